//! Whose need meets whose expertise, among everybody who may be asked: of each little is kept, and of ten
//! thousand people only few are held against the others.
//!
//! What may live here: who fits whom best. What may not: when a skill meets a need (`needs`), and any
//! sentence about two people.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::act::{act, named, whom};
use crate::facts::needs::{self, Asks, NeedOf};
use crate::facts::supply;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::pack::{Lexicon, Pack, Unpack};
use crate::text::wording;

/// Somebody who may be brought together with others.
#[derive(Clone, Debug)]
pub struct Candidate {
    id: PersonId,
    /// Whether the owner is in touch with them.
    near: bool,
    /// Whom they know by what they write, and who brought them.
    known: Box<[PersonId]>,
    /// Of whom their log tells an introduction, whatever became of it; in any case.
    told: Box<[PersonId]>,
    /// Their skills after aliases, then their needs; packed.
    bytes: Box<[u8]>,
}

impl Candidate {
    /// What is kept of somebody whose `log.md` was read.
    pub fn of(
        network: &Network,
        person: &Person,
        near: bool,
        (lexicon, today): (&Lexicon, Day),
    ) -> Self {
        let policy = &network.policy;
        let mut pack = Pack::new(lexicon);
        texts(&mut pack, supply::expertise(policy, person).iter());
        let needs = needs::of(network, person, today);
        pack.number(needs.len() as u64);
        for need in &needs {
            pack.number(need.of as u64);
            match need.asks(policy) {
                Asks::Skills(named) => {
                    pack.number(1);
                    texts(&mut pack, named.iter());
                }
                Asks::Topics(topics) => {
                    pack.number(0);
                    texts(&mut pack, topics.iter());
                }
            }
        }
        let lines = person.log.iter().filter(|touch| touch.day <= today);
        let told = lines.filter_map(|touch| {
            let ids = [named(&touch.text), whom(&touch.text)].into_iter();
            let mut ids = ids.flatten().map(PersonId::new);
            ids.find(|id| act(touch, id).is_some())
        });
        let known = person.knows.iter().flatten().chain(&person.introduced_by);
        Self {
            id: person.id.clone(),
            near,
            known: known.cloned().collect(),
            told: told.collect(),
            bytes: pack.done(),
        }
    }

    /// Whether they write of another as of somebody they know, or were asked about.
    fn speaks_of(&self, other: &Self) -> bool {
        let id = other.id.as_str();
        let told = |one: &PersonId| one.as_str().eq_ignore_ascii_case(id);
        self.known.contains(&other.id) || self.told.iter().any(told)
    }
}

fn texts<'t>(pack: &mut Pack<'_>, texts: impl ExactSizeIterator<Item = &'t String>) {
    pack.number(texts.len() as u64);
    texts.for_each(|text| pack.text(text));
}

fn take_texts<C: FromIterator<String>>(unpack: &mut Unpack<'_>) -> C {
    (0..unpack.number()).map(|_| unpack.text()).collect()
}

/// The skills of everybody, and who has which.
#[derive(Default)]
struct Skills {
    numbers: BTreeMap<String, usize>,
    topics: Vec<BTreeSet<String>>,
    /// By topic.
    speaking_of: BTreeMap<String, Vec<usize>>,
    /// By skill, in the order of ids.
    who: Vec<Vec<usize>>,
}

impl Skills {
    fn of(lexicon: &Lexicon, all: &[Candidate]) -> Self {
        let mut skills = Self::default();
        for (at, one) in all.iter().enumerate() {
            let mut unpack = Unpack::new(lexicon, &one.bytes, 0);
            for skill in take_texts::<Vec<String>>(&mut unpack) {
                let number = skills.number(skill);
                if let Some(who) = skills.who.get_mut(number) {
                    who.push(at);
                }
            }
        }
        skills
    }

    fn number(&mut self, skill: String) -> usize {
        if let Some(number) = self.numbers.get(&skill) {
            return *number;
        }
        let number = self.topics.len();
        let topics = wording::topics(&skill);
        for topic in &topics {
            let speaking = self.speaking_of.entry(topic.clone()).or_default();
            speaking.push(number);
        }
        self.topics.push(topics);
        self.who.push(Vec::new());
        self.numbers.insert(skill, number);
        number
    }

