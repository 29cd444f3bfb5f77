//! Whether somebody can be called when things are on fire (domain.md 1.4, 10).
//!
//! What may live here: the four needs of a crisis against who may be called. What may not: whom to call
//! first, and any sentence about it.

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

fn met(function: Function, people: &[Supporter<'_>]) -> Need {
    let mut need = Need {
        function,
        met_by: Vec::new(),
        not_asked: Vec::new(),
        quiet: Vec::new(),
    };
    for supporter in people {
        let gives = |offer: &supply::Offer| offer.function == function.as_str();
        if !supporter.functions.iter().any(gives) {
            continue;
        }
        let may_be_called = supporter.person.relationship.crisis_contact;
        match (supporter.effective, may_be_called) {
            (true, true) => need.met_by.push(supporter.id().clone()),
            (true, false) => need.not_asked.push(supporter.id().clone()),
            (false, true) => need.quiet.push(supporter.id().clone()),
            (false, false) => {}
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
