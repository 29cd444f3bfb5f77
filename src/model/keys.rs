//! The keys of TOML files, with the kind of each value: one table for reading, setting and checking.
//!
//! What may live here: kinds of values and of files, look-ups. What may not: the keys themselves
//! (`key_tables`), a value, a file's bytes.

use super::ids::RelPath;
pub use super::key_tables::{
    CIRCLE, CLOSING, GOAL, MEETING, PERSON, PLAN, RESOURCE, REVIEW_KINDS, SETTINGS,
};
pub use super::program_keys::{EVENT, EVENT_KINDS, PROGRAM, ROUND};

/// What a key's value has to be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A list of texts.
    Texts,
    /// An id of this kind of thing; `me`, or a name where the format allows one, is text instead.
    Id(Refers),
    /// A list of ids.
    Ids(Refers),
    /// A date.
    Day,
    /// True or false.
    Bool,
    /// A whole number from … to …
    Whole(i64, i64),
    /// A number from … to …
    Number(f64, f64),
    /// This many numbers from … to …
    Numbers(usize, f64, f64),
    /// A text or a number, kept as it is.
    TextOrNumber,
    /// `2 weeks`, `monthly` …
    Length,
    /// A length or `none`.
    Cadence,
    /// One of these words, in any case.
    Word(&'static [&'static str]),
    /// A list of these words.
    Words(&'static [&'static str]),
    /// A table.
    Table(&'static Keys),
    /// A list of tables.
    Tables(&'static Keys),
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refers {
    /// A folder under `people/`.
    Person,
    /// A file under `goals/`.
    Goal,
    /// Somebody in `program/participants.csv`.
    Participant,
}

/// The keys of one table.
#[derive(Debug)]
pub struct Keys {
    /// The keys that have a name.
    pub named: &'static [Key],
    /// What any other key is.
    pub others: Others,
}

/// What a key is that has no name in the table.
#[derive(Clone, Copy, Debug)]
pub enum Others {
    /// Unknown: kept, and named by `check`.
    Unknown,
    /// The owner's own, with such a value.
    Own(Shape),
    /// The owner's own where it begins like this.
    Begin(&'static str, Shape),
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Another spelling that is read too.
    pub also: Option<&'static str>,
    /// What its value has to be.
    pub shape: Shape,
}

/// The kinds of files that hold keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `mentor.toml`
    Settings,
    /// `people/ID/person.toml`
    Person,
    /// `circles/ID/circle.toml`
    Circle,
    /// `goals/ID.md`
    Goal,
    /// `people/ID/DATE.md`, `agenda-DATE.md`, and the same of circles.
    Meeting,
    /// `closing-DATE.md`
    Closing,
    /// `plan.md`
    Plan,
    /// `resources/ID.md`
    Resource,
    /// `program/program.toml`
    Program,
    /// `program/rounds/DATE.toml`
    Round,
    /// `program/events/DATE-slug.md`
    Event,
}

/// A key.
pub(super) const fn key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        also: None,
        shape,
    }
}

/// A key with a second spelling.
pub(super) const fn british(name: &'static str, also: &'static str, shape: Shape) -> Key {
    Key {
        name,
        also: Some(also),
        shape,
    }
}

/// A table without keys of the owner's own.
pub(super) const fn closed(named: &'static [Key]) -> Keys {
    Keys {
        named,
        others: Others::Unknown,
    }
}

impl FileKind {
    /// The keys at the top of such a file.
    pub const fn keys(self) -> &'static Keys {
        match self {
            Self::Settings => &SETTINGS,
            Self::Person => &PERSON,
            Self::Circle => &CIRCLE,
            Self::Goal => &GOAL,
            Self::Meeting => &MEETING,
            Self::Closing => &CLOSING,
            Self::Plan => &PLAN,
            Self::Resource => &RESOURCE,
            Self::Program => &PROGRAM,
            Self::Round => &ROUND,
            Self::Event => &EVENT,
        }
    }

    /// The kind of a file by its path in the network; `None` where the format gives it no keys.
    pub fn of(path: &RelPath) -> Option<Self> {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        match parts.as_slice() {
            ["mentor.toml"] => Some(Self::Settings),
            ["people", _, "person.toml"] => Some(Self::Person),
            ["circles", _, "circle.toml"] => Some(Self::Circle),
            ["people" | "circles", _, "plan.md"] => Some(Self::Plan),
            ["people" | "circles", _, "log.md"] => None,
            ["people" | "circles", _, note] if note.ends_with(".md") => {
                if note.starts_with("closing-") {
                    Some(Self::Closing)
                } else {
                    Some(Self::Meeting)
                }
            }
            ["goals", goal] if goal.ends_with(".md") => Some(Self::Goal),
            ["resources", resource] if resource.ends_with(".md") => Some(Self::Resource),
            ["program", "program.toml"] => Some(Self::Program),
            ["program", "rounds", round] if round.ends_with(".toml") => Some(Self::Round),
            ["program", "events", event] if event.ends_with(".md") => Some(Self::Event),
            _ => None,
        }
    }
}

