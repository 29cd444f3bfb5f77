//! How long ago two people were in touch, how often they mean to be, and when the next time is due
//! (format.md, "Exact rules / Time"; domain.md 1.4 and 7.4).
//!
//! What may live here: arithmetic on days of contact. What may not: who is chosen for a report,
//! and any sentence about it.

use std::collections::HashMap;

use super::rhythm;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::length::Length;
use crate::model::network::Network;
use crate::model::note::Meeting;
use crate::model::person::{Busy, Person};
use crate::model::policy::{Policy, Rhythm};
pub use crate::model::question::Phase;
use crate::model::words::Stage;

/// An agreed end within this many days (or past) makes the phase winding-down.
const WINDING_DOWN_DAYS: i64 = 30;
/// With fewer meetings than this a relationship is starting.
pub const STARTING_MEETINGS: usize = 3;
/// Without a cadence, a contact (or a beginning) this many days back still counts as effective.
const EFFECTIVE_WITHOUT_CADENCE: i64 = 365;

/// How late the next contact is, as a multiple of the cadence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Freshness {
    /// Within the cadence.
    Fresh,
    /// A little over it.
    Due,
    /// Well over it.
    Fading,
    /// Quiet for long.
    Dormant,
}

impl Freshness {
    /// The word of format.md.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Due => "due",
            Self::Fading => "fading",
            Self::Dormant => "dormant",
        }
    }
}

/// Everything about contact with one person, as of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The day of the last contact; `None`: there is none yet.
    pub last_contact: Option<Day>,
    /// How often they mean to be in touch; `None`: no cadence, nobody is ever late.
    pub cadence: Option<Length>,
    /// `None` where the relationship is not active.
    pub phase: Option<Phase>,
    /// Dated notes of their own folder up to today, from `since` on where it is written.
    pub meetings: usize,
    /// Days since the last contact, without any since `since`: what `ratio` divides.
    /// `None` where neither is known or `since` is after today.
    pub days_since: Option<i64>,
    /// `days_since` ÷ cadence; `None` where either is unknown.
    pub ratio: Option<f64>,
    /// What the ratio means under `[rhythm]`; `None` where it is unknown.
    pub freshness: Option<Freshness>,
    /// When the next contact is due: after busy periods and the snooze; `None` without a cadence or a beginning.
    pub due_on: Option<Day>,
    /// Whether the tie carries today: fresh or due; without a cadence a contact or a beginning within 365 days.
    pub effective: bool,
    /// Whether filters and the review call it due: the ratio is over 1 and `due_on` is not after today.
    pub due: bool,
}

/// Where the contact with a person stands on a day. Later notes and touches are not seen.
pub fn standing(network: &Network, person: &Person, today: Day) -> Standing {
    let in_circles = network
        .circles
        .iter()
        .flat_map(|circle| up_to(&circle.meetings, today))
        .filter(|meeting| is_present(meeting, &person.id))
        .map(|meeting| meeting.day)
        .max();
    standing_after(&network.policy, person, in_circles, today)
}

/// When everybody was last at a meeting of a circle: read once for [`standing_beside`] of many.
pub fn days_in_circles(network: &Network, today: Day) -> HashMap<PersonId, Day> {
    let mut in_circles: HashMap<PersonId, Day> = HashMap::new();
    for circle in &network.circles {
        for meeting in up_to(&circle.meetings, today) {
            for id in meeting.note.iter().flat_map(|note| &note.front.present) {
                let last = in_circles.entry(id.clone()).or_insert(meeting.day);
                *last = (*last).max(meeting.day);
            }
        }
    }
    in_circles
}

/// [`standing`] of one of many, whose days in circles are known from [`days_in_circles`].
pub fn standing_beside(
    policy: &Policy,
    person: &Person,
    in_circles: &HashMap<PersonId, Day>,
    today: Day,
) -> Standing {
    let circle = in_circles.get(&person.id).copied();
    standing_after(policy, person, circle, today)
}

/// [`standing`] of everyone who was read, in the order of the network.
pub fn standings(network: &Network, today: Day) -> Vec<Standing> {
    let in_circles = days_in_circles(network, today);
    let people = network.people.iter();
    people
        .map(|person| standing_beside(&network.policy, person, &in_circles, today))
        .collect()
}

/// [`standing`] of somebody whose last day at a circle up to today is known.
pub fn standing_after(
    policy: &Policy,
    person: &Person,
    in_circles: Option<Day>,
    today: Day,
) -> Standing {
    let meetings = meetings_of_this_round(person, today).count();
    let phase = phase(person, meetings, today);
    let cadence = rhythm::rhythm(policy, person, phase).and_then(|(cadence, _)| cadence.length());
    let last_contact = last_own_contact(person, today).max(in_circles);
    let since = person.relationship.since;
    let days_since = last_contact
        .or(since.filter(|since| *since <= today))
        .map(|day| today.days_since(day));
    let ratio = match (days_since, cadence) {
        (Some(days), Some(cadence)) => Some(quotient(days, cadence.days())),
        _ => None,
    };
    let freshness = ratio.map(|ratio| freshness(ratio, policy.rhythm));
    let due_on = match (last_contact.or(since), cadence) {
        (Some(from), Some(cadence)) => {
            let day = after_busy(from.plus_days(cadence.days()), &person.availability.busy);
            Some(day.max(person.relationship.snooze.unwrap_or(day)))
        }
        _ => None,
    };
    let effective = if cadence.is_some() {
        matches!(freshness, Some(Freshness::Fresh | Freshness::Due))
    } else {
        [last_contact, since].into_iter().flatten().any(|day| {
            let days = today.days_since(day);
            (0..=EFFECTIVE_WITHOUT_CADENCE).contains(&days)
        })
    };
    Standing {
        last_contact,
        cadence,
        phase,
        meetings,
        days_since,
        ratio,
        freshness,
        due_on,
        effective,
        due: ratio.is_some_and(|ratio| ratio > 1.0) && due_on.is_some_and(|day| day <= today),
    }
}

