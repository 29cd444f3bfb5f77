//! Whose keys are set: their file, its keys, and what stands in it now.
//!
//! What may live here: one door to the files that hold keys. What may not: what becomes of a key.

use crate::error::Failure;
use crate::facts::held;
use crate::facts::subject::{Subject, unread};
use crate::model::ids::{CircleId, GoalId, Home, PersonId, RelPath};
use crate::model::keys::{CIRCLE, GOAL, Keys, PERSON, SETTINGS};
use crate::model::network::Network;
use crate::model::relationship::Ended;

/// Whose keys are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `people/ID/person.toml`
    Person(PersonId),
    /// `circles/ID/circle.toml`
    Circle(CircleId),
    /// The front matter of `goals/ID.md`
    Goal(GoalId),
    /// `mentor.toml`
    Me,
}

impl Target {
    /// The file that holds the keys.
    pub fn file(&self) -> RelPath {
        match self {
            Self::Person(id) => RelPath::new(format!("people/{id}/person.toml")),
            Self::Circle(id) => RelPath::new(format!("circles/{id}/circle.toml")),
            Self::Goal(id) => RelPath::new(format!("goals/{id}.md")),
            Self::Me => RelPath::new("mentor.toml"),
        }
    }

    /// How the command line names it.
    pub fn typed(&self) -> String {
        match self {
            Self::Person(id) => id.to_string(),
            Self::Circle(id) => format!("circle:{id}"),
            Self::Goal(id) => id.to_string(),
            Self::Me => "me".to_owned(),
        }
    }

    /// The person; `None` for the others.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(id) => Some(id),
            Self::Circle(_) | Self::Goal(_) | Self::Me => None,
        }
    }

    /// Their folder or file; `None` for the owner.
    pub fn home(&self) -> Option<Home> {
        match self {
            Self::Person(id) => Some(Home::Person(id.clone())),
            Self::Circle(id) => Some(Home::Circle(id.clone())),
            Self::Goal(id) => Some(Home::Goal(id.clone())),
            Self::Me => None,
        }
    }

    /// Whether the keys of both are those of one kind of file.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// The sentence that tells it from another kind.
    pub(super) fn kind(&self) -> String {
        let kind = match self {
            Self::Person(_) => "is a person",
            Self::Circle(_) => "is a circle",
            Self::Goal(_) => "is a goal",
            Self::Me => "stands for the settings",
        };
        format!("{} {kind}", self.typed())
    }

    pub(super) fn keys(&self) -> &'static Keys {
        match self {
            Self::Person(_) => &PERSON,
            Self::Circle(_) => &CIRCLE,
            Self::Goal(_) => &GOAL,
            Self::Me => &SETTINGS,
        }
    }

    pub(super) fn name<'n>(&'n self, network: &'n Network) -> &'n str {
        match self {
            Self::Person(id) => network.name_of(id),
            Self::Circle(id) => network
                .circle(id)
                .map_or(id.as_str(), |circle| &circle.name),
            Self::Goal(id) => network.goal(id).map_or(id.as_str(), |goal| &goal.title),
            Self::Me => "the settings",
        }
    }

    /// How it ended, where that is written.
    pub(super) fn ended(&self, network: &Network) -> Option<Ended> {
        match self {
            Self::Person(id) => network.person(id)?.relationship.ended,
            Self::Circle(id) => network.circle(id)?.ended,
            Self::Goal(_) | Self::Me => None,
        }
    }

    /// What a list holds now.
    pub(super) fn held(&self, network: &Network, key: &str) -> Vec<String> {
        match self {
            Self::Person(id) => network
                .person(id)
                .map(|person| held::of_person(person, key)),
            Self::Circle(id) => network
                .circle(id)
                .map(|circle| held::of_circle(circle, key)),
            Self::Goal(id) => network.goal(id).map(|goal| held::of_goal(goal, key)),
            Self::Me => Some(held::of_settings(&network.policy, key)),
        }
        .unwrap_or_default()
    }

    /// Whether its file is there and could be read: of one that could not, nobody knows what a list holds.
    ///
    /// # Errors
    /// It is missing or broken; what is broken in it was told when it was read.
    pub(super) fn readable(&self, network: &Network) -> Result<(), Failure> {
        let read = match self {
            Self::Goal(id) => network.goal(id).is_none_or(|goal| goal.readable),
            Self::Me => !network.policy.unread,
            Self::Person(_) | Self::Circle(_) => {
                let subject = self.home().and_then(|home| Subject::of(network, &home));
                return subject.map_or(Ok(()), Subject::card_read);
            }
        };
        if read {
            Ok(())
        } else {
            Err(unread(&self.file(), "mentor check"))
        }
    }
}
