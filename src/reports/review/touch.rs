//! People to be in touch with: who is due, fading or dormant, whose pause is over, whom nobody met yet.

use super::ask::is_arranged;
use super::case::{Case, placed};
use super::item::Item;
use super::reason::to_write;
use crate::facts::appointment::appointment;
use crate::facts::contact::Freshness;
use crate::facts::dates::short;
use crate::facts::next_step::step::{ago, ahead};
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::length::Length;
use crate::model::words::{Stage, Style};
use crate::text::figure::fixed;

/// The first meeting is within so many days of the agreement (domain.md 7.4).
const FIRST_WITHIN: i64 = 14;

/// The item `person`. Whoever is busy today is left in peace, and a meeting that is arranged settles it.
pub(super) fn item(case: &Case<'_>) -> Option<Item> {
    match case.person.relationship.stage() {
        Stage::Paused => resume(case),
        Stage::Active | Stage::Closed => {
            if case.free.is_some() || is_settled(case) {
                return None;
            }
            let item = late(case)
                .or_else(|| first_meeting(case))
                .or_else(|| long_silence(case))
                .or_else(|| foreseen(case))?;
            Some(case.with_last(item))
        }
        Stage::Prospect | Stage::Invited | Stage::Declined => None,
    }
}

/// Whether the next time is agreed, or was and is still to be written down.
fn is_settled(case: &Case<'_>) -> bool {
    let (person, today) = (case.person, case.today());
    is_arranged(person, today) || appointment(&person.meetings, &person.agendas, today, 0).is_some()
}

fn resume(case: &Case<'_>) -> Option<Item> {
    let (id, today) = (&case.person.id, case.today());
    let over = case.person.relationship.snooze?;
    if over > today {
        return None;
    }
    let text = format!(
        "the pause was until {}, {}: a good week to write and go on",
        short(over, today),
        ago(today.days_since(over))
    );
    let command = format!("mentor resume {id}");
    let item = case.item(ReviewKind::Person, text, command);
    let item = case.since(item, over);
    let item = item.in_key(case.person.file(), "relationship.snooze");
    Some(case.with_last(item))
}

fn late(case: &Case<'_>) -> Option<Item> {
    let standing = &case.standing;
    if !standing.due {
        return None;
    }
    let over = case.person.relationship.stage() == Stage::Closed;
    let freshness = standing.freshness?;
    let item = match (over, freshness) {
        (true, _) => alumni(case),
        (false, Freshness::Fresh | Freshness::Due) => {
            let text = format!("a good week to propose two dates: {}", rhythm(case));
            let command = format!("mentor agenda {}", case.person.id);
            case.item(ReviewKind::Person, text, command)
        }
        (false, Freshness::Fading | Freshness::Dormant) => ways_out(case, freshness),
    };
    let urgency = match freshness {
        // A tie that fades is held most easily now.
        Freshness::Fading if !over => Urgency::Now,
        _ => Urgency::Soon,
    };
    Some(at_last_contact(case, item.urgent(urgency)))
}

/// Go on, with something of use to them; another rhythm; a good ending.
fn ways_out(case: &Case<'_>, freshness: Freshness) -> Item {
    let (person, id) = (case.person, &case.person.id);
    let lead = if freshness == Freshness::Dormant {
        "time to settle what fits now"
    } else {
        "a good week to write"
    };
    let (reason, command) = reason(case);
    let text = format!("{lead}: {}{reason}", rhythm(case));
    let mut item = case.item(ReviewKind::Person, text, command);
    let days = case.standing.cadence.map(Length::days).unwrap_or_default();
    let doubled = u32::try_from(days.saturating_mul(2)).ok();
    if let Some(slower) = doubled.and_then(Length::of_days) {
        let command = format!("mentor set {} cadence=\"{slower}\"", person.id);
        item = item.or("another rhythm", command);
    }
    item.or("a good ending", format!("mentor close {id} --as faded"))
}

/// A reason to write, as the end of a sentence, and what is typed for it.
fn reason(case: &Case<'_>) -> (String, String) {
    match to_write(case) {
        Some(reason) => (format!(". To begin with: {}", reason.said), reason.command),
        None => (String::new(), format!("mentor agenda {}", case.person.id)),
    }
}

