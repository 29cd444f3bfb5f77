//! An hour of questions (GROW): contract, goal, reality, options, will. With a coach they are put to the
//! owner, with anybody else the owner puts them.

use super::case::Case;
use super::line::{Line, Source};
use super::regular::{first_question, topics};
use super::voice::clause;
use super::{advice, ending, give, promises, questions};

/// How many questions of each group are brought.
const EACH: usize = 2;

/// The lines of each block.
pub fn fill(case: &Case<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let core = minutes.get(2).copied().unwrap_or(0);
    vec![
        contract(case),
        goal(case),
        reality(case, core),
        grow(case, 4),
        will(case),
    ]
}

/// What this hour is for, and what was promised last time.
fn contract(case: &Case<'_>) -> Vec<Line> {
    let mut lines = first_question(case);
    lines.extend(give::courtesy(case));
    lines.extend(give::answers(case));
    lines.extend(promises::now(case));
    lines.extend(advice::to_report(case));
    lines.extend(promises::kept(case));
    let text = match case.is_asked() {
        true => "questions only; a suggestion if I ask for one",
        false => case.voice.say(
            "questions only; a suggestion if they ask for one",
            "questions only; a suggestion if you ask for one",
        ),
    };
    lines.push(Line::new(Source::Practice, "For this hour", text));
    lines
}

fn goal(case: &Case<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for objective in &case.person.relationship.objectives {
        let line = Line::new(Source::Agreement, "Behind it", clause(objective));
        lines.push(line.in_file(case.person.file()));
    }
    lines.extend(grow(case, 2));
    lines
}

fn reality(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let mut lines = topics(case, minutes);
    if !case.is_asked() {
        let text = "hold back what I would do; sum up, then ask what else; their words before mine";
        lines.push(Line::new(Source::Practice, "For me", text).for_me());
    }
    lines.extend(give::reminders(case));
    lines.extend(grow(case, 3));
    lines
}

fn will(case: &Case<'_>) -> Vec<Line> {
    let mut lines = promises::ahead(case);
    let asked = grow(case, 5);
    let sure = |line: &Line| line.text.contains("From one to ten");
    let is_asked = asked.iter().any(sure);
    lines.extend(asked);
    lines.push(ending::commitment(is_asked));
    lines.push(ending::if_then());
    lines.extend(ending::lines(case));
    lines
}

/// Questions of a block of GROW; where this person's are used up, the block says what it is for.
fn grow(case: &Case<'_>, block: usize) -> Vec<Line> {
    let lines = questions::of_grow(case, block, EACH);
    if !lines.is_empty() {
        return lines;
    }
    let text = match block {
        2 => "What do you want, in one sentence?",
        3 => "What is so today, and how do you know?",
        4 => "Three ways, one of them unlikely.",
        _ => "Which way, and the first step of it?",
    };
    vec![Line::new(Source::Practice, "", text)]
}
