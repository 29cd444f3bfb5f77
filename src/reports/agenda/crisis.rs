//! When things are on fire: steady first, facts, feelings, the next three days, who else, when we speak again
//! (domain.md 2.2). Psychological first aid, which is to look, listen and link: no therapy, no lesson, no story.

use super::case::Case;
use super::line::{Line, Source};
use super::opening::{EXPECT, MY_ASK, Opening, gap};
use super::questions;
use super::value::Missing;
use super::voice::{and, clause};
use crate::facts::actions::Item;
use crate::facts::contact::up_to;
use crate::facts::points::section_points;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, Stage};
use crate::text::phrase::spoken;

/// How far the options look.
const DAYS: i64 = 3;
/// How many decisions of the last crisis are recalled.
const RECALLED: usize = 3;
/// How many others who may be called are named.
const OTHERS: usize = 4;

/// The lines of each block.
pub fn fill(case: &Case<'_>, _minutes: &[u32]) -> Vec<Vec<Line>> {
    vec![
        steady(case),
        facts(case),
        feelings(case),
        options(case),
        who_else(case),
        next_touch(case),
    ]
}

/// What stands above the blocks: safety before anything else, then what is asked for.
pub fn opening(case: &Case<'_>) -> Opening {
    let ask = ask(case);
    let mut lines = vec![safety()];
    let mut missing = Vec::new();
    if !case.only_mentee() {
        if ask.is_none() {
            let command = format!("mentor touch \"@{} …\" --next", case.typed());
            missing.push(Missing::new("what you need from this call", command));
        }
        let gap = || gap(MY_ASK, "what I need from you in this half-hour");
        lines.push(ask.clone().unwrap_or_else(gap));
    }
    let text = format!(
        "{} minutes, nothing to prepare, and a word again within two days",
        case.plan.minutes
    );
    lines.push(Line::new(Source::Practice, EXPECT, text.as_str()));
    let contact = &case.person.contact;
    if contact.phone.is_none() {
        let command = format!("mentor set {} contact.phone=\"…\"", case.typed());
        missing.push(Missing::new("a number at which they answer", command));
    }
    if !case.only_mentee() && !case.person.relationship.crisis_contact {
        let command = format!("mentor set {} crisis-contact=true", case.typed());
        missing.push(Missing::new(
            "whether they may be called in a crisis",
            command,
        ));
    }
    Opening {
        ask: ask.map(|line| line.text),
        expect: Some(text),
        lines,
        missing,
    }
}

/// What was noted for this call today or yesterday; older points are for another day.
fn ask(case: &Case<'_>) -> Option<Line> {
    let fresh = |day: Day| case.today.days_since(day) <= 1;
    let point = case.points.iter().rfind(|point| fresh(point.day))?;
    let line = Line::new(Source::Note, MY_ASK, point.text.clone()).at(&point.place);
    Some(line.private(point.private))
}

/// Said to whoever reads it.
fn safety() -> Line {
    let text =
        "contact the emergency services or your employee-assistance service now; the rest can wait";
    Line::new(Source::Practice, "If anybody's safety is in doubt", text)
}

fn steady(case: &Case<'_>) -> Vec<Line> {
    let mut lines = reach(case);
    let text = "a place to talk, water, something to eat, one breath before the first sentence";
    lines.push(Line::new(Source::Practice, "First", text));
    lines.extend(asked(case, 1));
    lines
}

/// How to reach them, and what was agreed about it.
fn reach(case: &Case<'_>) -> Vec<Line> {
    let person = case.person;
    let file = person.file();
    let mut lines = Vec::new();
    let contact = &person.contact;
    let ways: Vec<String> = contact
        .phone
        .iter()
        .chain(&contact.email)
        .cloned()
        .collect();
    if !ways.is_empty() {
        let mut line = Line::new(Source::Profile, "To reach them", ways.join(", "));
        if !person.relationship.crisis_contact && !case.only_mentee() {
            line.tail = "whether they may be called at any hour is not agreed".to_owned();
        }
        lines.push(line.in_file(file.clone()).for_me());
    }
    let today = case.today;
    let busy = person.availability.busy.iter();
    for busy in busy.filter(|busy| (busy.from..=busy.to).contains(&today)) {
        let why = busy.why.as_deref().unwrap_or("no reason is written");
        let until = format!("until {}", case.voice.day(busy.to));
        let line = Line::new(Source::Calendar, "Busy now", why.to_owned()).tail(until);
        lines.push(line.in_file(file.clone()).for_me());
    }
    if let Some(rule) = &person.relationship.confidentiality {
        let line = Line::new(Source::Agreement, "Between us", clause(rule));
        lines.push(line.in_file(file));
    }
    lines
}

fn facts(case: &Case<'_>) -> Vec<Line> {
    let text = "what is known, what is guessed, what can wait: written down, with the hour";
    let mut lines = vec![Line::new(Source::Practice, "In order", text)];
    lines.extend(asked(case, 2));
    lines
}