/// Somebody with whom it is over, and with whom one meant to stay in touch.
fn alumni(case: &Case<'_>) -> Item {
    let id = &case.person.id;
    let text = format!("a good week to let them hear from you: {}", rhythm(case));
    let advised = !case.person.relationship.only_mentee();
    let command = if advised {
        format!("mentor progress {id}")
    } else {
        format!("mentor touch \"@{id} …\"")
    };
    case.item(ReviewKind::Person, text, command)
}

fn first_meeting(case: &Case<'_>) -> Option<Item> {
    let agreed = &case.person.relationship;
    let since = agreed.since?;
    let informal = matches!(
        agreed.style,
        Some(Style::Informal | Style::Flash | Style::Circle)
    );
    let days = case.today().days_since(since);
    let none = case.standing.meetings == 0 && case.standing.last_contact.is_none();
    if agreed.stage() != Stage::Active || informal || !none || days <= FIRST_WITHIN {
        return None;
    }
    let text = format!(
        "you agreed on {}, {}, and have not met yet: a good week to propose two dates",
        short(since, case.today()),
        ago(days)
    );
    let command = format!("mentor agenda {}", case.person.id);
    let item = case.item(ReviewKind::Person, text, command);
    let item = case.since(item, since.plus_days(FIRST_WITHIN));
    Some(item.in_key(case.person.file(), "relationship.since"))
}

/// Without a rhythm nobody is late; a year is long all the same. What was meant to be once is left out.
fn long_silence(case: &Case<'_>) -> Option<Item> {
    let agreed = &case.person.relationship;
    let quiet = case.standing.cadence.is_none() && !case.standing.effective;
    let living = agreed.stage() == Stage::Active && agreed.style != Some(Style::Flash);
    let last = case.standing.last_contact?;
    if !quiet || !living {
        return None;
    }
    let (reason, command) = reason(case);
    let text = format!(
        "no rhythm is agreed, and the last contact was on {}, {}{reason}",
        short(last, case.today()),
        ago(case.today().days_since(last))
    );
    let item = case.item(ReviewKind::Person, text, command);
    let item = case.since(item.urgent(Urgency::WhenYouCan), last.plus_days(365));
    Some(at_last_contact(case, item))
}

/// Who will be due in the days that were asked for.
fn foreseen(case: &Case<'_>) -> Option<Item> {
    let due = case.standing.due_on?;
    let days = due.days_since(case.today());
    if !case.ask.foresee || !(1..=case.ask.ahead).contains(&days) {
        return None;
    }
    let text = format!(
        "due on {}, {}: {}",
        short(due, case.today()),
        ahead(days),
        rhythm(case)
    );
    let command = format!("mentor agenda {} --date {due}", case.person.id);
    let item = case.item(ReviewKind::Person, text, command);
    Some(at_last_contact(case, item.urgent(Urgency::WhenYouCan)))
}

/// `last contact on Tue 8 Sep 2026, 74 days at a rhythm of 6 weeks (74 ÷ 42 = 1.76)`.
fn rhythm(case: &Case<'_>) -> String {
    let standing = &case.standing;
    let from = match (standing.last_contact, case.person.relationship.since) {
        (Some(last), _) => format!("last contact on {}", short(last, case.today())),
        (None, Some(since)) => format!(
            "no contact since you began on {}",
            short(since, case.today())
        ),
        (None, None) => "no contact yet".to_owned(),
    };
    match (standing.days_since, standing.cadence, standing.ratio) {
        (Some(days), Some(cadence), Some(ratio)) => {
            let by = cadence.days();
            format!(
                "{from}, {days} days at a rhythm of {cadence} ({days} ÷ {by} = {})",
                fixed(ratio, 2)
            )
        }
        _ => from,
    }
}

/// The item with its lateness, at the note or line of the last contact.
fn at_last_contact(case: &Case<'_>, item: Item) -> Item {
    let item = Item {
        since: case.standing.due_on.or(item.since),
        lateness: case.standing.ratio.or(item.lateness),
        ..item
    };
    placed(case, item)
}
