//! Whom `mentor intro` is about.

use crate::error::Failure;
use crate::facts::broker::names;
use crate::facts::introductions::matching::Candidate;
use crate::facts::lighter::Lighter;
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::reports::intro::suggest::{Ask, Suggestions};
use crate::reports::intro::way::{self, Request, Way};
use crate::shell::context::Context;
use crate::shell::gather::{gather, lightened};

/// The two people that are meant.
pub fn pair(context: &mut Context<'_>, typed: &[String]) -> Result<(PersonId, PersonId), Failure> {
    match typed {
        [a, b] => Ok((context.person(a)?, context.person(b)?)),
        _ => Err(Failure::usage("an introduction takes two people")),
    }
}

/// The files of both.
pub fn both((a, b): &(PersonId, PersonId)) -> Scope {
    Scope::RosterOf(vec![a.clone(), b.clone()])
}

/// Who is to be reached: somebody of the network, or a name that only stands in somebody's `knows`.
pub fn reached(context: &mut Context<'_>, typed: &str) -> Result<PersonId, Failure> {
    match context.person(typed) {
        Ok(id) => Ok(id),
        Err(failure) => {
            let id = way::stranger(typed);
            let looked = |_: &Network, person: Person| (person.id == id, names(&person, &id));
            let (_, found) = gather(context, &Scope::Roster, looked)?;
            let is_stranger = found.iter().all(|(is_they, _)| !is_they);
            let is_known = found.iter().any(|(_, names_them)| *names_them);
            (is_stranger && is_known).then_some(id).ok_or(failure)
        }
    }
}

/// The way to somebody, and the network in which they and those on the way are whole.
pub fn way(context: &mut Context<'_>, request: Request<'_>) -> Result<(Network, Way), Failure> {
    let today = context.today();
    let of = |network: &Network| Lighter::of(network, today);
    let kept = |lighter: &Lighter, person: Person| match person.id == *request.to {
        true => person,
        false => lighter.person(person),
    };
    let mut network = lightened(context, &Scope::Roster, of, kept)?;
    let found = way::way(&network, request, today)?;
    let path = found.path.iter().map(|link| link.id.clone());
    for whole in context.read(&Scope::RosterOf(path.collect()))?.people {
        let mut people = network.people.iter_mut();
        if let Some(one) = people.find(|one| one.id == whole.id) {
            *one = whole;
        }
    }
    let found = way::way(&network, request, today)?;
    Ok((network, found))
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
