//! Somebody or something goes, and no other file is left naming nobody.
//!
//! What may live here: the decision. What may not: the question whether it is meant.

pub mod decide;
mod places;
pub mod request;
