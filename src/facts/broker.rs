//! Who could make an introduction: ways to somebody through people who know one another.
//!
//! What may live here: paths over `knows` (which is mutual) and `introduced-by`. What may not: to whom
//! a way is wanted, and any sentence about it.

use std::collections::{BTreeMap, BTreeSet};

use super::introductions::act::whom;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::{EndedAs, Stage, TouchKind};

/// The most people that a way leads through: beyond two, nobody's word carries.
const LONGEST: usize = 2;

/// Who knows whom, among everybody who was read.
#[derive(Clone, Debug)]
pub struct Acquaintances<'a> {
    network: &'a Network,
    /// Of whom nothing is looked at, as if they were not there.
    hidden: BTreeSet<&'a PersonId>,
    known: BTreeMap<&'a PersonId, BTreeSet<&'a PersonId>>,
}

impl<'a> Acquaintances<'a> {
    /// Reads `knows` and `introduced-by` of everybody.
    pub fn of(network: &'a Network) -> Self {
        Self::among(network, |_| true)
    }

    /// The same of those who are seen: the others neither tell of anybody nor are sent to anybody.
    pub fn among(network: &'a Network, sees: impl Fn(&Person) -> bool) -> Self {
        let (seen, hidden): (Vec<_>, Vec<_>) = network.people.iter().partition(|one| sees(one));
        let mut known: BTreeMap<&PersonId, BTreeSet<&PersonId>> = BTreeMap::new();
        for person in seen {
            let others = person.knows.iter().flatten();
            for other in others.chain(&person.introduced_by) {
                if *other != person.id {
                    known.entry(&person.id).or_default().insert(other);
                    known.entry(other).or_default().insert(&person.id);
                }
            }
        }
        Self {
            network,
            hidden: hidden.into_iter().map(|person| &person.id).collect(),
            known,
        }
    }

    /// The shortest way to somebody, who may be nothing but a name in somebody's `knows`: the people to go
    /// through, the nearest to the owner first. The first is one of `active`, whose order decides between
    /// ways of one length. `None` where there is none.
    pub fn way(&self, active: &[&'a Person], to: &'a PersonId) -> Option<Vec<&'a Person>> {
        // Outwards from the one who is looked for, ring by ring; each with the next on the way to them.
        let mut next: BTreeMap<&PersonId, &PersonId> = BTreeMap::new();
        let mut ring: Vec<&PersonId> = vec![to];
        for _ in 0..LONGEST {
            let mut further = Vec::new();
            for at in ring {
                for other in self.known.get(at).into_iter().flatten() {
                    if *other != to && !next.contains_key(other) && self.can_be_asked(other) {
                        next.insert(other, at);
                        further.push(*other);
                    }
                }
            }
            let first = active.iter().find(|person| further.contains(&&person.id));
            if let Some(first) = first {
                return Some(self.along(&next, first, to));
            }
            ring = further;
        }
        None
    }

    /// Whether two people know one another: either file says so, or that one of them was introduced by the other.
    pub fn know(&self, a: &PersonId, b: &PersonId) -> bool {
        self.known.get(a).is_some_and(|others| others.contains(b))
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
        let seen = self
            .network
            .person(id)
            .filter(|_| !self.hidden.contains(id));
        seen.is_some_and(|person| {
            let ended = person.relationship.ended.and_then(|ended| ended.how);
            person.relationship.stage() != Stage::Declined && ended != Some(EndedAs::Conflict)
        })
    }
}

/// The lines in which somebody was asked for a word to somebody else, up to today, in the order of the file.
pub fn asked<'p>(broker: &'p Person, to: &PersonId, today: Day) -> Vec<&'p Touch> {
    let asked = |touch: &&Touch| {
        let open = touch.kind == TouchKind::Asked && touch.day <= today;
        open && whom(&touch.text).is_none() && mentions(&touch.text, to)
    };
    broker.log.iter().filter(asked).collect()
}

/// Whether a text holds a whole id, with or without its `@`: `ana` is not in `@ana-ruiz`.
fn mentions(text: &str, id: &PersonId) -> bool {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .any(|word| word == id.as_str())
}

/// Whether one of two people writes that they know the other, or was brought by the other.
pub fn know_one_another(a: &Person, b: &Person) -> bool {
    names(a, &b.id) || names(b, &a.id)
}

/// Whether somebody writes that they know an id that is not theirs, or was brought by it.
pub fn names(from: &Person, id: &PersonId) -> bool {
    let mut known = from.knows.iter().flatten().chain(&from.introduced_by);
    from.id != *id && known.any(|known| known == id)
}

/// Where it is written that somebody knows somebody: `knows in people/a/person.toml`.
pub fn link(from: &Person, to: &PersonId, other: Option<&Person>) -> String {
    let writes = |p: &Person, id: &PersonId| p.knows.iter().flatten().any(|known| known == id);
    match other {
        _ if writes(from, to) => format!("knows in {}", from.file()),
        Some(to) if writes(to, &from.id) => format!("knows in {}", to.file()),
        Some(to) if to.introduced_by.as_ref() == Some(&from.id) => {
            format!("introduced-by in {}", to.file())
        }
        _ => format!("introduced-by in {}", from.file()),
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
        let to = PersonId::new(to);
        let way = Acquaintances::of(&net).way(&active, &to)?;
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
