//! One question, once: who and why, context, the question, what I take away, how I report back. There is no
//! duty to meet again, and it always ends in a thank-you (domain.md 2.2). Of a mentee it is they who ask.

use super::case::Case;
use super::line::{Line, Source};
use super::regular::of_topic;
use super::voice::{and, clause};
use super::{advice, ending, give, known, promises, questions};
use crate::facts::contact::standing;
use crate::model::note::SectionKey;
use crate::model::words::{MeetingKind, Stage};
use crate::text::phrase::spoken;

/// The result is reported this many days after.
const REPORT_DAYS: i64 = 30;
/// How many takeaways of last time are recalled.
const TAKEAWAYS: usize = 2;

/// The lines of each block.
pub fn fill(case: &Case<'_>, _minutes: &[u32]) -> Vec<Vec<Line>> {
    vec![
        who_and_why(case),
        context(case),
        the_question(case),
        taken_away(case),
        reported(case),
    ]
}

fn who_and_why(case: &Case<'_>) -> Vec<Line> {
    let mut lines = give::courtesy(case);
    lines.extend(give::answers(case));
    if !case.only_mentee() {
        lines.extend(who_i_am(case));
        lines.extend(why_you(case));
        lines.extend(what_for(case));
    }
    if case.last_met().is_none() {
        lines.extend(known::lines(case));
    }
    if !lines.iter().any(Line::is_shareable) {
        let text = match case.only_mentee() {
            false => "who I am and why I ask you, a sentence each",
            true => case.voice.say(
                "what they are in the middle of, and why it cannot wait, a sentence each",
                "what you are in the middle of, and why it cannot wait, a sentence each",
            ),
        };
        lines.push(Line::new(Source::Practice, "", text));
    }
    lines
}

/// To somebody met before, who I am is said by what we last spoke of.
fn who_i_am(case: &Case<'_>) -> Option<Line> {
    let me = &case.network.policy.me;
    if let Some(last) = case.last_met() {
        // A line of the log may be later than the last meeting, and need not have been a talk.
        let contact = standing(case.network, case.person, case.today).last_contact;
        let text = match contact.filter(|day| *day > last) {
            Some(day) => format!("we were last in touch on {}", case.voice.day(day)),
            None => format!("we last spoke on {}", case.voice.day(last)),
        };
        return Some(Line::new(Source::Calendar, "Who I am", text));
    }
    let text = me.intro.as_deref().map(|intro| clause(intro).to_owned());
    let text = text.or_else(|| me.title.clone())?;
    Some(Line::new(Source::Profile, "Who I am", text))
}

/// Why this person: what they know.
fn why_you(case: &Case<'_>) -> Option<Line> {
    let skills = &case.person.expertise;
    let skills: Vec<String> = skills.iter().map(|skill| spoken(skill)).collect();
    let lead = case.voice.say("Why them", "Why you");
    let line = Line::new(Source::Profile, lead, and(&skills)).in_file(case.person.file());
    (!skills.is_empty()).then_some(line)
}

/// What the answer is for.
fn what_for(case: &Case<'_>) -> Option<Line> {
    let purpose = case.person.relationship.purpose.as_deref().map(clause);
    let living = !matches!(
        case.person.relationship.stage(),
        Stage::Closed | Stage::Declined
    );
    let goal = case.goals().into_iter().next();
    let serves = !case.person.relationship.goals.is_empty();
    let (source, text) = match (purpose.filter(|_| living), goal.filter(|_| serves)) {
        (Some(purpose), _) => (Source::Agreement, purpose.to_owned()),
        (None, Some(goal)) => (Source::Goal, clause(&goal.title).to_owned()),
        (None, None) => return None,
    };
    let mut line = Line::new(source, "What it is for", text).in_file(case.person.file());
    if let (Source::Goal, Some(goal)) = (source, goal) {
        line.file = Some(goal.file());
        line.tail = goal
            .by
            .map_or(String::new(), |by| format!("by {}", case.voice.day(by)));
    }
    Some(line)
}

fn context(case: &Case<'_>) -> Vec<Line> {
    let mut lines = advice::to_report(case);
    lines.extend(promises::now(case));
    let points = case.last_entries(SectionKey::Takeaways);
    if let Some(first) = points.first() {
        let lead = format!("What stayed from {}", case.voice.day(first.day));
        lines.push(Line::new(Source::Note, lead, ""));
        lines.extend(points.iter().take(TAKEAWAYS).map(|point| {
            Line::under(Source::Note, point.text.clone())
                .at(&point.place)
                .private(point.private)
        }));
    }
    let text = match case.only_mentee() {
        false => "what I have, what I tried, what I do not know: three sentences, no more",
        true => "what there is, what was tried, what is not known: three sentences, no more",
    };
    lines.push(Line::new(Source::Practice, "The rest of it", text));
    lines
}

fn the_question(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    match case.topics.chosen.first() {
        Some(topic) => {
            let line = of_topic("The one question".to_owned(), topic);
            lines.push(line);
        }
        None => {
            let (source, text) = match case.only_mentee() {
                true => {
                    let text = case
                        .voice
                        .say("theirs, in one sentence", "yours, in one sentence");
                    (Source::Practice, text)
                }
                false => (
                    Source::Gap,
                    "[to fill in: the one question, in one sentence]",
                ),
            };
            lines.push(Line::new(source, "The one question", text));
        }
    }
    if !case.only_mentee() {
        lines.extend(questions::of_block_for(case, MeetingKind::Flash, 3, 2));
    } else {
        let text = "ask what they have tried before you answer; one answer, not three";
        lines.push(Line::new(Source::Practice, "For me", text).for_me());
    }
    let parked = case.topics.chosen.iter().skip(1).chain(&case.topics.parked);
    let parked: Vec<Line> = parked
        .map(|topic| {
            let mut line = of_topic(String::new(), topic);
            line.under = true;
            line.for_me()
        })
        .collect();
    if !parked.is_empty() {
        lines.push(Line::new(Source::Note, "Not this time", "").for_me());
        lines.extend(parked);
    }
    lines
}

fn taken_away(case: &Case<'_>) -> Vec<Line> {
    let text = match case.only_mentee() {
        false => "I say in one sentence what I will do first; you tell me if I heard it right",
        true => case.voice.say(
            "they say in one sentence what they will do first",
            "you say in one sentence what you will do first",
        ),
    };
    let mut lines = vec![Line::new(Source::Practice, "Said back", text)];
    if !case.only_mentee() {
        lines.extend(questions::of_block_for(case, MeetingKind::Flash, 4, 1));
    }
    lines
}

fn reported(case: &Case<'_>) -> Vec<Line> {
    let mut lines = give::value(case);
    let by = case.plan.date.map_or("a month after".to_owned(), |date| {
        format!("by {}", case.voice.day(date.plus_days(REPORT_DAYS)))
    });
    if case.only_mentee() {
        let text = case.voice.say(
            "a line from them on what came of it",
            "a line from you on what came of it",
        );
        lines.push(Line::new(Source::Practice, "Afterwards", text).tail(by));
        lines.push(ending::actions());
        return lines;
    }
    lines.extend(questions::of_block_for(case, MeetingKind::Flash, 5, 1));
    let text = "in writing, the same day";
    lines.push(Line::new(Source::Practice, "Thanks", text));
    let text = "in writing, what I did and what came of it";
    lines.push(Line::new(Source::Practice, "How I report back", text).tail(by));
    lines.push(ending::actions());
    lines
}
