//! Network coverage: which need of which goal is covered by whom, what hangs on one person, how mixed the
//! network is, and what could be done next (domain.md 1).
//!
//! What may live here: the question, its figures, and how they are told. What may not: how a figure comes
//! about (`facts`), and any number that ranks people.

mod answer;
mod changed;
mod crisis_page;
mod difference;
mod explain;
mod explain_habits;
mod explain_network;
mod explain_people;
mod freshness_line;
mod gap_list;
mod goal;
mod habits;
mod json;
mod matrix;
mod missing;
mod network_page;
mod page;
mod parts;
mod places;
mod trend_line;
mod words;

use serde::Serialize;

pub use answer::{Gaps, Request, gaps};
pub use goal::goal;
pub use parts::{Again, Known, Part, Pieces, Told, again};
pub use places::{Key, Places};

use crate::text::doc::Doc;

/// The answer as `mentor/gaps/1` tells it.
pub fn json(answer: &Gaps<'_>) -> impl Serialize {
    json::Json::of(answer)
}

/// The report: the difference to today where something is made up, else the whole story.
pub fn doc(answer: &Gaps<'_>) -> Doc {
    match answer.before() {
        Some(before) => difference::doc(answer, before),
        None => page::doc(answer),
    }
}

/// Goals × needs × people, in lines of at most so many columns.
pub fn matrix(answer: &Gaps<'_>, columns: usize) -> Doc {
    matrix::doc(answer, columns)
}

/// For each figure the people, dates, lines and formulas behind it, in parts that are told one after the
/// other: which lines a part needs is written into the places; those that are known there are told.
pub fn explain<'g>(answer: &'g Gaps<'_>) -> impl Iterator<Item = Part<'g>> {
    explain::parts(answer)
}

#[cfg(test)]
mod tests;
