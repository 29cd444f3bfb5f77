//! `thanks`: a thank-you that is specific or not at all (domain.md 7.1).
//!
//! What may live here: what there is to thank for, and which of it a short letter holds. What may not: the
//! wording (`facts/templates/thanks.md`), and whether one is owed (`facts::owed`).

pub mod acts;
pub mod build;
pub mod choose;
pub mod effects;
pub mod forward;
pub mod letter;
pub mod occasion;
pub mod piece;
pub mod value;
pub mod variant;
