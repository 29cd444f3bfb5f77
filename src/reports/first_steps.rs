//! What to do first in a network that was just begun or filled: commands for exactly these people and goals.

use crate::facts::contact::{self, Standing};
use crate::facts::coverage::{Totals, cells};
use crate::facts::supply::{WhatIf, supply};
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item, plain};

/// A command, and what it does here.
pub type Next = (String, String);

/// What to do first; `mentor` is how the program is called from where the owner stands, `left` how many things
/// the files do not say yet.
pub fn first_steps(network: &Network, mentor: &str, left: usize, today: Day) -> Vec<Next> {
    let mut next = Vec::new();
    if let Some((person, standing)) = to_meet(network, today) {
        next.push((
            format!("{mentor} agenda {}", person.id),
            meeting(person, &standing, today),
        ));
    }
    let could_help = |person: &&Person| {
        let relationship = &person.relationship;
        person.readable && relationship.stage() == Stage::Prospect && !relationship.only_mentee()
    };
    if let Some(person) = network.people.iter().find(could_help) {
        next.push((
            format!("{mentor} pitch {}", person.id),
            format!(
                "drafts a first question to {}, easy to grant and easy to refuse",
                plain(person.first_name())
            ),
        ));
    }
    if network.people.is_empty() {
        next.push((
            format!("{mentor} add \"Their Name\" --role mentor"),
            "adds the first person, as soon as one comes to mind".to_owned(),
        ));
    }
    let supply = supply(network, today, &WhatIf::default());
    let totals = Totals::of(&cells(&network.policy, &network.goals, &supply));
    if totals.cells > 0 {
        next.push((
            format!("{mentor} gaps"),
            format!(
                "says who covers what ({} of {} needs so far), and how to win the rest",
                totals.covered, totals.cells
            ),
        ));
    }
    if left > 0 {
        let things = if left == 1 {
            "1 thing is"
        } else {
            &format!("{left} things are")
        };
        next.push((
            format!("{mentor} init --continue"),
            format!("goes on with the questions: {things} still empty"),
        ));
    }
    next.push((
        format!("{mentor} review"),
        "says every week what wants attention".to_owned(),
    ));
    next
}

/// The active person whose next talk comes first.
fn to_meet(network: &Network, today: Day) -> Option<(&Person, Standing)> {
    let standings = contact::standings(network, today);
    let people = network.people.iter().zip(standings);
    let active = people
        .filter(|(person, _)| person.readable && person.relationship.stage() == Stage::Active);
    active.min_by_key(|(person, standing)| {
        (
            standing.due_on.is_none(),
            standing.due_on,
            person.id.clone(),
        )
    })
}

fn meeting(person: &Person, standing: &Standing, today: Day) -> String {
    let name = plain(person.first_name());
    let last = standing
        .last_contact
        .map(|day| format!("the last was on {}", day.long()));
    let due = standing.due_on.map(|day| match day < today {
        true => "the next would be welcome any day".to_owned(),
        false => format!("the next is due by {}", day.long()),
    });
    let when: Vec<String> = last.into_iter().chain(due).collect();
    let when = if when.is_empty() {
        String::new()
    } else {
        format!(": {}", when.join(", "))
    };
    format!("prepares your next talk with {name}{when}")
}

/// The steps as they are read.
pub fn steps(next: &[Next]) -> Doc {
    let mut doc = Doc::default();
    let item = |(command, why): &Next| Item::new(format!("`{command}` {why}"));
    doc.para("Next:").list(next.iter().map(item).collect());
    doc
}
