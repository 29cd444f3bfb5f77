//! Ending or renewing a relationship: the debrief is written, the stage is set, and every open action
//! moves to its place, in one change.
//!
//! What may live here: which moves are legal, and what is written for them. What may not: the evidence
//! of the debrief (`reports::debrief`) and the search for places (`facts::placement`).

use crate::error::Failure;
use crate::facts::begun;
use crate::facts::earlier;
use crate::facts::placement::{Destination, Placed};
use crate::facts::plan_file;
use crate::facts::subject::Subject;
use crate::model::action::{Action, Owner};
use crate::model::change::{ChangeSet, Edit, KeyOp, Value};
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{EndedAs, Stage};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// How it ends.
    pub how: EndedAs,
    /// On which day.
    pub on: Day,
    /// The agreed end of the next round; renewed only.
    pub until: Option<Day>,
    /// How often to stay in touch, as written: a length or `none`.
    pub stay_in_touch: Option<String>,
}

/// The debrief's file.
pub fn debrief_path(subject: Subject<'_>, on: Day) -> RelPath {
    subject.folder().join(&format!("closing-{on}.md"))
}

/// Whether anything has begun that can end, or has ended: not with somebody who was only asked, or said no.
pub fn has_begun(subject: Subject<'_>, today: Day) -> Result<(), Failure> {
    let (name, who) = (subject.name(), subject.typed());
    let still = match subject.stage() {
        Stage::Active | Stage::Paused | Stage::Closed => return Ok(()),
        Stage::Declined => {
            let failure = Failure::new(format!("{name} declined, there is nothing to close"));
            return Err(failure.hint(format!("`mentor show {who}` shows what there was")));
        }
        Stage::Prospect => "a prospect",
        Stage::Invited => "invited",
    };
    Err(Failure::new(format!(
        "{name} is still {still}: there is no relationship to close yet"
    ))
    .hint(format!(
        "where it will not come to one: `mentor set {who} stage=declined`"
    ))
    .hint(begun::hint(subject, today)))
}

/// Whether this relationship can be ended so, on that day.
pub fn check(subject: Subject<'_>, request: &Request, today: Day) -> Result<(), Failure> {
    let (who, on) = (subject.typed(), request.on);
    has_begun(subject, today)?;
    if subject.stage() == Stage::Closed {
        return Err(already_closed(subject));
    }
    if let Some(there) = subject.closings().iter().find(|note| note.day == on) {
        return Err(Failure::new(format!(
            "the debrief of {on} is there already: {}",
            there.path
        ))
        .hint("a day has one debrief: add to it there")
        .hint(
            "right after it was written `mentor undo` takes it back, and all that went with it",
        ));
    }
    if on > today {
        return Err(Failure::new(format!(
            "{on} is still to come, nothing ends before its day"
        ))
        .hint(format!("to agree on an end: `mentor set {who} until={on}`")));
    }
    if let Some(since) = subject.since().filter(|since| *since > on) {
        return Err(Failure::new(format!(
            "{on} is before this began ({since}, {})",
            subject.file()
        ))
        .hint("give the day on which it ended with --on"));
    }
    if let Some(until) = request.until {
        if matches!(subject, Subject::Circle(_)) {
            return Err(
                Failure::new("a circle has no agreed end, --until does not fit it")
                    .hint("leave --until out"),
            );
        }
        if until <= on {
            return Err(Failure::new(format!(
                "the new round would end on {until}, before it begins"
            ))
            .hint("give a day after the renewal with --until"));
        }
    }
    Ok(())
}

