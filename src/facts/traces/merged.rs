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
    /// Whether the one who stays has a relationship of their own: how things stand with them stays as it is.
    pub keeps_its_relationship: bool,
    /// What becomes of the rhythm of the one who stays; `None`: it is as it was.
    pub rhythm: Option<Rhythm>,
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

/// A rhythm that would not be as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rhythm {
    /// How many days there were between two contacts; `null`: none were meant.
    pub days_before: Option<i64>,
    /// How many there are now; `null`: none are meant.
    pub days_now: Option<i64>,
    /// Whether it is written as the own `cadence`, so that it is not lost.
    pub kept: bool,
}

/// A key that says two things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differ {
    /// The key with its tables.
    pub key: String,
    /// What stays, as TOML.
    pub stays: String,
    /// Whether nothing is written, and that stays.
    #[serde(skip)]
    pub absent: bool,
    /// What the other one said, as TOML; `null`: it cannot be said on one line.
    pub other: Option<String>,
}
