//! Whom to call when things are on fire: the list, the first words, what stays between whom.
//!
//! What may live here: the call list. What may not: therapy, advice, a lesson, anything that waits for a note.

pub mod build;
pub mod choose;
pub mod opening;
pub mod page;
