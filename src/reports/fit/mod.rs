//! `fit`: prospects with their scorecards, what is not known yet, and what to find out first (domain.md 5).
//!
//! What may live here: candidates side by side. What may not: the arithmetic (`facts::fit`), anybody who
//! is not a prospect: a person with whom one works is not scored.

pub mod build;
pub mod page;
#[cfg(test)]
mod tests;
pub mod value;
