//! What speaks for it that somebody could cover a need which they were never asked for.
//!
//! What may live here: evidence from the files, strongest first. What may not: who is proposed (`steps`).

use super::coverage::{Cell, GoalKey, NeedKind};
use super::supply::{self, Supporter};
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::{Function, Level, Role, TouchKind};
use crate::text::phrase::listed;

/// Why somebody could, the strongest first.
#[derive(Clone, Debug)]
pub enum Evidence<'a> {
    /// They give it already, for other goals.
    ForOtherGoals {
        /// Whether that is only assumed from their role.
        assumed: bool,
    },
    /// They know the skill, and serve other goals.
    KnowsForOtherGoals,
    /// Their role usually gives it, and it is not among what was agreed.
    Role(Role),
    /// They know skills that the goal needs.
    Knows(Vec<String>),
    /// They spoke for the owner: date and line of `log.md`.
    SpokeForMe(Day, usize),
    /// They brought the owner together with this person.
    Introduced(&'a Person),
    /// They see things from elsewhere.
    Perspective(&'a str),
    /// They are further along and have been through this.
    Experience(&'a [String]),
    /// Both confide in one another.
    Confiding,
    /// They know the skill, and are a mentee of whom nothing was asked.
    MenteeKnows,
}

/// The strongest reason why somebody who does not support a cell could; `introduced` is somebody whom
/// they brought to the owner.
pub fn evidence<'a>(
    network: &Network,
    supporter: &Supporter<'a>,
    introduced: Option<&'a Person>,
    cell: &Cell,
    today: Day,
) -> Option<Evidence<'a>> {
    if cell.kind == NeedKind::Function {
        return function(network, supporter, introduced, cell, today);
    }
    if supply::supplies_skills(supporter.person) {
        return supporter
            .knows(&cell.key)
            .then_some(Evidence::KnowsForOtherGoals);
    }
    let known = supply::expertise(&network.policy, supporter.person);
    known.contains(&cell.key).then_some(Evidence::MenteeKnows)
}

fn function<'a>(
    network: &Network,
    supporter: &Supporter<'a>,
    introduced: Option<&'a Person>,
    cell: &Cell,
    today: Day,
) -> Option<Evidence<'a>> {
    let person = supporter.person;
    if let Some(assumed) = supply::gives(person, &cell.key) {
        return Some(Evidence::ForOtherGoals { assumed });
    }
    let wanted = Function::parse(&cell.key)?;
    let by_role = person
        .relationship
        .roles
        .iter()
        .find(|role| role.default_functions().contains(&wanted));
    if let Some(role) = by_role {
        return Some(Evidence::Role(*role));
    }
    // Whom the owner helps is asked for their view only; the rest would turn the relationship round.
    if person.relationship.only_mentee() && wanted != Function::Perspective {
        return None;
    }
    match wanted {
        Function::Expertise | Function::SkillCoaching => {
            let needed = needed_skills(network, &cell.goal);
            let knows = |needed: &String| supporter.knows(needed);
            let known: Vec<String> = needed.into_iter().filter(knows).collect();
            (!known.is_empty()).then_some(Evidence::Knows(known))
        }
        Function::Sponsorship => spoke_for_me(person, today),
        Function::Access => spoke_for_me(person, today).or(introduced.map(Evidence::Introduced)),
        Function::Perspective => {
            let first = person.perspectives.first()?;
            Some(Evidence::Perspective(first))
        }
        Function::Guidance | Function::RoleModel => {
            let senior = person.level == Some(Level::Senior);
            (senior && !person.experience.is_empty())
                .then_some(Evidence::Experience(&person.experience))
        }
        Function::SoundingBoard | Function::EmotionalSupport => {
            (person.relationship.confiding == Some(true)).then_some(Evidence::Confiding)
        }
        Function::Feedback | Function::Accountability | Function::Belonging => None,
    }
}

fn spoke_for_me(person: &Person, today: Day) -> Option<Evidence<'_>> {
    let spoke = |touch: &&Touch| touch.kind == TouchKind::Opportunity && touch.day <= today;
    let last = person
        .log
        .iter()
        .filter(spoke)
        .max_by_key(|touch| touch.day)?;
    Some(Evidence::SpokeForMe(last.day, last.line))
}

/// The skills that a goal needs, after aliases.
fn needed_skills(network: &Network, goal: &GoalKey) -> Vec<String> {
    let policy = &network.policy;
    let written = match goal {
        GoalKey::Goal(id) => network.goal(id).map(|goal| goal.needs.as_slice()),
        GoalKey::Standing => Some(policy.coverage.skills.as_slice()),
    };
    let written = written.into_iter().flatten();
    written.map(|skill| policy.skill(skill)).collect()
}

impl Evidence<'_> {
    /// How much it weighs; less is stronger. Equal ones are told apart by nothing but the id.
    pub fn rank(&self) -> u8 {
        match self {
            Self::ForOtherGoals { assumed: false } | Self::KnowsForOtherGoals => 0,
            Self::ForOtherGoals { assumed: true } | Self::Role(_) => 1,
            Self::Knows(_) | Self::SpokeForMe(..) | Self::Introduced(_) => 2,
            Self::Perspective(_) | Self::Experience(_) | Self::Confiding | Self::MenteeKnows => 3,
        }
    }

    /// The reason as a sentence without a full stop, with its file.
    pub fn sentence(&self, person: &Person, cell: &Cell) -> String {
        let (name, need, file) = (&person.name, &cell.need, person.file());
        let goals: Vec<&str> = person
            .relationship
            .goals
            .iter()
            .map(|goal| goal.as_str())
            .collect();
        let goals = listed(&goals);
        match self {
            Self::ForOtherGoals { assumed: false } => {
                format!("{name} gives {need} for {goals} (goals in {file})")
            }
            Self::ForOtherGoals { assumed: true } => format!(
                "{name} serves {goals} (goals in {file}), and the role suggests {need} there too"
            ),
            Self::KnowsForOtherGoals => {
                format!("{name} knows {need} and serves {goals} so far (goals in {file})")
            }
            Self::Role(role) => format!(
                "{name} is your {role}, who usually gives {need}; it is not among what you agreed (functions in {file})"
            ),
            Self::Knows(skills) => {
                format!("{name} knows {} (expertise in {file})", listed(skills))
            }
            Self::SpokeForMe(day, line) => {
                format!(
                    "{name} spoke for you on {day} ({}/log.md:{line})",
                    person.folder()
                )
            }
            Self::Introduced(met) => format!(
                "{name} brought you together with {} (introduced-by in {})",
                met.name,
                met.file()
            ),
            Self::Perspective(text) => {
                format!("{name} sees it from elsewhere: “{text}” (perspectives in {file})")
            }
            Self::Experience(situations) => {
                let known: Vec<&String> = situations.iter().take(3).collect();
                format!(
                    "{name} has been through {} (experience in {file})",
                    listed(&known)
                )
            }
            Self::Confiding => {
                format!("you and {name} confide in one another (confiding in {file})")
            }
            Self::MenteeKnows => {
                format!("{name} knows {need} (expertise in {file}); being asked does a mentee good")
            }
        }
    }
}
