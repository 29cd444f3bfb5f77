//! The first half hour: questions to the owner one after another, and what their answers come to.
//!
//! What may live here: which question follows which, how an answer is read, the edits that only add. What may not:
//! the terminal, the files of new goals and people (`changes::goal`, `changes::add`), what is empty (`facts::blanks`).

pub mod answers;
mod asked;
pub mod door;
pub mod fill;
pub mod interview;
mod reading;
pub mod slot;
pub mod told;
pub mod wording;
