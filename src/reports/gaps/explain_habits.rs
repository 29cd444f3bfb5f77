//! Whom the directions and habits count, and which key says so.
//!
//! What may live here: for each line of the section its people with file and line. What may not: when a line is
//! said (`habits`).

use super::answer::Gaps;
use super::habits::{BENEFITS, manages_and_mentors};
use super::places::Places;
use super::words::{names, some_names};
use crate::facts::steps::routes;
use crate::facts::supply::{self, Supporter};
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::{Function, Level, Role, Source};
use crate::text::doc::{Doc, Item, plain};
use crate::text::phrase::listed;

/// Adds the section.
pub(super) fn add(answer: &Gaps<'_>, places: &Places, doc: &mut Doc) {
    doc.heading(2, "Directions and habits, line by line");
    let mut items = directions(answer, places);
    items.extend(benefits(answer));
    items.extend(peers(answer, places));
    items.extend(managers(answer, places));
    items.push(sponsors(answer, places));
    items.extend(reliance(answer));
    items.push(mentees(answer, places));
    items.extend(sources(answer, places));
    doc.list(items.into_iter().map(Item::new).collect());
}

/// Some people, each with the place of a key.
fn placed<'p>(
    places: &Places,
    people: impl Iterator<Item = &'p Person>,
    key: &'static str,
) -> Vec<String> {
    let told = people.map(|person| {
        let place = places.place(&person.file(), key, None);
        plain(&format!("{} ({place})", person.name))
    });
    told.collect()
}

fn active<'g>(answer: &'g Gaps<'_>) -> impl Iterator<Item = &'g Person> {
    answer.now.supply.iter().map(|one| one.person)
}

fn directions(answer: &Gaps<'_>, places: &Places) -> Vec<String> {
    let mut out = Vec::new();
    for (what, level) in [
        ("Further up", Some(Level::Senior)),
        ("Beside you", Some(Level::Peer)),
        ("Earlier on the way", Some(Level::Junior)),
        ("Level not written", None),
    ] {
        let people = active(answer).filter(|person| person.level == level);
        let who = match level {
            Some(_) => placed(places, people, "level"),
            None => people.map(|person| plain(&person.name)).collect(),
        };
        if !who.is_empty() {
            out.push(format!("{what}, {}: {}", who.len(), listed(&who)));
        }
    }
    let outside = answer.now.outside.0;
    out.push(format!("Outside, {outside}: those under Mix, relation"));
    out
}

/// Who gives each of the four benefits of a support network and is in touch.
fn benefits(answer: &Gaps<'_>) -> Vec<String> {
    let told = BENEFITS.iter().map(|function| {
        let gives = |one: &&Supporter<'_>| one.effective && one.gives(function.as_str());
        let who = answer.now.supply.iter().filter(gives);
        let who = names(answer, who.map(|one| one.id()));
        let who = match who.as_slice() {
            [] => "nobody".to_owned(),
            who => listed(who),
        };
        format!("{function}, in touch: {who}")
    });
    told.collect()
}

fn peers(answer: &Gaps<'_>, places: &Places) -> Option<String> {
    let told = active(answer)
        .filter(|person| person.relationship.is(Role::Peer))
        .map(|person| {
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
        });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("Peers, {}: {}", told.len(), listed(&told)))
}

fn managers(answer: &Gaps<'_>, places: &Places) -> Option<String> {
    let who = active(answer).filter(|person| manages_and_mentors(person));
    let who = placed(places, who, "relation");
    (!who.is_empty()).then(|| format!("Your manager and a mentor: {}", listed(&who)))
}

fn sponsors(answer: &Gaps<'_>, places: &Places) -> String {
    let speaks = Function::Sponsorship.as_str();
    let told: Vec<String> = answer
        .now
        .supply
        .iter()
        .filter_map(|one| {
            let (person, file) = (one.person, one.person.file());
            let key = if person.relationship.is(Role::Sponsor) {
                "relationship.roles"
            } else {
                supply::gives(person, speaks)?;
                "relationship.functions"
            };
            let place = places.place(&file, key, None);
            let quiet = if one.effective { "" } else { ", quiet" };
            Some(plain(&format!("{} ({place}{quiet})", person.name)))
        })
        .collect();
    match told.as_slice() {
        [] => {
            "Who speaks for you: nobody has the role sponsor or the function sponsorship".to_owned()
        }
        told => format!("Who speaks for you: {}", listed(told)),
    }
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

fn mentees(answer: &Gaps<'_>, places: &Places) -> String {
    let who = active(answer).filter(|person| person.relationship.is(Role::Mentee));
    let who = placed(places, who, "relationship.roles");
    match who.as_slice() {
        [] => "Mentees: nobody active has the role mentee".to_owned(),
        who => format!("Mentees, {}: {}", who.len(), listed(who)),
    }
}

/// Who came by each route; a route counts as tried where somebody of any stage came by it.
fn sources(answer: &Gaps<'_>, places: &Places) -> Vec<String> {
    let without = &answer.request.what_if.without;
    let others = [Source::Own, Source::Other];
    let routes = routes::ROUTES.iter().chain(&others);
    let told = routes.filter_map(|route| {
        let people = answer.network.people.iter();
        let people = people.filter(|person| {
            person.source == Some(*route) && person.readable && !without.contains(&person.id)
        });
        let told: Vec<String> = people
            .map(|person| {
                let stage = person.relationship.stage();
                let place = places.place(&person.file(), "source", None);
                plain(&format!("{} ({stage}, {place})", person.name))
            })
            .collect();
        let phrase = routes::phrase(*route);
        match told.as_slice() {
            [] if others.contains(route) => None,
            [] => Some(format!("Came {phrase}: nobody yet")),
            told => Some(format!(
                "Came {phrase}, {} of them active: {}",
                active(answer)
                    .filter(|person| person.source == Some(*route))
                    .count(),
                listed(told)
            )),
        }
    });
    told.collect()
}
