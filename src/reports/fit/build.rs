//! What is known of each candidate, and where it leaves them.
//!
//! What may live here: candidates held against the network they would join. What may not: sentences.

use std::collections::BTreeSet;

use super::value::{Added, Ask, Candidate, Rated, Report};
use crate::error::Failure;
use crate::facts::broker::Acquaintances;
use crate::facts::cold::{Cold, cold};
use crate::facts::contact::{Standing, standing};
use crate::facts::diversity;
use crate::facts::fit::{Fit, Status, equal_weight_order, fit as scorecard, question, sort};
use crate::facts::next_step::choose;
use crate::facts::supply::{WhatIf, supply};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;

/// The scorecards of these people, or of every prospect where nobody is named.
///
/// # Errors
/// Somebody who is named is not a prospect, or their file could not be read.
pub fn fit(network: &Network, who: &[PersonId], today: Day) -> Result<Report, Failure> {
    let people = match who {
        [] => network.people.iter().filter(|p| is_candidate(p)).collect(),
        _ => named(network, who)?,
    };
    let fits: Vec<Fit<'_>> = people
        .iter()
        .map(|p| scorecard(&network.policy, p))
        .collect();
    let mut ordered = fits.clone();
    sort(&mut ordered);
    let order: Vec<PersonId> = ordered.iter().map(|fit| fit.person.id.clone()).collect();
    let equal = equal_weight_order(&network.policy, &people);
    let view = View {
        network,
        today,
        adds: added(network, &people, today),
        acquaintances: Acquaintances::of(network),
    };
    let candidates = fits.iter().map(|fit| view.candidate(fit, &ordered));
    let mut candidates: Vec<Candidate> = candidates.collect();
    candidates.sort_by(|a, b| {
        let stage = |c: &Candidate| c.stage != Stage::Invited;
        // The longest known first; nobody knows for how long comes last.
        stage(a)
            .cmp(&stage(b))
            .then_with(|| b.age_days.cmp(&a.age_days))
            .then_with(|| a.id.cmp(&b.id))
    });
    let all = network.people.iter().filter(|p| is_candidate(p)).count();
    Ok(Report {
        robust: (order.len() > 1).then(|| order == equal),
        others: all.saturating_sub(candidates.len()),
        candidates,
        order,
        order_with_equal_weights: equal,
    })
}

/// Whether somebody has a scorecard: a prospect, or somebody who was asked and has not said yes.
pub fn is_candidate(person: &Person) -> bool {
    let stage = person.relationship.stage();
    person.readable && matches!(stage, Stage::Prospect | Stage::Invited)
}

/// A person whose fit may be spoken of.
///
/// # Errors
/// They are not there, cannot be read, or are no prospect.
pub fn candidate<'n>(network: &'n Network, id: &PersonId) -> Result<&'n Person, Failure> {
    let person = network.person(id);
    let person = person.ok_or_else(|| Failure::new(format!("nobody has the id `{id}`")))?;
    if !person.readable {
        let what = format!("`{}` is missing or cannot be read", person.file());
        return Err(Failure::new(what).hint("mentor check"));
    }
    if !is_candidate(person) {
        let stage = person.relationship.stage();
        return Err(Failure::new(format!(
            "the relationship with `{id}` is {stage}, and only prospects have a scorecard"
        ))
        .hint("mentor fit shows all prospects"));
    }
    Ok(person)
}

fn named<'n>(network: &'n Network, who: &[PersonId]) -> Result<Vec<&'n Person>, Failure> {
    let unique: BTreeSet<&PersonId> = who.iter().collect();
    let people = unique.into_iter().map(|id| candidate(network, id));
    people.collect()
}

/// For each axis the values that only candidates have, with those who have them.
fn added(network: &Network, people: &[&Person], today: Day) -> Vec<(Added, Vec<PersonId>)> {
    let with: BTreeSet<PersonId> = people.iter().map(|p| p.id.clone()).collect();
    let what_if = WhatIf {
        with: with.clone(),
        ..WhatIf::default()
    };
    let all = supply(network, today, &what_if);
    let mut added = Vec::new();
    for axis in diversity::names(&network.policy) {
        let values = diversity::values(&network.policy, &all, axis, today).into_iter();
        let new = values.filter(|(_, holders)| holders.iter().all(|id| with.contains(id)));
        added.extend(new.map(|(value, holders)| {
            let (axis, value) = (axis.to_owned(), value.to_owned());
            (
                Added { axis, value },
                holders.into_iter().cloned().collect(),
            )
        }));
    }
    added
}

/// What candidates are held against.
struct View<'n> {
    network: &'n Network,
    today: Day,
    adds: Vec<(Added, Vec<PersonId>)>,
    acquaintances: Acquaintances<'n>,
}

impl View<'_> {
    fn candidate(&self, fit: &Fit<'_>, ordered: &[Fit<'_>]) -> Candidate {
        let person = fit.person;
        let since = person.relationship.since.filter(|day| *day <= self.today);
        let adds = self.adds.iter().filter(|(_, by)| by.contains(&person.id));
        let behind = ordered
            .iter()
            .filter(|other| other.status == fit.status && fit.clearly_ahead_of(other));
        let standing = standing(self.network, person, self.today);
        Candidate {
            id: person.id.clone(),
            name: person.name.clone(),
            roles: person.relationship.roles.clone(),
            stage: person.relationship.stage(),
            position: position(person),
            since,
            age_days: since.map(|day| self.today.days_since(day)),
            criteria: fit.marks.iter().map(rated).collect(),
            lo: fit.lo,
            hi: fit.hi,
            point: fit.point,
            completeness: fit.completeness,
            status: fit.status.as_str(),
            missed: fit.missed().map(|mark| mark.criterion).collect(),
            clearly_ahead_of: behind.map(|other| other.person.id.clone()).collect(),
            adds: adds.map(|(added, _)| added.clone()).collect(),
            ask: self.ask(fit, &standing),
            next_step: choose::of(self.network, person, &standing, self.today),
        }
    }

    fn ask(&self, fit: &Fit<'_>, standing: &Standing) -> Option<Ask> {
        // Nothing that is found out brings back whom a deal-breaker rules out, or who did not answer.
        let cold = cold(&self.network.policy, fit.person, standing, self.today);
        let rests = fit.status == Status::Excluded || cold.is_some_and(Cold::rests);
        let mark = fit.ask_first().filter(|_| !rests)?;
        let (id, criterion) = (&fit.person.id, mark.criterion);
        let could_tell = self.network.people.iter().filter(|other| {
            other.relationship.stage() == Stage::Active && self.acquaintances.know(&other.id, id)
        });
        Some(Ask {
            criterion,
            at_least: mark.at_least,
            weight: mark.weight,
            question: question(criterion),
            could_tell: could_tell.map(|other| other.name.clone()).collect(),
            command: format!("mentor fit {id} {criterion}=\"RATING what you saw\""),
        })
    }
}

fn rated(mark: &crate::facts::fit::Mark<'_>) -> Rated {
    Rated {
        criterion: mark.criterion,
        rating: mark.rating,
        weight: mark.weight,
        at_least: mark.at_least,
        evidence: mark.evidence.map(str::to_owned),
    }
}

fn position(person: &Person) -> Option<String> {
    match (&person.title, &person.organization) {
        (Some(title), Some(at)) => Some(format!("{title} at {at}")),
        (one, other) => one.clone().or_else(|| other.clone()),
    }
}
