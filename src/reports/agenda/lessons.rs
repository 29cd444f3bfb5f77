//! What past relationships taught: lines of their debriefs, before a new one begins. For the owner's eyes.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::short;
use crate::facts::contact::up_to;
use crate::model::note::{Meeting, SectionKey};
use crate::model::person::Person;
use crate::model::words::EndedAs;

/// How many lessons are recalled.
const LESSONS: usize = 4;
/// How many of one debrief.
const OF_ONE: usize = 2;

/// Lessons of past debriefs: those of the same role first, the latest first.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    if case.voice.shared {
        return Vec::new();
    }
    let mut debriefs: Vec<(&Person, &Meeting)> = Vec::new();
    for person in &case.network.people {
        debriefs.extend(up_to(&person.closings, case.today).map(|closing| (person, closing)));
    }
    let roles = &case.person.relationship.roles;
    let same = |person: &Person| {
        person
            .relationship
            .roles
            .iter()
            .any(|role| roles.contains(role))
    };
    debriefs.sort_by_key(|(person, closing)| {
        (
            !same(person),
            std::cmp::Reverse(closing.day),
            person.id.clone(),
        )
    });
    let mut lines: Vec<Line> = debriefs
        .iter()
        .flat_map(|(person, closing)| of_debrief(case, person, closing))
        .take(LESSONS)
        .collect();
    if !lines.is_empty() {
        lines.insert(0, Line::new(Source::Lesson, "Learned before", "").for_me());
    }
    lines
}

/// The lessons of one debrief; of one that did not end well also what the next relationship needs.
fn of_debrief(case: &Case<'_>, person: &Person, closing: &Meeting) -> Vec<Line> {
    let Some(note) = closing.note.as_deref() else {
        return Vec::new();
    };
    let hard = matches!(
        note.front.ended_as,
        Some(EndedAs::Faded | EndedAs::Conflict | EndedAs::AgreedEarly | EndedAs::Cancelled)
    );
    let mut shown = Vec::new();
    if hard {
        shown = case.audience.entries(note, SectionKey::NextRelationship);
        shown.truncate(1);
    }
    shown.extend(case.audience.entries(note, SectionKey::Lessons));
    let how = note
        .front
        .ended_as
        .map_or(String::new(), |how| format!(", {how}"));
    let tail = format!(
        "{}{how}, {}",
        person.first_name(),
        short(closing.day, case.today)
    );
    let lines = shown.iter().take(OF_ONE).map(|shown| {
        let mut line = Line::under(Source::Lesson, shown.entry.text.clone())
            .tail(tail.clone())
            .private(shown.private || person.confidential)
            .for_me();
        line.file = Some(closing.path.clone());
        line.at = Some(shown.entry.line);
        line
    });
    lines.collect()
}
