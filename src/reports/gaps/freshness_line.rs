//! With whom the owner is in touch: how many people are fresh, due, fading and dormant, and who is late.

use super::answer::Gaps;
use super::parts::Parts;
use super::words::{name, some_names};
use crate::facts::contact::{self, Freshness};
use crate::facts::freshness::{self, STATES};
use crate::facts::supply::Supporter;
use crate::model::ids::PersonId;
use crate::text::doc::{code, plain};
use crate::text::phrase::{listed, shell_word};

/// The line under coverage and depth: everybody active, or for one goal those who are counted for it.
/// Nothing where nobody is.
pub(super) fn tell(answer: &Gaps<'_>) -> Option<String> {
    let people = counted(answer);
    if let [one] = people.as_slice() {
        return Some(alone(answer, one));
    }
    if people.is_empty() {
        return None;
    }
    let counts = freshness::counts(people.iter().copied());
    let mut told: Vec<String> = STATES
        .iter()
        .filter(|state| counts.of(Some(**state)) > 0)
        .map(|state| {
            let told = format!("{} {}", counts.of(Some(*state)), state.as_str());
            match state {
                Freshness::Fresh => told,
                _ => format!("{told} ({})", some_names(answer, &of(&people, *state))),
            }
        })
        .collect();
    let (bound, free): (Vec<&Supporter<'_>>, Vec<_>) = people
        .iter()
        .filter(|one| one.standing.freshness.is_none())
        .partition(|one| one.standing.cadence.is_some());
    if !free.is_empty() {
        told.push(format!("{} without a cadence", free.len()));
    }
    if !bound.is_empty() {
        let who: Vec<PersonId> = bound.iter().map(|one| one.id().clone()).collect();
        let who = some_names(answer, &who);
        told.push(format!(
            "{} without a day to count from ({who})",
            bound.len()
        ));
    }
    let effective = people.iter().filter(|one| one.effective).count();
    Some(format!(
        "Contact with {} active people: {}. In touch, and so counted here: {effective} (fresh, due, or without a cadence and heard of within a year).",
        people.len(),
        listed(&told),
    ))
}

/// The same of one person.
fn alone(answer: &Gaps<'_>, one: &Supporter<'_>) -> String {
    let name = name(answer, one.id());
    match (one.standing.freshness, one.effective) {
        (Some(state), true) => format!("Contact with {name} is {}.", state.as_str()),
        (Some(state), false) => {
            let state = state.as_str();
            format!("Contact with {name} is {state}, and so not counted here.")
        }
        (None, true) => format!("{name} was heard of within a year, and has no cadence."),
        (None, false) => {
            let command = format!("mentor set {} since=today", shell_word(one.id().as_str()));
            format!(
                "When you were last in touch with {name} is not known, so they are not counted here. If it begins now: {}",
                code(&command)
            )
        }
    }
}

/// The rules of the four states, and who is in each.
pub(super) fn explain<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    let people = counted(answer);
    if people.is_empty() {
        return parts;
    }
    let rhythm = contact::in_force(answer.network.policy.rhythm);
    let effective = people.iter().filter(|one| one.effective).count();
    parts.blocks(move |doc| {
        doc.heading(2, "Freshness");
        doc.para(format!(
        "Days since the last contact ÷ the cadence in days, for each below under People: fresh up to {}, due up to {}, fading up to {}, dormant above (`[rhythm]` in mentor.toml). In touch = fresh, due, or without a cadence and with a contact or a beginning within 365 days = {}.",
        rhythm.due,
        rhythm.fading,
        rhythm.dormant,
        effective
        ));
    });
    for state in STATES.map(Some).into_iter().chain([None]) {
        let who = people.iter().copied();
        let who: Vec<&Supporter<'_>> = who.filter(|one| one.standing.freshness == state).collect();
        let word = state.map_or(
            "without a cadence, or without a day to count from",
            |state| state.as_str(),
        );
        let begin = move |many| format!("{word}, {many}: ");
        parts.line(begin, who, |_, one| plain(&one.person.name));
    }
    parts
}

fn of(people: &[&Supporter<'_>], state: Freshness) -> Vec<PersonId> {
    let people = people.iter();
    let people = people.filter(|one| one.standing.freshness == Some(state));
    people.map(|one| one.id().clone()).collect()
}

/// Everybody active; asked about one goal, those who are counted for it.
pub(super) fn counted<'g>(answer: &'g Gaps<'_>) -> Vec<&'g Supporter<'g>> {
    let counts = |one: &&Supporter<'_>| {
        let mut cells = answer.now.cells.iter();
        answer.request.goal.is_none()
            || cells.any(|cell| cell.supporters.binary_search(one.id()).is_ok())
    };
    answer.now.supply.iter().filter(counts).collect()
}
