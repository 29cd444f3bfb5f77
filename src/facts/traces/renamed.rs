//! A rename, as a value: what moves, what follows, what is left.
//!
//! What may live here: the value. What may not: the decision, the words of the page.

use super::told::Told;
use crate::model::trace::Named;

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Who or what it was.
    pub from: Named,
    /// Who or what it is.
    pub to: Named,
    /// The name or title before.
    pub name_before: String,
    /// The name or title now.
    pub name: String,
    /// Whether the old name stays among those that the person is also known by.
    pub kept: bool,
    /// How many files go along in the folder; 0 where it is one file, or stays where it is.
    pub files: usize,
    /// The places that follow.
    pub places: Vec<Told>,
    /// The places that are left as they are.
    pub left: Vec<Told>,
}
