//! What was written down under one heading, across everyone: `recall`.
//!
//! What may live here: which lines, in which order, and how they read. What may not: any judgement of them.

pub mod answer;
pub mod build;
mod empty;
mod ending;
mod gather;
pub mod lines;
mod packed;
pub mod page;
pub mod request;
mod sources;
pub mod value;
