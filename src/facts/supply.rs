//! Who supplies what: the active people with what each of them gives, as of a day (format.md, "Coverage").
//!
//! What may live here: the rules of supply, and the made-up changes of a what-if. What may not: which
//! needs there are (`coverage`), and any sentence about it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::contact::{self, Standing};
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::{Function, Relation, Stage};
use crate::text::fold::lower;

/// A network that is looked at as if some people were not there, or others were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// People who are left out.
    pub without: BTreeSet<PersonId>,
    /// People who count as active and effective today, whatever their stage.
    pub with: BTreeSet<PersonId>,
}

impl WhatIf {
    /// Whether nothing is made up.
    pub fn is_empty(&self) -> bool {
        self.without.is_empty() && self.with.is_empty()
    }
}

/// A function that somebody gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The function, lower case.
    pub function: Cow<'a, str>,
    /// Whether it is only assumed from a role because the key `functions` is missing.
    pub assumed: bool,
}

/// An active person with what they supply.
#[derive(Clone, Debug)]
pub struct Supporter<'a> {
    /// The person.
    pub person: &'a Person,
    /// Where the contact with them stands.
    pub standing: Standing,
    /// Whether they count as effective today: as `standing` says, or because a what-if says so.
    pub effective: bool,
    policy: &'a Policy,
}

impl<'a> Supporter<'a> {
    /// Somebody as a supporter, where one is looked at alone.
    pub fn new(
        policy: &'a Policy,
        person: &'a Person,
        standing: Standing,
        effective: bool,
    ) -> Self {
        Self {
            person,
            standing,
            effective,
            policy,
        }
    }

    /// The functions they give, each once, in the order of the file or of the roles.
    pub fn functions(&self) -> Vec<Offer<'a>> {
        functions(self.person)
    }

    /// Whether they give a function, in lower case.
    pub fn gives(&self, function: &str) -> bool {
        gives(self.person, function).is_some()
    }

    /// The skills they supply after aliases, each once; empty for somebody who is only a mentee
    /// and lists no functions.
    pub fn skills(&self) -> Vec<Cow<'a, str>> {
        skills(self.policy, self.person)
    }

    /// Whether a skill, after aliases, is one of those.
    pub fn knows(&self, skill: &str) -> bool {
        supplies(self.policy, self.person, skill)
    }

    /// The id of the person.
    pub fn id(&self) -> &PersonId {
        &self.person.id
    }

    /// Whether they support the owner, as [`supports`] says.
    pub fn supports(&self) -> bool {
        supports(self.person)
    }
}

/// The active people in the order of ids. People whose `person.toml` is missing or unreadable are
/// left out: nothing is known of them, not even their stage.
pub fn supply<'a>(network: &'a Network, today: Day, what_if: &WhatIf) -> Vec<Supporter<'a>> {
    let in_circles = contact::days_in_circles(network, today);
    let mut out = Vec::with_capacity(network.people.len());
    for person in &network.people {
        let with = what_if.with.contains(&person.id);
        let active = person.relationship.stage() == Stage::Active;
        if !person.readable || !(active || with) || what_if.without.contains(&person.id) {
            continue;
        }
        let standing = if active {
            contact::standing_beside(&network.policy, person, &in_circles, today)
        } else {
            as_if_active(network, person, today)
        };
        out.push(Supporter {
            person,
            standing,
            effective: standing.effective || with,
            policy: &network.policy,
        });
    }
    out
}

/// Where the contact with somebody would stand if they were active: only then do their roles give a rhythm.
fn as_if_active(network: &Network, person: &Person, today: Day) -> Standing {
    let mut person = person.clone();
    person.relationship.written_stage = Some(Stage::Active);
    contact::standing(network, &person, today)
}

/// Whether a person serves a goal: those they list, every goal where they list none.
pub fn serves(person: &Person, goal: &GoalId) -> bool {
    let goals = &person.relationship.goals;
    goals.is_empty() || goals.contains(goal)
}

/// The functions that a person gives whatever their stage: those listed, or the roles' defaults, assumed.
pub fn functions(person: &Person) -> Vec<Offer<'_>> {
    match &person.relationship.functions {
        Some(listed) => {
            let listed = listed.iter().map(|function| lower(function.trim()));
            offers(listed, false)
        }
        None => {
            let usual = role_defaults(person).map(|function| function.as_str());
            offers(usual.map(Cow::Borrowed), true)
        }
    }
}

