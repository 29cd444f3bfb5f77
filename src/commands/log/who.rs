//! Who was there: names as typed to people or a circle of the network.

use crate::commands::log::said::Said;
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::ids::{Home, PersonId};
use crate::model::network::{Network, Scope};
use crate::shell::context::Context;
use crate::shell::typed;

/// Who of a circle was there, who led it, who had a hot seat.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// Who was there; whoever led or had a hot seat is among them where anybody is named.
    pub present: Vec<PersonId>,
    /// An id, or `me`.
    pub led_by: Option<String>,
    /// Who had a hot seat.
    pub hot_seats: Vec<PersonId>,
}

/// The people, each once, or one circle. `flag`: one that is for circles and was given.
pub fn homes(
    typed: &[String],
    flag: Option<&str>,
    context: &mut Context<'_>,
) -> Result<Vec<Home>, Failure> {
    let homes = typed::homes(context, typed)?;
    let circles = homes.iter().any(|home| matches!(home, Home::Circle(_)));
    if circles && homes.len() > 1 {
        return Err(Failure::usage("a circle's meeting is logged by itself")
            .hint("who of it was there: --present grace,sam"));
    }
    if let Some(flag) = flag.filter(|_| !circles) {
        return Err(
            Failure::usage(format!("{flag} is for the meeting of a circle"))
                .hint("several people at once: `mentor log grace sam`"),
        );
    }
    Ok(homes)
}

/// What the flags for circles mean. Whoever led or had a seat was there, said or not.
pub fn round(said: &Said, context: &mut Context<'_>) -> Result<Round, Failure> {
    let named = context.people(&said.present)?;
    let hot_seats = context.people(&said.hot_seats)?;
    let leader = match said.led_by.as_deref() {
        None | Some("me") => None,
        Some(typed) => Some(context.person(typed)?),
    };
    let mut present = named.clone();
    for person in leader.iter().chain(&hot_seats) {
        if !present.contains(person) {
            present.push(person.clone());
        }
    }
    if let [_, ..] = named.as_slice()
        && let Some(also) = present.get(named.len()..).filter(|also| !also.is_empty())
    {
        let also: Vec<&str> = also.iter().map(PersonId::as_str).collect();
        context.note(format!("present too: {}", also.join(", ")));
    }
    Ok(Round {
        present,
        led_by: leader.map_or_else(|| said.led_by.clone(), |id| Some(id.to_string())),
        hot_seats,
    })
}

/// The people whose folders have to be read.
pub fn people(homes: &[Home], present: &[PersonId]) -> Vec<PersonId> {
    let named = homes.iter().filter_map(|home| match home {
        Home::Person(id) => Some(id.clone()),
        Home::Circle(_) | Home::Goal(_) => None,
    });
    named.chain(present.iter().cloned()).collect()
}

/// The scope with everybody who belongs to a circle: their names may stand in the note as present.
pub fn with_members(scope: Scope, who: &[Subject<'_>]) -> Scope {
    let Scope::People(mut people) = scope else {
        return scope;
    };
    for subject in who {
        if let Subject::Circle(circle) = subject {
            people.extend(circle.members.iter().cloned());
        }
    }
    people.sort();
    people.dedup();
    Scope::People(people)
}

/// What was read of them.
pub fn subjects<'a>(network: &'a Network, homes: &[Home]) -> Result<Vec<Subject<'a>>, Failure> {
    let find = |home: &Home| {
        Subject::of(network, home)
            .ok_or_else(|| Failure::new("somebody who was named is gone: nothing was done"))
    };
    homes.iter().map(find).collect()
}
