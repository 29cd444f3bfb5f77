//! Who was there: names as typed to people or a circle of the network.

use crate::error::Failure;
use crate::facts::names::Who;
use crate::facts::subject::Subject;
use crate::model::ids::{Home, PersonId};
use crate::model::network::Network;
use crate::shell::context::Context;

/// The people, each once, or one circle. `present`: whether `--present` was given.
pub fn homes(
    typed: &[String],
    present: bool,
    context: &mut Context<'_>,
) -> Result<Vec<Home>, Failure> {
    let mut homes: Vec<Home> = Vec::new();
    for text in typed {
        let home = match context.who(text)? {
            Who::Person(id) => Home::Person(id),
            Who::Circle(id) => Home::Circle(id),
        };
        if !homes.contains(&home) {
            homes.push(home);
        }
    }
    let circles = homes.iter().any(|home| matches!(home, Home::Circle(_)));
    if circles && homes.len() > 1 {
        return Err(Failure::usage("a circle's meeting is logged by itself")
            .hint("who of it was there: --present grace,sam"));
    }
    if present && !circles {
        return Err(Failure::usage("--present is for the meeting of a circle")
            .hint("several people at once: `mentor log grace sam`"));
    }
    Ok(homes)
}

/// The people whose folders have to be read.
pub fn people(homes: &[Home], present: &[PersonId]) -> Vec<PersonId> {
    let named = homes.iter().filter_map(|home| match home {
        Home::Person(id) => Some(id.clone()),
        Home::Circle(_) | Home::Goal(_) => None,
    });
    named.chain(present.iter().cloned()).collect()
}

/// What was read of them.
pub fn subjects<'a>(network: &'a Network, homes: &[Home]) -> Result<Vec<Subject<'a>>, Failure> {
    let find = |home: &Home| {
        Subject::of(network, home)
            .ok_or_else(|| Failure::new("somebody who was named is gone: nothing was done"))
    };
    homes.iter().map(find).collect()
}
