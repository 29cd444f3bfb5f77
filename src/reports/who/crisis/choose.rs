//! Who is on the call list: those who agreed to be called, then for what they do not give those who
//! could, and were not asked yet.

use std::cmp::Reverse;

use super::super::ground::{Grounds, grounds};
use super::super::seen::{Tie, tie};
use super::super::topic::Topic;
use crate::facts::contact;
use crate::facts::crisis::NEEDS;
use crate::facts::free::{BLOCKED, free};
use crate::facts::supply;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{EndedAs, Function, Stage};

/// So many who were not asked are named for each need that nobody who agreed meets.
const EACH: usize = 2;
/// Nobody faces a crisis with fewer names than this, as long as there are more.
const LEAST: usize = 2;
/// The weight of somebody who has not been through anything like it.
const NOTHING_LIKE_IT: u32 = 9;

/// One person, as far as the list needs.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who.
    pub id: PersonId,
    /// What speaks for them, of what it is about.
    pub grounds: Grounds,
    /// The needs of a crisis that they meet.
    pub needs: Vec<Function>,
    /// Those of them that are only assumed from their role.
    assumed: Vec<Function>,
    agreed: bool,
    tie: Tie,
    free: u8,
    confiding: bool,
    lived: bool,
    phone: bool,
    reachable: bool,
    last: Option<Day>,
}

/// What is kept of a person: somebody who may be named, or a file that cannot be read.
#[derive(Clone, Debug)]
pub enum Kept {
    /// Somebody.
    Caller(Box<Caller>),
    /// A file that cannot be read: whoever is in it may be the one to call.
    Unreadable(RelPath),
}

/// What is kept of a person; `None` for whoever is not called: said no, parted from in conflict, not
/// asked for anything yet, or helped by the owner only.
pub fn kept(network: &Network, person: &Person, topics: &[Topic], today: Day) -> Option<Kept> {
    if !person.readable {
        return Some(Kept::Unreadable(person.file()));
    }
    let agreed = &person.relationship;
    let stage = agreed.stage();
    let conflict = agreed.ended.and_then(|ended| ended.how) == Some(EndedAs::Conflict);
    let asked = agreed.crisis_contact;
    if stage == Stage::Declined || (stage == Stage::Closed && conflict) {
        return None;
    }
    if !asked && (stage != Stage::Active || !supply::supports(person)) {
        return None;
    }
    let gives = |need: &Function| supply::gives(person, need.as_str()).is_some();
    let assumed = |need: &Function| supply::gives(person, need.as_str()) == Some(true);
    let standing = contact::standing(network, person, today);
    let contact = &person.contact;
    let written = |text: &Option<String>| supply::folded(text.as_deref()).is_some();
    Some(Kept::Caller(Box::new(Caller {
        grounds: grounds(&network.policy, person, topics, today),
        needs: NEEDS.into_iter().filter(gives).collect(),
        assumed: NEEDS.into_iter().filter(assumed).collect(),
        agreed: asked,
        tie: tie(person, standing.effective),
        free: free(person, today).rank(),
        confiding: agreed.confiding == Some(true),
        lived: !person.experience.is_empty(),
        phone: written(&contact.phone),
        reachable: written(&contact.phone) || written(&contact.email),
        last: standing.last_contact,
        id: person.id.clone(),
    })))
}

/// The call list.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Those who agreed to be called, in the order in which to call them.
    pub agreed: Vec<Caller>,
    /// Those who were not asked yet, and give what is not met.
    pub not_asked: Vec<Caller>,
    /// Files that cannot be read.
    pub unreadable: Vec<RelPath>,
}

impl List {
    /// Everybody on the list, in its order.
    pub fn ids(&self) -> Vec<PersonId> {
        let all = self.agreed.iter().chain(&self.not_asked);
        all.map(|caller| caller.id.clone()).collect()
    }
}

/// Makes the list. `topics`: how many it is about.
pub fn choose(kept: Vec<Kept>, topics: usize) -> List {
    let mut list = List::default();
    let mut others: Vec<Caller> = Vec::new();
    for kept in kept {
        match kept {
            Kept::Unreadable(file) => list.unreadable.push(file),
            Kept::Caller(caller) if caller.agreed => list.agreed.push(*caller),
            Kept::Caller(caller) => others.push(*caller),
        }
    }
    list.agreed
        .sort_by(|a, b| a.key(topics).cmp(&b.key(topics)));
    let missing = |need: &Function| {
        let meets = |caller: &Caller| caller.tie == Tie::Carries && caller.needs.contains(need);
        !list.agreed.iter().any(meets)
    };
    let missing: Vec<Function> = NEEDS.into_iter().filter(missing).collect();
    // What was agreed comes before what a role suggests.
    let meets = |caller: &Caller| {
        let all = missing.iter().filter(|need| caller.needs.contains(need));
        let agreed = all.clone().filter(|need| !caller.assumed.contains(need));
        (Reverse(agreed.count()), Reverse(all.count()))
    };
    others.sort_by(|a, b| {
        let key = |caller: &Caller| (Reverse(caller.confiding), meets(caller));
        (a.far(), key(a), a.key(topics)).cmp(&(b.far(), key(b), b.key(topics)))
    });
    let mut wanted = vec![false; others.len()];
    for need in &missing {
        let gives = others.iter().enumerate();
        let gives = gives.filter(|(_, caller)| caller.needs.contains(need));
        for (at, _) in gives.take(EACH) {
            if let Some(wanted) = wanted.get_mut(at) {
                *wanted = true;
            }
        }
    }
    // Never one name alone, whatever they give.
    let named = list.agreed.len() + wanted.iter().filter(|wanted| **wanted).count();
    let unnamed = wanted.iter_mut().filter(|wanted| !**wanted);
    for wanted in unnamed.take(LEAST.saturating_sub(named)) {
        *wanted = true;
    }
    let chosen = others.into_iter().zip(wanted);
    list.not_asked = chosen
        .filter(|(_, wanted)| *wanted)
        .map(|(caller, _)| caller)
        .collect();
    list
}

