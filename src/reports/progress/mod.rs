//! The progress report: what came of somebody's advice, where the goals stand, what is promised next
//! (domain.md 2.4), on one page for them.
//!
//! What may live here: which facts are told to whom. What may not: the wording (`progress.md`), and what
//! another report could tell as well (that is `facts`).

pub mod build;
pub mod case;
mod goals;
mod help;
mod open;
mod parts;
mod quotable;
pub mod value;

#[cfg(test)]
mod progress_tests;
