//! The weekly review: what wants attention, in the order of commands.md, each with the command that settles it.
//!
//! What may live here: which facts become an item, its words, its urgency. What may not: the facts
//! themselves (`facts`), and reading (`shell::gather`).

pub mod answers;
pub mod ask;
pub mod build;
pub mod case;
pub mod endings;
pub mod gaps;
pub mod gives;
pub mod goals;
pub mod item;
pub mod items;
pub mod kept;
pub mod meetings;
mod packed;
pub mod page;
pub mod promises;
pub mod prospects;
pub mod ratings;
pub mod reason;
pub mod results;
pub mod together;
pub mod touch;

#[cfg(test)]
mod tests;
