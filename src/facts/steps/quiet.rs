//! (b) People who gave it and are quiet, paused or closed now: advice from them is as useful and more novel,
//! best from those who are trusted and further up (Levin, Walter and Murnighan).

use super::ground::{Ground, MOST, Step, StepKind, begins_later, fills, quiet_since};
use crate::facts::contact;
use crate::facts::coverage::{Cell, NeedKind};
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::words::{EndedAs, Level, Stage};
use crate::text::phrase::shell_word;

/// From this closeness on somebody is trusted.
const CLOSE: u32 = 4;

/// The steps: those who are free first, of them those who still give it here, then who is trusted and further
/// up, then by id.
pub(super) fn steps(ground: &Ground<'_>, cell: &Cell) -> Vec<Step> {
    let mut found: Vec<(bool, bool, &Person, String)> = Vec::new();
    for supporter in ground.supply {
        let gives = cell.supporters.binary_search(supporter.id()).is_ok();
        let person = supporter.person;
        if gives && !supporter.effective && begins_later(person, ground.today).is_none() {
            let verb = verb(cell, "gives", "knows");
            let since = quiet_since(&supporter.standing);
            let why = format!("{} {verb} {}; {since}", person.name, cell.need);
            found.push((ground.busy(person).is_some(), false, person, why));
        }
    }
    let policy = &ground.network.policy;
    for person in &ground.people {
        let past = is_past(person, ground.today);
        if past && fills(policy, person, cell) && !ground.counts(&person.id) {
            let away = ground.busy(person).is_some() || rests_until(person, ground.today).is_some();
            found.push((away, true, person, String::new()));
        }
    }
    found
        .sort_by_key(|(away, past, person, _)| (*away, *past, distance(person), person.id.clone()));
    found
        .into_iter()
        .take(MOST)
        .map(|(_, past, person, why)| step(ground, person, past, why, cell))
        .collect()
}

fn step(ground: &Ground<'_>, person: &Person, past: bool, why: String, cell: &Cell) -> Step {
    let why = if past {
        told(ground, person, cell)
    } else {
        why
    };
    let why = match ground.busy(person) {
        Some(busy) => format!("{why}; {busy}"),
        None => why,
    };
    let id = shell_word(person.id.as_str());
    let later = rests_until(person, ground.today).map(|day| format!(" --date {day}"));
    let again = format!("mentor resume {id}");
    Step {
        kind: StepKind::Revive,
        who: Some(person.id.clone()),
        why,
        command: match person.relationship.stage() {
            Stage::Closed => format!("mentor pitch {id}"),
            _ => format!("mentor agenda {id}{}", later.unwrap_or_default()),
        },
        after: past.then_some(again),
    }
}

/// Who is trusted comes first, then who is further up; less is nearer.
fn distance(person: &Person) -> (bool, bool) {
    let relationship = &person.relationship;
    let close = relationship
        .closeness
        .is_some_and(|closeness| closeness >= CLOSE);
    let trusted = relationship.confiding == Some(true) || close;
    (!trusted, person.level != Some(Level::Senior))
}

/// The day until which a paused relationship rests, where that is still to come.
fn rests_until(person: &Person, today: Day) -> Option<Day> {
    let snooze = person.relationship.snooze.filter(|day| *day > today);
    snooze.filter(|_| person.relationship.stage() == Stage::Paused)
}

/// Whoever was parted from in conflict is left in peace; who is parted from only after today is not past yet.
fn is_past(person: &Person, today: Day) -> bool {
    let relationship = &person.relationship;
    match relationship.stage() {
        Stage::Paused => true,
        Stage::Closed => relationship
            .ended
            .is_none_or(|ended| ended.how != Some(EndedAs::Conflict) && ended.on <= today),
        Stage::Prospect | Stage::Invited | Stage::Active | Stage::Declined => false,
    }
}

/// What a paused or closed relationship gave, and how it stands.
fn told(ground: &Ground<'_>, person: &Person, cell: &Cell) -> String {
    let relationship = &person.relationship;
    let verb = verb(cell, "gave", "knows");
    let mut why = format!("{} {verb} {}", person.name, cell.need);
    if relationship.stage() == Stage::Paused {
        why.push_str("; paused");
        if let Some(until) = relationship.snooze {
            why.push_str(&format!(" until {until}"));
        }
    } else {
        why.push_str("; closed");
        if let Some(ended) = relationship.ended {
            why.push_str(&format!(" on {}", ended.on));
            if let Some(how) = ended.how {
                why.push_str(&format!(" ({how})"));
            }
        }
    }
    let last = contact::standing(ground.network, person, ground.today).last_contact;
    match last {
        Some(day) => format!("{why}; last contact {day}"),
        None => format!("{why}; no contact is written"),
    }
}

fn verb(cell: &Cell, function: &'static str, skill: &'static str) -> &'static str {
    match cell.kind {
        NeedKind::Function => function,
        NeedKind::Skill => skill,
    }
}
