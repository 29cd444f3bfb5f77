//! The usual meeting: check-in, promises, topics, action plan, takeaways and the next date.

use super::case::Case;
use super::line::{Line, Source};
use super::topic::Topic;
use super::{advice, ending, give, promises, questions, sponsor};
use crate::facts::minutes::split;
use crate::model::note::SectionKey;
use crate::model::words::{MeetingKind, Role};

/// How many takeaways of last time are recalled.
const TAKEAWAYS: usize = 3;

/// The lines of each block.
pub fn fill(case: &Case<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let core = minutes.get(2).copied().unwrap_or(0);
    vec![
        check_in(case),
        since_last_time(case),
        main(case, core),
        action_plan(case),
        ending::lines(case),
    ]
}

fn check_in(case: &Case<'_>) -> Vec<Line> {
    let mut lines = first_question(case);
    lines.extend(give::courtesy(case));
    lines.extend(give::answers(case));
    lines.extend(last_time(case));
    lines.extend(give::reminders(case));
    if case.is(Role::Peer) {
        let text = format!("what would {} like from this time?", case.voice.they());
        lines.push(Line::new(Source::Practice, "And the other way round", text));
    }
    if !lines.iter().any(Line::is_shareable) {
        let since = case.last_met().map_or(String::new(), |day| {
            format!(" since {}", case.voice.day(day))
        });
        let text = format!("How are you, and what has changed{since}?");
        lines.push(Line::new(Source::Practice, "", text));
    }
    lines
}

/// Where a mentee's needs or their wish for feedback are not written, to ask comes first.
pub fn first_question(case: &Case<'_>) -> Vec<Line> {
    let agreed = &case.person.relationship;
    let mut lines = Vec::new();
    if !case.is(Role::Mentee) {
        return lines;
    }
    if agreed.purpose.is_none() && agreed.objectives.is_empty() {
        let text = "What do you need from me, and by when?";
        lines.push(Line::new(Source::Practice, "First question", text));
    }
    if agreed.feedback.is_none() {
        let lead = if lines.is_empty() {
            "First question"
        } else {
            "Then"
        };
        let text = "How blunt do you want me to be, and how fast?";
        lines.push(Line::new(Source::Question, lead, text));
    }
    lines
}

fn last_time(case: &Case<'_>) -> Vec<Line> {
    let points = case.last_entries(SectionKey::Takeaways);
    let Some(first) = points.first() else {
        return Vec::new();
    };
    let lead = format!("What stayed from {}", case.voice.day(first.day));
    let mut lines = vec![Line::new(Source::Note, lead, "")];
    lines.extend(points.iter().take(TAKEAWAYS).map(|point| {
        Line::under(Source::Note, point.text.clone())
            .at(&point.place)
            .private(point.private)
    }));
    lines
}

fn since_last_time(case: &Case<'_>) -> Vec<Line> {
    let mut lines = promises::now(case);
    lines.extend(advice::to_report(case));
    lines.extend(promises::kept(case));
    if lines.is_empty() {
        let text = "Nothing falls due for this meeting, on either side.";
        lines.push(Line::new(Source::Action, "", text));
    }
    lines
}

fn main(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let mut lines = topics(case, minutes);
    if case.is(Role::Mentee) {
        lines.extend(listening(case));
        lines.extend(case.story.iter().cloned());
        lines.extend(questions::feedback_to_give(case));
    }
    if case.is(Role::Sponsor) {
        lines.extend(sponsor::lines(case));
    }
    lines.extend(questions::of_roles(case, MeetingKind::Regular));
    // A coach's hour is made of the coach's questions.
    if case.person.relationship.roles != [Role::Coach] {
        lines.extend(questions::feedback(case));
    }
    lines
}

/// The topics with their minutes, and what has to wait.
pub fn topics(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let chosen = &case.topics.chosen;
    let parts = split(minutes, &vec![1; chosen.len()]);
    let mut lines: Vec<Line> = Vec::new();
    for (at, (topic, minutes)) in chosen.iter().zip(parts).enumerate() {
        let lead = match chosen.len() {
            1 => format!("Topic, {minutes} min"),
            _ => format!("Topic {}, {minutes} min", at + 1),
        };
        lines.push(of_topic(lead, topic));
    }
    if !case.topics.parked.is_empty() {
        lines.push(Line::new(Source::Note, "If there is time", ""));
        for topic in &case.topics.parked {
            let mut line = of_topic(String::new(), topic);
            line.under = true;
            lines.push(line);
        }
    }
    lines
}

/// A topic, with what stands before it.
pub fn of_topic(lead: String, topic: &Topic) -> Line {
    let source = match topic.handle {
        Some(_) => Source::Action,
        None if topic.place.is_none() => Source::Agreement,
        None => Source::Note,
    };
    let mut line = Line::new(source, lead, topic.text.clone())
        .tail(topic.when.clone())
        .away(topic.away.clone())
        .private(topic.private);
    line.file = topic.place.as_ref().map(|place| place.file.clone());
    line.at = topic.place.as_ref().map(|place| place.line);
    line.handle.clone_from(&topic.handle);
    line
}

/// How to help somebody find their own answer (domain.md 2.2), in the minutes of this meeting.
fn listening(case: &Case<'_>) -> Option<Line> {
    let mine = case.plan.minutes / 5;
    let text = format!(
        "let {} name the issue and the help wanted; of the {} minutes about {mine} are mine to speak; {} sums up and says from 1 to 10 how sure the step is: under 7, shrink it",
        case.voice.name, case.plan.minutes, case.voice.name
    );
    Some(Line::new(Source::Practice, "For me", text).for_me())
}

fn action_plan(case: &Case<'_>) -> Vec<Line> {
    let mut lines = promises::ahead(case);
    lines.push(ending::if_then());
    lines
}
