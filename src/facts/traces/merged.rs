//! Two people who were one, as a value: what was joined, what moved, what did not fit.
//!
//! What may live here: the value. What may not: the decision, the words of the page.

use serde::Serialize;

use super::told::Told;
use crate::model::ids::{PersonId, RelPath};

/// What a merge does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Who goes.
    pub from: PersonId,
    /// Who stays.
    pub into: PersonId,
    /// The name of the one who goes.
    pub name_from: String,
    /// The name of the one who stays.
    pub name: String,
    /// Keys that the one who stays gets, or whose lists grow.
    pub keys: Vec<String>,
    /// Keys in which the two differ.
    pub differ: Vec<Differ>,
    /// Where the card of the one who goes is kept, because of what differs, or of its comments.
    pub kept: Option<RelPath>,
    /// Files that move: from, to.
    pub moved: Vec<(RelPath, RelPath)>,
    /// Files that are there already, or only pointed to one that is.
    pub same: Vec<RelPath>,
    /// How many entries of the log are put between the others.
    pub log: usize,
    /// Whether the plan is put below the other.
    pub plan: bool,
    /// The places that follow.
    pub places: Vec<Told>,
    /// The places that are left as they are.
    pub left: Vec<Told>,
}

/// A key that says two things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differ {
    /// The key with its tables.
    pub key: String,
    /// What stays, as TOML.
    pub stays: String,
    /// What the other one said, as TOML; `null`: it cannot be said on one line.
    pub other: Option<String>,
}
