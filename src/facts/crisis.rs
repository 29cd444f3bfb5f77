//! Whether somebody can be called when things are on fire (domain.md 1.4, 10).
//!
//! What may live here: the four needs of a crisis against who may be called. What may not: whom to call
//! first, and any sentence about it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::ratio::share;
use super::supply::{self, Side, Supporter};
use crate::model::ids::PersonId;
use crate::model::policy::Policy;
use crate::model::words::Function;

/// What somebody needs in a crisis, whatever the goal.
pub const NEEDS: [Function; 4] = [
    Function::EmotionalSupport,
    Function::SoundingBoard,
    Function::Guidance,
    Function::Expertise,
];

/// From this readiness on a network is partly ready.
const PARTIAL: f64 = 0.5;

/// How ready a network is for a crisis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All four needs, at least two people, at least one from outside.
    Ready,
    /// Half of the needs or more.
    Partial,
    /// Less.
    Exposed,
}

impl Verdict {
    /// The word of domain.md.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Partial => "partial",
            Self::Exposed => "exposed",
        }
    }
}

/// One of the four needs, and who meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The function.
    pub function: Function,
    /// Effective people who give it and may be called, in the order of ids; empty: not met.
    pub met_by: Vec<PersonId>,
    /// Effective people who give it and were not asked whether they may be called.
    pub not_asked: Vec<PersonId>,
    /// People who give it and may be called, and are not effective today.
    pub quiet: Vec<PersonId>,
    /// People who give it, were not asked, and are not effective today.
    pub silent: Vec<PersonId>,
}

/// Somebody who may be called, and what that needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who.
    pub id: PersonId,
    /// Whether they are effective today.
    pub effective: bool,
    /// Whether a phone number or an address is written.
    pub reachable: bool,
    /// Whether a rule of confidentiality is agreed.
    pub agreed: bool,
}

/// How ready a network is, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Crisis {
    /// The four needs in the order of domain.md.
    pub needs: Vec<Need>,
    /// Everybody active who may be called, in the order of ids.
    pub calls: Vec<Call>,
    /// Different people who meet a need.
    pub people: usize,
    /// Those of them who are outside the owner's organization.
    pub outside: usize,
}

impl Crisis {
    /// Needs met ÷ four.
    pub fn readiness(&self) -> f64 {
        share(self.met().count(), self.needs.len()).unwrap_or(0.0)
    }

    /// The needs that are met.
    pub fn met(&self) -> impl Iterator<Item = Function> {
        let met = self.needs.iter().filter(|need| !need.met_by.is_empty());
        met.map(|need| need.function)
    }

    /// The needs that are not met.
    pub fn missing(&self) -> impl Iterator<Item = Function> {
        let missing = self.needs.iter().filter(|need| need.met_by.is_empty());
        missing.map(|need| need.function)
    }

    /// Ready, partial or exposed.
    pub fn verdict(&self) -> Verdict {
        let all = self.missing().next().is_none();
        if all && self.people >= 2 && self.outside >= 1 {
            Verdict::Ready
        } else if self.readiness() >= PARTIAL {
            Verdict::Partial
        } else {
            Verdict::Exposed
        }
    }
}

/// Looks at the four needs. A function that is only assumed from a role counts.
pub fn crisis(policy: &Policy, people: &[Supporter<'_>]) -> Crisis {
    let needs: Vec<Need> = NEEDS.iter().map(|need| met(*need, people)).collect();
    let helping: BTreeSet<&PersonId> = needs.iter().flat_map(|need| &need.met_by).collect();
    let outside = people
        .iter()
        .filter(|p| helping.contains(p.id()))
        .filter(|p| supply::side(policy, p.person) == Some(Side::Outside))
        .count();
    Crisis {
        people: helping.len(),
        outside,
        calls: people
            .iter()
            .filter(|p| p.person.relationship.crisis_contact)
            .map(call)
            .collect(),
        needs,
    }
}

/// Who is asked first whether they may be called for a need that nobody meets: somebody with whom the
/// owner confides before somebody else, then whoever meets more of the missing needs, then by id.
pub fn ask_first<'a>(
    crisis: &Crisis,
    need: &'a Need,
    people: &[Supporter<'_>],
) -> Option<&'a PersonId> {
    let confides = |id: &PersonId| {
        let found = people.binary_search_by(|p| p.id().cmp(id)).ok();
        let person = found.and_then(|at| people.get(at));
        person.is_some_and(|p| p.person.relationship.confiding == Some(true))
    };
    let meets = |id: &PersonId| {
        let missing = crisis.needs.iter().filter(|need| need.met_by.is_empty());
        // In the order of ids, as everybody is.
        let not_asked = |need: &&Need| need.not_asked.binary_search(id).is_ok();
        missing.filter(not_asked).count()
    };
    let candidates = need.not_asked.iter();
    candidates.min_by_key(|id| (!confides(id), Reverse(meets(id)), *id))
}

