//! The one next step with somebody whose relationship is active, in the order in which it presses.
//!
//! What may live here: the steps of a living relationship. What may not: the other stages (`choose`).

use super::step::{Step, ago, ahead, rhythm};
use crate::facts::actions::{of_person, short_len};
use crate::facts::contact::{Freshness, Phase, Standing, latest_meeting, next_meeting, up_to};
use crate::facts::owed::{Courtesy, Owed, courtesies};
use crate::facts::points::{Answer, answers_owed, results_to_report};
use crate::model::day::Day;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, Style};
use crate::text::doc::plain;

/// A meeting this many days away wants its agenda.
const AGENDA_DAYS: i64 = 7;

/// The next step in a living relationship.
pub fn of(person: &Person, standing: &Standing, today: Day) -> Step {
    meeting_to_log(person, today)
        .or_else(|| debrief(person, today))
        .or_else(|| meeting_to_prepare(person, today, AGENDA_DAYS))
        .or_else(|| courtesy(person, today))
        .or_else(|| ending(person, standing, today))
        .or_else(|| overdue(person, today))
        .or_else(|| answer_of_mine(person, today))
        .or_else(|| missing_purpose(person, standing))
        .or_else(|| late(person, standing))
        .or_else(|| first_meeting(person, standing))
        .or_else(|| result(person, today))
        .or_else(|| meeting_to_prepare(person, today, i64::MAX))
        .unwrap_or_else(|| keep_going(person, standing))
}

/// A meeting that was agreed for a day that is past, with no note of it.
fn meeting_to_log(person: &Person, today: Day) -> Option<Step> {
    let agreed = next_meeting(person, today).filter(|day| *day < today)?;
    let latest = latest_meeting(person, today)?;
    if agreed <= latest.day {
        return None;
    }
    let step = Step::new(
        format!("Write down the meeting of {}", agreed.long()),
        format!(
            "it was agreed, and no note of it is there; if it moved, set `next-meeting` in `{}`",
            latest.path
        ),
        format!("mentor log {} --date {agreed}", person.id),
    );
    Some(step.at(&latest.path, 1))
}

/// The closing meeting was held, and no debrief followed it.
fn debrief(person: &Person, today: Day) -> Option<Step> {
    let latest = latest_meeting(person, today)?;
    let kind = latest.text().and_then(|note| note.front.kind);
    let mut closings = up_to(&person.closings, today);
    if kind != Some(MeetingKind::Closing) || closings.any(|debrief| debrief.day >= latest.day) {
        return None;
    }
    let step = Step::new(
        "Write the debrief while you remember it, and give each open action a place",
        format!("you had the closing meeting on {}", latest.day.long()),
        format!("mentor close {} --as completed", person.id),
    );
    Some(step.at(&latest.path, 1))
}

/// An agreed meeting within some days that has no agenda yet.
fn meeting_to_prepare(person: &Person, today: Day, within: i64) -> Option<Step> {
    let agreed = next_meeting(person, today).filter(|day| *day >= today)?;
    let days = agreed.days_since(today);
    if days > within || person.agendas.iter().any(|agenda| agenda.day == agreed) {
        return None;
    }
    let latest = latest_meeting(person, today)?;
    let step = Step::new(
        format!("Prepare the meeting of {}", agreed.long()),
        format!("agreed last time, {}", ahead(days)),
        format!("mentor agenda {} --date {agreed}", person.id),
    );
    Some(step.at(&latest.path, 1))
}

fn courtesy(person: &Person, today: Day) -> Option<Step> {
    let owed: Vec<Owed<'_>> = courtesies(person, today);
    let thanks = owed.iter().find(|owed| owed.what == Courtesy::Thanks);
    let owed = thanks.or_else(|| owed.first())?;
    let (name, Meeting { day, path, .. }) = (plain(person.first_name()), owed.meeting);
    let what = match owed.what {
        Courtesy::Thanks => format!("Thank {name} for the meeting"),
        Courtesy::Recap => format!("Send {name} a recap of the meeting"),
    };
    let step = Step::new(
        format!("{what} of {}", day.long()),
        ago(today.days_since(*day)),
        owed.command(person),
    );
    Some(step.at(path, 1))
}

/// What the agreed end asks for once it is within 30 days, or past; `None` before, and without one.
pub fn ending(person: &Person, standing: &Standing, today: Day) -> Option<Step> {
    let until = person.relationship.until?;
    if standing.phase != Some(Phase::WindingDown) {
        return None;
    }
    let days = until.days_since(today);
    if days < 0 {
        return ended(person, today);
    }
    let step = Step::new(
        "Prepare the closing meeting, or agree on another round",
        format!("agreed until {}, {}", until.long(), ahead(days)),
        format!("mentor agenda {} --kind closing", person.id),
    );
    Some(step.at(&person.file(), 1))
}

