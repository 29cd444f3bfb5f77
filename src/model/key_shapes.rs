//! The kinds of values that keys may have, and tables of keys.
//!
//! What may live here: kinds, look-ups. What may not: the keys themselves (`key_tables`), files.

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

    /// Every dotted path in this table and its sub-tables (not in lists of tables) that holds a value.
    pub fn paths(&'static self) -> Vec<Vec<&'static str>> {
        let mut found = Vec::new();
        let mut open: Vec<(Vec<&'static str>, &Keys)> = vec![(Vec::new(), self)];
        while let Some((above, keys)) = open.pop() {
            for key in keys.named {
                let mut path = above.clone();
                path.push(key.name);
                match key.shape {
                    Shape::Table(inner) => open.push((path, inner)),
                    _ => found.push(path),
                }
            }
        }
        found.sort();
        found
    }

    /// The paths of the known key, in whichever tables it stands, whose name is nearest to this one.
    pub fn nearest_paths(&'static self, name: &str) -> Vec<Vec<&'static str>> {
        let mut paths = self.paths();
        let names = paths.iter().filter_map(|path| path.last().copied());
        let near = crate::text::similar::nearest(name, names, 1).pop();
        paths.retain(|path| near.is_some() && path.last().copied() == near);
        paths
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
