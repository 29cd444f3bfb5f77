//! The brief: one page to send ahead of a first or important talk (commands.md; domain.md 4.1-4.2).
//!
//! What may live here: what is said of the owner and of the talk. What may not: the wording
//! (`brief.md`), and anything of other people.

pub mod build;
mod parts;
pub mod value;

#[cfg(test)]
mod brief_tests;
