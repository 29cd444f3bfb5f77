//! The timed agenda of a meeting with one person: a view over the files, computed anew each time.
//!
//! What may live here: what is said in which block, in whose words. What may not: anything copied from
//! one meeting into the next, and what another report could use as well (that is `facts`).
//!
//! The way through: `plan` settles kind, day and time; a fill (`first`, `regular`, `closing`) puts lines
//! into the blocks of that kind; `build` joins them to the opening. A new kind is a fill and its line in
//! `build`: its blocks stand in `facts::minutes`.

mod advice;
mod agreement;
pub mod build;
mod case;
mod closing;
mod ending;
mod first;
mod give;
mod known;
mod lessons;
pub mod line;
mod opening;
pub mod plan;
mod promises;
mod questions;
mod regular;
mod render;
mod reread;
mod sponsor;
mod story;
mod topic;
mod topics;
pub mod value;
mod voice;

#[cfg(test)]
mod agenda_tests;
