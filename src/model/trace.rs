//! Where the files name somebody or something: what follows a rename, and what a removal would leave hanging.
//!
//! What may live here: the places, as values. What may not: finding them (`store::traces`), what becomes of them.

use std::ops::Range;

use super::change::Value;
use super::ids::{CircleId, GoalId, PersonId, Place, RelPath, ResourceId};

/// Who or what has an id that files name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// `people/ID/`
    Person(PersonId),
    /// `circles/ID/`
    Circle(CircleId),
    /// `goals/ID.md`
    Goal(GoalId),
    /// `resources/ID.md`
    Resource(ResourceId),
}

impl Named {
    /// The id.
    pub fn id(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Circle(id) => id.as_str(),
            Self::Goal(id) => id.as_str(),
            Self::Resource(id) => id.as_str(),
        }
    }

    /// Another one of the same kind.
    #[must_use]
    pub fn like(&self, id: &str) -> Self {
        match self {
            Self::Person(_) => Self::Person(PersonId::new(id)),
            Self::Circle(_) => Self::Circle(CircleId::new(id)),
            Self::Goal(_) => Self::Goal(GoalId::new(id)),
            Self::Resource(_) => Self::Resource(ResourceId::new(id)),
        }
    }

    /// `person`, `circle`, `goal` or `resource`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Circle(_) => "circle",
            Self::Goal(_) => "goal",
            Self::Resource(_) => "resource",
        }
    }

    /// How the command line names it: a person's id, else `circle:ID`, `goal:ID`, `resource:ID`.
    pub fn typed(&self) -> String {
        match self {
            Self::Person(id) => id.to_string(),
            other => format!("{}:{}", other.kind(), other.id()),
        }
    }

    /// The folder that all of its kind stand in: `people`, `circles`, `goals`, `resources`.
    pub fn shelf(&self) -> &'static str {
        match self {
            Self::Person(_) => "people",
            Self::Circle(_) => "circles",
            Self::Goal(_) => "goals",
            Self::Resource(_) => "resources",
        }
    }

    /// Whether it is a folder; else it is one file.
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Person(_) | Self::Circle(_))
    }

    /// `people/ID`, `goals/ID.md`
    pub fn path(&self) -> RelPath {
        let end = if self.is_folder() { "" } else { ".md" };
        RelPath::new(format!("{}/{}{end}", self.shelf(), self.id()))
    }

    /// The file that says what it is: `people/ID/person.toml`, `goals/ID.md`.
    pub fn card(&self) -> RelPath {
        match self {
            Self::Person(_) => self.path().join("person.toml"),
            Self::Circle(_) => self.path().join("circle.toml"),
            Self::Goal(_) | Self::Resource(_) => self.path(),
        }
    }
}

/// How a place names somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole value of a key of TOML, or one of its list.
    Key {
        /// The tables and the key: `["relationship", "goals"]`.
        key: Vec<String>,
        /// The values of the list that it stands in, itself among them; `None`: it stands alone.
        list: Option<Vec<String>>,
    },
    /// A word of a text: `@id`, or for a goal `#id`.
    Word,
    /// The person to whom an action went: `result: handed to ID` under it, or the same in a debrief's list.
    Handed,
    /// A part of a path to its folder or file: a link, a `see`, a rule that is silenced.
    Path {
        /// What follows in that folder (`2026-10-14.md`); empty where it ends there.
        rest: String,
        /// Where the path leads, from the root of the network.
        to: RelPath,
        /// Where the path as a whole stands.
        whole: Range<usize>,
    },
    /// A cell of `program/participants.csv`, or one of its list: the column.
    Cell(String),
    /// A plain word, or one in code: it may mean something else, and is left alone.
    Plain,
    /// The file holds the id and cannot be read.
    Unread,
}

/// One place that names somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The file and line; line 0 where the file cannot be read.
    pub place: Place,
    /// The bytes of the id in the file (a BOM counted).
    pub range: Range<usize>,
    /// How it names them.
    pub form: Form,
    /// The line, trimmed.
    pub line: String,
}

impl Trace {
    /// A file, or a folder, that may name somebody: it cannot be read.
    pub fn unread(file: RelPath) -> Self {
        Self {
            place: Place { file, line: 0 },
            range: 0..0,
            form: Form::Unread,
            line: String::new(),
        }
    }
}

/// A file of somebody's folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The file, however deep in the folder.
    pub path: RelPath,
    /// Its text, of TOML and Markdown files that can be read; `None` for everything else.
    pub text: Option<String>,
    /// Its keys, of TOML files; `None` for everything else, and where they cannot be read.
    pub keys: Option<Vec<KeyHeld>>,
}

/// A key of a TOML file with its value; tables are told by the keys in them.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyHeld {
    /// The tables and the key.
    pub key: Vec<String>,
    /// Its value; `None`: one that this program does not write (a time, a list of `[[tables]]`).
    pub value: Option<Value>,
}
