//! Keys of a person, a circle or the settings: which one is meant, and what becomes of it.
//!
//! What may live here: `KEY=VALUE` as typed, the key it means, the edit it comes to. What may not:
//! how a value is read (`facts::typed`), how it is written (`store`).

use crate::error::Failure;
use crate::facts::typed::{self, Known};
use crate::model::change::{ChangeSet, Edit, KeyOp, Value};
use crate::model::ids::{CircleId, PersonId, RelPath};
use crate::model::keys::{CIRCLE, Keys, PERSON, SETTINGS, Shape};
use crate::model::words::Stage;
use crate::text::similar;

/// Whose keys are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `people/ID/person.toml`
    Person(PersonId),
    /// `circles/ID/circle.toml`
    Circle(CircleId),
    /// `mentor.toml`
    Me,
}

/// What becomes of one key, as the owner is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The tables and the key.
    pub path: Vec<String>,
    /// What becomes of it.
    pub op: KeyOp,
}

/// What setting keys comes to.
#[derive(Clone, Debug)]
pub struct Set {
    /// Each key with what becomes of it, in the order of the command line.
    pub settings: Vec<Setting>,
    /// What is to be written.
    pub changes: ChangeSet,
}

impl Target {
    /// The file that holds the keys.
    pub fn file(&self) -> RelPath {
        match self {
            Self::Person(id) => RelPath::new(format!("people/{id}/person.toml")),
            Self::Circle(id) => RelPath::new(format!("circles/{id}/circle.toml")),
            Self::Me => RelPath::new("mentor.toml"),
        }
    }

    /// How the command line names it.
    pub fn typed(&self) -> String {
        match self {
            Self::Person(id) => id.to_string(),
            Self::Circle(id) => format!("circle:{id}"),
            Self::Me => "me".to_owned(),
        }
    }

    fn keys(&self) -> &'static Keys {
        match self {
            Self::Person(_) => &PERSON,
            Self::Circle(_) => &CIRCLE,
            Self::Me => &SETTINGS,
        }
    }
}

impl Setting {
    /// `relationship.cadence = "2 weeks"`, `tags gains "board"` …
    pub fn told(&self) -> String {
        let key = self.key();
        match &self.op {
            KeyOp::Set(Value::Day(day)) => format!("{key} = {day} ({})", day.long()),
            KeyOp::Set(value) => format!("{key} = {value}"),
            KeyOp::Remove => format!("{key} is taken out"),
            KeyOp::Add(value) => format!("{key} gains {value}"),
            KeyOp::Take(value) => format!("{key} loses {value}"),
        }
    }

    /// The dotted path.
    pub fn key(&self) -> String {
        self.path.join(".")
    }
}

/// What is typed after `WHO`: a key, and what becomes of it.
struct Typed<'a> {
    key: &'a str,
    sign: Sign,
    value: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Set,
    Add,
    Take,
}

/// Decides the edits of several keys of one file. `name` is how the summary names the target.
///
/// # Errors
/// A key is unknown or could be several, a value is not what its key takes, or the key is one
/// that another command looks after. Nothing is written then, not even the keys before it.
pub fn set(
    target: &Target,
    name: &str,
    typed: &[String],
    known: Known<'_>,
) -> Result<Set, Failure> {
    let mut settings: Vec<Setting> = Vec::new();
    for text in typed {
        for setting in one(target, &parse(text)?, known)? {
            let is_list = |op: &KeyOp| matches!(op, KeyOp::Add(_) | KeyOp::Take(_));
            let twice = |other: &Setting| {
                other.path == setting.path && !(is_list(&other.op) && is_list(&setting.op))
            };
            if settings.iter().any(twice) {
                let key = setting.key();
                return Err(Failure::usage(format!("{key} is given twice")));
            }
            settings.push(setting);
        }
    }
    let mut keys: Vec<String> = Vec::new();
    for setting in &settings {
        if !keys.contains(&setting.key()) {
            keys.push(setting.key());
        }
    }
    let mut changes = ChangeSet::new(format!("Set {} of {name}", keys.join(", ")));
    for Setting { path, op } in settings.iter().cloned() {
        changes.edit(&target.file(), Edit::Key { path, op });
    }
    Ok(Set { settings, changes })
}

