//! Whose file is meant, where it stands, and what is said of it.

use crate::error::Failure;
use crate::facts::next_step::step::Step;
use crate::model::ids::{Home, PersonId, RelPath};
use crate::model::network::Network;
use crate::model::trace::Named;
use crate::shell::context::Context;
use crate::shell::naming;

/// Whose file is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The owner's: `mentor.toml`.
    Me,
    /// A person's, a circle's, a goal, something on the shelf.
    Of(Named),
}

/// Who was typed, each once.
pub fn targets(typed: &[String], context: &mut Context<'_>) -> Result<Vec<Target>, Failure> {
    let mut targets = Vec::new();
    for one in context.input().names(typed)? {
        let target = match one.as_str() {
            "me" => Target::Me,
            one => Target::Of(naming::named(context, one)?),
        };
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    Ok(targets)
}

/// The people among them.
pub fn people(targets: &[Target]) -> Vec<PersonId> {
    let people = targets.iter().filter_map(|target| match target {
        Target::Of(Named::Person(id)) => Some(id.clone()),
        _ => None,
    });
    people.collect()
}

impl Target {
    /// The file.
    pub fn file(&self) -> RelPath {
        RelPath::new(match self {
            Self::Me => "mentor.toml".to_owned(),
            Self::Of(Named::Person(id)) => format!("people/{id}/person.toml"),
            Self::Of(Named::Circle(id)) => format!("circles/{id}/circle.toml"),
            Self::Of(Named::Goal(id)) => format!("goals/{id}.md"),
            Self::Of(Named::Resource(id)) => format!("resources/{id}.md"),
        })
    }

    /// The folder with notes that it stands for; `None` where it has none.
    pub fn home(&self) -> Option<Home> {
        match self {
            Self::Of(Named::Person(id)) => Some(Home::Person(id.clone())),
            Self::Of(Named::Circle(id)) => Some(Home::Circle(id.clone())),
            _ => None,
        }
    }

    /// What is next where `check` says something of it.
    pub fn mend(&self) -> Step {
        let command = format!("mentor edit {}", self.typed());
        Step::new("Mend what is said above", "", command)
    }

    /// How the command line names it.
    pub fn typed(&self) -> String {
        match self {
            Self::Me => "me".to_owned(),
            Self::Of(named) => named.typed(),
        }
    }

    /// Whose it is, for the sentence of a commit.
    pub fn whose(&self, network: &Network) -> String {
        match self {
            Self::Me => "the settings".to_owned(),
            Self::Of(Named::Person(id)) => network.name_of(id).to_owned(),
            Self::Of(Named::Circle(id)) => {
                let circle = network.circle(id);
                format!("the circle {}", circle.map_or(id.as_str(), |one| &one.name))
            }
            Self::Of(Named::Goal(id)) => {
                let goal = network.goal(id);
                format!("the goal {}", goal.map_or(id.as_str(), |one| &one.title))
            }
            Self::Of(Named::Resource(id)) => format!("the resource {id}"),
        }
    }
}
