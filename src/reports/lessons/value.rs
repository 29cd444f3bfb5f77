//! Lessons as a value: by relationship, the latest debrief first.

use serde::Serialize;

use crate::facts::lessons::Kind;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::words::{EndedAs, Role};

/// What past debriefs say.
#[derive(Clone, Debug, Serialize)]
pub struct Lessons {
    /// The words that were asked for, as typed; `null`: all.
    pub about: Option<String>,
    /// Debriefs with lessons that were asked for, the latest first.
    pub debriefs: Vec<Debrief>,
    /// Debriefs without any lesson, the latest first.
    pub without: Vec<Without>,
    /// What to do next.
    pub next_step: Next,
    /// Whether anything was asked for but all of them.
    #[serde(skip)]
    pub filtered: bool,
}

/// One debrief and what it taught.
#[derive(Clone, Debug, Serialize)]
pub struct Debrief {
    /// With whom: an id, `circle:` before a circle's.
    pub who: String,
    /// The name.
    pub name: String,
    /// What they are to the owner; empty for a circle.
    pub roles: Vec<Role>,
    /// How it ended; `null`: not written.
    #[serde(rename = "as")]
    pub how: Option<EndedAs>,
    /// The first day of that round; `null`: not written.
    pub since: Option<Day>,
    /// Its last day; where none is written that of the debrief.
    pub until: Day,
    /// The day of the debrief.
    pub on: Day,
    /// The debrief.
    pub file: RelPath,
    /// Its lessons, in its order.
    pub lessons: Vec<Lesson>,
}

/// One lesson.
#[derive(Clone, Debug, Serialize)]
pub struct Lesson {
    /// What it is about.
    pub kind: Kind,
    /// What was learned, without the mark of its kind.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
    /// Whether it stands in a Private section or a confidential note.
    pub private: bool,
    /// How deep it stands in its list; 0: outermost.
    #[serde(skip)]
    pub depth: u8,
}

/// A debrief that says nothing to do differently.
#[derive(Clone, Debug, Serialize)]
pub struct Without {
    /// With whom: an id, `circle:` before a circle's.
    pub who: String,
    /// The name.
    pub name: String,
    /// The day of the debrief.
    pub on: Day,
    /// The debrief.
    pub file: RelPath,
}

/// A command, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// What it does here.
    pub why: String,
    /// What is typed.
    pub command: String,
}

/// Somebody to whom a lesson would come back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ahead {
    /// Asked already: the first meeting is to come.
    First(PersonId),
    /// Not asked yet.
    Ask(PersonId),
    /// A relationship that is over or nearly, and has no debrief.
    Close(PersonId),
}
