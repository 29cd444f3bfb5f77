//! The questions of an agenda, from the bank, and the path questions of a first meeting.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{and, clause, untagged};
use crate::facts::contact::Phase;
use crate::facts::questions::{Question, Wanted, choose};
use crate::facts::telling::{self, Feedback};
use crate::model::words::{MeetingKind, Role};
use crate::text::phrase::spoken;

/// Questions for somebody with one role; with several roles each gets one.
const OF_ONE_ROLE: usize = 2;
/// A coach's are the agenda.
const OF_A_COACH: usize = 3;

/// The questions of each of their roles, under one heading a role.
pub fn of_roles(case: &Case<'_>, kind: MeetingKind) -> Vec<Line> {
    let roles = &case.person.relationship.roles;
    let mut lines = Vec::new();
    for role in roles {
        let count = match role {
            Role::Coach => OF_A_COACH,
            _ if roles.len() == 1 => OF_ONE_ROLE,
            _ => 1,
        };
        let chosen = choose(
            own(case),
            wanted(case, kind, Some(*role), None, count),
            &case.asked,
        );
        lines.extend(listed(&lead(case, *role), &chosen));
    }
    lines
}

/// Whose questions they are, and in which role where there are several.
fn lead(case: &Case<'_>, role: Role) -> String {
    let said = match role {
        Role::Coach => case.voice.say("Questions they may ask", "Questions for me"),
        _ => case.voice.say("To ask", "Questions for you"),
    };
    match case.person.relationship.roles.len() {
        0 | 1 => said.to_owned(),
        _ => format!("{said} ({} {role})", case.voice.say("as", "as my")),
    }
}

/// The questions of a block of a kind, for anybody, without those that the agreement answers.
pub fn of_block(case: &Case<'_>, kind: MeetingKind, block: usize, count: usize) -> Vec<Line> {
    let wanted = wanted(case, kind, None, Some(block), count);
    let lead = case.voice.say("To ask", "Questions for us both");
    listed(lead, &choose(own(case), wanted, &case.asked))
}

/// The questions of a block that the owner puts to the other.
pub fn of_block_for(case: &Case<'_>, kind: MeetingKind, block: usize, count: usize) -> Vec<Line> {
    let wanted = wanted(case, kind, None, Some(block), count);
    let lead = case.voice.say("To ask", "Questions for you");
    listed(lead, &choose(own(case), wanted, &case.asked))
}

/// The questions of a block that are put to whoever is helped: a mentee, or the owner.
pub fn of_block_asked(case: &Case<'_>, kind: MeetingKind, block: usize, count: usize) -> Vec<Line> {
    let wanted = wanted(case, kind, None, Some(block), count);
    let lead = match case.only_mentee() {
        true => case.voice.say("To ask", "I may ask you"),
        false => case.voice.say("They may ask", "Ask me"),
    };
    listed(lead, &choose(own(case), wanted, &case.asked))
}

/// The questions of one role in a block, whatever roles this person has.
pub fn of_role_in_block(
    case: &Case<'_>,
    kind: MeetingKind,
    role: Role,
    block: usize,
    count: usize,
) -> Vec<Line> {
    let wanted = wanted(case, kind, Some(role), Some(block), count);
    let lead = case.voice.say("To ask", "Questions for us both");
    listed(lead, &choose(own(case), wanted, &case.asked))
}

/// The questions of a block of GROW, whoever puts them.
pub fn of_grow(case: &Case<'_>, block: usize, count: usize) -> Vec<Line> {
    let kind = MeetingKind::Coaching;
    let wanted = wanted(case, kind, Some(Role::Coach), Some(block), count);
    let lead = match case.is_asked() {
        true => case.voice.say("Questions they may ask", "Questions for me"),
        false => case.voice.say("To ask", "Questions for you"),
    };
    listed(lead, &choose(own(case), wanted, &case.asked))
}

/// Feedback to ask for: one question, and what was last said on a theme.
pub fn feedback(case: &Case<'_>) -> Vec<Line> {
    let wanted = wanted(case, MeetingKind::Feedback, None, None, 1);
    let question = choose(own(case), wanted, &case.asked).into_iter().next();
    let lead = "Feedback I ask for";
    let mut lines: Vec<Line> = question
        .map(|question| Line::new(Source::Question, lead, question.text.clone()))
        .into_iter()
        .collect();
    if let Some(mut last) = last_feedback(case) {
        if lines.is_empty() {
            last.lead = lead.to_owned();
        }
        last.under = !lines.is_empty();
        lines.push(last);
    }
    lines
}

