//! (e) The six routes of article 004 by which people are found, and which of them were not tried.

use std::collections::BTreeSet;

use super::ground::{Ground, Step, StepKind};
use super::words::{option, sayable, topic};
use crate::facts::coverage::{Cell, GoalKey, NeedKind};
use crate::facts::supply::{self, Supporter};
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Function, Relation, Role, Source, Stage};
use crate::text::phrase::{count, listed, shell_word};

/// Looking has so many days.
const LOOK_FOR: i64 = 28;

/// The six routes, in the order of the article.
pub const ROUTES: [Source; 6] = [
    Source::Program,
    Source::Observed,
    Source::Introduced,
    Source::Network,
    Source::Event,
    Source::Online,
];

/// A route as the end of "somebody came to you …".
pub fn phrase(route: Source) -> &'static str {
    match route {
        Source::Program => "through a formal program",
        Source::Observed => "because you saw them at work",
        Source::Introduced => "by an introduction",
        Source::Network => "through a professional network",
        Source::Event => "at an event",
        Source::Online => "online",
        Source::Own => "by your own first move",
        Source::Other => "in another way",
    }
}

/// The routes by which nobody came, of whatever stage, in the order of the article.
pub fn untried(network: &Network, without: &BTreeSet<PersonId>) -> Vec<Source> {
    let tried: BTreeSet<Source> = network
        .people
        .iter()
        .filter(|person| !without.contains(&person.id))
        .filter_map(|person| person.source)
        .collect();
    let mut routes = ROUTES.to_vec();
    routes.retain(|route| !tried.contains(route));
    routes
}

/// How many active people came by each route, in the order of the article.
pub fn brought(network: &Network, without: &BTreeSet<PersonId>) -> Vec<(Source, usize)> {
    let active = network.people.iter().filter(|person| {
        let active = person.relationship.stage() == Stage::Active;
        active && person.readable && !without.contains(&person.id)
    });
    let sources: Vec<Source> = active.filter_map(|person| person.source).collect();
    ROUTES
        .into_iter()
        .map(|route| (route, sources.iter().filter(|one| **one == route).count()))
        .collect()
}

/// The step: a route that brought nobody yet; where all did, the one that brought most active people.
pub(super) fn step(ground: &Ground<'_>, cell: &Cell) -> Step {
    let untried = untried(ground.network, ground.without);
    let (route, why) = match untried.first() {
        Some(first) if untried.len() == ROUTES.len() => {
            let why = "how people came to you is not written (source); of six routes a formal program \
                       is the first";
            (*first, why.to_owned())
        }
        Some(first) => {
            let words: Vec<&str> = untried.iter().map(|route| phrase(*route)).collect();
            let or = listed(&words).replace(" and ", " or ");
            (*first, format!("nobody came to you {or} yet"))
        }
        None => {
            // Reversed, so that of equal counts the first route of the article wins.
            let brought = brought(ground.network, ground.without);
            let best = brought.into_iter().rev().max_by_key(|(_, n)| *n);
            let (best, n) = best.unwrap_or((Source::Introduced, 0));
            let came = count(n, "active person", "active people");
            (
                best,
                format!("all six routes were tried; {came} came {}", phrase(best)),
            )
        }
    };
    let add = add(route, cell);
    match partner(ground, cell) {
        // Looking is a promise like any other, and best made to somebody.
        Some(partner) => Step {
            kind: StepKind::Route,
            who: Some(partner.id.clone()),
            why: if supply::gives(partner, Function::Accountability.as_str()).is_some() {
                format!("{why}; {} could hold you to it", partner.name)
            } else {
                format!("{why}; told to {}, it is harder to forget", partner.name)
            },
            command: promise(ground, route, cell, partner),
            after: Some(add),
        },
        None => Step {
            kind: StepKind::Route,
            who: None,
            why,
            command: add,
            after: None,
        },
    }
}

/// To whom it is promised to look: somebody in touch who helps the owner, who gives accountability first, of
/// them who is not busy, serves the goal and is not loaded, and the manager last; `None` where nobody is.
fn partner<'a>(ground: &Ground<'a>, cell: &Cell) -> Option<&'a Person> {
    let found = ground
        .supply
        .iter()
        .filter(|one| one.effective && one.supports());
    let order = |one: &&Supporter<'_>| {
        let serves = match &cell.goal {
            GoalKey::Goal(id) => supply::serves(one.person, id),
            GoalKey::Standing => true,
        };
        let loaded = !ground.overload(one.id()).is_empty();
        let manages = one.person.relation == Some(Relation::Manager);
        let holds = one.gives(Function::Accountability.as_str());
        let busy = ground.busy(one.person).is_some();
        (!holds, busy, manages, !serves, loaded)
    };
    found.min_by_key(order).map(|one| one.person)
}

/// The command that writes it down: what to look for, where, and until when.
fn promise(ground: &Ground<'_>, route: Source, cell: &Cell, partner: &Person) -> String {
    let place = match route {
        Source::Observed => "among the people you see at work",
        other => phrase(other),
    };
    let kind = match route {
        Source::Event => " kind:event",
        Source::Observed => " kind:shadow",
        Source::Introduced => " kind:introduce",
        _ => "",
    };
    let due = ground.today.plus_days(LOOK_FOR);
    let (need, topic) = (sayable(&cell.need), topic(&cell.goal));
    let text = format!("Look for {need} {place}{kind} due:{due}{topic}");
    let id = shell_word(partner.id.as_str());
    format!("mentor action add {id} {}", shell_word(&text))
}

/// How somebody is written down who was found that way.
fn add(route: Source, cell: &Cell) -> String {
    let mut command = format!("mentor add NAME --source {route}");
    match cell.kind {
        // A comma would make two skills of one, and a skill is one line.
        NeedKind::Skill if cell.need.contains(|c: char| c == ',' || c.is_control()) => {}
        NeedKind::Skill => command.push_str(&option("--expertise", &cell.need)),
        NeedKind::Function => {
            let wanted = Function::parse(&cell.key);
            let gives = |role: &&Role| {
                wanted.is_some_and(|wanted| role.default_functions().contains(&wanted))
            };
            if let Some(role) = Role::ALL.iter().find(gives) {
                command.push_str(&format!(" --role {role}"));
            }
        }
    }
    if let GoalKey::Goal(id) = &cell.goal {
        command.push_str(&option("--goal", id.as_str()));
    }
    command
}
