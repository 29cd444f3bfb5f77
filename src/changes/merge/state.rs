//! A merge under way: what was read, what is decided so far.
//!
//! What may live here: the value, its files. What may not: a decision.

use std::ops::Range;

use crate::facts::traces::merged::Merged;
use crate::facts::traces::told::Told;
use crate::model::change::{ChangeSet, Edit};
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::trace::{Form, Held, Named, Trace};

/// Bytes of a file, what they are, and what they become.
pub(super) type Bytes = (Range<usize>, String, String);

/// A merge under way.
pub(super) struct Merge<'a> {
    pub network: &'a Network,
    pub from: Named,
    pub into: Named,
    pub set: ChangeSet,
    pub merged: Merged,
}

impl<'a> Merge<'a> {
    /// The files of one of the two, each with its path below the folder.
    pub fn held(&self, whose: &Named) -> Vec<(&'a str, &'a Held)> {
        let root = whose.path();
        let held = self.network.held.iter();
        let below = held.filter_map(|held| {
            let start = held.path.as_str().strip_prefix(root.as_str())?;
            Some((start.strip_prefix('/')?, held))
        });
        below.collect()
    }

    /// A file of one of the two.
    pub fn file(&self, whose: &Named, name: &str) -> Option<&'a Held> {
        let path = whose.path().join(name);
        self.network.held.iter().find(|held| held.path == path)
    }

    /// Tells a place that follows.
    pub fn told(&mut self, trace: &Trace, file: RelPath) {
        let sign = format!("@{}", self.into.id());
        self.merged.places.push(Told::of(trace, file, &sign));
    }

    /// Makes the edits of bytes in a file.
    pub fn edit(&mut self, file: &RelPath, edits: Vec<Bytes>) {
        for (range, was, now) in edits {
            self.set.edit(file, Edit::Replace { range, was, now });
        }
    }
}

/// Whether a place is one that follows.
pub(super) fn follows(trace: &Trace) -> bool {
    !matches!(trace.form, Form::Plain | Form::Unread)
}
