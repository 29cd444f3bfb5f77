//! Room of the store: every file as a page of text, one after another, for a search through all of them.
//!
//! What may live here: the order of files, their parts, what of them is private. What may not: words that
//! are looked for.

mod parts;
pub mod walk;
