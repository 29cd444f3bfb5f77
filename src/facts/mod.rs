//! Floor 2: truths that several reports share, computed for a day from what was read.
//!
//! What may live here: pure functions over `model` and a `Day`. What may not: disk, clock, terminal,
//! `store`, and anything that is laid out for reading.

pub mod actions;
pub mod contact;
#[cfg(test)]
pub mod fixture;
pub mod measures;