/// What they said last, with its theme, and whether they said it before.
fn last_feedback(case: &Case<'_>) -> Option<Line> {
    let said = telling::feedback(case.person, case.today, case.audience);
    let mut received = said
        .iter()
        .rev()
        .filter(|said| said.mark == Feedback::Received);
    let last = received.next()?;
    let mut tail = format!("said on {}", case.voice.day(last.point.day));
    let mut text = format!("“{}” What has changed since?", untagged(&last.point.text));
    if let Some(theme) = last.topics.first() {
        text = format!("on {theme}: {text}");
        if let Some(earlier) = received.find(|said| said.topics.contains(theme)) {
            tail.push_str(&format!(
                ", and before on {}",
                case.voice.day(earlier.point.day)
            ));
        }
    }
    let line = Line::new(Source::Note, "", text).tail(tail);
    Some(line.at(&last.point.place).private(last.point.private))
}

/// What was last said to a mentee, and the shape of what could be said now. For the owner's eyes.
pub fn feedback_to_give(case: &Case<'_>) -> Option<Line> {
    let said = telling::feedback(case.person, case.today, case.audience);
    let last = said
        .iter()
        .rev()
        .find(|said| said.mark == Feedback::Given)?;
    let text = format!(
        "“{}” What did you see since: where, what exactly, what it caused?",
        untagged(&last.point.text)
    );
    let line = Line::new(Source::Note, "Feedback to give", text)
        .tail(format!("said on {}", case.voice.day(last.point.day)))
        .at(&last.point.place);
    Some(line.private(last.point.private).for_me())
}

/// Questions about their path (practice: learn about them before, and ask about the way they came).
pub fn of_path(case: &Case<'_>) -> Vec<Line> {
    let person = case.person;
    let mut lines = Vec::new();
    if let Some(work) = person.works.first() {
        let text = format!(
            "What would you say differently today than in “{}”?",
            clause(work)
        );
        lines.push(Line::under(Source::Profile, text));
    }
    // What they went through was told in confidence or heard elsewhere: it is not written back to them.
    if let Some(path) = person.perspectives.first() {
        let text = format!(
            "“{}”: what of that do you still use every week?",
            clause(path)
        );
        lines.push(Line::under(Source::Profile, text).for_me());
    }
    if !person.experience.is_empty() {
        let been: Vec<String> = person.experience.iter().map(|e| spoken(e)).collect();
        let text = match been.len() {
            1 => format!(
                "You have been through {}: what did it change in how you work?",
                and(&been)
            ),
            _ => format!(
                "You have been through {}: which of them changed how you work?",
                and(&been)
            ),
        };
        lines.push(Line::under(Source::Profile, text).for_me());
    }
    if lines.iter().all(|line| line.mine) {
        let text = "Which turn of your path would nobody guess from your title?";
        lines.push(Line::under(Source::Practice, text));
    }
    lines.insert(
        0,
        Line::new(
            Source::Practice,
            case.voice.say("Their path", "Your path"),
            "",
        ),
    );
    for line in lines
        .iter_mut()
        .filter(|line| line.source == Source::Profile)
    {
        line.file = Some(person.file());
    }
    lines
}

/// A heading with questions under it.
fn listed(lead: &str, questions: &[&Question]) -> Vec<Line> {
    if questions.is_empty() {
        return Vec::new();
    }
    let under = questions
        .iter()
        .map(|question| Line::under(Source::Question, question.text.clone()));
    std::iter::once(Line::new(Source::Question, lead, ""))
        .chain(under)
        .collect()
}

/// The owner's own questions.
fn own<'c>(case: &Case<'c>) -> &'c [Question] {
    &case.network.questions
}

fn wanted<'c>(
    case: &'c Case<'_>,
    kind: MeetingKind,
    role: Option<Role>,
    block: Option<usize>,
    count: usize,
) -> Wanted<'c> {
    Wanted {
        kind,
        role,
        block,
        phase: match kind {
            MeetingKind::First => Some(Phase::Starting),
            _ => case.standing.phase,
        },
        count,
        settled: &case.settled,
    }
}
