//! What the owner could give this time: their interests, their aims, the offer. For the owner's eyes.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{and, clause};
use crate::facts::exchange::{self, Side};
use crate::facts::introductions::act::whom;
use crate::facts::owed::{Courtesy, courtesies};
use crate::facts::points::{Answer, answers_owed};
use crate::model::note::SectionKey;
use crate::text::fold::fold;

/// How many private reminders are shown.
const REMINDERS: usize = 2;

/// The offer, what was given last, what they care about.
pub fn value(case: &Case<'_>) -> Vec<Line> {
    let person = case.person;
    let mut lines = Vec::new();
    let mut text: Vec<String> = Vec::new();
    if let Some(offer) = &person.relationship.offer {
        text.push(clause(offer).to_owned());
    }
    if !person.interests.is_empty() {
        text.push(format!("something on {}", person.interests.join(", ")));
    }
    if let Some(gains) = &person.relationship.gains {
        text.push(format!("what they get out of it: {}", clause(gains)));
    }
    let gifts = exchange::gifts(person, case.today, case.audience);
    let last = exchange::latest(&gifts, Side::Gave);
    if !text.is_empty() {
        let mut line = Line::new(Source::Agreement, "To give", text.join("; "));
        line.tail = match last {
            Some(gift) => format!("last {}: {}", case.voice.day(gift.day), gift.text),
            None => "nothing is noted as given yet".to_owned(),
        };
        line.file = last.map_or_else(|| Some(person.file()), |gift| Some(gift.place.file.clone()));
        line.at = last.map(|gift| gift.place.line);
        lines.push(line.private(last.is_some_and(|gift| gift.private)).for_me());
    }
    let shared = in_common(case);
    if !shared.is_empty() {
        let line = Line::new(Source::Profile, "In common", and(&shared));
        lines.push(line.in_file(person.file()).for_me());
    }
    lines
}

/// Answers that are owed either way. The steps of an introduction are between the owner and each side.
pub fn answers(case: &Case<'_>) -> Vec<Line> {
    let owed = answers_owed(case.person, case.today).into_iter();
    owed.map(|(answer, point)| {
        let lead = match answer {
            Answer::Mine => case.voice.say("I owe an answer", "I owe you an answer"),
            Answer::Theirs => case.voice.say("An answer I wait for", "My question to you"),
        };
        let mut line = Line::new(Source::Log, lead, point.text.clone())
            .tail(format!("since {}", case.voice.day(point.day)))
            .at(&point.place)
            .private(point.private);
        line.mine = whom(&point.text).is_some();
        line
    })
    .collect()
}

/// The thank-you and the recap that are still owed for the last meeting.
pub fn courtesy(case: &Case<'_>) -> Vec<Line> {
    let owed = courtesies(case.person, case.today).into_iter();
    owed.map(|owed| {
        let met = case.voice.day(owed.meeting.day);
        let (lead, text) = match owed.what {
            Courtesy::Thanks => {
                let said = first_of(case, SectionKey::Received)
                    .or_else(|| first_of(case, SectionKey::Takeaways));
                (format!("Thank them for {met}"), said.unwrap_or_default())
            }
            Courtesy::Recap => (format!("A recap of {met} is owed"), String::new()),
        };
        let line = Line::new(Source::Practice, lead, text).command(owed.command(case.person));
        line.in_file(owed.meeting.path.clone()).for_me()
    })
    .collect()
}

/// What stands before the lines that a saved agenda keeps in its Private section.
const OWN_LEADS: &[&str] = &[
    "For me alone",
    "To give",
    "In common",
    "Last health check",
    "To reach them",
    "May be called",
    "Can wait?",
    "Where I want to grow",
    "Tell afterwards",
    "To agree",
    "Thank them for",
    "Not this time",
    "Mine",
];

/// Whether a line came into a note from the agenda that the note was made of: it is worked out anew, or
/// it would come back inside itself from one meeting to the next.
fn is_an_agendas(text: &str) -> bool {
    let lead = text
        .strip_prefix("**")
        .and_then(|rest| rest.split_once(":**"));
    lead.is_some_and(|(lead, _)| OWN_LEADS.contains(&lead))
}

/// What the last meeting's Private section says: to be kept in mind, and to oneself.
pub fn reminders(case: &Case<'_>) -> Vec<Line> {
    if case.voice.shared {
        return Vec::new();
    }
    let points = case
        .last_entries(SectionKey::Private)
        .into_iter()
        .filter(|point| !is_an_agendas(&point.text))
        .take(REMINDERS);
    points
        .map(|point| {
            Line::new(Source::Note, "For me alone", point.text.clone())
                .tail(case.voice.day(point.day))
                .at(&point.place)
                .private(true)
                .for_me()
        })
        .collect()
}

fn first_of(case: &Case<'_>, key: SectionKey) -> Option<String> {
    let entry = case
        .last_entries(key)
        .into_iter()
        .find(|point| !point.private)?;
    Some(entry.text)
}

/// Interests that both have.
fn in_common(case: &Case<'_>) -> Vec<String> {
    let mine: Vec<String> = case
        .network
        .policy
        .me
        .interests
        .iter()
        .map(|i| fold(i))
        .collect();
    let theirs = case.person.interests.iter();
    theirs
        .filter(|interest| mine.contains(&fold(interest)))
        .cloned()
        .collect()
}