/// Each function once.
fn offers<'a>(functions: impl Iterator<Item = Cow<'a, str>>, assumed: bool) -> Vec<Offer<'a>> {
    let mut out: Vec<Offer<'a>> = Vec::with_capacity(functions.size_hint().0);
    for function in functions {
        if !function.is_empty() && !out.iter().any(|offer| offer.function == function) {
            out.push(Offer { function, assumed });
        }
    }
    out
}

/// What the roles of a person usually give (domain.md 1.2), whether or not the file lists functions.
pub fn role_defaults(person: &Person) -> impl Iterator<Item = Function> {
    let roles = &person.relationship.roles;
    roles
        .iter()
        .flat_map(|role| role.default_functions().iter().copied())
}

/// Whether a person gives a function (in lower case) whatever their stage, and whether that is only
/// assumed; `None` where they do not.
pub fn gives(person: &Person, function: &str) -> Option<bool> {
    match &person.relationship.functions {
        Some(listed) => {
            let mut listed = listed.iter();
            listed
                .any(|own| lower(own.trim()) == function)
                .then_some(false)
        }
        None => role_defaults(person)
            .any(|own| own.as_str() == function)
            .then_some(true),
    }
}

/// Whether what a person knows counts as supply: of somebody who is only a mentee it does where the
/// key `functions` is written.
pub fn supplies_skills(person: &Person) -> bool {
    !person.relationship.only_mentee() || person.relationship.functions.is_some()
}

/// The skills that count for the owner: `expertise` after aliases, each once.
pub fn skills<'a>(policy: &'a Policy, person: &'a Person) -> Vec<Cow<'a, str>> {
    if supplies_skills(person) {
        known(policy, person)
    } else {
        Vec::new()
    }
}

/// Whether a skill, after aliases, is one of those that count.
pub fn supplies(policy: &Policy, person: &Person, skill: &str) -> bool {
    let mut known = person.expertise.iter();
    supplies_skills(person) && known.any(|written| policy.skill_of(written) == skill)
}

/// What a person knows, after aliases, each once, whether or not it counts as supply.
pub fn expertise(policy: &Policy, person: &Person) -> Vec<String> {
    let known = known(policy, person).into_iter();
    known.map(Cow::into_owned).collect()
}

fn known<'a>(policy: &'a Policy, person: &'a Person) -> Vec<Cow<'a, str>> {
    let mut out: Vec<Cow<'a, str>> = Vec::with_capacity(person.expertise.len());
    for written in &person.expertise {
        let skill = policy.skill_of(written);
        if !skill.is_empty() && !out.contains(&skill) {
            out.push(skill);
        }
    }
    out
}

/// Whether a person supports the owner at all: a mentee is helped, not helping, unless the key `functions` is
/// written and something counts by it, a function or what they know.
pub fn supports(person: &Person) -> bool {
    let relationship = &person.relationship;
    let listed = relationship.functions.as_ref();
    let counts = |functions: &Vec<String>| !functions.is_empty() || !person.expertise.is_empty();
    !relationship.only_mentee() || listed.is_some_and(counts)
}

/// On which side of the organization's door somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// In the owner's organization.
    Inside,
    /// Elsewhere.
    Outside,
}

/// Told from `relation`; where it is missing or `former-manager`, from the two organizations; else unknown.
pub fn side(policy: &Policy, person: &Person) -> Option<Side> {
    match person.relation {
        Some(Relation::External) => Some(Side::Outside),
        Some(Relation::Internal | Relation::Manager | Relation::Report) => Some(Side::Inside),
        Some(Relation::FormerManager) | None => {
            let theirs = folded(person.organization.as_deref())?;
            let mine = folded(policy.me.organization.as_deref())?;
            Some(if theirs == mine {
                Side::Inside
            } else {
                Side::Outside
            })
        }
    }
}

/// A text as axes compare it: trimmed, in lower case; `None` where nothing is left.
pub fn folded(text: Option<&str>) -> Option<Cow<'_, str>> {
    let text = text?.trim();
    (!text.is_empty()).then(|| lower(text))
}
