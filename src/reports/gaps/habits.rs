//! Directions and habits: which ways the network looks, whom the owner helps, how people came to it.

use super::answer::Gaps;
use super::words::names;
use crate::facts::steps::routes;
use crate::facts::supply::{self, Side, Supporter};
use crate::model::ids::PersonId;
use crate::model::words::{Function, Level, Relation, Role};
use crate::text::doc::{Doc, Item, code};
use crate::text::phrase::{count, listed};

/// The four benefits of a support network (article 000).
const BENEFITS: [Function; 4] = [
    Function::SoundingBoard,
    Function::Guidance,
    Function::Perspective,
    Function::Accountability,
];

/// Adds the section.
pub(super) fn add(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "Directions and habits");
    let mut items = vec![directions(answer)];
    items.extend(benefits(answer));
    items.extend(peers(answer));
    items.extend(managers(answer));
    items.push(helping(answer));
    items.push(routes(answer));
    doc.list(items.into_iter().map(Item::new).collect());
}

fn people_of<'g>(
    answer: &'g Gaps<'_>,
    wanted: impl Fn(&Supporter<'_>) -> bool,
) -> Vec<&'g PersonId> {
    let found = answer.now.supply.iter().filter(|one| wanted(one));
    found.map(Supporter::id).collect()
}

/// Up, across, down and outside (article 002: not up the hierarchy only).
fn directions(answer: &Gaps<'_>) -> String {
    let level = |level: Level| people_of(answer, |one| one.person.level == Some(level)).len();
    let policy = &answer.network.policy;
    let outside = people_of(answer, |one| {
        supply::side(policy, one.person) == Some(Side::Outside)
    });
    let (up, across, down) = (
        level(Level::Senior),
        level(Level::Peer),
        level(Level::Junior),
    );
    let mut told = format!(
        "Directions: {up} further up, {across} beside you, {down} earlier on the way, {} outside.",
        outside.len()
    );
    if up + across + down == 0 {
        told.push_str(&format!(
            " Nobody's level is written. {}",
            code("mentor set WHO level=senior")
        ));
        return told;
    }
    let mut missing = Vec::new();
    for (n, direction) in [
        (
            up,
            "somebody further up, who has done what you want to learn",
        ),
        (across, "a peer, best from another organization"),
        (down, "somebody younger with a new skill"),
        (outside.len(), "somebody from outside"),
    ] {
        if n == 0 {
            missing.push(direction);
        }
    }
    if !missing.is_empty() {
        told.push_str(&format!(" Missing: {}.", listed(&missing)));
    }
    told
}

/// Which of the four benefits of a support network nobody gives.
fn benefits(answer: &Gaps<'_>) -> Option<String> {
    let gives = |function: &Function| {
        let mut all = answer.now.supply.iter();
        all.any(|one| one.effective && one.gives(function.as_str()))
    };
    let missing: Vec<&str> = BENEFITS
        .iter()
        .filter(|function| !gives(function))
        .map(|function| function.as_str())
        .collect();
    (!missing.is_empty()).then(|| {
        format!(
            "Of the four things a support network is for, nobody in touch gives {}.",
            listed(&missing).replace(" and ", " or ")
        )
    })
}

/// Peers are best from other organizations and sectors.
fn peers(answer: &Gaps<'_>) -> Option<String> {
    let is_peer = |one: &&Supporter<'_>| one.person.relationship.is(Role::Peer);
    let peers: Vec<&Supporter<'_>> = answer.now.supply.iter().filter(is_peer).collect();
    let (first, rest) = peers.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let policy = &answer.network.policy;
    let inside = |one: &&Supporter<'_>| supply::side(policy, one.person) == Some(Side::Inside);
    let n = peers.len();
    if peers.iter().all(inside) {
        return Some(format!(
            "All {n} peers are from your own organization; one from elsewhere would bring what nobody here has tried."
        ));
    }
    let sector = supply::folded(first.person.sector.as_deref())?;
    let same = |one: &&Supporter<'_>| {
        supply::folded(one.person.sector.as_deref()).as_deref() == Some(&*sector)
    };
    peers.iter().all(same).then(|| {
        let sector = crate::text::doc::plain(&sector);
        format!(
            "All {n} peers are from one sector ({sector}); another sector would show other ways."
        )
    })
}

/// A mentor is better somebody else than one's manager.
fn managers(answer: &Gaps<'_>) -> Option<String> {
    let who = people_of(answer, |one| {
        let person = one.person;
        person.relation == Some(Relation::Manager) && person.relationship.is(Role::Mentor)
    });
    (!who.is_empty()).then(|| {
        format!(
            "{} is your manager and your mentor; a second mentor who does not decide on your pay hears more.",
            listed(&names(answer, who))
        )
    })
}

/// Whom the owner helps.
fn helping(answer: &Gaps<'_>) -> String {
    let mentees = people_of(answer, |one| one.person.relationship.is(Role::Mentee));
    if mentees.is_empty() {
        return format!(
            "You could be a mentor to somebody yourself: few things make you think better about your own work. {}",
            code("mentor add NAME --role mentee")
        );
    }
    format!(
        "You are a mentor yourself, to {}.",
        count(mentees.len(), "person", "people")
    )
}

/// How people came to the network, and which of the six routes were not tried.
fn routes(answer: &Gaps<'_>) -> String {
    let without = &answer.request.what_if.without;
    let brought: Vec<String> = routes::brought(answer.network, without)
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(route, n)| format!("{n} {}", routes::phrase(*route)))
        .collect();
    let untried: Vec<&str> = routes::untried(answer.network, without)
        .iter()
        .map(|route| routes::phrase(*route))
        .collect();
    if untried.len() == routes::ROUTES.len() {
        return format!(
            "How people came to you is not written, so nobody can say which route was not tried. {}",
            code("mentor set WHO source=event")
        );
    }
    let came = if brought.is_empty() {
        "How your active people came is not written (`source`).".to_owned()
    } else {
        format!("How your active people came: {}.", listed(&brought))
    };
    if untried.is_empty() {
        return format!("{came} All six routes were tried.");
    }
    let first = routes::untried(answer.network, without).into_iter().next();
    let command = first.map(|route| code(&format!("mentor add NAME --source {route}")));
    format!(
        "{came} Not tried yet: {}. {}",
        listed(&untried),
        command.unwrap_or_default()
    )
}
