//! A next step: what to do, why, and what to type.
//!
//! What may live here: the step and the words that all steps share. What may not: choosing one.

use crate::facts::contact::Standing;
use crate::model::ids::{Place, RelPath};
use crate::model::person::Person;

/// A step: what to do, why, and what to type.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Step {
    /// What to do, as a sentence without its full stop, in inline Markdown.
    pub what: String,
    /// Why now: the dates, in inline Markdown; empty where `what` says it all.
    pub why: String,
    /// What to type.
    pub command: String,
    /// The line it rests on.
    #[serde(flatten)]
    pub place: Option<Place>,
}

/// The arithmetic of lateness in words.
pub fn rhythm(person: &Person, standing: &Standing) -> String {
    let every = standing
        .cadence
        .map_or_else(String::new, |cadence| format!(", {}", cadence.every()));
    match (standing.last_contact, person.relationship.since) {
        (Some(last), _) => format!("last contact on {}{every}", last.long()),
        (None, Some(since)) => format!("since {}, no contact yet{every}", since.long()),
        (None, None) => format!("no contact yet{every}"),
    }
}

/// A past day in words.
pub fn ago(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// A coming day in words.
pub fn ahead(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

impl Step {
    /// A step without a place.
    pub fn new(
        what: impl Into<String>,
        why: impl Into<String>,
        command: impl Into<String>,
    ) -> Self {
        Self {
            what: what.into(),
            why: why.into(),
            command: command.into(),
            place: None,
        }
    }

    /// The step as the last line of a page: what, why, and what to type.
    pub fn line(&self) -> String {
        let why = if self.why.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.why)
        };
        format!("Next: {}{why}. `{}`", self.what, self.command)
    }

    /// Adds the line it rests on.
    #[must_use]
    pub fn at(mut self, file: &RelPath, line: usize) -> Self {
        self.place = Some(Place {
            file: file.clone(),
            line,
        });
        self
    }
}
