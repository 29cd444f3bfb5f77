//! `mentor goal`: how the goals stand, one of them over time, and what its end means.
//!
//! What may live here: goals as values and pages. What may not: their files (`changes`).

pub mod build;
pub mod ended;
pub mod kept;
pub mod list_page;
pub mod show_page;
#[cfg(test)]
mod tests;
pub mod value;
