//! Room of the writes: what a command did, kept in `.mentor/` so that it can be taken back.
//!
//! What may live here: the form of such a record, the files that hold it, the plan that takes a command
//! back. What may not: carrying a plan out (the transaction's), a word to the owner beyond what failed.

pub mod entry;
pub mod keep;
pub mod shelf;
pub mod take;