/// What an agreed end that is past asks for, however few meetings there were; `None` before, and without one.
pub fn ended(person: &Person, today: Day) -> Option<Step> {
    let until = person.relationship.until.filter(|until| *until < today)?;
    let step = Step::new(
        "Close it well, or agree on another round",
        format!(
            "agreed until {}, {}",
            until.long(),
            ago(today.days_since(until))
        ),
        format!("mentor close {} --as completed --dry-run", person.id),
    );
    Some(step.at(&person.file(), 1))
}

fn overdue(person: &Person, today: Day) -> Option<Step> {
    let mut items = of_person(person, today);
    let length = short_len(&items);
    items.retain(|item| item.overdue && item.is_mine());
    let item = items.into_iter().min_by_key(|item| item.action.due)?;
    let due = item.action.due?;
    let step = Step::new(
        format!("Keep the promise “{}”, and tick it", item.action.text),
        format!("due on {}, {}", due.long(), ago(today.days_since(due))),
        format!("mentor done {}", item.handle.short(length)),
    );
    Some(step.at(&item.file, item.action.line))
}

fn answer_of_mine(person: &Person, today: Day) -> Option<Step> {
    let owed = answers_owed(person, today).into_iter();
    let (_, point) = owed
        .into_iter()
        .find(|(answer, _)| *answer == Answer::Mine)?;
    let (id, name) = (&person.id, plain(person.first_name()));
    let step = Step::new(
        format!("Give {name} the answer you owe: “{}”", point.text),
        format!("since {}", point.day.long()),
        format!("mentor touch --gave \"@{id} …\""),
    );
    Some(step.at(&point.place.file, point.place.line))
}

/// After two meetings a purpose should be written; flash and informal ties need none.
fn missing_purpose(person: &Person, standing: &Standing) -> Option<Step> {
    let style = person.relationship.style;
    let free = matches!(style, Some(Style::Flash | Style::Informal));
    if free || standing.meetings < 2 || person.relationship.purpose.is_some() {
        return None;
    }
    Some(Step::new(
        "Write down what the two of you are working on",
        format!("{} meetings and no purpose yet", standing.meetings),
        format!("mentor set {} purpose=\"…\"", person.id),
    ))
}

fn late(person: &Person, standing: &Standing) -> Option<Step> {
    if !standing.due {
        return None;
    }
    let (id, name) = (&person.id, plain(person.first_name()));
    let (what, command) = match standing.freshness? {
        Freshness::Fresh | Freshness::Due => (
            format!("A good week to write to {name} and propose two dates"),
            format!("mentor agenda {id}"),
        ),
        Freshness::Fading => (
            format!("A good week to send {name} something of use to them, and a date"),
            format!("mentor touch --gave \"@{id} …\""),
        ),
        Freshness::Dormant => (
            format!("Ask {name} what fits now: go on, another rhythm, or a good ending"),
            format!("mentor agenda {id} --kind progress"),
        ),
    };
    Some(Step::new(what, rhythm(person, standing), command))
}

fn first_meeting(person: &Person, standing: &Standing) -> Option<Step> {
    let free = person.relationship.style == Some(Style::Informal);
    if free || standing.meetings > 0 {
        return None;
    }
    Some(Step::new(
        "Prepare the first meeting: what it is for, how you want to work",
        "no meeting is in the folder yet",
        format!("mentor agenda {}", person.id),
    ))
}

fn result(person: &Person, today: Day) -> Option<Step> {
    let items = results_to_report(person, today);
    let item = items.first()?;
    let (id, name) = (&person.id, plain(person.first_name()));
    let what = item.action.result.as_ref()?;
    let step = Step::new(
        format!("Tell {name} what came of “{}”: {what}", item.action.text),
        "results of their advice are what keeps people giving it",
        format!("mentor progress {id}"),
    );
    Some(step.at(&item.file, item.action.line))
}

/// Nothing presses: the day of the next contact, or the missing rhythm.
fn keep_going(person: &Person, standing: &Standing) -> Step {
    let (id, name) = (&person.id, plain(person.first_name()));
    if let Some(due) = standing.due_on {
        return Step::new(
            format!(
                "Nothing presses; the next time with {name} is due on {}",
                due.long()
            ),
            rhythm(person, standing),
            format!("mentor agenda {id} --date {due}"),
        );
    }
    let style = person.relationship.style;
    if matches!(style, Some(Style::Flash | Style::Informal))
        || person.relationship.cadence.is_some()
    {
        return Step::new(
            format!("Nothing is due; a line when you next hear from {name} keeps the tie"),
            "no rhythm is agreed, so nobody is ever late",
            format!("mentor touch \"@{id} …\""),
        );
    }
    Step::new(
        "Say how often you mean to be in touch",
        "no role and no cadence are written, so nothing can fall due",
        format!("mentor set {id} cadence=\"4 weeks\""),
    )
}
