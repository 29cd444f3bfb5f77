//! What goes with somebody who is removed, as a value: said before it is done, and the same when it is.
//!
//! What may live here: the value. What may not: the decision, the words of the page.

use super::told::Told;
use crate::model::day::Day;
use crate::model::ids::{PersonId, Place, RelPath};
use crate::model::trace::Named;

/// What goes, and what becomes of the places that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Who or what goes.
    pub who: Named,
    /// The name or title.
    pub name: String,
    /// The files that go.
    pub files: Vec<RelPath>,
    /// How many of them are notes of meetings.
    pub notes: usize,
    /// Whether there is still something that could be ended instead.
    pub goes_on: bool,
    /// Whether its card is missing or could not be read: nothing can be ended with it, but it can be mended.
    pub unread: bool,
    /// Open actions that go with the files.
    pub open: Vec<OpenPromise>,
    /// Values taken out of keys of other files.
    pub taken: Vec<Told>,
    /// Whether nothing is to say who it was: a word for anybody stands in for the name.
    pub forgotten: bool,
    /// Words `@id` of other files that become the name.
    pub named: Vec<Told>,
    /// Open actions elsewhere that were theirs, and are dropped.
    pub dropped: Vec<Told>,
    /// Notes that only pointed to a note that goes: their day stays.
    pub emptied: Vec<Told>,
    /// Places that are left as they are: links, the participants and rounds of a programme, code.
    pub left: Vec<Told>,
    /// People who served no other goal, and serve every goal from then on.
    pub every_goal: Vec<PersonId>,
}

/// An open action that goes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OpenPromise {
    /// What was promised.
    pub text: String,
    /// Whether it is somebody else's.
    pub waiting: bool,
    /// When it is due.
    pub due: Option<Day>,
    /// The file and line.
    #[serde(flatten)]
    pub place: Place,
}
