//! Several people of whom the same is written: found, changed together, and read again.
//!
//! What may live here: the way from typed names to people. What may not: what becomes of them.

use crate::error::Failure;
use crate::model::change::{ChangeSet, Written};
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::shell::context::Context;

/// People after a change.
pub struct Several {
    /// Their folders as they are now.
    pub network: Network,
    /// Who they are, in the order typed.
    pub ids: Vec<PersonId>,
    /// What was written.
    pub written: Vec<Written>,
}

/// Finds the people that are meant (`-` reads ids from standard input), and carries out what `decide`
/// makes of them, all or nothing. `None` after a dry run.
pub fn change(
    context: &mut Context<'_>,
    typed: &[String],
    dry_run: bool,
    decide: impl FnOnce(&[&Person]) -> Result<ChangeSet, Failure>,
) -> Result<Option<Several>, Failure> {
    let ids = context.people(typed)?;
    if ids.is_empty() {
        return Err(Failure::new("nobody is named"));
    }
    let scope = Scope::People(ids.clone());
    let written = context.change(&scope, dry_run, |network| {
        let gone = |id: &PersonId| Failure::new(format!("people/{id} is not there any more"));
        let person = |id| network.person(id).ok_or_else(|| gone(id));
        let people = ids.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        decide(&people)
    })?;
    if dry_run {
        return Ok(None);
    }
    let network = context.read(&scope)?;
    Ok(Some(Several {
        network,
        ids,
        written,
    }))
}