/// Splits `KEY=VALUE`, `KEY+=VALUE` and `KEY-=VALUE`.
fn parse(text: &str) -> Result<Typed<'_>, Failure> {
    let usage = || {
        Failure::usage(format!("`{text}` sets no key"))
            .hint("write KEY=VALUE, KEY+=VALUE or KEY-=VALUE for a list, or KEY= to take it out")
    };
    let (key, value) = text.split_once('=').ok_or_else(usage)?;
    let (key, sign) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
        (Some(key), _) => (key, Sign::Add),
        (_, Some(key)) => (key, Sign::Take),
        _ => (key, Sign::Set),
    };
    let key = key.trim();
    if key.is_empty() {
        return Err(usage());
    }
    Ok(Typed { key, sign, value })
}

fn one(target: &Target, typed: &Typed<'_>, known: Known<'_>) -> Result<Vec<Setting>, Failure> {
    let (path, shape) = meant(target, typed.key)?;
    let key = path.join(".");
    refuse_what_others_do(target, &key, typed)?;
    let setting = |op: KeyOp| Setting {
        path: path.clone(),
        op,
    };
    if typed.value.trim().is_empty() {
        if typed.sign != Sign::Set {
            return Err(
                Failure::usage(format!("nothing is written after `{}`", typed.key))
                    .hint(format!("{key}= takes the whole list out")),
            );
        }
        return Ok(vec![setting(KeyOp::Remove)]);
    }
    // A circle's facilitator is an id or `me`; only the table of keys of the format says text.
    let shape = match (target, key.as_str()) {
        (Target::Circle(_), "facilitator") if typed.value.trim() != "me" => {
            PERSON.shape_at(&["introduced-by"]).unwrap_or(shape)
        }
        _ => shape,
    };
    let each = |op: fn(Value) -> KeyOp| -> Result<Vec<Setting>, Failure> {
        let values = typed::elements(&key, shape, typed.value, known)?;
        Ok(values.into_iter().map(|value| setting(op(value))).collect())
    };
    match typed.sign {
        Sign::Add => each(KeyOp::Add),
        Sign::Take => each(KeyOp::Take),
        Sign::Set => {
            let value = typed::value(&key, shape, typed.value, known)?;
            Ok(vec![setting(KeyOp::Set(value))])
        }
    }
}

/// The path of the key that is meant: the whole path, or the end of one that is the only such.
fn meant(target: &Target, typed: &str) -> Result<(Vec<String>, Shape), Failure> {
    let keys = target.keys();
    let parts = parts(typed);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if let Some(shape) = keys.shape_at(&parts)
        && !matches!(shape, Shape::Table(_))
    {
        return Ok((canonical(keys, &parts), shape));
    }
    let ends: Vec<Vec<&'static str>> = parts
        .last()
        .map(|name| keys.paths_to(name))
        .unwrap_or_default()
        .into_iter()
        .filter(|path| ends_with(keys, path, &parts))
        .filter(|path| !matches!(keys.shape_at(path), Some(Shape::Table(_)) | None))
        .collect();
    match ends.as_slice() {
        [path] => {
            let shape = keys.shape_at(path).ok_or_else(|| unknown(target, typed))?;
            Ok((path.iter().map(|part| (*part).to_owned()).collect(), shape))
        }
        [] => Err(match keys.shape_at(&parts) {
            Some(Shape::Table(inner)) => a_table(typed, inner),
            _ => unknown(target, typed),
        }),
        several => {
            let failure = Failure::new(format!("`{typed}` could be {} keys", several.len()));
            let failure = several
                .iter()
                .fold(failure, |failure, path| failure.detail(path.join(".")));
            Err(failure.hint("write the one you mean with its table, as it stands here"))
        }
    }
}

