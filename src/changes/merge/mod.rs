//! Two folders of one and the same person become one.
//!
//! What may live here: what becomes of each file of the one that goes. What may not: the question whether it
//! is meant. Nothing that one of the two files said is lost: what does not fit is kept beside.

mod card;
pub mod decide;
mod files;
mod log;
mod names;
mod places;
mod rhythm;
mod state;
