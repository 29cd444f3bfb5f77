//! The shared shelf: what stands on it, who had it, who would care, and the note that goes with it.
//!
//! What may live here: values and their pages. What may not: the evidence itself (`facts::shelf`), wording of
//! the note (its template).

pub mod cared;
pub mod kept;
pub mod listing;
pub mod note;
pub mod value;
