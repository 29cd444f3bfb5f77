//! What stands above the blocks: the ask, what the other can expect, what for, what to send ahead and
//! by when. What the files do not hold is named, with the command that puts it there.

use super::absent;
use super::case::Case;
use super::line::{Line, Source};
use super::topic::Why;
use super::value::Missing;
use super::voice::clause;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::words::{ActionKind, MeetingKind, Role, Stage};
use crate::text::wording::topics;

/// The agenda goes out this many days ahead …
const AGENDA_DAYS: i64 = 2;
/// … and what is to be read this many.
const READING_DAYS: i64 = 7;
/// What stands before the ask …
pub const MY_ASK: &str = "My ask";
/// … and before what the other can expect.
pub const EXPECT: &str = "What you can expect";
/// A busy time that begins within this many days after the meeting is spoken of.
const BUSY_SOON: i64 = 30;

/// The opening.
pub struct Opening {
    /// What is asked, in words.
    pub ask: Option<String>,
    /// What the other can expect, in words.
    pub expect: Option<String>,
    /// All of its lines.
    pub lines: Vec<Line>,
    /// What the files do not hold.
    pub missing: Vec<Missing>,
}

/// The opening of an agenda.
pub fn opening(case: &Case<'_>) -> Opening {
    let (ask, is_kept) = if case.only_mentee() {
        (need(case), true)
    } else {
        ask(case)
    };
    let expect = expect(case);
    let missing = absent::missing(case, ask.is_some() && is_kept, expect.is_some());
    let mut lines: Vec<Line> = ask.iter().chain(&expect).cloned().collect();
    // Whoever reads it opens with these two: what the files do not hold is left to be filled in.
    let gaps = case.voice.shared || lines.is_empty();
    if gaps && ask.is_none() && !case.only_mentee() {
        lines.insert(0, gap(MY_ASK, "what I want from this meeting"));
    }
    if gaps && expect.is_none() {
        lines.push(gap(EXPECT, "what you can expect of me"));
    }
    lines.extend(wanted_feedback(case));
    if is_kept && !case.only_mentee() {
        lines.extend(purpose(case));
    }
    lines.extend(send_ahead(case));
    lines.extend(calendar(case));
    let said = |line: &Line| line.text.clone();
    Opening {
        ask: ask.as_ref().map(said),
        expect: expect.as_ref().map(said),
        lines,
        missing,
    }
}

/// What the owner has to fill in.
pub fn gap(lead: &str, what: &str) -> Line {
    Line::new(Source::Gap, lead, format!("[to fill in: {what}]"))
}

/// The owner's ask: of a usual meeting what was kept for it, of a first or last one the purpose; and
/// whether it is more than the purpose standing in for an ask that is missing.
fn ask(case: &Case<'_>) -> (Option<Line>, bool) {
    let over = matches!(
        case.person.relationship.stage(),
        Stage::Closed | Stage::Declined
    );
    let of_purpose = is_of_purpose(case.plan.kind);
    let topic = case
        .topics
        .ask()
        .filter(|topic| !of_purpose || topic.why == Why::Kept);
    let purpose = case.person.relationship.purpose.as_deref().map(clause);
    let purpose = purpose.filter(|_| !over || case.plan.kind == MeetingKind::Closing);
    let text = match (case.plan.kind, purpose, topic) {
        (MeetingKind::Closing, Some(purpose), _) => {
            format!("look back with me on what we set out to do, and end it well: {purpose}")
        }
        (MeetingKind::Progress, Some(purpose), _) => {
            format!("look with me at how far we have come, and what to change: {purpose}")
        }
        (MeetingKind::First, Some(purpose), _) => purpose.to_owned(),
        (_, _, Some(topic)) => {
            let mut line =
                Line::new(Source::Note, MY_ASK, topic.text.clone()).private(topic.private);
            line.file = topic.place.as_ref().map(|place| place.file.clone());
            line.at = topic.place.as_ref().map(|place| place.line);
            let line = if topic.place.is_none() {
                agreed(case, line)
            } else {
                line
            };
            return (Some(line), true);
        }
        (_, Some(purpose), None) => purpose.to_owned(),
        (_, None, None) => return (None, false),
    };
    (
        Some(agreed(case, Line::new(Source::Agreement, MY_ASK, text))),
        of_purpose,
    )
}

/// Whether a meeting is about the purpose itself: the first, the last, and those that look back.
fn is_of_purpose(kind: MeetingKind) -> bool {
    use MeetingKind::{Closing, First, Progress};
    matches!(kind, First | Progress | Closing)
}

/// What a mentee needs: their purpose and objectives, and until when.
fn need(case: &Case<'_>) -> Option<Line> {
    let relationship = &case.person.relationship;
    let purpose = relationship
        .purpose
        .as_deref()
        .map(clause)
        .map(str::to_owned);
    let wanted: Vec<String> = purpose
        .into_iter()
        .chain(relationship.objectives.clone())
        .collect();
    if wanted.is_empty() {
        return None;
    }
    let lead = format!("What {} need{}", case.voice.they(), case.voice.say("s", ""));
    let mut line = Line::new(Source::Agreement, lead, wanted.join("; "));
    if let Some(until) = relationship.until {
        line = line.tail(format!("until {}", case.voice.day(until)));
    }
    Some(agreed(case, line))
}

