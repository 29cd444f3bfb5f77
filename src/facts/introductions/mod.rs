//! Introductions between two people, asked of both before they are made: its steps are kept in the
//! `log.md` of both (format.md, "What commands write").
//!
//! What may live here: reading the steps, where they lead, the line of a further one. What may not: the
//! words in which somebody is asked.

pub mod act;
pub mod matching;
pub mod meet;
pub mod pair;
pub mod state;
