//! The timed agenda of a meeting with one person: a view over the files, computed anew each time.
//!
//! What may live here: what is said in which block, in whose words. What may not: anything copied from
//! one meeting into the next, and what another report could use as well (that is `facts`).
//!
//! The way through: `kind` and `plan` settle kind, day and time; a fill (`first`, `regular`, `progress` …)
//! puts lines into the blocks of that kind; `build` joins them to the opening. A new kind is a fill and its
//! line in `build`: its blocks stand in `facts::minutes`.

mod absent;
mod advice;
mod agreement;
pub mod build;
mod case;
pub mod circle;
mod closing;
mod coaching;
mod crisis;
mod ending;
mod feedback;
mod first;
mod flash;
mod give;
mod health;
pub mod kind;
mod known;
mod lessons;
pub mod line;
mod opening;
mod pair;
pub mod plan;
mod progress;
mod promises;
mod questions;
mod regular;
mod render;
mod reread;
mod results;
mod sponsor;
mod story;
mod topic;
mod topics;
pub mod value;
mod voice;

#[cfg(test)]
mod content_tests;
#[cfg(test)]
mod ground_tests;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod promises_tests;
#[cfg(test)]
mod sharing_tests;
