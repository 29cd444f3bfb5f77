//! How every agenda ends: takeaways, actions (who, what, by when), and the next date.

use super::case::Case;
use super::give;
use super::line::{Line, Source};
use super::voice::clause;
use crate::model::words::Stage;

/// The last lines of a meeting that is not the last.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    let mut lines = give::value(case);
    lines.extend(end_in_sight(case));
    let text = "one each; three at most go into the recap";
    lines.push(Line::new(Source::Practice, "Takeaways", text));
    lines.push(actions());
    lines.push(next_date(case, "Next date"));
    lines
}

/// What both have promised, read back.
pub fn actions() -> Line {
    let text = "who does what by when, read back in one sentence each";
    Line::new(Source::Practice, "Actions", text)
}

/// When they meet again, with the arithmetic.
pub fn next_date(case: &Case<'_>, lead: &str) -> Line {
    let Some(next) = case.plan.next else {
        let text = "agree it before we part; no rhythm is written";
        let shared = "let us agree it before we part";
        return Line::new(Source::Calendar, lead, case.voice.say(text, shared));
    };
    let line = Line::new(Source::Calendar, lead, case.voice.day(next));
    if case.voice.shared {
        return line;
    }
    let mut tail = case.plan.next_because.clone();
    let days: Vec<&str> = case
        .person
        .availability
        .days
        .iter()
        .map(|day| day.as_str())
        .collect();
    let weekday = next.long().to_lowercase();
    if !days.is_empty() && !days.iter().any(|day| weekday.starts_with(day)) {
        tail.push_str(&format!("; their days are {}", days.join(", ")));
    }
    line.tail(tail)
}

/// The agreed end or review lies before the meeting after this one: it wants a word now.
fn end_in_sight(case: &Case<'_>) -> Option<Line> {
    let agreed = &case.person.relationship;
    let over = matches!(agreed.stage(), Stage::Closed | Stage::Declined);
    let until = agreed.until.filter(|_| !over)?;
    if until > case.plan.next? {
        return None;
    }
    let why = agreed.program.as_deref();
    let why = why.map_or(String::new(), |program| format!(", {}", clause(program)));
    let text = "shall we go on, change something, or end it well?";
    let line = Line::new(
        Source::Calendar,
        "What we agreed ends before we meet again",
        text,
    );
    Some(
        line.tail(format!("{}{why}", case.voice.day(until)))
            .in_file(case.person.file()),
    )
}

/// How sure the step is: under seven it is made smaller (domain.md 2.2).
/// Where that was asked just above, only the rule is said.
pub fn commitment(is_asked: bool) -> Line {
    let text = match is_asked {
        true => "under 7, make the step smaller until it is 7",
        false => "said from 1 to 10; under 7, make the step smaller until it is 7",
    };
    Line::new(Source::Practice, "How sure the step is", text)
}

/// If-then plans raise the odds that a promise is kept (domain.md 4.3).
pub fn if_then() -> Line {
    let text = "“when … gets in the way, I will …”";
    Line::new(Source::Practice, "For the hardest promise", text)
}