/// The day of the last contact and where it is written: a note's file, or a line of `log.md`.
pub fn last_place(network: &Network, person: &Person, today: Day) -> Option<(Day, String)> {
    last_spot(network, person, today).map(|(day, file, line)| match line {
        Some(line) => (day, format!("{file}:{line}")),
        None => (day, file.to_string()),
    })
}

/// The day of the last contact with its file, and of a line of `log.md` its number.
pub fn last_spot(
    network: &Network,
    person: &Person,
    today: Day,
) -> Option<(Day, RelPath, Option<usize>)> {
    let met = latest_meeting(person, today).map(|note| (note.day, note.path.clone(), None));
    let touched = person
        .log
        .iter()
        .filter(|touch| touch.kind.is_contact() && touch.day <= today)
        .max_by_key(|touch| touch.day)
        .map(|touch| (touch.day, person.folder().join("log.md"), Some(touch.line)));
    let in_circle = network
        .circles
        .iter()
        .flat_map(|circle| up_to(&circle.meetings, today))
        .filter(|meeting| is_present(meeting, &person.id))
        .max_by_key(|meeting| meeting.day)
        .map(|meeting| (meeting.day, meeting.path.clone(), None));
    // Of several on one day the person's own note is told: `max_by_key` keeps the last.
    [in_circle, touched, met]
        .into_iter()
        .flatten()
        .max_by_key(|(day, _, _)| *day)
}

/// The dated notes of a list that exist on a day.
pub fn up_to(meetings: &[Meeting], today: Day) -> impl DoubleEndedIterator<Item = &Meeting> {
    meetings.iter().filter(move |meeting| meeting.day <= today)
}

/// The latest dated note of a person's folder on a day.
pub fn latest_meeting(person: &Person, today: Day) -> Option<&Meeting> {
    // Notes are sorted by date; of several on one day the last of them is the latest.
    up_to(&person.meetings, today).next_back()
}

/// The meeting agreed for next time: `next-meeting` of the latest note, whether it is past or to come.
/// `None` where the latest note names none, or notes were not read.
pub fn next_meeting(person: &Person, today: Day) -> Option<Day> {
    let latest = latest_meeting(person, today)?;
    let own = latest.note.as_ref().and_then(|n| n.front.next_meeting);
    own.or_else(|| latest.seen.as_ref().and_then(|n| n.front.next_meeting))
}

/// Whether a circle's note names somebody as present.
pub fn is_present(meeting: &Meeting, id: &PersonId) -> bool {
    meeting
        .note
        .as_ref()
        .is_some_and(|note| note.front.present.contains(id))
}

/// The meetings that tell the phase: dated notes up to today, from `since` on where it is written.
pub fn meetings_of_this_round(person: &Person, today: Day) -> impl Iterator<Item = &Meeting> {
    let since = person.relationship.since;
    up_to(&person.meetings, today)
        .filter(move |meeting| since.is_none_or(|since| meeting.day >= since))
}

/// The steps of lateness that hold: those of `[rhythm]` where they increase, else the defaults.
pub fn in_force(rhythm: Rhythm) -> Rhythm {
    let increasing = 0.0 < rhythm.due && rhythm.due < rhythm.fading;
    if increasing && rhythm.fading < rhythm.dormant {
        rhythm
    } else {
        Rhythm::default()
    }
}

/// The state of a ratio, by the steps that hold.
pub fn freshness(ratio: f64, rhythm: Rhythm) -> Freshness {
    let rhythm = in_force(rhythm);
    if ratio <= rhythm.due {
        Freshness::Fresh
    } else if ratio <= rhythm.fading {
        Freshness::Due
    } else if ratio <= rhythm.dormant {
        Freshness::Fading
    } else {
        Freshness::Dormant
    }
}

/// The first day on or after `day` that no busy period covers (both ends of a period are busy).
pub fn after_busy(day: Day, busy: &[Busy]) -> Day {
    let mut periods: Vec<&Busy> = busy.iter().collect();
    // By their beginnings, one pass is enough: a period that was passed is never entered again.
    periods.sort_by_key(|period| period.from);
    let mut free = day;
    for period in periods {
        if period.from <= free && free <= period.to {
            free = period.to.plus_days(1);
        }
    }
    free
}

fn phase(person: &Person, meetings: usize, today: Day) -> Option<Phase> {
    let relationship = &person.relationship;
    if relationship.stage() != Stage::Active {
        return None;
    }
    let ends = relationship
        .until
        .is_some_and(|until| until.days_since(today) <= WINDING_DOWN_DAYS);
    Some(if meetings < STARTING_MEETINGS {
        Phase::Starting
    } else if ends {
        Phase::WindingDown
    } else {
        Phase::Working
    })
}

fn last_own_contact(person: &Person, today: Day) -> Option<Day> {
    let met = latest_meeting(person, today).map(|meeting| meeting.day);
    let touched = person
        .log
        .iter()
        .filter(|touch| touch.kind.is_contact() && touch.day <= today)
        .map(|touch| touch.day)
        .max();
    met.max(touched)
}

/// The quotient of two numbers of days: the calendar has so few that each is exact in `f64`.
fn quotient(days: i64, by: i64) -> f64 {
    days as f64 / by as f64
}

#[cfg(test)]
#[path = "contact_tests.rs"]
mod tests;
