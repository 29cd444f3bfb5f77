//! One person, as every kind of item looks at them, and the words that items share.

use super::ask::Ask;
use super::item::{Item, Last};
use crate::facts::actions::{Item as Action, of_person};
use crate::facts::contact::{Standing, last_spot};
use crate::facts::last_topic::last_topic;
use crate::facts::points::is_to_report;
use crate::facts::rest::{free_from, is_let_go};
use crate::model::attention::ReviewKind;
use crate::model::day::Day;
use crate::model::ids::{Home, Place};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::phrase::{clause, untagged};
use crate::text::width::cut;

/// Without a cadence lateness is told in months.
const MONTH: i64 = 30;
/// A quoted text has at most so many columns.
const QUOTED: usize = 90;
/// What stands beside a name has at most so many columns.
const BESIDE: usize = 60;

/// One person on the day of the review.
pub(super) struct Case<'a> {
    pub(super) network: &'a Network,
    pub(super) person: &'a Person,
    pub(super) ask: &'a Ask,
    pub(super) standing: Standing,
    /// The first day on which somebody who is busy today is free.
    pub(super) free: Option<Day>,
    pub(super) actions: Vec<Action<'a>>,
}

impl<'a> Case<'a> {
    pub(super) fn of(network: &'a Network, person: &'a Person, ask: &'a Ask) -> Self {
        Self {
            network,
            person,
            ask,
            standing: ask.standing(network, person),
            free: free_from(person, ask.today),
            actions: of_person(person, ask.today),
        }
    }

    pub(super) fn today(&self) -> Day {
        self.ask.today
    }

    /// The results that they have not heard of, in the order of their files.
    pub(super) fn results(&self) -> Vec<&Action<'a>> {
        let is_one = is_to_report(self.person, self.today());
        self.actions.iter().filter(|item| is_one(item)).collect()
    }

    /// Whether it ended without a word on staying in touch: only the owner's own promises are spoken of.
    pub(super) fn is_let_go(&self) -> bool {
        is_let_go(self.person)
    }

    /// An item about this person.
    pub(super) fn item(
        &self,
        kind: ReviewKind,
        text: impl Into<String>,
        command: impl Into<String>,
    ) -> Item {
        let who = Home::Person(self.person.id.clone());
        Item::new(kind, Some(who), text, command)
    }

    /// The item, due on a day: with its lateness.
    pub(super) fn since(&self, item: Item, since: Day) -> Item {
        let cadence = self.standing.cadence.map(|length| length.days());
        dated(item, since, cadence, self.today())
    }

    /// The item with what was spoken of last beside the name.
    pub(super) fn with_last(&self, item: Item) -> Item {
        let last = last_topic(self.person, self.today());
        let last = last.map(|(date, text)| Last {
            date,
            text: cut(clause(untagged(&text)), BESIDE),
        });
        Item { last, ..item }
    }
}

/// An item that is due on a day, in a rhythm of so many days.
pub(super) fn dated(item: Item, since: Day, cadence: Option<i64>, today: Day) -> Item {
    Item {
        since: Some(since),
        lateness: Some(quotient(today.days_since(since), cadence.unwrap_or(MONTH))),
        ..item
    }
}

/// The item at the note or line of the last contact, else where the relationship began.
pub(super) fn placed(case: &Case<'_>, item: Item) -> Item {
    match last_spot(case.network, case.person, case.today()) {
        Some((_, file, line)) => item.at(Place {
            file,
            line: line.unwrap_or(1),
        }),
        None => item.in_key(case.person.file(), "relationship.since"),
    }
}

/// The quotient of two numbers of days: the calendar has so few that each is exact in `f64`.
fn quotient(days: i64, by: i64) -> f64 {
    days as f64 / by.max(1) as f64
}

/// A text of the files in quotation marks, cut where it is long.
pub(super) fn quote(text: &str) -> String {
    format!("“{}”", short(text))
}

/// A text of the files without its tags and full stop, cut where it is long.
pub(super) fn short(text: &str) -> String {
    cut(clause(untagged(text)), QUOTED)
}
