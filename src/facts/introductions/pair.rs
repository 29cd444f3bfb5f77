//! Who may be brought together at all.
//!
//! What may live here: refusals, with their reason. What may not: how far an introduction has come (`state`).

use super::state::{Introduction, between};
use crate::error::Failure;
use crate::facts::broker::{Acquaintances, link};
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;

/// Two people who may be brought together: two, of whom others may read, and who do not know one another
/// but by this introduction.
pub fn pair<'a>(
    network: &'a Network,
    (a, b): (&PersonId, &PersonId),
    audience: Audience,
    today: Day,
) -> Result<Introduction<'a>, Failure> {
    if a == b {
        return Err(
            Failure::usage(format!("{a} is one person: an introduction takes two"))
                .hint("`mentor intro --suggest` shows who could be brought together"),
        );
    }
    let introduction = between(
        open(network, a, audience)?,
        open(network, b, audience)?,
        today,
    );
    let (first, second) = (introduction.first, introduction.second);
    if Acquaintances::of(network).know(a, b) && !introduction.brought_together() {
        let known = link(first, &second.id, Some(second));
        let names = format!("{} and {}", first.name, second.name);
        return Err(
            Failure::new(format!("{names} know one another already ({known})"))
                .hint("`mentor intro --suggest` shows who does not, and should"),
        );
    }
    Ok(introduction)
}

/// Somebody of whom others may read.
pub fn open<'a>(
    network: &'a Network,
    id: &PersonId,
    audience: Audience,
) -> Result<&'a Person, Failure> {
    let Some(person) = network.person(id) else {
        return Err(Failure::new(format!("no one has the id `{id}`")));
    };
    if !person.readable {
        let file = person.file();
        return Err(Failure::new(format!(
            "{file} cannot be read, so nobody knows what may be said of {id}"
        ))
        .hint("`mentor check` shows what is wrong with it"));
    }
    if !audience.sees_person(person) {
        let file = person.file();
        return Err(Failure::new(format!(
            "{} is confidential (confidential in {file})",
            person.name
        ))
        .hint("--include-private brings them into it all the same"));
    }
    Ok(person)
}
