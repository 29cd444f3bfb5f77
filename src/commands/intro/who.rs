//! Whom `mentor intro` is about.

use crate::error::Failure;
use crate::facts::introductions::matching::Candidate;
use crate::model::ids::PersonId;
use crate::model::network::Scope;
use crate::reports::intro::suggest::{Ask, Suggestions};
use crate::reports::intro::way;
use crate::shell::context::Context;
use crate::shell::gather::gather;

/// The two people that are meant.
pub fn pair(context: &mut Context<'_>, typed: &[String]) -> Result<(PersonId, PersonId), Failure> {
    match typed {
        [a, b] => Ok((context.person(a)?, context.person(b)?)),
        _ => Err(Failure::usage("an introduction takes two people")),
    }
}

/// Who is to be reached: somebody of the network, or a name that only stands in somebody's `knows`.
pub fn reached(context: &mut Context<'_>, typed: &str) -> Result<PersonId, Failure> {
    match context.person(typed) {
        Ok(id) => Ok(id),
        Err(failure) => {
            let network = context.read(&Scope::Roster)?;
            way::stranger(&network, typed).ok_or(failure)
        }
    }
}

/// Who could be brought together: everybody is looked at once, and those who are told are read whole.
pub fn suggested(context: &mut Context<'_>, ask: &Ask) -> Result<Suggestions, Failure> {
    let keep = |network: &_, person| ask.keep(network, &person);
    let (rest, kept) = gather(context, &Scope::Roster, keep)?;
    let kept: Vec<Candidate> = kept.into_iter().flatten().collect();
    let pairs = ask.pairs(&rest, &kept);
    let ids = pairs
        .iter()
        .flat_map(|(who, other)| [who.clone(), other.clone()]);
    let network = context.read(&Scope::RosterOf(ids.collect()))?;
    Ok(ask.suggestions(&network, &pairs))
}
