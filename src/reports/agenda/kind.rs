//! Which kind of meeting comes next, told from the files, with the reason (domain.md 2.2, "Which kind").

use super::voice::short;
use crate::error::Failure;
use crate::facts::contact::{meetings_of_this_round, up_to};
use crate::model::day::Day;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, Role, Stage, Style};

/// An agreed end within this many days, or past, asks for a closing meeting.
const CLOSING_DAYS: i64 = 30;
/// After this many meetings since the last look at the goals …
const PROGRESS_MEETINGS: usize = 3;
/// … or this many days, the next meeting is one.
const PROGRESS_DAYS: i64 = 90;

/// The kinds of meeting with one person; a circle's is its own.
pub const KINDS: &[MeetingKind] = &[
    MeetingKind::First,
    MeetingKind::Regular,
    MeetingKind::Progress,
    MeetingKind::Feedback,
    MeetingKind::Flash,
    MeetingKind::Coaching,
    MeetingKind::Pair,
    MeetingKind::Crisis,
    MeetingKind::Closing,
];

/// A kind, and why it is that one, as half a sentence.
pub type Because = (MeetingKind, String);

/// The kind as asked, else as the agenda that is prepared for that day says, else as the files tell it.
pub fn kind(
    person: &Person,
    asked: Option<MeetingKind>,
    prepared: Option<&Meeting>,
    today: Day,
) -> Result<Because, Failure> {
    if let Some(kind) = asked {
        return if KINDS.contains(&kind) {
            Ok((kind, "as asked".to_owned()))
        } else {
            let what = format!("a meeting with {} has two seats, and no circle", person.id);
            Err(Failure::usage(what).hint("`mentor agenda circle:ID` is a circle's"))
        };
    }
    let written = prepared.and_then(|meeting| Some((meeting, meeting.note.as_ref()?.front.kind?)));
    if let Some((meeting, kind)) = written.filter(|(_, kind)| KINDS.contains(kind)) {
        return Ok((kind, format!("{} says so", meeting.path)));
    }
    Ok(told(person, today))
}

/// The kind that the files tell.
fn told(person: &Person, today: Day) -> Because {
    let agreed = &person.relationship;
    if agreed.style == Some(Style::Flash) {
        let why = format!("{} says style = \"flash\"", person.file());
        return (MeetingKind::Flash, why);
    }
    let met: Vec<Day> = up_to(&person.meetings, today).map(|m| m.day).collect();
    let Some(last) = met.last() else {
        let why = "no meeting of the two of you yet".to_owned();
        return (MeetingKind::First, why);
    };
    let so_far = match met.len() {
        1 => "one meeting so far".to_owned(),
        count => format!("{count} meetings so far"),
    };
    if matches!(agreed.stage(), Stage::Closed | Stage::Declined) {
        let ended = agreed.ended.map_or("it is over".to_owned(), |ended| {
            format!("it ended on {}", short(ended.on, today))
        });
        let why = format!("{ended}, so this is a catch-up; {so_far}");
        return (MeetingKind::Regular, why);
    }
    if let Some(why) = agreed.until.and_then(|until| end(until, today)) {
        return (MeetingKind::Closing, why);
    }
    // Before both have said yes, and between friends without an aim, there is nothing to weigh.
    let living = matches!(agreed.stage(), Stage::Active | Stage::Paused);
    let aimless = agreed.style == Some(Style::Informal)
        && agreed.objectives.is_empty()
        && agreed.goals.is_empty();
    if let Some(why) = look_back(person, today).filter(|_| living && !aimless) {
        return (MeetingKind::Progress, why);
    }
    if agreed.roles == [Role::Coach] {
        let why = format!("a coach asks, and is nothing else to you; {so_far}");
        return (MeetingKind::Coaching, why);
    }
    let why = format!("{so_far}, the last on {}", short(*last, today));
    (MeetingKind::Regular, why)
}

/// How near the agreed end is, where it is near enough.
fn end(until: Day, today: Day) -> Option<String> {
    let when = match until.days_since(today) {
        days if days < 0 => "is past".to_owned(),
        0 => "is today".to_owned(),
        1 => "is tomorrow".to_owned(),
        days if days <= CLOSING_DAYS => format!("is {days} days away"),
        _ => return None,
    };
    Some(format!("the agreed end, {until}, {when}"))
}

/// Why it is time to look at the goals: three meetings since the last progress meeting or the first one
/// of this round, or 90 days.
fn look_back(person: &Person, today: Day) -> Option<String> {
    let meetings: Vec<&Meeting> = meetings_of_this_round(person, today).collect();
    let (at, progress) = last_look(&meetings)?;
    let from = meetings.get(at)?;
    let count = meetings.len().saturating_sub(at + 1);
    let days = today.days_since(from.day);
    let since = match progress {
        true => format!("the last progress meeting on {}", short(from.day, today)),
        false => format!("the first one on {}", short(from.day, today)),
    };
    if count >= PROGRESS_MEETINGS {
        return Some(format!("{count} meetings since {since}"));
    }
    (days >= PROGRESS_DAYS).then(|| format!("{days} days since {since}"))
}

/// The last progress meeting, or the first meeting, by its place in the list; and which of both it is.
fn last_look(meetings: &[&Meeting]) -> Option<(usize, bool)> {
    let of_kind = |meeting: &&Meeting, kind| {
        let text = meeting.text();
        text.and_then(|note| note.front.kind) == Some(kind)
    };
    let last = |kind| meetings.iter().rposition(|meeting| of_kind(meeting, kind));
    let progress = last(MeetingKind::Progress);
    let first = last(MeetingKind::First).or((!meetings.is_empty()).then_some(0));
    match (progress, first) {
        (Some(progress), Some(first)) if progress < first => Some((first, false)),
        (Some(progress), _) => Some((progress, true)),
        (None, first) => first.map(|first| (first, false)),
    }
}

/// The day of the last progress meeting, or the first day of this round, up to today.
pub fn looked_at(person: &Person, today: Day) -> Option<Day> {
    let meetings: Vec<&Meeting> = meetings_of_this_round(person, today).collect();
    let (at, _) = last_look(&meetings)?;
    meetings.get(at).map(|meeting| meeting.day)
}

/// The kind that is meant by a word; what is known otherwise.
pub fn kind_of(word: &str) -> Result<MeetingKind, String> {
    MeetingKind::parse(word).ok_or_else(|| {
        let words: Vec<&str> = MeetingKind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("one of {} is known", words.join(", "))
    })
}