    /// The skills that meet what is asked.
    fn meeting(&self, asks: &Asks) -> BTreeSet<usize> {
        match asks {
            Asks::Skills(named) => {
                let numbers = named.iter().filter_map(|skill| self.numbers.get(skill));
                numbers.copied().collect()
            }
            Asks::Topics(topics) => {
                let near = topics
                    .iter()
                    .filter_map(|topic| self.speaking_of.get(topic));
                let near: BTreeSet<usize> = near.flatten().copied().collect();
                let same = |skill: &usize| {
                    let own = self.topics.get(*skill);
                    own.is_some_and(|own| wording::shared(topics, own) > 0)
                };
                near.into_iter().filter(same).collect()
            }
        }
    }

    /// The needs of somebody that others can meet, with the skills that meet them and are not their own.
    fn needs(&self, lexicon: &Lexicon, one: &Candidate) -> Vec<(NeedOf, BTreeSet<usize>)> {
        let mut unpack = Unpack::new(lexicon, &one.bytes, 0);
        let own: Vec<String> = take_texts(&mut unpack);
        let own = own.iter().filter_map(|skill| self.numbers.get(skill));
        let own: BTreeSet<usize> = own.copied().collect();
        let mut needs = Vec::new();
        for _ in 0..unpack.number() {
            let of = usize::try_from(unpack.number()).ok();
            let of = of.and_then(|of| NeedOf::ALL.get(of).copied());
            let asks = match unpack.number() {
                0 => Asks::Topics(take_texts(&mut unpack)),
                _ => Asks::Skills(take_texts(&mut unpack)),
            };
            let skills: BTreeSet<usize> = self.meeting(&asks).difference(&own).copied().collect();
            let Some(of) = of.filter(|_| !skills.is_empty()) else {
                continue;
            };
            needs.push((of, skills));
        }
        needs
    }
}

/// Two people, of whom the first has a need that the other meets. The better the pair the less it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    worth: Worth,
    who: usize,
    other: usize,
}

/// Those with whom the owner is in touch come first, then the plainest need, then the most skills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    far: bool,
    of: NeedOf,
    skills: Reverse<usize>,
}

/// The best pairs of strangers, at most so many, the best first: who needs something, and who knows about
/// it. Two people may be two pairs, one each way round. The candidates are in the order of ids.
pub fn best(
    network: &Network,
    lexicon: &Lexicon,
    all: &[Candidate],
    most: usize,
) -> Vec<(PersonId, PersonId)> {
    let skills = Skills::of(lexicon, all);
    let mut best: Vec<Pair> = Vec::new();
    let mut met = vec![Met::default(); all.len()];
    for (who, one) in all.iter().enumerate() {
        let needs = skills.needs(lexicon, one);
        let could_be = needs.iter().map(|(of, skills)| Worth {
            far: !one.near,
            of: *of,
            skills: Reverse(skills.len()),
        });
        let last = best.last().filter(|_| best.len() == most).copied();
        // Of equal pairs the first by id stay, so that most people need not be held against the others.
        if last.is_some_and(|last| could_be.min().is_none_or(|worth| worth >= last.worth)) {
            continue;
        }
        let others = others(&skills, who, &needs, &mut met);
        let pairs = others.into_iter().filter_map(|other| {
            let (it, there) = (met.get(other)?, all.get(other)?);
            let worth = Worth {
                far: !(one.near && there.near),
                of: needs.get(it.need)?.0,
                skills: Reverse(it.skills),
            };
            Some(Pair { worth, who, other })
        });
        let mut pairs: Vec<Pair> = pairs
            .filter(|pair| last.is_none_or(|last| *pair < last))
            .collect();
        pairs.sort_unstable();
        let strangers = pairs.into_iter().filter(|pair| {
            let other = all.get(pair.other);
            other.is_some_and(|other| are_strangers(network, one, other))
        });
        best.extend(strangers.take(most));
        best.sort_unstable();
        best.truncate(most);
    }
    let ids = best.into_iter().filter_map(|pair| {
        let (who, other) = (all.get(pair.who)?, all.get(pair.other)?);
        Some((who.id.clone(), other.id.clone()))
    });
    ids.collect()
}

/// The first need of one person that somebody meets.
#[derive(Clone, Copy, Default)]
struct Met {
    /// Whose it is, from 1.
    who: usize,
    need: usize,
    skills: usize,
}

/// Everybody who meets a need, each with the first that they meet.
fn others(
    skills: &Skills,
    who: usize,
    needs: &[(NeedOf, BTreeSet<usize>)],
    met: &mut [Met],
) -> Vec<usize> {
    let mut others = Vec::new();
    for (need, (_, meeting)) in needs.iter().enumerate() {
        let knowing = meeting.iter().filter_map(|skill| skills.who.get(*skill));
        for other in knowing.flatten() {
            let Some(it) = met.get_mut(*other) else {
                continue;
            };
            if it.who != who + 1 {
                others.push(*other);
                *it = Met {
                    who: who + 1,
                    need,
                    skills: 0,
                };
            }
            it.skills += usize::from(it.need == need);
        }
    }
    others
}

