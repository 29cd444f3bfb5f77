//! A goal as it was typed, where nothing was read yet, and what is said of goals.
//!
//! What may live here: how much is read for it. What may not: which goal is meant (`facts::goals`).

use crate::error::Failure;
use crate::facts::action_book::Packer;
use crate::facts::goals::resolve;
use crate::model::ids::GoalId;
use crate::model::network::Scope;
use crate::reports::goal::kept::{Goals, part};
use crate::shell::context::Context;
use crate::shell::gather::gather;

/// The goal that is meant; nobody's folder is opened for one that is there. `None` where nothing was typed.
pub fn typed(context: &mut Context<'_>, typed: Option<&str>) -> Result<Option<GoalId>, Failure> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    let network = context.read(&Scope::RosterOf(Vec::new()))?;
    let found = resolve(typed, &network.goals);
    if found.is_err() {
        // What is wrong with the files may be why.
        gather(context, &Scope::Everything, |_, _| ())?;
    }
    found.map(Some)
}

/// Reads what is said of this goal, or of all.
pub fn read(context: &mut Context<'_>, which: Option<&GoalId>) -> Result<Goals, Failure> {
    let today = context.today();
    let packer = Packer::default();
    let (network, parts) = gather(context, &Scope::Actions, |rest, person| {
        part(&packer, rest, person, which, today)
    })?;
    Ok(Goals::new(network, (packer, parts), which, today))
}
