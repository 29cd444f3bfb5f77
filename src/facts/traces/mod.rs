//! What becomes of the places that name somebody: followed to another id, and told.
//!
//! What may live here: edits of such places, and places as they are told. What may not: which command asks.

pub mod follow;
pub mod merged;
pub mod removal;
pub mod renamed;
pub mod told;
