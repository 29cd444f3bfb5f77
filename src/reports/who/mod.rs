//! Whom to ask now: about some topics, or when things are on fire.
//!
//! What may live here: the question, who is named and why, the page of it. What may not: files, and any
//! score of a person.

pub mod build;
pub mod crisis;
pub mod ground;
pub mod lines;
pub mod order;
pub mod page;
pub mod seen;
pub mod tell;
pub mod topic;
pub mod value;
