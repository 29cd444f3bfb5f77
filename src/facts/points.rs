//! What is on the table between two people: points for next time, answers owed, results to report,
//! the recap and the thank-you are in `owed` (format.md, "What commands write").
//!
//! What may live here: what stands open on a day, and what settles it. What may not: how a report asks for it.

use super::actions::{Item, Status, of_person};
use super::contact::{latest_meeting, up_to};
use super::introductions::act::whom;
use super::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::TouchKind;

/// Something somebody wrote down, with its day and place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Point {
    /// What it says, as written.
    pub text: String,
    /// Its day: of the note, or of the line.
    #[serde(rename = "date")]
    pub day: Day,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
    /// Whether it stands in a Private section or a confidential note.
    pub private: bool,
}

/// Who waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// They owe the owner one (`asked:`).
    Theirs,
    /// The owner owes them one (`owes:`).
    Mine,
}

/// Points for next time: section Next time of the latest note, then `next:` lines dated on or after it.
pub fn for_next_time(person: &Person, today: Day, audience: Audience) -> Vec<Point> {
    if !audience.sees_person(person) {
        return Vec::new();
    }
    let latest = latest_meeting(person, today);
    let mut points = Vec::new();
    if let Some((meeting, note)) = latest.and_then(|m| Some((m, audience.text(m)?))) {
        points = section_points(meeting, note, SectionKey::NextTime, audience);
    }
    let from = latest.map(|meeting| meeting.day);
    let lines = log_up_to(person, today)
        .filter(|touch| touch.kind == TouchKind::Next)
        .filter(|touch| from.is_none_or(|from| touch.day >= from));
    let mut lines: Vec<&Touch> = lines.collect();
    lines.sort_by_key(|touch| (touch.day, touch.line));
    points.extend(lines.into_iter().map(|touch| line_point(person, touch)));
    points
}

/// The entries of a section of a meeting's text as points.
pub fn section_points(
    meeting: &Meeting,
    note: &Note,
    key: SectionKey,
    audience: Audience,
) -> Vec<Point> {
    let file = note.path.as_ref().unwrap_or(&meeting.path);
    let shown = audience.entries(note, key).into_iter();
    shown
        .map(|shown| Point {
            text: shown.entry.text.clone(),
            day: meeting.day,
            place: Place {
                file: file.clone(),
                line: shown.entry.line,
            },
            private: shown.private,
        })
        .collect()
}

/// What the owner did on the person's advice and has not told them yet: done actions of the owner in
/// this person's folder with a `result:`, as far as no meeting follows their `done:` and no line
/// `contact: progress` stands on that day or later. Without a `done:` day the note's own day is taken.
pub fn results_to_report(person: &Person, today: Day) -> Vec<Item<'_>> {
    let to_report = is_to_report(person, today);
    let mut items = of_person(person, today);
    items.retain(to_report);
    items
}

/// Whether an action of this person's folder is one of the [`results_to_report`].
pub fn is_to_report(person: &Person, today: Day) -> impl Fn(&Item<'_>) -> bool + use<> {
    let met = latest_meeting(person, today).map(|meeting| meeting.day);
    let told = last_progress(person, today);
    move |item| {
        let Some(done) = item.done.or(item.noted) else {
            return false;
        };
        item.status == Status::Done
            && item.is_mine()
            && item.action.result.is_some()
            && met.is_none_or(|met| met <= done)
            && told.is_none_or(|told| told < done)
    }
}

/// The day of the latest line `contact: progress`.
pub fn last_progress(person: &Person, today: Day) -> Option<Day> {
    progress_lines(person, today).map(|touch| touch.day).max()
}

/// The lines `contact: progress`, in the order of the file.
pub fn progress_lines(person: &Person, today: Day) -> impl Iterator<Item = &Touch> {
    let is_report = |touch: &&Touch| touch.kind == TouchKind::Contact && is_progress(&touch.text);
    log_up_to(person, today).filter(is_report)
}