/// The whole change.
pub fn close(
    network: &Network,
    subject: Subject<'_>,
    request: &Request,
    placed: &[Placed<'_>],
    debrief: String,
    today: Day,
) -> Result<ChangeSet, Failure> {
    check(subject, request, today)?;
    let renewed = request.how == EndedAs::Renewed;
    let mut change = ChangeSet::new(summary(subject, request));
    change.create(debrief_path(subject, request.on), debrief);
    match subject {
        Subject::Person(person) if renewed => renew(&mut change, person, request),
        Subject::Person(person) => end(&mut change, person, request),
        Subject::Circle(_) => circle(&mut change, subject, request),
    }
    for one in placed.iter().filter(|one| one.to != Destination::Stay) {
        settle(&mut change, one);
        move_on(&mut change, network, subject, one, request.on);
    }
    Ok(change)
}

/// `End the time with Grace Okafor on 2026-11-21 (completed)`
fn summary(subject: Subject<'_>, request: &Request) -> String {
    let (name, on, how) = (subject.name(), request.on, request.how);
    match (how, subject) {
        (EndedAs::Renewed, Subject::Person(_)) => {
            format!("Begin another round with {name} on {on}")
        }
        (EndedAs::Renewed, Subject::Circle(_)) => format!("Begin another round of {name} on {on}"),
        (_, Subject::Person(_)) => format!("End the time with {name} on {on} ({how})"),
        (_, Subject::Circle(_)) => format!("End the circle {name} on {on} ({how})"),
    }
}

fn already_closed(subject: Subject<'_>) -> Failure {
    let mut message = format!("{} is already closed", subject.name());
    if let Some(ended) = subject.ended() {
        message.push_str(&format!(" since {}", ended.on));
        if let Some(how) = ended.how {
            message.push_str(&format!(" ({how})"));
        }
    }
    let failure = Failure::new(message);
    let last = subject.closings().iter().max_by_key(|closing| closing.day);
    let failure = match last {
        Some(closing) => failure.hint(format!("its debrief is {}, add to it there", closing.path)),
        None => failure,
    };
    match subject {
        Subject::Person(person) => failure.hint(format!(
            "where it has begun again: `mentor resume {}`",
            person.id
        )),
        Subject::Circle(_) => failure,
    }
}

/// A new round: the old one goes to `history`.
fn renew(change: &mut ChangeSet, person: &Person, request: &Request) {
    let file = person.file();
    let agreed = &person.relationship;
    let note = format!("closing-{}.md", request.on);
    let past = earlier::entry(agreed.since, request.on, Some(note));
    change.key(&file, &["relationship", "history"], KeyOp::Add(past));
    change.set(&file, &["relationship", "since"], Value::Day(request.on));
    match request.until {
        Some(until) => change.set(&file, &["relationship", "until"], Value::Day(until)),
        None if agreed.until.is_some() => {
            change.key(&file, &["relationship", "until"], KeyOp::Remove);
        }
        None => {}
    }
    if agreed.stage() != Stage::Active {
        set_text(change, &file, "stage", Stage::Active.as_str());
        unsnooze(change, person);
    }
    if let Some(length) = &request.stay_in_touch {
        set_text(change, &file, "cadence", length);
    }
}

/// The end: stage, day and manner; an earlier end goes to `history`.
fn end(change: &mut ChangeSet, person: &Person, request: &Request) {
    let file = person.file();
    let agreed = &person.relationship;
    set_text(change, &file, "stage", Stage::Closed.as_str());
    if let Some(past) = earlier::of_ended(person) {
        change.key(&file, &["relationship", "history"], KeyOp::Add(past));
    }
    change.set(&file, &["relationship", "ended"], ended(request));
    if agreed.stage() == Stage::Paused {
        unsnooze(change, person);
    }
    // Without an agreement the old rhythm would go on asking for meetings that will not come.
    let cadence = request.stay_in_touch.as_deref().unwrap_or("none");
    set_text(change, &file, "cadence", cadence);
}

fn circle(change: &mut ChangeSet, subject: Subject<'_>, request: &Request) {
    let file = subject.file();
    let text = |text: &str| Value::Text(text.to_owned());
    if request.how == EndedAs::Renewed {
        change.set(&file, &["since"], Value::Day(request.on));
        if subject.stage() != Stage::Active {
            change.set(&file, &["stage"], text(Stage::Active.as_str()));
        }
    } else {
        change.set(&file, &["stage"], text(Stage::Closed.as_str()));
        change.set(&file, &["ended"], ended(request));
    }
    if let Some(length) = &request.stay_in_touch {
        change.set(&file, &["cadence"], text(length));
    }
}

fn ended(request: &Request) -> Value {
    Value::Table(vec![
        ("on".to_owned(), Value::Day(request.on)),
        (
            "as".to_owned(),
            Value::Text(request.how.as_str().to_owned()),
        ),
    ])
}

fn set_text(change: &mut ChangeSet, file: &RelPath, key: &str, text: &str) {
    change.set(file, &["relationship", key], Value::Text(text.to_owned()));
}

fn unsnooze(change: &mut ChangeSet, person: &Person) {
    if person.relationship.snooze.is_some() {
        change.key(&person.file(), &["relationship", "snooze"], KeyOp::Remove);
    }
}

/// Where it stood, the action is dropped, with what became of it under it.
fn settle(change: &mut ChangeSet, placed: &Placed<'_>) {
    let (file, offset) = (&placed.item.file, placed.item.action.offset);
    change.edit(file, Edit::MarkItem { offset, mark: '-' });
    let text = format!("result: {}", placed.to.result());
    change.edit(file, Edit::AddUnderItem { offset, text });
}

fn move_on(
    change: &mut ChangeSet,
    network: &Network,
    from: Subject<'_>,
    placed: &Placed<'_>,
    on: Day,
) {
    let action = placed.item.action;
    // What was private stays private: milestones and plans are quoted to others. So is everything about
    // somebody who is confidential: their folder hid it, the new file does not.
    let private = placed.item.private || from.confidential();
    match &placed.to {
        Destination::Drop(_) | Destination::Stay => {}
        Destination::Carry(goal) => {
            let section = if private {
                SectionKey::Private
            } else {
                SectionKey::Milestones
            };
            let lines = vec![format!("- [ ] {}", without_goal(action, goal))];
            let file = network
                .goal(goal)
                .map_or_else(|| RelPath::new(format!("goals/{goal}.md")), |g| g.file());
            change.edit(&file, Edit::AddToSection { section, lines });
        }
        Destination::Hand(id) => {
            let line = format!("- [ ] {}", handed(action, from, id, on));
            plan_file::add(change, network, id, line, private);
        }
    }
}

/// The action as written, without the word for a goal that its new file says already.
fn without_goal(action: &Action, to: &GoalId) -> String {
    let old = action.goal.as_ref();
    let names = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '#');
        word.strip_prefix('#')
            .is_some_and(|id| id == to.as_str() || old.is_some_and(|old| old.as_str() == id))
    };
    let words = action.raw.split_whitespace().filter(|word| !names(word));
    words.collect::<Vec<_>>().join(" ")
}

/// The action as written; what was theirs becomes the other's. It is as old as the handing: the meetings
/// and the delays before it were not theirs.
fn handed(action: &Action, from: Subject<'_>, to: &PersonId, on: Day) -> String {
    let theirs = matches!(
        (&action.owner, from),
        (Owner::Person(owner), Subject::Person(person)) if *owner == person.id
    );
    let counted = |word: &&str| {
        let bare = word.trim_start_matches(|c: char| c.is_ascii_punctuation());
        let value = bare.strip_prefix("start:").or(bare.strip_prefix("moved:"));
        value.is_some_and(|value| value.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut words: Vec<&str> = action.raw.split_whitespace().collect();
    words.retain(|word| !counted(word));
    let owner = format!("@{to}");
    if let Some(first) = words.first_mut().filter(|_| theirs) {
        *first = &owner;
    }
    let start = action.start.map_or(on, |start| start.max(on));
    format!("{} start:{start}", words.join(" "))
}

#[cfg(test)]
#[path = "close_tests.rs"]
mod tests;