impl Keys {
    /// The key of this name or other spelling.
    pub fn named(&self, name: &str) -> Option<&'static Key> {
        self.named
            .iter()
            .find(|key| key.name == name || key.also == Some(name))
    }

    /// What a key's value has to be; `None` for an unknown key.
    pub fn shape(&self, name: &str) -> Option<Shape> {
        self.named(name).map(|key| key.shape).or(match self.others {
            Others::Unknown => None,
            Others::Own(shape) => Some(shape),
            Others::Begin(start, shape) => name.starts_with(start).then_some(shape),
        })
    }

    /// What the value at a dotted path has to be; `None` where no such key is known.
    pub fn shape_at(&self, path: &[&str]) -> Option<Shape> {
        let (name, rest) = path.split_first()?;
        let mut shape = self.shape(name)?;
        for name in rest {
            let (Shape::Table(keys) | Shape::Tables(keys)) = shape else {
                return None;
            };
            shape = keys.shape(name)?;
        }
        Some(shape)
    }

    /// The known key that a misspelt one most likely means.
    pub fn nearest(&self, name: &str) -> Option<&'static str> {
        let names = self.named.iter().map(|key| key.name);
        crate::text::similar::nearest(name, names, 1).pop()
    }

    /// Every dotted path in this table and its sub-tables (not in lists of tables) that ends in `name`.
    pub fn paths_to(&self, name: &str) -> Vec<Vec<&'static str>> {
        let mut found = Vec::new();
        let mut open: Vec<(Vec<&'static str>, &Keys)> = vec![(Vec::new(), self)];
        while let Some((path, keys)) = open.pop() {
            for key in keys.named {
                let mut path = path.clone();
                path.push(key.name);
                if key.name == name || key.also == Some(name) {
                    found.push(path.clone());
                }
                if let Shape::Table(inner) = key.shape {
                    open.push((path, inner));
                }
            }
        }
        found.sort();
        found
    }
}

impl Shape {
    /// What is expected, in words: `a date as YYYY-MM-DD`.
    pub fn expected(&self) -> String {
        match self {
            Self::Text => "a text in quotes".into(),
            Self::Texts => "a list of texts, as [\"one\", \"two\"]".into(),
            Self::Id(_) => "an id in quotes".into(),
            Self::Ids(_) => "a list of ids, as [\"one\", \"two\"]".into(),
            Self::Day => "a date as 2026-12-01, without quotes".into(),
            Self::Bool => "true or false".into(),
            Self::Whole(least, i64::MAX) => format!("a whole number from {least}"),
            Self::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Self::Number(least, most) => format!("a number from {least} to {most}"),
            Self::Numbers(count, least, most) => {
                format!("a list of {count} numbers from {least} to {most}")
            }
            Self::TextOrNumber => "a text or a number".into(),
            Self::Length => "a length as \"2 weeks\" or \"monthly\"".into(),
            Self::Cadence => "a length as \"2 weeks\" or \"monthly\", or \"none\"".into(),
            Self::Word(words) => format!("one of {}", words.join(", ")),
            Self::Words(words) => format!("a list of {}", words.join(", ")),
            Self::Table(_) => "a table".into(),
            Self::Tables(_) => "a list of tables".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_format_has_its_keys() {
        let kind = |path: &str| FileKind::of(&RelPath::new(path));
        assert_eq!(kind("mentor.toml"), Some(FileKind::Settings));
        assert_eq!(kind("people/ana/person.toml"), Some(FileKind::Person));
        assert_eq!(kind("people/ana/2026-11-21.md"), Some(FileKind::Meeting));
        assert_eq!(
            kind("people/ana/agenda-2026-11-21.md"),
            Some(FileKind::Meeting)
        );
        assert_eq!(
            kind("circles/x/closing-2026-11-21.md"),
            Some(FileKind::Closing)
        );
        assert_eq!(kind("people/ana/plan.md"), Some(FileKind::Plan));
        assert_eq!(kind("people/ana/log.md"), None);
        assert_eq!(kind("goals/x.md"), Some(FileKind::Goal));
        assert_eq!(
            kind("program/rounds/2026-11-02.toml"),
            Some(FileKind::Round)
        );
        assert_eq!(kind("README.md"), None);
    }

    #[test]
    fn keys_are_found_by_path_by_either_spelling_and_by_their_last_part() {
        let shape = |path: &[&str]| PERSON.shape_at(path).map(|shape| shape.expected());
        assert_eq!(shape(&["organisation"]), Some("a text in quotes".into()));
        assert_eq!(
            shape(&["relationship", "programme"]),
            Some("a text in quotes".into())
        );
        assert_eq!(
            shape(&["fit", "evidence", "commitment"]),
            Some("a text in quotes".into())
        );
        assert_eq!(
            shape(&["axes", "first-language"]),
            Some("a text in quotes".into())
        );
        assert_eq!(shape(&["relationship", "rolls"]), None);
        assert_eq!(shape(&["name", "first"]), None);
        assert_eq!(PERSON.paths_to("cadence"), [["relationship", "cadence"]]);
        assert_eq!(
            PERSON.paths_to("availability"),
            [
                vec!["availability"],
                vec!["fit", "availability"],
                vec!["fit", "evidence", "availability"],
            ]
        );
        assert!(SETTINGS.shape_at(&["cadence", "tag:board"]).is_some());
        assert!(SETTINGS.shape_at(&["cadence", "board"]).is_none());
        assert_eq!(PERSON.nearest("organizaton"), Some("organization"));
        assert_eq!(PERSON.nearest("zz"), None);
    }
}
