//! `recap`: the latest meeting in a few lines for those who were there (domain.md 2.3).
//!
//! What may live here: what was said, decided and promised, and what was left for next time. What may not:
//! the wording (`facts/templates/recap.md`), and whether one is owed (`facts::owed`).

pub mod build;
pub mod promises;
pub mod value;
