//! What a network does not say yet: of its owner, its goals, its people.
//!
//! What may live here: which things are empty, in the order in which they are worth a question. What may not: the
//! question (`changes::workshop`), the report (`reports::unfilled`).

use super::actions::{of_circle, of_goal, of_person};
use super::contact;
use super::goal_pulse::{Pulses, join, pulses};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{GoalStatus, Stage, Style};
use crate::text::fold::fold;

/// A thing that a goal does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// By when.
    By,
    /// Why it matters.
    Why,
    /// The kinds of support that it needs.
    Functions,
    /// The skills that it needs.
    Needs,
    /// What the owner brings to it.
    Strengths,
    /// What the owner has to learn for it.
    Growth,
    /// What stands in the way from outside.
    Challenges,
    /// A next step that stands open.
    Step,
}

impl Part {
    /// The parts in the order in which they are asked.
    pub const ALL: [Self; 8] = [
        Self::By,
        Self::Why,
        Self::Functions,
        Self::Needs,
        Self::Strengths,
        Self::Growth,
        Self::Challenges,
        Self::Step,
    ];

    /// The section of the goal's file that holds it; `None` for what is a key.
    pub fn section(self) -> Option<SectionKey> {
        match self {
            Self::Strengths => Some(SectionKey::Strengths),
            Self::Growth => Some(SectionKey::GrowthAreas),
            Self::Challenges => Some(SectionKey::ExternalChallenges),
            Self::Step => Some(SectionKey::Milestones),
            Self::By | Self::Why | Self::Functions | Self::Needs => None,
        }
    }
}

/// A thing that the relationship with somebody does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// What they are to the owner.
    Role,
    /// What it is for.
    Purpose,
    /// How often they mean to be in touch; neither they, nor their roles, nor their tags say it.
    Cadence,
    /// When they were last in touch; there is no first day either.
    Talk,
    /// What stays between the two.
    Confidentiality,
    /// How they met.
    Source,
}

/// A thing that is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blank {
    /// The owner's name.
    Name,
    /// The owner's organization.
    Organization,
    /// What the owner does and where they are going.
    Purpose,
    /// What the owner can give.
    Give,
    /// There is no active goal.
    Goal,
    /// An active goal says less than it could.
    Part(GoalId, Part),
    /// Nobody active serves an active goal.
    Helpers(GoalId),
    /// There is nobody in the network.
    People,
    /// An active relationship says less than it could.
    With(PersonId, Term),
    /// Nobody active may be called when things are on fire.
    Crisis,
}

/// What is kept of each person of a network that is read person by person.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Every spelling of the name, folded.
    pub spellings: Vec<String>,
    /// Whether the relationship is active, and its file can be read.
    pub active: bool,
    /// Whether something of their agreement is written and cannot be read.
    pub unread: bool,
    /// The goals they serve; empty: every goal.
    goals: Vec<GoalId>,
    crisis: bool,
    terms: Vec<Term>,
    last: Option<Day>,
    pulses: Pulses,
}

impl Seen {
    /// What is kept of a person.
    pub fn of(network: &Network, person: &Person, today: Day) -> Self {
        let names = std::iter::once(&person.name).chain(&person.also);
        let relationship = &person.relationship;
        let active = person.readable && relationship.stage() == Stage::Active;
        Self {
            id: person.id.clone(),
            name: person.name.clone(),
            spellings: names.map(|name| fold(name)).collect(),
            active,
            unread: !relationship.unread.is_empty(),
            goals: relationship.goals.clone(),
            crisis: relationship.crisis_contact,
            terms: if active {
                terms(network, person, today)
            } else {
                Vec::new()
            },
            last: contact::standing(network, person, today).last_contact,
            pulses: pulses(&of_person(person, today)),
        }
    }
}

/// What the relationship with somebody active does not say. What is informal, or happens once, needs no agreement.
fn terms(network: &Network, person: &Person, today: Day) -> Vec<Term> {
    let relationship = &person.relationship;
    let loose = matches!(
        relationship.style,
        Some(Style::Informal | Style::Flash | Style::Circle)
    );
    let standing = contact::standing(network, person, today);
    let no_roles = relationship.roles.is_empty();
    let no_rhythm = standing.cadence.is_none() && relationship.cadence.is_none();
    let empty = [
        (Term::Role, no_roles),
        (
            Term::Purpose,
            !loose && missing(relationship.purpose.as_deref()),
        ),
        (Term::Cadence, !loose && no_rhythm && !no_roles),
        (
            Term::Talk,
            standing.last_contact.is_none() && relationship.since.is_none(),
        ),
        (
            Term::Confidentiality,
            !loose && missing(relationship.confidentiality.as_deref()),
        ),
        (Term::Source, person.source.is_none()),
    ];
    // What is written and cannot be read is told with its line; it is not empty.
    let unread = |term: &Term| relationship.unread.contains(&term.key());
    let empty = empty
        .into_iter()
        .filter(|(term, empty)| *empty && !unread(term));
    empty.map(|(term, _)| term).collect()
}

