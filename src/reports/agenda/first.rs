//! The first meeting: know each other, purpose, working agreement, first topic, first actions.

use super::case::Case;
use super::line::{Line, Source};
use super::regular::{first_question, topics};
use super::voice::{and, clause};
use super::{agreement, ending, give, known, lessons, promises, questions};
use crate::facts::privacy::Audience;
use crate::model::goal::Goal;
use crate::model::note::SectionKey;
use crate::model::words::MeetingKind;
use crate::text::fold::fold;
use crate::text::phrase::spoken;

/// The lines of each block.
pub fn fill(case: &Case<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let core = minutes.get(3).copied().unwrap_or(0);
    vec![
        know_each_other(case),
        purpose(case),
        working_agreement(case),
        first_topic(case, core),
        first_actions(case),
    ]
}

fn know_each_other(case: &Case<'_>) -> Vec<Line> {
    let mut lines = give::answers(case);
    lines.extend(known::lines(case));
    lines.extend(questions::of_path(case));
    lines.extend(questions::of_block(case, MeetingKind::First, 1, 2));
    lines
}

/// The need, what they can provide, and the time frame (practice: three things to be clear about).
fn purpose(case: &Case<'_>) -> Vec<Line> {
    let agreed = &case.person.relationship;
    let mut lines = first_question(case);
    let mut add = |lead: &str, text: String| {
        lines.push(Line::new(Source::Agreement, lead, text).in_file(case.person.file()));
    };
    if !agreed.objectives.is_empty() && !case.only_mentee() {
        add("What should come of it", agreed.objectives.join("; "));
    }
    if let Some(functions) = agreed.functions.as_ref().filter(|f| !f.is_empty()) {
        let functions: Vec<String> = functions.iter().map(|f| spoken(f)).collect();
        add(
            case.voice
                .say("What they could give", "What you could give"),
            and(&functions),
        );
    }
    if let Some(until) = agreed.until {
        let since = agreed.since.map_or(String::new(), |since| {
            format!("{} to ", case.voice.day(since))
        });
        add("Time frame", format!("{since}{}", case.voice.day(until)));
    }
    if let Some(goal) = case.goals().first().filter(|_| !agreed.goals.is_empty()) {
        lines.push(of_goal(case, goal));
    }
    lines.extend(questions::of_block(case, MeetingKind::First, 2, 1));
    lines
}

fn of_goal(case: &Case<'_>, goal: &Goal) -> Line {
    let why = goal
        .why
        .as_deref()
        .map_or(String::new(), |why| format!(": {}", clause(why)));
    let line = Line::new(
        Source::Goal,
        "My goal behind it",
        format!("{}{why}", clause(&goal.title)),
    );
    let by = goal
        .by
        .map_or(String::new(), |by| format!("by {}", case.voice.day(by)));
    line.tail(by).in_file(goal.file())
}

fn working_agreement(case: &Case<'_>) -> Vec<Line> {
    let mut lines = agreement::lines(case);
    lines.extend(lessons::lines(case));
    lines.extend(questions::of_block(case, MeetingKind::First, 3, 2));
    lines
}

fn first_topic(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let mut lines = if case.only_mentee() {
        Vec::new()
    } else {
        self_assessment(case)
    };
    lines.extend(topics(case, minutes));
    lines.extend(questions::of_roles(case, MeetingKind::First));
    if lines.is_empty() {
        let text = "What would you look at first, in my place?";
        lines.push(Line::new(Source::Practice, "To ask", text));
    }
    lines
}

/// The owner's own view of the first goal that this relationship serves.
fn self_assessment(case: &Case<'_>) -> Vec<Line> {
    let goals = case.goals();
    let goal = goals
        .first()
        .filter(|_| !case.person.relationship.goals.is_empty());
    let Some((goal, note)) = goal.and_then(|goal| Some((goal, goal.note.as_ref()?))) else {
        return Vec::new();
    };
    [
        (SectionKey::Strengths, "What I bring", 1),
        (SectionKey::GrowthAreas, "Where I want to grow", 2),
        (SectionKey::ExternalChallenges, "What stands in the way", 1),
    ]
    .into_iter()
    .filter_map(|(key, lead, most)| {
        let mut shown = case.audience.entries(note, key);
        shown.retain(|shown| !case.voice.shared || !names_another(case, &shown.entry.text));
        let first = shown.first()?;
        let texts: Vec<&str> = shown
            .iter()
            .take(most)
            .map(|s| clause(&s.entry.text))
            .collect();
        let private = shown.iter().take(most).any(|shown| shown.private);
        let mut line = Line::new(Source::Goal, lead, texts.join("; ")).private(private);
        line.file = Some(goal.file());
        line.at = Some(first.entry.line);
        Some(line)
    })
    .collect()
}

/// Whether a text of a goal speaks of somebody else of the network: that is between the owner and them.
fn names_another(case: &Case<'_>, text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(fold)
        .collect();
    let others = case
        .network
        .people
        .iter()
        .filter(|p| p.id != case.person.id);
    let mut names = others.map(|other| fold(other.first_word()));
    names.any(|name| words.contains(&name))
}

fn first_actions(case: &Case<'_>) -> Vec<Line> {
    let mut lines = promises::open(case);
    lines.extend(give::value(case));
    let text = "one small step each, with a day; and who invites next time";
    lines.push(Line::new(Source::Practice, "First promises", text));
    if case.audience == Audience::Owner && case.person.introduced_by.is_some() {
        let name = case
            .person
            .introduced_by
            .as_ref()
            .map_or("", |id| case.network.name_of(id));
        let text = format!("{name}, who brought us together");
        lines.push(
            Line::new(Source::Profile, "Tell afterwards", text)
                .in_file(case.person.file())
                .for_me(),
        );
    }
    lines.push(ending::actions());
    lines.push(ending::next_date(case, "Next date"));
    lines
}
