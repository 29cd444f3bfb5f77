//! An accountability pair: a win each, equal airtime for both, promises in writing with what happens when
//! one is missed (domain.md 2.2).

use super::case::Case;
use super::line::{Line, Source};
use super::regular::of_topic;
use super::{advice, ending, give, promises, questions};
use crate::facts::contact::up_to;
use crate::model::words::{MeetingKind, Role};

/// The lines of each block.
pub fn fill(case: &Case<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let long = |block: usize| minutes.get(block).copied().unwrap_or(0);
    let (first, second) = match i_begin(case) {
        true => (mine(case, long(1)), theirs(case, long(2))),
        false => (theirs(case, long(1)), mine(case, long(2))),
    };
    vec![wins(case), first, second, written(case)]
}

/// Who begins changes from one pair meeting to the next.
fn i_begin(case: &Case<'_>) -> bool {
    let pairs = up_to(&case.person.meetings, case.today).filter(|meeting| {
        let text = meeting.text();
        text.and_then(|note| note.front.kind) == Some(MeetingKind::Pair)
    });
    pairs.count() % 2 == 0
}

fn wins(case: &Case<'_>) -> Vec<Line> {
    let mut lines = give::courtesy(case);
    lines.extend(give::answers(case));
    lines.extend(advice::to_report(case));
    lines.extend(promises::kept(case));
    let text = "one thing that went well since last time; nothing is too small";
    lines.push(Line::new(Source::Practice, "A win each", text));
    lines.extend(asked(case, 1, 1));
    lines
}

/// The owner's half.
fn mine(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let text = case.voice.say("I speak, they ask", "I speak, you ask");
    let mut lines = vec![airtime(text, minutes)];
    lines.extend(promises::of_side(case, true));
    for topic in &case.topics.chosen {
        // What was promised stands above.
        if topic.handle.is_none() {
            lines.push(of_topic("To think aloud about".to_owned(), topic));
        }
    }
    lines
}

/// Who speaks, and how long.
fn airtime(text: &str, minutes: u32) -> Line {
    Line::new(Source::Practice, "", format!("{text}, {minutes} minutes"))
}

/// The other's half, as long.
fn theirs(case: &Case<'_>, minutes: u32) -> Vec<Line> {
    let text = case.voice.say("they speak, I ask", "you speak, I ask");
    let mut lines = vec![airtime(text, minutes)];
    lines.extend(promises::of_side(case, false));
    lines.extend(give::reminders(case));
    lines.extend(asked(case, 3, 2));
    lines
}

fn written(case: &Case<'_>) -> Vec<Line> {
    let text = "a behaviour and a day, written by the one who gives it";
    let mut lines = vec![Line::new(Source::Practice, "One promise each", text)];
    let text = "[to fill in: what the other does then, agreed before we part]";
    lines.push(Line::new(Source::Gap, "When one is missed", text));
    lines.extend(asked(case, 4, 1));
    lines.push(ending::if_then());
    lines.extend(ending::lines(case));
    lines
}

/// A peer's questions, whatever else they are.
fn asked(case: &Case<'_>, block: usize, count: usize) -> Vec<Line> {
    questions::of_role_in_block(case, MeetingKind::Pair, Role::Peer, block, count)
}
