//! What two people agreed on: the `[relationship]` table of `person.toml`.

use std::ops::{Deref, DerefMut};

use super::day::Day;
use super::ids::GoalId;
use super::length::Cadence;
use super::rare::{Empty, Rare};
use super::words::{EndedAs, Medium, Role, Stage, Style};

/// The relationship with one person, as written. What is not written is `None` or empty. What was agreed
/// in words is read and written as if it stood here.
#[derive(Clone, Debug, Default)]
pub struct Relationship {
    /// What they are to the owner; empty where nothing is written.
    pub roles: Vec<Role>,
    /// `None`: not written (taken as one-to-one).
    pub style: Option<Style>,
    /// `None`: not written; [`Relationship::stage`] says what that means.
    pub written_stage: Option<Stage>,
    /// The first day.
    pub since: Option<Day>,
    /// The agreed end or review date.
    pub until: Option<Day>,
    /// The goals it serves; empty: every goal.
    pub goals: Vec<GoalId>,
    /// The kinds of support they give, lower case; `None`: the key is missing (the roles' defaults are assumed).
    pub functions: Option<Vec<String>>,
    /// Their own rhythm; `None`: not written.
    pub cadence: Option<Cadence>,
    /// The usual length of a meeting in minutes.
    pub minutes: Option<u32>,
    /// 1-5; private.
    pub closeness: Option<u32>,
    /// Whether both confide in one another; private.
    pub confiding: Option<bool>,
    /// May be called when things are on fire.
    pub crisis_contact: bool,
    /// The review is silent about them until then.
    pub snooze: Option<Day>,
    /// When and how it ended.
    pub ended: Option<Ended>,
    /// What was agreed in words.
    pub terms: Rare<Terms>,
}

/// What two people agreed on in words, which few questions about everybody ask for.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// A formal programme; without it the relationship is informal.
    pub program: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// What should come of it.
    pub objectives: Vec<String>,
    /// The usual medium.
    pub medium: Option<Medium>,
    /// How feedback is wanted.
    pub feedback: Option<String>,
    /// The value the owner gives.
    pub offer: Option<String>,
    /// What both expect of one another.
    pub expectations: Option<String>,
    /// What stays between them.
    pub confidentiality: Option<String>,
    /// What is out of bounds.
    pub boundaries: Vec<String>,
    /// What they get out of it.
    pub gains: Option<String>,
    /// Earlier rounds of this relationship, oldest first.
    pub history: Vec<Past>,
    /// Keys that are written and cannot be read: they count as not written, but they are not empty.
    pub unread: Vec<&'static str>,
}

impl Empty for Terms {
    const EMPTY: &'static Self = &Self {
        program: None,
        purpose: None,
        objectives: Vec::new(),
        medium: None,
        feedback: None,
        offer: None,
        expectations: None,
        confidentiality: None,
        boundaries: Vec::new(),
        gains: None,
        history: Vec::new(),
        unread: Vec::new(),
    };
}

impl Deref for Relationship {
    type Target = Terms;

    fn deref(&self) -> &Terms {
        &self.terms
    }
}

impl DerefMut for Relationship {
    fn deref_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }
}

/// When and how a relationship ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The day.
    pub on: Day,
    /// The manner; `None`: not written.
    pub how: Option<EndedAs>,
}

/// An earlier round of a relationship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Its first day.
    pub since: Option<Day>,
    /// Its last day.
    pub until: Option<Day>,
    /// The debrief's file name in the person's folder, as written.
    pub note: Option<String>,
}

impl Relationship {
    /// The stage, `active` where none is written (format.md, "Coverage").
    pub fn stage(&self) -> Stage {
        self.written_stage.unwrap_or(Stage::Active)
    }

    /// Whether one of the roles is this one.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether they are a mentee and nothing else.
    pub fn only_mentee(&self) -> bool {
        !self.roles.is_empty() && self.roles.iter().all(|role| *role == Role::Mentee)
    }
}
