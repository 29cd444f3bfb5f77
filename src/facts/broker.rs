//! Who could make an introduction: ways to somebody through people who know one another.
//!
//! What may live here: paths over `knows` (which is mutual) and `introduced-by`. What may not: to whom
//! a way is wanted, and any sentence about it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{EndedAs, Stage};

/// The most people that a way leads through: beyond two, nobody's word carries.
const LONGEST: usize = 2;

/// Who knows whom, among everybody who was read.
#[derive(Clone, Debug)]
pub struct Acquaintances<'a> {
    network: &'a Network,
    known: BTreeMap<&'a PersonId, BTreeSet<&'a PersonId>>,
}

impl<'a> Acquaintances<'a> {
    /// Reads `knows` and `introduced-by` of everybody.
    pub fn of(network: &'a Network) -> Self {
        let mut known: BTreeMap<&PersonId, BTreeSet<&PersonId>> = BTreeMap::new();
        for person in &network.people {
            let others = person.knows.iter().flatten();
            for other in others.chain(&person.introduced_by) {
                if *other != person.id {
                    known.entry(&person.id).or_default().insert(other);
                    known.entry(other).or_default().insert(&person.id);
                }
            }
        }
        Self { network, known }
    }

    /// The shortest way to somebody: the people to go through, the nearest to the owner first. The first
    /// is one of `active`, whose order decides between ways of one length. `None` where there is none.
    pub fn way(&self, active: &[&'a Person], to: &Person) -> Option<Vec<&'a Person>> {
        // Outwards from the one who is looked for, ring by ring; each with the next on the way to them.
        let mut next: BTreeMap<&PersonId, &PersonId> = BTreeMap::new();
        let mut ring: Vec<&PersonId> = vec![&to.id];
        for _ in 0..LONGEST {
            let mut further = Vec::new();
            for at in ring {
                for other in self.known.get(at).into_iter().flatten() {
                    if **other != to.id && !next.contains_key(other) && self.can_be_asked(other) {
                        next.insert(other, at);
                        further.push(*other);
                    }
                }
            }
            let first = active.iter().find(|person| further.contains(&&person.id));
            if let Some(first) = first {
                return Some(self.along(&next, first, &to.id));
            }
            ring = further;
        }
        None
    }

    fn along(
        &self,
        next: &BTreeMap<&PersonId, &PersonId>,
        first: &'a Person,
        to: &PersonId,
    ) -> Vec<&'a Person> {
        let mut way = vec![first];
        let mut at = next.get(&first.id);
        while let Some(id) = at.filter(|id| ***id != *to) {
            way.extend(self.network.person(id));
            at = next.get(*id);
        }
        way
    }

    /// Whoever said no, or was parted from in conflict, is not sent to open a door.
    fn can_be_asked(&self, id: &PersonId) -> bool {
        self.network.person(id).is_some_and(|person| {
            let ended = person.relationship.ended.and_then(|ended| ended.how);
            person.relationship.stage() != Stage::Declined && ended != Some(EndedAs::Conflict)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{network, person};
    use crate::model::relationship::Ended;

    fn someone(id: &str, knows: &[&str]) -> Person {
        let mut p = person(id, &[]);
        p.knows = Some(knows.iter().map(PersonId::new).collect());
        p
    }

    fn told(people: Vec<Person>, active: &[&str], to: &str) -> Option<Vec<String>> {
        let net = network(people);
        let active: Vec<&Person> = active
            .iter()
            .filter_map(|id| net.person(&PersonId::new(id)))
            .collect();
        let to = net.person(&PersonId::new(to)).unwrap();
        let way = Acquaintances::of(&net).way(&active, to)?;
        Some(way.iter().map(|p| p.id.to_string()).collect())
    }

    #[test]
    fn a_direct_way_is_found_from_either_side_and_by_who_introduced_whom() {
        let one = vec![someone("a", &["z"]), someone("z", &[])];
        assert_eq!(told(one, &["a"], "z"), Some(vec!["a".to_owned()]));
        let other = vec![someone("a", &[]), someone("z", &["a", "z"])];
        assert_eq!(told(other, &["a"], "z"), Some(vec!["a".to_owned()]));
        let mut z = person("z", &[]);
        z.introduced_by = Some(PersonId::new("a"));
        let introduced = vec![person("a", &[]), z];
        assert_eq!(told(introduced, &["a"], "z"), Some(vec!["a".to_owned()]));
    }

    #[test]
    fn the_shortest_way_wins_and_the_given_order_decides_between_equal_ones() {
        let people = || {
            vec![
                someone("a", &["m"]),
                someone("b", &["z"]),
                someone("c", &["z"]),
                someone("m", &["z"]),
                someone("z", &[]),
            ]
        };
        let way = |active: &[&str]| told(people(), active, "z").unwrap().join(" ");
        assert_eq!(way(&["a", "c", "b"]), "c");
        assert_eq!(way(&["a"]), "a m");
    }

    #[test]
    fn no_way_leads_through_three_or_through_somebody_who_said_no() {
        let chain = vec![
            someone("a", &["b"]),
            someone("b", &["c"]),
            someone("c", &["z"]),
            someone("z", &[]),
        ];
        assert_eq!(told(chain, &["a"], "z"), None);
        let mut no = someone("b", &["z"]);
        no.relationship.written_stage = Some(Stage::Declined);
        let refused = vec![someone("a", &["b"]), no, someone("z", &[])];
        assert_eq!(told(refused, &["a"], "z"), None);
        let mut parted = someone("b", &["z"]);
        parted.relationship.ended = Some(Ended {
            on: crate::facts::fixture::day("2025-01-01"),
            how: Some(EndedAs::Conflict),
        });
        let refused = vec![someone("a", &["b"]), parted, someone("z", &[])];
        assert_eq!(told(refused, &["a"], "z"), None);
    }
}