fn met(function: Function, people: &[Supporter<'_>]) -> Need {
    let mut need = Need {
        function,
        met_by: Vec::new(),
        not_asked: Vec::new(),
        quiet: Vec::new(),
        silent: Vec::new(),
    };
    for supporter in people {
        if !supporter.gives(function.as_str()) {
            continue;
        }
        let may_be_called = supporter.person.relationship.crisis_contact;
        match (supporter.effective, may_be_called) {
            (true, true) => need.met_by.push(supporter.id().clone()),
            (true, false) => need.not_asked.push(supporter.id().clone()),
            (false, true) => need.quiet.push(supporter.id().clone()),
            (false, false) => need.silent.push(supporter.id().clone()),
        }
    }
    need
}

fn call(supporter: &Supporter<'_>) -> Call {
    let person = supporter.person;
    let written = |text: &Option<String>| supply::folded(text.as_deref()).is_some();
    Call {
        id: person.id.clone(),
        effective: supporter.effective,
        reachable: written(&person.contact.phone) || written(&person.contact.email),
        agreed: written(&person.relationship.confidentiality),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{fixture_a, fixture_a_day};
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::network::Network;
    use crate::model::words::{Relation, Role};

    fn told(net: &Network) -> Crisis {
        let people = supply(net, fixture_a_day(), &WhatIf::default());
        crisis(&net.policy, &people)
    }

    fn words(functions: impl Iterator<Item = Function>) -> Vec<&'static str> {
        functions.map(Function::as_str).collect()
    }

    fn ids(ids: &[PersonId]) -> Vec<&str> {
        ids.iter().map(PersonId::as_str).collect()
    }

    /// Fixture A with Chi giving all that a crisis needs.
    fn chi_gives_all() -> Network {
        let mut net = fixture_a();
        let all = NEEDS.map(|need| need.as_str().to_owned()).to_vec();
        net.people[2].relationship.functions = Some(all);
        net
    }

    #[test]
    fn fixture_a_has_the_readiness_of_the_reference() {
        let crisis = told(&fixture_a());
        assert_eq!(crisis.readiness(), 0.5);
        assert_eq!(words(crisis.met()), ["sounding-board", "guidance"]);
        assert_eq!(words(crisis.missing()), ["emotional-support", "expertise"]);
        assert_eq!(crisis.verdict(), Verdict::Partial);
        let who = |at: usize| &crisis.needs[at];
        assert_eq!(ids(&who(0).quiet), ["dev"]);
        assert_eq!(ids(&who(1).met_by), ["chi"]);
        assert_eq!(ids(&who(1).not_asked), ["eli"]);
        assert_eq!(ids(&who(2).met_by), ["ana"]);
        assert_eq!(ids(&who(3).not_asked), ["ben"]);
    }

    #[test]
    fn who_is_asked_first_is_trusted_then_meets_more() {
        let mut net = fixture_a();
        for p in &mut net.people {
            p.relationship.crisis_contact = false;
        }
        let first = |net: &Network, at: usize| {
            let people = supply(net, fixture_a_day(), &WhatIf::default());
            let crisis = crisis(&net.policy, &people);
            let id = ask_first(&crisis, &crisis.needs[at], &people);
            id.map(PersonId::to_string)
        };
        // Guidance: ana gives it alone, eli is a sounding board too.
        assert_eq!(first(&net, 2).as_deref(), Some("eli"));
        net.people[0].relationship.confiding = Some(true);
        assert_eq!(first(&net, 2).as_deref(), Some("ana"));
        assert_eq!(first(&net, 0), None);
    }

    #[test]
    fn all_four_needs_on_one_person_are_not_ready() {
        let mut net = chi_gives_all();
        net.people[0].relationship.crisis_contact = false;
        let one = told(&net);
        assert_eq!((one.readiness(), one.people), (1.0, 1));
        assert_eq!(one.verdict(), Verdict::Partial);
        net.people[0].relationship.crisis_contact = true;
        let two = told(&net);
        assert_eq!((two.people, two.outside), (2, 1));
        assert_eq!(two.verdict(), Verdict::Ready);
        net.people[2].relation = Some(Relation::Internal);
        assert_eq!(told(&net).verdict(), Verdict::Partial);
    }

    #[test]
    fn functions_that_a_role_suggests_count_and_an_empty_network_is_exposed() {
        let mut net = fixture_a();
        for p in &mut net.people {
            p.relationship.roles = vec![Role::Advisor];
            p.relationship.functions = None;
        }
        let crisis = told(&net);
        assert_eq!(words(crisis.met()), ["expertise"]);
        assert_eq!(
            (crisis.readiness(), crisis.verdict()),
            (0.25, Verdict::Exposed)
        );
        let nobody = told(&Network::default());
        assert_eq!(
            (nobody.readiness(), nobody.verdict()),
            (0.0, Verdict::Exposed)
        );
    }

    #[test]
    fn who_may_be_called_is_checked_for_a_way_and_a_rule() {
        let mut net = fixture_a();
        net.people[0].contact.phone = Some("+1 312 555 0100".to_owned());
        net.people[0].relationship.confidentiality = Some("between us".to_owned());
        net.people[2].contact.email = Some(" ".to_owned());
        let calls = told(&net).calls;
        let told: Vec<(&str, bool, bool, bool)> = calls
            .iter()
            .map(|call| {
                (
                    call.id.as_str(),
                    call.effective,
                    call.reachable,
                    call.agreed,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("ana", true, true, true),
                ("chi", true, false, false),
                ("dev", false, false, false),
            ]
        );
    }
}