fn feelings(case: &Case<'_>) -> Vec<Line> {
    let text = match case.only_mentee() {
        true => case.voice.say(
            "listen only: no advice, no comfort that hurries, no story of mine unless they ask",
            "I listen only; you need not be brave here",
        ),
        false => case.voice.say(
            "say how it is, in plain words; I need not be brave here",
            "listening is all I ask for here; no advice yet",
        ),
    };
    let mut lines = vec![Line::new(Source::Practice, "", text)];
    lines.extend(asked(case, 3));
    lines
}

/// Options, what can be moved out of these days, and what held the last time.
fn options(case: &Case<'_>) -> Vec<Line> {
    let text = "two or three, each with its smallest first step; what is not for these days waits";
    let mut lines = vec![Line::new(Source::Practice, "Options", text)];
    lines.extend(asked(case, 4));
    let until = case.today.plus_days(DAYS);
    let soon = |item: &&Item<'_>| item.is_open() && item.action.due.is_some_and(|d| d <= until);
    for item in case.items.iter().filter(soon) {
        let whose = if item.is_mine() { "mine" } else { "theirs" };
        let due = item
            .action
            .due
            .map_or(String::new(), |due| case.voice.due(due));
        let text = format!("{} ({whose})", item.action.text);
        let mut line = Line::new(Source::Action, "Can wait?", text).tail(due);
        line.handle = Some(item.handle.to_string());
        lines.push(line.at(&item.place()).private(item.private).for_me());
    }
    lines.extend(held_before(case));
    lines
}

/// What was decided and learned in the last crisis with this person: it may hold again.
fn held_before(case: &Case<'_>) -> Vec<Line> {
    let met = up_to(&case.person.meetings, case.today);
    let mut crises = met.rev().filter_map(|meeting| {
        let note = case.audience.text(meeting)?;
        (note.front.kind == Some(MeetingKind::Crisis)).then_some((meeting, note))
    });
    let Some((meeting, note)) = crises.next() else {
        return Vec::new();
    };
    let entries = [SectionKey::Decisions, SectionKey::Takeaways]
        .into_iter()
        .flat_map(|key| section_points(meeting, note, key, case.audience));
    let lines = entries.take(RECALLED).map(|point| {
        let line = Line::under(Source::Note, point.text.clone()).at(&point.place);
        line.private(point.private).for_me()
    });
    let mut lines: Vec<Line> = lines.collect();
    if !lines.is_empty() {
        let lead = format!("What held on {}", case.voice.day(meeting.day));
        lines.insert(0, Line::new(Source::Note, lead, "").for_me());
    }
    lines
}

/// Who else may be called, and who decides.
fn who_else(case: &Case<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let people = case.network.people.iter().filter(|p| {
        let agreed = &p.relationship;
        p.id != case.person.id && agreed.crisis_contact && agreed.stage() == Stage::Active
    });
    for person in people.take(OTHERS) {
        let line = Line::new(Source::Profile, "May be called", other(person));
        lines.push(line.in_file(person.file()).for_me());
    }
    let text = "whom else you could call, and with which first words";
    let list = Line::new(Source::Practice, "The whole list", text);
    lines.push(list.command("mentor who --crisis").for_me());
    let text = "one name for each decision, and one who stays out of it and rests";
    lines.push(Line::new(Source::Practice, "Who decides", text));
    lines.extend(asked(case, 5));
    lines
}

/// A name, how to reach it, and what it gives.
fn other(person: &Person) -> String {
    let contact = &person.contact;
    let way = contact.phone.clone().or_else(|| contact.email.clone());
    let mut text = person.name.clone();
    if let Some(way) = way {
        text.push_str(&format!(", {way}"));
    }
    let functions = person.relationship.functions.clone().unwrap_or_default();
    if !functions.is_empty() {
        let functions: Vec<String> = functions.iter().map(|f| spoken(f)).collect();
        text.push_str(&format!(": {}", and(&functions)));
    }
    text
}

/// The next touch is always set.
fn next_touch(case: &Case<'_>) -> Vec<Line> {
    let next = case.plan.next.unwrap_or(case.today);
    let text = format!(
        "{}, at the latest: who calls whom, at what hour",
        case.voice.day(next)
    );
    let line = Line::new(Source::Calendar, "We speak again", text);
    let mut lines = vec![line.tail("48 hours")];
    lines.extend(asked(case, 6));
    let text = "what each of us does before then, one sentence each";
    lines.push(Line::new(Source::Practice, "Until then", text));
    lines
}

/// A question of a block: the other puts it to the owner, or the owner to a mentee.
fn asked(case: &Case<'_>, block: usize) -> Vec<Line> {
    questions::of_block_asked(case, MeetingKind::Crisis, block, 2)
}
