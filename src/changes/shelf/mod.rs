//! The shared shelf: something new on it, and something of it shared.
//!
//! What may live here: decisions over what was read. What may not: who would care (`facts::shelf`).

pub mod add;
pub mod share;
