//! A key of a file and what becomes of it, and whose keys they are: as it is decided, told and followed up.
//!
//! What may live here: the key, its owner, and the words for both. What may not: which key is meant
//! (`which_key`), what it may hold (`typed`), and the change itself (`changes`).

use std::collections::HashSet;

use crate::model::change::{KeyOp, Value, Written};
use crate::model::ids::{Home, RelPath};

/// What becomes of one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The tables and the key.
    pub path: Vec<String>,
    /// What becomes of it.
    pub op: KeyOp,
}

/// One of those whose keys are set.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed {
    /// How the command line names them: an id, `circle:ID`, `me`.
    pub typed: String,
    /// The name; `the settings` for the owner.
    pub name: String,
    /// Their folder or file; `None` for the owner.
    pub home: Option<Home>,
    /// The file that holds the keys.
    pub file: RelPath,
    /// Each key with what becomes of it, in the order of the command line.
    pub settings: Vec<Setting>,
    /// Elements that a list holds already, or does not hold, a sentence each.
    pub idle: Vec<String>,
    /// Whether the file was written; false before, and where all of it was so already.
    pub changed: bool,
}

/// Says of each whether its file was written.
pub fn mark(each: &mut [Keyed], written: &[Written]) {
    let files: HashSet<&RelPath> = written.iter().map(|file| &file.path).collect();
    for one in each {
        one.changed = files.contains(&one.file);
    }
}

impl Setting {
    /// `relationship.cadence = "2 weeks"`, `tags gains "board"` …
    pub fn told(&self) -> String {
        let key = self.key();
        match &self.op {
            KeyOp::Set(Value::Day(day)) => format!("{key} = {day} ({})", day.long()),
            KeyOp::Set(value) => format!("{key} = {value}"),
            KeyOp::Remove => format!("{key} is not set now"),
            KeyOp::Add(value) => format!("{key} gains {value}"),
            KeyOp::Take(value) => format!("{key} loses {value}"),
        }
    }

    /// The dotted path.
    pub fn key(&self) -> String {
        self.path.join(".")
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// The kinds of support that are written with it; empty where it is another key.
    pub fn kinds_of_support(&self) -> Vec<&str> {
        if self.name() == "functions" {
            self.written()
        } else {
            Vec::new()
        }
    }

    /// The texts that are written: the only one, each of a list, or the one that joins a list.
    pub fn written(&self) -> Vec<&str> {
        let values = match &self.op {
            KeyOp::Set(Value::List(values)) => values.as_slice(),
            KeyOp::Set(value) | KeyOp::Add(value) => std::slice::from_ref(value),
            KeyOp::Remove | KeyOp::Take(_) => &[],
        };
        let texts = values.iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }
}
