//! The look at the goals: results with their evidence, what helped and blocked, what to adjust, the health
//! of the relationship, decisions.

use super::case::Case;
use super::line::{Line, Source};
use super::regular::{first_question, topics};
use super::voice::untagged;
use super::{ending, give, health, promises, questions, results, sponsor};
use crate::facts::actions::{Item, Status};
use crate::facts::contact::up_to;
use crate::facts::meeting_kind::looked_at;
use crate::facts::telling::{self, Feedback};
use crate::model::note::SectionKey;
use crate::model::words::{MeetingKind, Role};

/// How many results are told that belong to no objective.
const SINCE: usize = 4;
/// How many pieces of feedback are recalled.
const RECALLED: usize = 2;

/// The lines of each block.
pub fn fill(case: &Case<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let adjust = minutes.get(2).copied().unwrap_or(0);
    let helped = helped(case);
    vec![
        of_goals(case, &helped),
        helped,
        adjusted(case, adjust),
        health_check(case),
        decisions(case),
    ]
}

/// `later` is said in the block after this one, and not twice.
fn of_goals(case: &Case<'_>, later: &[Line]) -> Vec<Line> {
    let mut lines = first_question(case);
    lines.extend(give::courtesy(case));
    lines.extend(give::answers(case));
    lines.extend(since(case));
    lines.extend(results::lines(case));
    let said = || lines.iter().chain(later);
    let told = |line: &Line| said().any(|said| said.handle == line.handle);
    let more: Vec<Line> = results_since(case)
        .into_iter()
        .filter(|l| !told(l))
        .collect();
    lines.extend(more.into_iter().take(SINCE));
    if case.is(Role::Sponsor) {
        lines.extend(sponsor::lines(case));
    }
    lines.extend(questions::of_block(case, MeetingKind::Progress, 1, 1));
    lines
}

/// How much has been since the last look at the goals.
fn since(case: &Case<'_>) -> Option<Line> {
    let from = looked_at(case.person, case.today)?;
    let meetings = up_to(&case.person.meetings, case.today).filter(|m| m.day > from);
    let count = match meetings.count() {
        0 => "no meeting in between".to_owned(),
        1 => "one meeting in between".to_owned(),
        count => format!("{count} meetings in between"),
    };
    let text = format!("{}, {count}", case.voice.day(from));
    Some(Line::new(Source::Calendar, "Looking back to", text))
}

/// Whatever was done with a result since the last look, the latest first.
fn results_since(case: &Case<'_>) -> Vec<Line> {
    let from = looked_at(case.person, case.today);
    let mut items: Vec<&Item<'_>> = case.items.iter().collect();
    items.retain(|item| {
        let day = item.done.or(item.noted);
        let since = day.is_some_and(|day| from.is_none_or(|from| day >= from));
        item.status == Status::Done && item.action.result.is_some() && since
    });
    items.sort_by_key(|item| std::cmp::Reverse(item.done));
    items
        .into_iter()
        .map(|item| promises::done(case, item))
        .collect()
}

fn helped(case: &Case<'_>) -> Vec<Line> {
    let mut lines = results::advice_at_work(case);
    lines.extend(received(case));
    if case.is(Role::Mentee) {
        lines.extend(questions::feedback_to_give(case));
    }
    lines.extend(results::put_off(case));
    lines.extend(give::reminders(case));
    lines.extend(questions::of_block(case, MeetingKind::Progress, 2, 2));
    if !lines.iter().any(Line::is_shareable) {
        let text = "What helped, what got in the way, and who could move it?";
        lines.push(Line::new(Source::Practice, "", text));
    }
    lines
}

/// What they told the owner since the last look.
fn received(case: &Case<'_>) -> Vec<Line> {
    let from = looked_at(case.person, case.today);
    let said = telling::feedback(case.person, case.today, case.audience);
    let received = said.iter().rev().filter(|said| {
        said.mark == Feedback::Received && from.is_none_or(|from| said.point.day >= from)
    });
    let line = |said: &telling::Marked<Feedback>| {
        let text = format!("“{}” What has changed since?", untagged(&said.point.text));
        let lead = case.voice.say("They told me", "You told me");
        Line::new(Source::Note, lead, text)
            .tail(case.voice.day(said.point.day))
            .at(&said.point.place)
            .private(said.point.private)
    };
    received.take(RECALLED).map(line).collect()
}

fn adjusted(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let mut lines = promises::now(case);
    lines.extend(promises::ahead(case));
    lines.extend(topics(case, minutes));
    if case.is(Role::Mentee) {
        lines.extend(case.story.iter().cloned());
    }
    let text = "keep, change or drop; one milestone with a day for each that stays";
    lines.push(Line::new(Source::Practice, "Each goal and objective", text));
    lines.extend(questions::of_block(case, MeetingKind::Progress, 3, 1));
    lines
}

fn health_check(case: &Case<'_>) -> Vec<Line> {
    let mut lines = health::lines(case);
    lines.extend(questions::of_block(case, MeetingKind::Progress, 4, 2));
    let text = "one thing each that the other should keep doing, and one to change";
    lines.push(Line::new(Source::Practice, "Between us", text));
    lines
}

fn decisions(case: &Case<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for point in case.last_entries(SectionKey::Decisions) {
        let line = Line::new(Source::Note, "Decided last time", point.text.clone());
        let line = line.tail(case.voice.day(point.day)).at(&point.place);
        lines.push(line.private(point.private));
    }
    let text = "what we go on with, what we change, what we stop";
    lines.push(Line::new(Source::Practice, "To decide", text));
    lines.extend(ending::lines(case));
    lines
}
