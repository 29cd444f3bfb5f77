//! One thing that wants attention.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::facts::handle::Handle;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId, Place, RelPath};

/// One thing that wants attention.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Its kind.
    pub kind: ReviewKind,
    /// With whom: an id, or `circle:ID`; `null` for what is the owner's own.
    #[serde(serialize_with = "typed")]
    pub who: Option<Home>,
    /// Their name, or the title of the goal; `None` where neither is known.
    pub name: Option<String>,
    /// How soon.
    pub urgency: Urgency,
    /// The day it is due or was due, or since when it is so; `None` where no day is written.
    pub since: Option<Day>,
    /// How late it is: days past `since`, or past the last contact, ÷ the days of the cadence (30 where
    /// there is none); below zero for what is to come. `None` where `since` is.
    pub lateness: Option<f64>,
    /// What was spoken of last with them; `None` where nothing is written, or the item itself says it.
    pub last: Option<Last>,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
    /// What it is, as one clause of plain text.
    pub text: String,
    /// What settles it.
    pub command: String,
    /// Other ways to settle it.
    pub ways: Vec<Way>,
    /// Whether it is somebody else's to do.
    pub theirs: bool,
    /// From a Private section or a confidential note.
    pub private: bool,
    /// The actions whose handles end the command.
    #[serde(skip)]
    pub handles: Vec<Handle>,
    /// The key of the file whose line is meant.
    #[serde(skip)]
    pub key: Option<Key>,
}

/// A key of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// `relationship.until`
    pub path: Cow<'static, str>,
    /// Of a list the element that is meant.
    pub value: Option<String>,
}

/// What was spoken of last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Last {
    /// On which day.
    pub date: Day,
    /// What it was.
    pub text: String,
}

/// Another way to settle a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// What it comes to.
    pub what: Cow<'static, str>,
    /// What is typed.
    pub command: String,
    /// Whether the handles of the item's actions end the command.
    #[serde(skip)]
    pub of_actions: bool,
}

impl Item {
    /// An item with its words.
    pub fn new(
        kind: ReviewKind,
        who: Option<Home>,
        text: impl Into<String>,
        command: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            who,
            name: None,
            urgency: Urgency::Soon,
            since: None,
            lateness: None,
            last: None,
            place: Place {
                file: RelPath::new(""),
                line: 1,
            },
            text: text.into(),
            command: command.into(),
            ways: Vec::new(),
            theirs: false,
            private: false,
            handles: Vec::new(),
            key: None,
        }
    }

    /// How soon.
    #[must_use]
    pub fn urgent(self, urgency: Urgency) -> Self {
        Self { urgency, ..self }
    }

    /// Where it is written.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// It stands in the value of this key of a file: `relationship.until`.
    #[must_use]
    pub fn in_key(self, file: RelPath, key: &'static str) -> Self {
        Self {
            place: Place { file, line: 1 },
            key: Some(Key {
                path: key.into(),
                value: None,
            }),
            ..self
        }
    }

    /// It is this element of the list.
    #[must_use]
    pub fn in_value(mut self, value: &str) -> Self {
        if let Some(key) = &mut self.key {
            key.value = Some(value.to_owned());
        }
        self
    }

    /// Another way to settle it.
    #[must_use]
    pub fn or(mut self, what: &'static str, command: impl Into<String>) -> Self {
        self.ways.push(Way {
            what: what.into(),
            command: command.into(),
            of_actions: false,
        });
        self
    }

    /// Another way, whose command ends in the handles of the item's actions.
    #[must_use]
    pub fn or_with_actions(self, what: &'static str, command: &str) -> Self {
        let mut item = self.or(what, command);
        if let Some(way) = item.ways.last_mut() {
            way.of_actions = true;
        }
        item
    }

    /// Writes the handles of its actions into its commands.
    pub(super) fn with_handles(mut self, length: usize) -> Self {
        let short = |command: &mut String, handles: &[Handle]| {
            for handle in handles {
                command.push(' ');
                command.push_str(&handle.short(length));
            }
        };
        short(&mut self.command, &self.handles);
        for way in self.ways.iter_mut().filter(|way| way.of_actions) {
            short(&mut way.command, &self.handles);
        }
        self
    }

    /// The person it is about.
    pub fn person(&self) -> Option<&PersonId> {
        match &self.who {
            Some(Home::Person(id)) => Some(id),
            _ => None,
        }
    }
}

fn typed<S: Serializer>(who: &Option<Home>, serializer: S) -> Result<S::Ok, S::Error> {
    match who {
        Some(Home::Person(id)) => serializer.serialize_some(id),
        Some(Home::Circle(id)) => serializer.collect_str(&format_args!("circle:{id}")),
        Some(Home::Goal(_)) | None => serializer.serialize_none(),
    }
}
