//! `mentor balance`: what went each way, with whom something could be given next, and how.
//!
//! What may live here: the answer over everyone and about a few, as a value and as a page. What may not:
//! what counts and when a give is welcome (`facts::ledger`), what could be given (`facts::giving`).

pub mod build;
pub mod firsts;
pub mod page;
pub mod person_page;
#[cfg(test)]
mod tests;
pub mod value;
mod words;
