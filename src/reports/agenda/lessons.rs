//! What past relationships taught: lines of their debriefs, before a new one begins. For the owner's eyes.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::short;
use crate::facts::lessons::{Lesson, lessons};

/// How many lessons are recalled.
const LESSONS: usize = 4;
/// How many of one debrief.
const OF_ONE: usize = 2;

/// Lessons of past debriefs: those of the same role first, the latest first.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    if case.voice.shared {
        return Vec::new();
    }
    let roles = &case.person.relationship.roles;
    let past = lessons(case.network, case.audience, roles, OF_ONE, case.today);
    let mut lines: Vec<Line> = past
        .iter()
        .take(LESSONS)
        .map(|past| line(case, past))
        .collect();
    if !lines.is_empty() {
        lines.insert(0, Line::new(Source::Lesson, "Learned before", "").for_me());
    }
    lines
}

fn line(case: &Case<'_>, past: &Lesson<'_>) -> Line {
    let how = past.how.map_or(String::new(), |how| format!(", {how}"));
    let tail = format!(
        "{}{how}, {}",
        past.with.short_name(),
        short(past.closing.day, case.today)
    );
    let mut line = Line::under(Source::Lesson, past.shown.entry.text.clone())
        .tail(tail)
        .private(past.shown.private || past.with.confidential())
        .for_me();
    let place = past.place();
    line.file = Some(place.file);
    line.at = Some(place.line);
    line
}
