//! The doors behind which helpers stand: whom the practice tells a leader to look for.
//!
//! What may live here: what each door says of somebody. What may not: how a name is read.

use crate::changes::workshop::answers::NewPerson;
use crate::model::words::{Level, Relation, Role};

/// A way in which somebody may come to mind.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// As it is asked.
    pub said: &'static str,
    /// What they are to the owner.
    pub role: Role,
    level: Option<Level>,
    relation: Option<Relation>,
    functions: &'static [&'static str],
}

const fn door(said: &'static str, role: Role, level: Option<Level>) -> Door {
    Door {
        said,
        role,
        level,
        relation: None,
        functions: &[],
    }
}

/// The doors, numbered from 1 when they are asked.
pub const DOORS: [Door; 8] = [
    Door {
        relation: Some(Relation::FormerManager),
        ..door(
            "a manager you learned from, perhaps your very first",
            Role::Mentor,
            Some(Level::Senior),
        )
    },
    door(
        "somebody in the role you want next",
        Role::Mentor,
        Some(Level::Senior),
    ),
    Door {
        relation: Some(Relation::External),
        ..door(
            "an expert outside, whom you could ask about one topic",
            Role::Advisor,
            None,
        )
    },
    door(
        "a peer at your stage, best in another organization",
        Role::Peer,
        Some(Level::Peer),
    ),
    door(
        "somebody who speaks up for you in rooms you are not in",
        Role::Sponsor,
        Some(Level::Senior),
    ),
    Door {
        functions: &["expertise", "perspective"],
        ..door(
            "somebody younger with a new skill that you lack",
            Role::Mentor,
            Some(Level::Junior),
        )
    },
    door(
        "somebody whose questions help you think: a coach",
        Role::Coach,
        None,
    ),
    door(
        "somebody you help to grow",
        Role::Mentee,
        Some(Level::Junior),
    ),
];

impl Door {
    /// Somebody behind this door.
    pub fn person(&self, name: &str, organization: Option<String>) -> NewPerson {
        NewPerson {
            roles: vec![self.role],
            level: self.level,
            relation: self.relation,
            functions: self.functions,
            ..nobody(name, organization)
        }
    }

    /// Somebody who stands behind this door too.
    pub fn also(&self, person: &mut NewPerson) {
        if !person.roles.contains(&self.role) {
            person.roles.push(self.role);
        }
        person.level = person.level.or(self.level);
        person.relation = person.relation.or(self.relation);
    }
}

/// Somebody of whom only the name is known.
pub fn nobody(name: &str, organization: Option<String>) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        organization,
        roles: Vec::new(),
        level: None,
        relation: None,
        functions: &[],
        talk: None,
        source: None,
        purpose: None,
        good_at: Vec::new(),
        goal: None,
    }
}
