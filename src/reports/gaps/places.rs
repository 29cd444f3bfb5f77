//! Where the keys stand that a figure rests on.
//!
//! What may live here: which lines are wanted, and those that are known. What may not: reading a file.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::ids::RelPath;

/// A key in a file, or of its list one value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The file.
    pub file: RelPath,
    /// The key with its tables: `relationship.functions`.
    pub key: Cow<'static, str>,
    /// Of a list the value that is meant, as written.
    pub value: Option<String>,
}

/// The lines that are known, and those that were asked for.
#[derive(Debug, Default)]
pub struct Places {
    known: BTreeMap<Key, usize>,
    wanted: RefCell<BTreeSet<Key>>,
}

impl Places {
    /// With lines that were looked up; what has none stays without.
    pub fn known(lines: impl IntoIterator<Item = (Key, Option<usize>)>) -> Self {
        let lines = lines.into_iter();
        Self {
            known: lines.filter_map(|(key, line)| Some((key, line?))).collect(),
            wanted: RefCell::default(),
        }
    }

    /// Every key whose line was asked for so far, in the order of files.
    pub fn wanted(&self) -> Vec<Key> {
        self.wanted.borrow().iter().cloned().collect()
    }

    /// The line of a key; `None` where it is not known.
    pub(super) fn line(
        &self,
        file: &RelPath,
        key: impl Into<Cow<'static, str>>,
        value: Option<&str>,
    ) -> Option<usize> {
        let key = Key {
            file: file.clone(),
            key: key.into(),
            value: value.map(str::to_owned),
        };
        let line = self.known.get(&key).copied();
        self.wanted.borrow_mut().insert(key);
        line
    }

    /// The file and the line of a key: `goals/g.md:5`; the file alone where the line is not known.
    pub(super) fn place(
        &self,
        file: &RelPath,
        key: impl Into<Cow<'static, str>>,
        value: Option<&str>,
    ) -> String {
        match self.line(file, key, value) {
            Some(line) => format!("{file}:{line}"),
            None => file.to_string(),
        }
    }

    /// ` (line 5)`, or nothing where the line is not known: for a file that is named before.
    pub(super) fn beside(
        &self,
        file: &RelPath,
        key: impl Into<Cow<'static, str>>,
        value: Option<&str>,
    ) -> String {
        let line = self.line(file, key, value);
        line.map_or_else(String::new, |line| format!(" (line {line})"))
    }
}
