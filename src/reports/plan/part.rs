//! What one person adds to the plan: the actions that are listed, and numbers of the others.
//!
//! What may live here: which actions are meant, and sums over them. What may not: headings, the order.

use std::collections::BTreeMap;

use super::Request;
use crate::facts::action_book::{Folder, Packer, folder};
use crate::facts::actions::{Item, of_circle, of_goal, of_person};
use crate::facts::advice_loop::{AdviceLoop, advice_loop};
use crate::facts::measures::Counts;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::{GoalId, Home};
use crate::model::network::Network;
use crate::model::person::Person;

/// What is kept of a person.
#[derive(Debug)]
pub struct Part {
    pub(super) folder: Folder,
    counts: Counts,
    advice: AdviceLoop,
    // A map takes a kilobyte for its first entry.
    goals: Box<[(GoalId, Counts)]>,
}

/// Numbers of the actions that the filters select, of any age.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub counts: Counts,
    pub advice: AdviceLoop,
    pub goals: BTreeMap<GoalId, Counts>,
}

/// What a person adds to the plan.
pub fn part(packer: &Packer, person: &Person, request: &Request, today: Day) -> Part {
    let items = of_person(person, today);
    let mut sums = Sums::default();
    sums.count(&items, request);
    if is_asked(person, request) {
        sums.advice = advice_loop(std::iter::once(person), today);
    }
    let shown = |item: &Item<'_>| selects(item, request) && shows(item, request);
    Part {
        folder: folder(packer, person, &items, shown),
        counts: sums.counts,
        advice: sums.advice,
        goals: sums.goals.into_iter().collect(),
    }
}

impl Sums {
    /// Of circles and goals.
    pub fn of_rest(network: &Network, request: &Request, today: Day) -> Self {
        let mut sums = Self::default();
        for circle in &network.circles {
            sums.count(&of_circle(circle, today), request);
        }
        for goal in &network.goals {
            sums.count(&of_goal(goal, today), request);
        }
        sums
    }

    /// Takes in the numbers of a person, and gives the actions.
    pub fn take(&mut self, part: Part) -> Folder {
        self.counts.add(part.counts);
        self.advice.noted += part.advice.noted;
        self.advice.reported += part.advice.reported;
        for (goal, counts) in part.goals {
            self.goals.entry(goal).or_default().add(counts);
        }
        part.folder
    }

    fn count(&mut self, items: &[Item<'_>], request: &Request) {
        for item in items.iter().filter(|item| selects(item, request)) {
            self.counts.count(item);
            if let Some(goal) = &item.action.goal {
                self.goals.entry(goal.clone()).or_default().count(item);
            }
        }
    }
}

/// Whether the filters select an action.
pub(super) fn selects(item: &Item<'_>, request: &Request) -> bool {
    let theirs = |home: &Home| {
        item.home == *home
            || matches!((home, &item.action.owner), (Home::Person(id), Owner::Person(owner)) if id == owner)
    };
    (request.who.is_empty() || request.who.iter().any(theirs))
        && request
            .goal
            .as_ref()
            .is_none_or(|goal| item.action.goal.as_ref() == Some(goal))
        && request.mine.is_none_or(|mine| item.is_mine() == mine)
}

/// Whether an action is recent enough to be listed.
pub(super) fn shows(item: &Item<'_>, request: &Request) -> bool {
    let recent = |since| item.done.is_some_and(|done| done >= since);
    item.is_open() || request.since.is_none_or(recent)
}

/// Whether somebody's advice is counted: theirs who are asked about, everybody's where nobody is named.
fn is_asked(person: &Person, request: &Request) -> bool {
    let is = |home: &Home| matches!(home, Home::Person(id) if *id == person.id);
    request.who.is_empty() || request.who.iter().any(is)
}
