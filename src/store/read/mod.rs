//! Room of the store: from the files of a network to the nouns, as many files as a question needs.
//!
//! What may live here: names, scopes, folders, files as nouns. What may not: a byte that is written (`write`).

pub mod folder;
#[cfg(test)]
mod hostile_tests;
pub mod locate;
pub mod network;
pub mod people;
pub mod person;
mod questions;
pub mod see;
pub mod settings;
pub mod shelf;
pub mod shelves;
pub mod templates;
pub mod texts;
pub mod visit;
