//! When a give would be welcome (domain.md 7.3): a prompt, never a debt.
//!
//! What may live here: the one rule that `balance`, `show` and `review` share. What may not: its sentence,
//! and what could be given.

use serde::Serialize;

use super::balance::{Balance, Measure};
use crate::facts::contact::up_to;
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::words::{Stage, Style};

/// Something each quarter keeps a tie upward two-way; a quarter has so many days (format.md, "Time").
pub const QUARTER: i64 = 90;
/// The owner's share upward is at least this.
pub const UPWARD: f64 = 0.15;
/// Between peers the owner's share is at least this …
pub const PEER_LEAST: f64 = 0.35;
/// … and at most this.
pub const PEER_MOST: f64 = 0.65;

/// What the ledger prompts for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Prompt {
    /// Upward, and nothing was given for a quarter: since when it would be welcome; `None` where neither
    /// a give nor a beginning is written.
    Quarter {
        /// The day after the quarter.
        since: Option<Day>,
    },
    /// Most of it came from them.
    Give {
        /// Since they gave last.
        since: Option<Day>,
        /// The owner's share, 0-1.
        share: f64,
    },
    /// Between peers most of it came from the owner: something could be asked for.
    Ask {
        /// Since the owner gave last.
        since: Option<Day>,
        /// The owner's share, 0-1.
        share: f64,
    },
}

/// What the ledger with a person prompts for today; `None` where it is even, where it is not measured
/// (a coach, a mentee, no role), or where the relationship is not active or meets only once (`flash`).
pub fn prompt(person: &Person, balance: &Balance, today: Day) -> Option<Prompt> {
    let relationship = &person.relationship;
    let lasts = relationship.style != Some(Style::Flash);
    if relationship.stage() != Stage::Active || !lasts {
        return None;
    }
    let day = |entry: &Option<super::entries::Entry>| entry.as_ref().map(|entry| entry.gift.day);
    let (gave, received) = (day(&balance.last_gave), day(&balance.last_received));
    let share = balance.sums.share();
    match balance.measure {
        Measure::Upward => {
            let from = gave.or_else(|| beginning(person, today));
            let since = from.map(|from| from.plus_days(QUARTER.saturating_add(1)));
            if since.is_none_or(|since| since <= today) {
                return Some(Prompt::Quarter { since });
            }
            let share = share.filter(|share| *share < UPWARD)?;
            let since = received;
            Some(Prompt::Give { since, share })
        }
        Measure::Peer => match share? {
            share if share < PEER_LEAST => Some(Prompt::Give {
                since: received,
                share,
            }),
            share if share > PEER_MOST => Some(Prompt::Ask { since: gave, share }),
            _ => None,
        },
        Measure::Coach | Measure::Forward | Measure::None => None,
    }
}

/// The first day of the relationship, or of the first meeting.
fn beginning(person: &Person, today: Day) -> Option<Day> {
    let first = up_to(&person.meetings, today).next();
    let since = person.relationship.since;
    since.or(first.map(|meeting| meeting.day))
}

impl Prompt {
    /// Since when it stands.
    pub fn since(self) -> Option<Day> {
        match self {
            Self::Quarter { since } | Self::Give { since, .. } | Self::Ask { since, .. } => since,
        }
    }

    /// Whether it prompts to give.
    pub fn is_give(self) -> bool {
        !matches!(self, Self::Ask { .. })
    }
}
