//! The ledger of give and take with one person (domain.md 7.3): a prompt, never a debt, and never a rank.
//!
//! What may live here: what counts, how much it weighs, the owner's share of it, and when a give would be
//! welcome. What may not: what could be given next, and any comparison of people.

pub mod balance;
pub mod due;
pub mod entries;

#[cfg(test)]
mod tests;
