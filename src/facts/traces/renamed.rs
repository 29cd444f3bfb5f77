//! A rename, as a value: what moves, what follows, what is left.
//!
//! What may live here: the value. What may not: the decision, the words of the page.

use super::told::Told;
use crate::facts::alike::{Known, same};
use crate::model::ids::{PersonId, RelPath};
use crate::model::person::Person;
use crate::model::trace::Named;

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Who or what it was.
    pub from: Named,
    /// Who or what it is.
    pub to: Named,
    /// The name or title before.
    pub name_before: String,
    /// The name or title now.
    pub name: String,
    /// Who else is called so; none where it is no person.
    pub namesakes: Vec<Namesake>,
    /// Whether the old name stays among those that the person is also known by.
    pub kept: bool,
    /// How many files go along in the folder; 0 where it is one file, or stays where it is.
    pub files: usize,
    /// The places that follow.
    pub places: Vec<Told>,
    /// The places that are left as they are.
    pub left: Vec<Told>,
}

/// Somebody else who is called by a name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Namesake {
    /// Who.
    pub id: PersonId,
    /// Their file.
    pub file: RelPath,
    /// Whether it is only a name they are also known by.
    pub nickname: bool,
}

impl Namesake {
    /// A person who is called by this name, in full or as one they are also known by; `None` where they are not.
    pub fn of(person: &Person, name: &str) -> Option<Self> {
        let named = Known {
            names: vec![name],
            email: None,
        };
        let full = Known {
            names: vec![person.name.as_str()],
            email: None,
        };
        same(&named, &Known::of(person))?;
        Some(Self {
            id: person.id.clone(),
            file: person.folder().join("person.toml"),
            nickname: same(&named, &full).is_none(),
        })
    }
}
