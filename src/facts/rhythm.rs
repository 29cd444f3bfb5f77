//! How often two people mean to be in touch, and what says so (format.md, "Exact rules / Time"; domain.md 7.4).
//!
//! What may live here: the choice of a cadence. What may not: when somebody was met (`contact`).

use crate::model::length::{Cadence, Length};
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::question::Phase;
use crate::model::words::{Role, Style};

/// What says how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// The person's own `cadence`.
    Own,
    /// `[cadence]` in `mentor.toml`, for this tag as it is written there.
    Tag(&'a str),
    /// `[cadence]` in `mentor.toml`, for this role.
    Role(Role),
    /// Nothing that is written: what is usual for this role in this phase.
    Usual(Role, Phase),
}

/// How often, and what says so; `None` where nothing applies. The phase is `None` where the relationship
/// is not active.
pub fn rhythm<'a>(
    policy: &'a Policy,
    person: &Person,
    phase: Option<Phase>,
) -> Option<(Cadence, Said<'a>)> {
    let relationship = &person.relationship;
    if let Some(own) = relationship.cadence {
        return Some((own, Said::Own));
    }
    let phase = phase?;
    if matches!(relationship.style, Some(Style::Flash | Style::Informal)) {
        return None;
    }
    let of_tags = policy
        .tag_cadence
        .iter()
        .filter(|(tag, _)| person.tags.iter().any(|own| same_tag(own, tag)))
        .map(|(tag, cadence)| (*cadence, Said::Tag(tag)));
    let of_roles = policy
        .role_cadence
        .iter()
        .filter(|(role, _)| relationship.is(*role))
        .map(|(role, cadence)| (*cadence, Said::Role(*role)));
    let usual = || {
        let roles = relationship.roles.iter();
        roles.filter_map(|role| {
            let length = Length::of_days(usual_days(*role, phase))?;
            Some((Cadence::Every(length), Said::Usual(*role, phase)))
        })
    };
    shortest(of_tags)
        .or_else(|| shortest(of_roles))
        .or_else(|| shortest(usual()))
}

/// The shortest of several, of equal ones the first; `none` only where all of them say so; nothing where
/// there are none.
fn shortest<'a>(
    cadences: impl Iterator<Item = (Cadence, Said<'a>)>,
) -> Option<(Cadence, Said<'a>)> {
    let days = |cadence: Cadence| cadence.length().map_or(i64::MAX, Length::days);
    cadences.reduce(|a, b| if days(b.0) < days(a.0) { b } else { a })
}

fn same_tag(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The days between contacts of a role in a phase (domain.md 7.4).
pub fn usual_days(role: Role, phase: Phase) -> u32 {
    let (starting, working, winding_down) = match role {
        Role::Mentor | Role::Mentee => (21, 30, 45),
        Role::Coach => (14, 14, 30),
        Role::Peer => (14, 30, 45),
        Role::Sponsor => (45, 60, 90),
        Role::Advisor => (60, 90, 120),
    };
    match phase {
        Phase::Starting => starting,
        Phase::Working => working,
        Phase::WindingDown => winding_down,
    }
}
