//! Which kind of meeting comes next, told from the files, with the reason (domain.md 2.2, "Which kind").

use super::voice::short;
use crate::error::Failure;
use crate::facts::meeting_kind::{Told, usual};
use crate::model::day::Day;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::words::MeetingKind;

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
    let (kind, told) = usual(person, today, today);
    let so_far = |count: usize| match count {
        1 => "one meeting so far".to_owned(),
        count => format!("{count} meetings so far"),
    };
    let why = match told {
        Told::Style => format!("{} says style = \"flash\"", person.file()),
        Told::NeverMet => "no meeting of the two of you yet".to_owned(),
        Told::Over(count) => {
            let ended = person
                .relationship
                .ended
                .map_or("it is over".to_owned(), |ended| {
                    format!("it ended on {}", short(ended.on, today))
                });
            format!("{ended}, so this is a catch-up; {}", so_far(count))
        }
        Told::End(until) => end(until, today),
        Told::Since {
            day,
            progress,
            meetings,
        } => {
            let what = if progress {
                "the last progress meeting"
            } else {
                "the first one"
            };
            let passed = match meetings {
                Some(count) => format!("{count} meetings"),
                None => format!("{} days", today.days_since(day)),
            };
            format!("{passed} since {what} on {}", short(day, today))
        }
        Told::Coach(count) => {
            format!(
                "a coach asks, and is nothing else to you; {}",
                so_far(count)
            )
        }
        Told::Nothing(count, last) => {
            format!("{}, the last on {}", so_far(count), short(last, today))
        }
    };
    (kind, why)
}

/// How near the agreed end is.
fn end(until: Day, today: Day) -> String {
    let when = match until.days_since(today) {
        days if days < 0 => "is past".to_owned(),
        0 => "is today".to_owned(),
        1 => "is tomorrow".to_owned(),
        days => format!("is {days} days away"),
    };
    format!("the agreed end, {until}, {when}")
}

/// The kind that is meant by a word; what is known otherwise.
pub fn kind_of(word: &str) -> Result<MeetingKind, String> {
    MeetingKind::parse(word).ok_or_else(|| {
        let words: Vec<&str> = MeetingKind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("one of {} is known", words.join(", "))
    })
}
