//! Whom the directions and habits count, and which key says so.
//!
//! What may live here: for each line of the section its people with file and line. What may not: when a line is
//! said (`habits`).

use super::answer::Gaps;
use super::habits::{BENEFITS, manages_and_mentors};
use super::parts::Parts;
use super::places::Places;
use super::words::{all_names, some_names};
use crate::facts::steps::routes;
use crate::facts::supply::{self, Supporter};
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::{Function, Level, Role, Source};
use crate::text::doc::plain;

/// The section; nothing where one goal is asked for.
pub(super) fn parts<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    if answer.request.goal.is_some() {
        return parts;
    }
    parts.blocks(|doc| {
        doc.heading(2, "Directions and habits, line by line");
    });
    directions(answer, &mut parts);
    for function in BENEFITS {
        parts.item(move |_| told_benefit(answer, function));
    }
    let peers = active(answer).filter(|person| person.relationship.is(Role::Peer));
    let begin = |many| format!("Peers, {many}: ");
    parts.line(begin, peers.collect(), |places, person| {
        told_peer(places, person)
    });
    let managers = active(answer).filter(|person| manages_and_mentors(person));
    let begin = |_| "Your manager and a mentor: ".to_owned();
    parts.line(begin, managers.collect(), |places, person| {
        placed(places, person, "relation")
    });
    sponsors(answer, &mut parts);
    if let Some(told) = reliance(answer) {
        parts.item(move |_| told.clone());
    }
    mentees(answer, &mut parts);
    parts
}

/// Somebody with the place of a key.
fn placed(places: &Places, person: &Person, key: &'static str) -> String {
    let place = places.place(&person.file(), key, None);
    plain(&format!("{} ({place})", person.name))
}

fn active<'g>(answer: &'g Gaps<'_>) -> impl Iterator<Item = &'g Person> {
    answer.now.supply.iter().map(|one| one.person)
}

fn directions<'g>(answer: &'g Gaps<'_>, parts: &mut Parts<'g>) {
    for (what, level) in [
        ("Further up", Some(Level::Senior)),
        ("Beside you", Some(Level::Peer)),
        ("Earlier on the way", Some(Level::Junior)),
        ("Level not written", None),
    ] {
        let people = active(answer).filter(|person| person.level == level);
        let begin = move |many| format!("{what}, {many}: ");
        parts.line(begin, people.collect(), move |places, person| match level {
            Some(_) => placed(places, person, "level"),
            None => plain(&person.name),
        });
    }
    let outside = answer.now.outside.0;
    parts.item(move |_| format!("Outside, {outside}: those under Mix, relation"));
}

/// Who gives one of the four benefits of a support network and is in touch.
fn told_benefit(answer: &Gaps<'_>, function: Function) -> String {
    let gives = |one: &&Supporter<'_>| one.effective && one.gives(function.as_str());
    let mut who = answer.now.supply.iter().filter(gives).peekable();
    let who = match who.peek() {
        None => "nobody".to_owned(),
        Some(_) => all_names(answer, who.map(|one| one.id())),
    };
    format!("{function}, in touch: {who}")
}

fn told_peer(places: &Places, person: &Person) -> String {
    let written = [
        ("organization", &person.organization),
        ("sector", &person.sector),
    ];
    let written = written.into_iter().filter_map(|(key, value)| {
        let value = value.as_deref()?;
        let place = places.place(&person.file(), key, None);
        Some(format!("{key} {value}, {place}"))
    });
    let written: Vec<String> = written.collect();
    plain(&format!("{} ({})", person.name, written.join("; ")))
}

fn sponsors<'g>(answer: &'g Gaps<'_>, parts: &mut Parts<'g>) {
    let speaks = Function::Sponsorship.as_str();
    let sponsors = answer.now.supply.iter().filter_map(|one| {
        let sponsor = one.person.relationship.is(Role::Sponsor);
        let key = if sponsor {
            "relationship.roles"
        } else {
            supply::gives(one.person, speaks)?;
            "relationship.functions"
        };
        Some((one, key))
    });
    let sponsors: Vec<_> = sponsors.collect();
    if sponsors.is_empty() {
        parts.item(|_| {
            "Who speaks for you: nobody has the role sponsor or the function sponsorship".to_owned()
        });
    }
    let begin = |_| "Who speaks for you: ".to_owned();
    parts.line(begin, sponsors, |places, (one, key)| {
        let place = places.place(&one.person.file(), *key, None);
        let quiet = if one.effective { "" } else { ", quiet" };
        plain(&format!("{} ({place}{quiet})", one.person.name))
    });
}

/// Whoever carries most, against the half of what is covered from which on it is said.
fn reliance(answer: &Gaps<'_>) -> Option<String> {
    let loads = &answer.now.loads;
    let most = loads.first()?;
    let equal = loads.iter().take_while(|load| load.cells == most.cells);
    let equal: Vec<PersonId> = equal.map(|load| load.id.clone()).collect();
    let covered = answer.now.totals.covered;
    Some(format!(
        "Reliance: most is carried by {}, {} of {covered} covered needs; it is said from more than half on",
        some_names(answer, &equal),
        most.cells
    ))
}

fn mentees<'g>(answer: &'g Gaps<'_>, parts: &mut Parts<'g>) {
    let who = active(answer).filter(|person| person.relationship.is(Role::Mentee));
    let who: Vec<&Person> = who.collect();
    if who.is_empty() {
        parts.item(|_| "Mentees: nobody active has the role mentee".to_owned());
    }
    let begin = |many| format!("Mentees, {many}: ");
    parts.line(begin, who, |places, person| {
        placed(places, person, "relationship.roles")
    });
}

/// Who came by each route; a route counts as tried where somebody of any stage came by it.
/// The end of the section: it names everybody, and is taken apart for itself.
pub(super) fn sources<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    if answer.request.goal.is_some() {
        return parts;
    }
    let without = &answer.request.what_if.without;
    let others = [Source::Own, Source::Other];
    for route in routes::ROUTES.into_iter().chain(others) {
        let people = answer.network.people.iter();
        let people = people.filter(|person| {
            person.source == Some(route) && person.readable && !without.contains(&person.id)
        });
        let people: Vec<&Person> = people.collect();
        let phrase = routes::phrase(route);
        if people.is_empty() && !others.contains(&route) {
            parts.item(move |_| format!("Came {phrase}: nobody yet"));
        }
        let begin = move |_| {
            let active = active(answer).filter(|person| person.source == Some(route));
            format!("Came {phrase}, {} of them active: ", active.count())
        };
        parts.line(begin, people, |places, person| {
            let stage = person.relationship.stage();
            let place = places.place(&person.file(), "source", None);
            plain(&format!("{} ({stage}, {place})", person.name))
        });
    }
    parts
}
