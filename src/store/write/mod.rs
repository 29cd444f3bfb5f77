//! Room of the store: from a change set to bytes on the disk: planned, previewed, locked, all of it or nothing.
//!
//! What may live here: plans, transactions, recovery, what is kept in `.mentor/`. What may not: what a note means
//! (`read`), how one text is edited (`toml`, `markdown`).

pub mod diff;
pub mod draft;
pub mod edit_toml;
pub mod fingerprint;
pub mod follow;
pub mod ground;
pub mod grove;
pub mod interrupt;
pub mod lock;
pub mod names;
pub mod plan;
pub mod planned;
pub mod preview;
pub mod ready;
pub mod record;
pub mod recover;
pub mod respell;
pub mod rules;
#[cfg(test)]
pub mod shapes;
pub mod stage;
pub mod state;
pub mod step;
pub mod sweep;
pub mod transaction;
pub mod tree;
pub mod undo;