impl Caller {
    /// What the order of a call list rests on: whoever has been through it, is near, is not busy, meets
    /// more, is trusted, has been through hard times, has a number, is free today, was in touch last; then the id.
    fn key(&self, topics: usize) -> impl Ord {
        let like = (0..topics).map(|at| {
            let of_topic = self.grounds.told.iter().filter(|ground| ground.topic == at);
            of_topic
                .map(|ground| ground.weight())
                .min()
                .unwrap_or(NOTHING_LIKE_IT)
        });
        (
            like.sum::<u32>(),
            self.tie,
            self.free == BLOCKED,
            Reverse(self.needs.len()),
            Reverse(self.confiding),
            Reverse(self.lived),
            Reverse(self.phone),
            self.free,
            Reverse(self.last),
            self.id.clone(),
        )
    }

    /// Whether a call does not reach them, or nothing that is needed is theirs to give.
    fn far(&self) -> (bool, bool, bool) {
        (
            self.needs.is_empty(),
            !self.reachable,
            self.tie != Tie::Carries,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, fixture_a, fixture_a_day, network, person};
    use crate::model::policy::Policy;
    use crate::model::words::Role;
    use crate::reports::who::topic::topics;

    fn list(network: &Network, words: &[&str], today: Day) -> List {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let topics = topics(&Policy::default(), &words);
        let people = network.people.iter();
        let all = people.filter_map(|person| kept(network, person, &topics, today));
        choose(all.collect(), topics.len())
    }

    fn ids(callers: &[Caller]) -> Vec<&str> {
        callers.iter().map(|caller| caller.id.as_str()).collect()
    }

    #[test]
    fn whoever_agreed_comes_first_and_the_rest_is_asked_of_those_who_give_it() {
        let list = list(&fixture_a(), &[], fixture_a_day());
        // Dev, who gives two of the needs, has been quiet: a call may still help, after the others.
        assert_eq!(ids(&list.agreed), ["chi", "ana", "dev"]);
        // Expertise and emotional support are met by nobody in touch who agreed; Ben gives the one.
        assert_eq!(ids(&list.not_asked), ["ben"]);
    }

    #[test]
    fn whoever_has_been_through_it_is_called_first() {
        let mut net = fixture_a();
        net.people[0].experience = vec!["Breach".to_owned()];
        let list = list(&net, &["breach"], fixture_a_day());
        assert_eq!(ids(&list.agreed), ["ana", "chi", "dev"]);
    }

    #[test]
    fn nobody_is_alone_with_one_name_and_whom_one_helps_is_not_called() {
        let mut alone = person("a", &[Role::Mentor]);
        alone.relationship.crisis_contact = true;
        let mut sponsor = person("b", &[Role::Sponsor]);
        sponsor.relationship.since = Some(day("2026-11-01"));
        let mentee = person("c", &[Role::Mentee]);
        let mut prospect = person("d", &[Role::Peer]);
        prospect.relationship.written_stage = Some(Stage::Prospect);
        let mut unreadable = person("e", &[]);
        unreadable.readable = false;
        let net = network(vec![alone, sponsor, mentee, prospect, unreadable]);
        let list = list(&net, &[], day("2026-11-21"));
        assert_eq!(
            (ids(&list.agreed), ids(&list.not_asked)),
            (vec!["a"], vec!["b"])
        );
        assert_eq!(list.unreadable, [RelPath::new("people/e/person.toml")]);
    }

    #[test]
    fn what_was_agreed_comes_before_what_a_role_suggests_and_trust_before_both() {
        let supporter = |id: &str, functions: Option<&[&str]>| {
            let mut p = person(id, &[Role::Peer]);
            p.relationship.since = Some(day("2026-11-01"));
            p.contact.phone = Some("1".to_owned());
            let written = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
            p.relationship.functions = functions.map(written);
            p
        };
        let assumed = supporter("a", None);
        let agreed = supporter("b", Some(&["sounding-board"]));
        let mut trusted = supporter("c", Some(&["sounding-board"]));
        trusted.relationship.confiding = Some(true);
        let net = network(vec![assumed, agreed, trusted]);
        let list = list(&net, &[], day("2026-11-21"));
        // Two for each need: c and b for the sounding board, and only a for emotional support.
        assert_eq!(ids(&list.not_asked), ["c", "b", "a"]);
    }
}
