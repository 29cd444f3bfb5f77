//! What the shelf needs of a network: who would care for what, and the names of those who had it.
//!
//! What may live here: what is kept of each person. What may not: the evidence (`facts::shelf`).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::facts::shelf::{Reader, Reason, reader};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::resource::Resource;

/// Somebody who would care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cares {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How much speaks for it.
    #[serde(skip)]
    pub strength: usize,
    /// What to type.
    pub command: String,
}

/// What is kept of a person.
#[derive(Clone, Debug)]
pub struct Part {
    /// For which resources, by their place in the network, they would care.
    cares: Vec<(usize, Cares)>,
    /// Their name, where they were sent something.
    sent: Option<(PersonId, String)>,
}

/// The shelf, and who reads.
#[derive(Clone, Debug, Default)]
pub struct Readers {
    /// The network without its people.
    pub network: Network,
    cares: Vec<Vec<Cares>>,
    names: BTreeMap<PersonId, String>,
}

/// What a person adds to what is said of these resources.
pub fn part(rest: &Network, person: &Person, said: impl Fn(&Resource) -> bool, today: Day) -> Part {
    let resources = rest.resources.iter().enumerate();
    let mut part = Part {
        cares: Vec::new(),
        sent: None,
    };
    for (at, resource) in resources.filter(|(_, resource)| said(resource)) {
        let cares = reader(rest, resource, person, today);
        let cares = cares.map(|reader| (at, Cares::of(resource, reader)));
        part.cares.extend(cares);
        if resource.shared.iter().any(|(with, _)| *with == person.id) {
            part.sent = Some((person.id.clone(), person.name.clone()));
        }
    }
    part
}

impl Readers {
    /// From the network without its people, and what was kept of these, in the order of ids.
    pub fn new(network: Network, parts: Vec<Part>) -> Self {
        let mut readers = Self {
            cares: vec![Vec::new(); network.resources.len()],
            names: BTreeMap::new(),
            network,
        };
        for part in parts {
            readers.names.extend(part.sent);
            for (at, cares) in part.cares {
                if let Some(of) = readers.cares.get_mut(at) {
                    of.push(cares);
                }
            }
        }
        for of in &mut readers.cares {
            // Of equals the first by id.
            of.sort_by_key(|cares| Reverse(cares.strength));
        }
        readers
    }

    /// Who would care for a resource, those with the most and the strongest reasons first.
    pub(super) fn of(&self, resource: &Resource) -> &[Cares] {
        let mut resources = self.network.resources.iter();
        let at = resources
            .position(|one| one.id == resource.id)
            .unwrap_or_default();
        self.cares.get(at).map_or(&[], Vec::as_slice)
    }

    /// The name of somebody who was sent something, or the id where it is not known.
    pub(super) fn name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.names.get(id).map_or(id.as_str(), String::as_str)
    }
}

impl Cares {
    /// Somebody who would care for a resource.
    fn of(resource: &Resource, reader: Reader<'_>) -> Self {
        Self {
            id: reader.person.id.to_string(),
            name: reader.person.name.clone(),
            strength: reader.strength(),
            reasons: reader.reasons,
            command: format!("mentor resource share {} {}", resource.id, reader.person.id),
        }
    }

    /// The reasons in words, the strongest first.
    pub fn because(&self) -> String {
        let reasons: Vec<String> = self.reasons.iter().map(Reason::in_words).collect();
        reasons.join("; ")
    }

    /// The strongest reason in words.
    pub fn strongest(&self) -> String {
        self.reasons
            .first()
            .map(Reason::in_words)
            .unwrap_or_default()
    }
}