impl Term {
    /// The key that says it, or would make it need no saying.
    fn key(self) -> &'static str {
        match self {
            Self::Role => "roles",
            Self::Purpose => "purpose",
            Self::Cadence => "cadence",
            Self::Talk => "since",
            Self::Confidentiality => "confidentiality",
            Self::Source => "source",
        }
    }
}

fn missing(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

/// Everything that is empty: of the owner, then goal by goal (the first by priority), then of the people, the one
/// last in touch first. `network` is there without its people.
pub fn blanks(network: &Network, people: &[Seen], today: Day) -> Vec<Blank> {
    let me = &network.policy.me;
    let lacks =
        |key: &str, text: &Option<String>| missing(text.as_deref()) && !me.unread.contains(&key);
    let gives = !me.expertise.is_empty() || me.unread.contains(&"expertise");
    let mut found = Vec::new();
    for (blank, is_so) in [
        (Blank::Name, lacks("name", &me.name)),
        (Blank::Organization, lacks("organization", &me.organization)),
        (Blank::Purpose, lacks("intro", &me.intro)),
        (Blank::Give, !gives),
        (Blank::Goal, !network.goals.iter().any(is_alive)),
        (Blank::People, people.is_empty()),
    ] {
        if is_so {
            found.push(blank);
        }
    }
    let mut all = Pulses::new();
    for person in people {
        join(&mut all, person.pulses.clone());
    }
    for circle in &network.circles {
        join(&mut all, pulses(&of_circle(circle, today)));
    }
    for goal in &network.goals {
        join(&mut all, pulses(&of_goal(goal, today)));
    }
    let mut goals: Vec<&Goal> = network.goals.iter().collect();
    goals.retain(|goal| is_alive(goal) && goal.readable);
    goals.sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)));
    for goal in goals {
        let open = all.get(&goal.id).is_some_and(|pulse| pulse.open > 0);
        found.extend(of_one_goal(goal, open));
        let serves =
            |seen: &Seen| seen.active && (seen.goals.is_empty() || seen.goals.contains(&goal.id));
        if !people.is_empty() && !people.iter().any(serves) {
            found.push(Blank::Helpers(goal.id.clone()));
        }
    }
    let mut active: Vec<&Seen> = people.iter().filter(|seen| seen.active).collect();
    active.sort_by(|a, b| b.last.cmp(&a.last).then_with(|| a.id.cmp(&b.id)));
    for seen in &active {
        let terms = seen.terms.iter();
        found.extend(terms.map(|term| Blank::With(seen.id.clone(), *term)));
    }
    if !active.is_empty() && !active.iter().any(|seen| seen.crisis) {
        found.push(Blank::Crisis);
    }
    found
}

fn is_alive(goal: &Goal) -> bool {
    goal.status == GoalStatus::Active
}

/// What one goal does not say. Needs and kinds of support stand for one another: one of them is enough.
fn of_one_goal(goal: &Goal, has_step: bool) -> Vec<Blank> {
    let unread = |key: &str| goal.unread.contains(&key);
    let needless = goal.needs.is_empty()
        && goal.functions.is_empty()
        && !unread("needs")
        && !unread("functions");
    let written = |section: SectionKey| {
        let note = goal.note.as_deref();
        note.is_some_and(|note| note.entries(section).next().is_some())
    };
    let is_empty = |part: Part| match part {
        Part::By => goal.by.is_none() && !unread("by"),
        Part::Why => missing(goal.why.as_deref()) && !unread("why"),
        Part::Functions | Part::Needs => needless,
        Part::Step => !has_step,
        Part::Strengths | Part::Growth | Part::Challenges => {
            part.section().is_some_and(|section| !written(section))
        }
    };
    let parts = Part::ALL.into_iter().filter(|part| is_empty(*part));
    parts
        .map(|part| Blank::Part(goal.id.clone(), part))
        .collect()
}