/// The promises of both sides since last time: what is open, and what was done since the latest meeting
/// (on its day or later; without a `done:` day: what its note holds) or dropped in its note.
pub fn promises(person: &Person, today: Day) -> Vec<Item<'_>> {
    let met = latest_meeting(person, today).map(|meeting| meeting.day);
    let mut items = of_person(person, today);
    items.retain(|item| {
        let settled = item.done.or(item.noted);
        item.is_open() || met.is_none() || settled.is_some_and(|day| Some(day) >= met)
    });
    items
}

/// Answers that are still owed, oldest first. What they were asked is settled by a later `received:` or
/// `contact:` line, what the owner owes by a later `gave:`, `introduced:` or `contact:` line, either by a
/// later meeting; the steps of an introduction (`intro @B`) by the next step of the same introduction.
pub fn answers_owed(person: &Person, today: Day) -> Vec<(Answer, Point)> {
    let met = latest_meeting(person, today).map(|meeting| meeting.day);
    let mut owed: Vec<(Answer, &Touch)> = log_up_to(person, today)
        .filter_map(|touch| match touch.kind {
            TouchKind::Asked => Some((Answer::Theirs, touch)),
            TouchKind::Owes => Some((Answer::Mine, touch)),
            _ => None,
        })
        .filter(|(answer, touch)| !is_settled(person, *answer, touch, met, today))
        .collect();
    owed.sort_by_key(|(_, touch)| (touch.day, touch.line));
    let point = |(answer, touch)| (answer, line_point(person, touch));
    owed.into_iter().map(point).collect()
}

fn is_settled(
    person: &Person,
    answer: Answer,
    asked: &Touch,
    met: Option<Day>,
    today: Day,
) -> bool {
    let introduced = whom(&asked.text);
    let after = |touch: &Touch| (touch.day, touch.line) > (asked.day, asked.line);
    let mut later = log_up_to(person, today).filter(|touch| after(touch));
    if let Some(other) = introduced {
        return later.any(|touch| match touch.kind {
            TouchKind::Contact => whom(&touch.text) == Some(other),
            TouchKind::Introduced => mentions(&touch.text, other),
            _ => false,
        });
    }
    let settles = |touch: &Touch| {
        let kind = match answer {
            Answer::Theirs => touch.kind == TouchKind::Received,
            Answer::Mine => matches!(touch.kind, TouchKind::Gave | TouchKind::Introduced),
        };
        let plain = touch.kind == TouchKind::Contact
            && whom(&touch.text).is_none()
            && !is_progress(&touch.text);
        kind || plain
    };
    met.is_some_and(|met| met > asked.day) || later.any(settles)
}

fn mentions(text: &str, id: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|word| word.strip_prefix('@').map(id_of) == Some(id))
}

fn id_of(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())
}

fn is_progress(text: &str) -> bool {
    text.trim()
        .trim_end_matches(|c: char| c.is_ascii_punctuation())
        .eq_ignore_ascii_case("progress")
}

fn line_point(person: &Person, touch: &Touch) -> Point {
    Point {
        text: touch.text.clone(),
        day: touch.day,
        place: Place {
            file: person.folder().join("log.md"),
            line: touch.line,
        },
        private: false,
    }
}

fn log_up_to(person: &Person, today: Day) -> impl Iterator<Item = &Touch> {
    person.log.iter().filter(move |touch| touch.day <= today)
}

/// The dated texts of a person's folder that a reader may see, oldest first.
pub fn texts(
    person: &Person,
    today: Day,
    audience: Audience,
) -> impl DoubleEndedIterator<Item = (&Meeting, &Note)> {
    let visible = audience.sees_person(person);
    up_to(&person.meetings, today)
        .filter(move |_| visible)
        .filter_map(move |meeting| Some((meeting, audience.text(meeting)?)))
}

#[cfg(test)]
#[path = "points_tests.rs"]
mod tests;