/// [`super::meet::are_strangers`] of what is kept of two people.
fn are_strangers(network: &Network, a: &Candidate, b: &Candidate) -> bool {
    let both = |members: &[PersonId]| members.contains(&a.id) && members.contains(&b.id);
    let mut circles = network.circles.iter();
    a.id != b.id
        && !circles.any(|circle| both(&circle.members))
        && !a.speaks_of(b)
        && !b.speaks_of(a)
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::*;
    use crate::facts::fixture::{circle, day, network, person, touch};
    use crate::facts::introductions::meet;
    use crate::model::words::{Role, TouchKind};

    const TODAY: &str = "2026-11-21";
    const WORDS: [&str; 6] = [
        "hiring",
        "cost control",
        "Costs",
        "on-call",
        "writing",
        "control rooms",
    ];

    /// Every pair of strangers held against every other.
    fn slowly(network: &Network, near: &[bool], most: usize) -> Vec<(PersonId, PersonId)> {
        let mut found = Vec::new();
        for (who, who_is_near) in network.people.iter().zip(near) {
            let needs = needs::of(network, who, day(TODAY));
            for (other, other_is_near) in network.people.iter().zip(near) {
                let Some(meet) = meet::meet(network, &needs, who, other) else {
                    continue;
                };
                if meet::are_strangers(network, who, other, day(TODAY)) {
                    let far = !(*who_is_near && *other_is_near);
                    let worth = (far, meet.need.of, Reverse(meet.skills.len()));
                    found.push((worth, who.id.clone(), other.id.clone()));
                }
            }
        }
        found.sort();
        let pairs = found.into_iter().map(|(_, who, other)| (who, other));
        pairs.take(most).collect()
    }

    /// Skills, objectives, interests, whom they know, and of whom a line of their log tells something.
    type Drawn = (
        Vec<usize>,
        Vec<usize>,
        Vec<usize>,
        Option<usize>,
        Option<(usize, usize)>,
        bool,
    );

    fn someone(at: usize, (skills, wants, likes, knows, line, near): &Drawn) -> (Person, bool) {
        let texts = |drawn: &[usize]| drawn.iter().map(|at| WORDS[*at].to_owned()).collect();
        let roles = [[Role::Mentee], [Role::Peer], [Role::Mentor]];
        let mut one = person(&format!("p{at}"), &roles[at % 3]);
        one.expertise = texts(skills);
        one.relationship.objectives = texts(wants);
        one.interests = texts(likes);
        one.knows = knows.map(|other| vec![PersonId::new(format!("p{other}"))]);
        if let Some((other, kind)) = line {
            let lines = [
                (TouchKind::Asked, format!("intro @p{other}")),
                (TouchKind::Introduced, format!("@P{other} to somebody")),
                (TouchKind::Introduced, format!("@p{other} and me")),
                (TouchKind::Contact, format!("intro @p{other} maybe")),
                (TouchKind::Owes, "the budgeting of costs".to_owned()),
            ];
            let (kind, text) = &lines[*kind];
            touch(&mut one, "2026-11-01", *kind, text);
        }
        (one, *near)
    }

    fn quickly(network: &Network, near: &[bool], most: usize) -> Vec<(PersonId, PersonId)> {
        let lexicon = Lexicon::default();
        let people = network.people.iter().zip(near);
        let all =
            people.map(|(one, near)| Candidate::of(network, one, *near, (&lexicon, day(TODAY))));
        best(network, &lexicon, &all.collect::<Vec<_>>(), most)
    }

    proptest! {
        #[test]
        fn the_best_pairs_are_those_that_come_first_of_all(
            drawn in prop::collection::vec(
                (
                    prop::collection::vec(0..WORDS.len(), 0..4),
                    prop::collection::vec(0..WORDS.len(), 0..3),
                    prop::collection::vec(0..WORDS.len(), 0..3),
                    prop::option::of(0..9_usize),
                    prop::option::of((0..9_usize, 0..5_usize)),
                    any::<bool>(),
                ),
                0..9,
            ),
            most in 1..12_usize,
        ) {
            let drawn = drawn.iter().enumerate();
            let (people, near): (Vec<Person>, Vec<bool>) = drawn.map(|(at, one)| someone(at, one)).unzip();
            let mut network = network(people);
            network.circles.push(circle("c", &["p1", "p2"]));
            prop_assert_eq!(quickly(&network, &near, most), slowly(&network, &near, most));
        }
    }
}
