//! `mentor intro`: introductions asked of both sides, ways to somebody, introductions that could be made.
//!
//! What may live here: the three answers and what their drafts are made of. What may not: the wording
//! (templates), and what is written into the logs (`changes::intro`).

mod approach;
mod letters;
pub mod opt_in;
mod profile;
pub mod suggest;
pub mod way;

#[cfg(test)]
mod tests;
