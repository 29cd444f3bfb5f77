//! The agenda of a circle: hot seats in turn, who leads, the promises of its members.
//!
//! What may live here: what stands in a circle's own files. What may not: anything of the owner's
//! relationship with one of its members.

mod blocks;
pub mod build;
mod closing;
mod gathering;
