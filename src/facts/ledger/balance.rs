//! The sums of a ledger: both ways, the owner's share, quarter by quarter.
//!
//! What may live here: arithmetic on entries. What may not: what a share asks for (`due`).

use std::fmt;

use chrono::Datelike;
use serde::Serialize;

use super::entries::Entry;
use crate::facts::exchange::Side;
use crate::model::day::Day;
use crate::model::relationship::Relationship;
use crate::model::words::Role;

/// What the share is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Mentor, advisor or sponsor: some of it comes back, and something each quarter.
    Upward,
    /// Peer: about as much each way.
    Peer,
    /// Coach and nothing above: their work is paid for, nothing is held against anything.
    Coach,
    /// Mentee and nothing else: it goes forward.
    Forward,
    /// No role is written.
    None,
}

/// How much went one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// How many entries.
    pub number: usize,
    /// Their weight.
    pub points: u32,
}

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    number: u32,
}

/// What went each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// From the owner.
    pub gave: Sum,
    /// To the owner.
    pub received: Sum,
}

/// What went each way in a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OfQuarter {
    /// Which one.
    pub quarter: Quarter,
    /// How much.
    #[serde(flatten)]
    pub sums: Sums,
}

/// The balance with one person: small, so that those of thousands fit side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// What the share is held against.
    pub measure: Measure,
    /// What went each way.
    pub sums: Sums,
    /// The latest thing the owner gave; `None`: nothing is written.
    pub last_gave: Option<Entry>,
    /// The latest thing the owner received.
    pub last_received: Option<Entry>,
    /// The quarters in which anything went either way, oldest first.
    pub quarters: Vec<OfQuarter>,
}

/// The balance of some entries.
pub fn of_entries(measure: Measure, entries: &[Entry]) -> Balance {
    let last = |side| {
        entries
            .iter()
            .rfind(|entry| entry.gift.side == side)
            .cloned()
    };
    let mut sums = Sums::default();
    let mut quarters: Vec<OfQuarter> = Vec::new();
    for entry in entries {
        sums.add(entry);
        add_to(&mut quarters, Quarter::of(entry.gift.day), |of| {
            of.add(entry)
        });
    }
    Balance {
        measure,
        sums,
        last_gave: last(Side::Gave),
        last_received: last(Side::Received),
        quarters,
    }
}

/// Adds to a quarter in a list that stays in order.
pub fn add_to(quarters: &mut Vec<OfQuarter>, quarter: Quarter, add: impl FnOnce(&mut Sums)) {
    let at = match quarters.binary_search_by_key(&quarter, |of| of.quarter) {
        Ok(at) => at,
        Err(at) => {
            let sums = Sums::default();
            quarters.insert(at, OfQuarter { quarter, sums });
            at
        }
    };
    if let Some(of) = quarters.get_mut(at) {
        add(&mut of.sums);
    }
}

impl Measure {
    /// What a relationship is measured by: upward before peer, a coach and a mentee where they are nothing else.
    pub fn of(relationship: &Relationship) -> Self {
        let is = |role| relationship.is(role);
        if is(Role::Mentor) || is(Role::Advisor) || is(Role::Sponsor) {
            Self::Upward
        } else if is(Role::Peer) {
            Self::Peer
        } else if is(Role::Coach) {
            Self::Coach
        } else if is(Role::Mentee) {
            Self::Forward
        } else {
            Self::None
        }
    }
}

impl Sums {
    /// The owner's part of all that went either way: gave ÷ (gave + received), 0-1; `None` where nothing did.
    pub fn share(self) -> Option<f64> {
        let all = self.gave.points.saturating_add(self.received.points);
        (all > 0).then(|| f64::from(self.gave.points) / f64::from(all))
    }

    /// Adds one entry.
    pub fn add(&mut self, entry: &Entry) {
        let side = match entry.gift.side {
            Side::Gave => &mut self.gave,
            Side::Received => &mut self.received,
        };
        side.number = side.number.saturating_add(1);
        side.points = side.points.saturating_add(entry.points);
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let both = |a: Sum, b: Sum| Sum {
            number: a.number.saturating_add(b.number),
            points: a.points.saturating_add(b.points),
        };
        Self {
            gave: both(self.gave, other.gave),
            received: both(self.received, other.received),
        }
    }
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: Day) -> Self {
        let date = day.date();
        Self {
            year: date.year(),
            number: date.month0() / 3 + 1,
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

impl Serialize for Quarter {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
