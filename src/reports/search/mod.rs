//! Full-text search: which lines hold the words, whose they are, what of them is private.
//!
//! What may live here: the question, its answer, the page of it. What may not: files.

pub mod look;
pub mod page;
pub mod value;