/// What the other can expect: the offer and what both expect of one another.
fn expect(case: &Case<'_>) -> Option<Line> {
    let relationship = &case.person.relationship;
    let parts: Vec<&str> = [&relationship.offer, &relationship.expectations]
        .into_iter()
        .flatten()
        .map(|text| clause(text))
        .collect();
    if parts.is_empty() {
        return None;
    }
    Some(agreed(
        case,
        Line::new(Source::Agreement, EXPECT, parts.join("; ")),
    ))
}

/// A mentee's agenda says how they like feedback.
fn wanted_feedback(case: &Case<'_>) -> Option<Line> {
    if !case.is(Role::Mentee) {
        return None;
    }
    let feedback = case.person.relationship.feedback.as_deref()?;
    let lead = format!(
        "How {} like{} feedback",
        case.voice.they(),
        case.voice.say("s", "")
    );
    Some(agreed(
        case,
        Line::new(Source::Agreement, lead, clause(feedback)),
    ))
}

fn purpose(case: &Case<'_>) -> Option<Line> {
    let said = is_of_purpose(case.plan.kind);
    let purpose = case.person.relationship.purpose.as_deref();
    let purpose = purpose.filter(|_| !said)?;
    let mut line = Line::new(Source::Agreement, "What we meet for", clause(purpose));
    if let Some(goal) = case
        .goals()
        .first()
        .filter(|_| !case.person.relationship.goals.is_empty())
    {
        let by = goal
            .by
            .map_or(String::new(), |by| format!(", by {}", case.voice.day(by)));
        line = line.tail(format!("for “{}”{by}", clause(&goal.title)));
    }
    Some(agreed(case, line))
}

/// What to send ahead, and by when: the agenda two days, reading matter a week before.
fn send_ahead(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let Some(date) = case.plan.date else {
        return lines;
    };
    let noted = case.last_entries(SectionKey::SendAhead);
    for point in noted
        .into_iter()
        .chain(case.prepared_entries(SectionKey::SendAhead))
    {
        let reading = is_reading(&point.text);
        let days = if reading { READING_DAYS } else { AGENDA_DAYS };
        let what = if reading {
            "reading: a week ahead"
        } else {
            "two days ahead"
        };
        let line = Line::new(Source::Note, "Send ahead", point.text.clone());
        let tail = format!("{}, {what}", by(case, date.plus_days(-days)));
        lines.push(
            line.tail(tail)
                .at(&point.place)
                .private(point.private)
                .for_me(),
        );
    }
    for item in &case.items {
        let due = item.action.due.is_some_and(|due| due <= date);
        let sends = matches!(item.action.kind, Some(ActionKind::Send | ActionKind::Give));
        if item.is_open() && item.action.owner == Owner::Me && due && sends {
            let line = Line::new(Source::Action, "Send ahead", item.action.text.clone());
            let tail = by(case, date.plus_days(-AGENDA_DAYS));
            lines.push(
                line.tail(tail)
                    .at(&item.place())
                    .private(item.private)
                    .for_me(),
            );
        }
    }
    let command = format!("mentor agenda {}{} --share", case.typed(), case.plan.typed);
    let tail = format!("{}, two days ahead", by(case, date.plus_days(-AGENDA_DAYS)));
    lines.push(
        Line::new(Source::Practice, "Send ahead", "this agenda")
            .command(command)
            .tail(tail)
            .for_me(),
    );
    lines
}

fn by(case: &Case<'_>, day: Day) -> String {
    if day < case.today {
        "today".to_owned()
    } else {
        format!("by {}", case.voice.day(day))
    }
}

/// Whether something is to be read: it says so by one of these words.
fn is_reading(text: &str) -> bool {
    const WORDS: &str = "read chapter article book paper pages draft report memo document";
    !topics(text).is_disjoint(&topics(WORDS))
}

/// Their days, and a busy time that comes near.
fn calendar(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let file = case.person.file();
    let availability = &case.person.availability;
    if let Some(hours) = &availability.hours {
        let zone = case
            .person
            .timezone
            .as_deref()
            .map_or(String::new(), |zone| format!(" in {zone}"));
        let line = Line::new(Source::Calendar, "Their hours", format!("{hours}{zone}"));
        lines.push(line.in_file(file.clone()).for_me());
    }
    if let (Some(date), false) = (case.plan.date, availability.days.is_empty()) {
        let days: Vec<&str> = availability.days.iter().map(|day| day.as_str()).collect();
        let weekday = date.long().to_lowercase();
        if !days.iter().any(|day| weekday.starts_with(day)) {
            let text = format!(
                "{} is not one of their days ({})",
                case.voice.day(date),
                days.join(", ")
            );
            lines.push(
                Line::new(Source::Calendar, "The day", text)
                    .in_file(file.clone())
                    .for_me(),
            );
        }
    }
    let meeting = case.meeting_day();
    let soon = |from: Day| from <= meeting.plus_days(BUSY_SOON);
    for busy in availability
        .busy
        .iter()
        .filter(|b| b.to >= case.today && soon(b.from))
    {
        let why = busy
            .why
            .as_deref()
            .map_or(String::new(), |why| format!(" ({})", clause(why)));
        let text = format!(
            "{} to {}{why}",
            case.voice.day(busy.from),
            case.voice.day(busy.to)
        );
        let lead = if (busy.from..=busy.to).contains(&meeting) && case.plan.date.is_some() {
            "The day lies in a busy time"
        } else {
            "Busy soon"
        };
        lines.push(
            Line::new(Source::Calendar, lead, text)
                .in_file(file.clone())
                .for_me(),
        );
    }
    lines
}

/// A line read from `person.toml`.
fn agreed(case: &Case<'_>, line: Line) -> Line {
    line.in_file(case.person.file())
}
