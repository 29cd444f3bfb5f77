//! Whom `mentor intro` is about.

use crate::error::Failure;
use crate::model::ids::PersonId;
use crate::model::network::Scope;
use crate::reports::intro::way;
use crate::shell::context::Context;

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