/// The parts of a dotted path; a part in quotes may hold a dot: `cadence."tag:a.b"`.
fn parts(typed: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in typed.chars() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            c => {
                if let Some(part) = parts.last_mut() {
                    part.push(c);
                }
            }
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The path with each key as the format spells it.
fn canonical(keys: &'static Keys, parts: &[&str]) -> Vec<String> {
    let mut table = Some(keys);
    parts
        .iter()
        .map(|part| {
            let key = table.and_then(|keys| keys.named(part));
            table = match key.map(|key| key.shape) {
                Some(Shape::Table(inner)) => Some(inner),
                _ => None,
            };
            key.map_or_else(|| (*part).to_owned(), |key| key.name.to_owned())
        })
        .collect()
}

/// Whether a whole path ends in what was typed, in either spelling of its keys.
fn ends_with(keys: &Keys, path: &[&str], typed: &[&str]) -> bool {
    let Some(from) = path.len().checked_sub(typed.len()) else {
        return false;
    };
    let tail = path.get(from..).unwrap_or_default();
    tail.iter().zip(typed).rev().skip(1).all(|(a, b)| a == b) && keys.shape_at(path).is_some()
}

fn a_table(typed: &str, inner: &Keys) -> Failure {
    let names: Vec<String> = inner
        .named
        .iter()
        .map(|key| format!("{typed}.{}", key.name))
        .collect();
    let failure = Failure::new(format!("`{typed}` is a table, not a key"));
    if names.is_empty() {
        return failure.hint(format!(
            "its keys have names of your own: {typed}.NAME=VALUE"
        ));
    }
    failure.hint(format!("its keys are {}", names.join(", ")))
}

/// An unknown key: the nearest known ones, with their tables.
fn unknown(target: &Target, typed: &str) -> Failure {
    let paths = every_path(target.keys());
    let parts = parts(typed);
    let name = parts.last().map_or(typed, String::as_str);
    let names = paths.iter().filter_map(|path| path.last().copied());
    let near = similar::nearest(name, names, 1);
    let mut hits: Vec<String> = paths
        .iter()
        .filter(|path| near.first().is_some_and(|near| path.last() == Some(near)))
        .map(|path| path.join("."))
        .collect();
    hits.sort();
    let failure = Failure::new(format!(
        "{} has no key `{typed}`",
        target.file().file_name()
    ));
    let failure = match hits.as_slice() {
        [] => failure,
        [rest @ .., last] => {
            let rest: String = rest.iter().map(|path| format!("{path} or ")).collect();
            failure.hint(format!("did you mean {rest}{last}?"))
        }
    };
    match target {
        Target::Person(id) => failure.hint(format!(
            "a characteristic of your own goes under [axes]: mentor set {id} axes.{name}=…"
        )),
        _ => failure,
    }
}

/// Every dotted path of a table that holds a value.
fn every_path(keys: &'static Keys) -> Vec<Vec<&'static str>> {
    let mut found = Vec::new();
    let mut open: Vec<(Vec<&'static str>, &Keys)> = vec![(Vec::new(), keys)];
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
    found
}

/// Keys that belong to a step which writes more than the key.
fn refuse_what_others_do(target: &Target, key: &str, typed: &Typed<'_>) -> Result<(), Failure> {
    let removes = typed.value.trim().is_empty();
    match key {
        "name" if removes && *target != Target::Me => {
            Err(Failure::new("a name can be changed, not taken out"))
        }
        "format" => Err(Failure::new(
            "the format is not a setting: this program reads format 1",
        )),
        "relationship.stage" | "stage" if Stage::parse(typed.value) == Some(Stage::Closed) => {
            let who = target.typed();
            Err(Failure::new(
                "a relationship is closed with its debrief, so that nothing open is lost",
            )
            .hint(format!("mentor close {who} --as completed"))
            .hint(format!("to write the word alone, edit {}", target.file())))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "set_tests.rs"]
mod tests;
