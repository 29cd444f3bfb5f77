//! Floor 1: the nouns. Plain data that was read from a network, and what will be written to it.
//!
//! What may live here: types, their words, their look-ups. What may not: disk, clock, terminal,
//! clap, toml_edit, and anything derived for a day (that is `facts`).

pub mod action;
pub mod attention;
pub mod change;
pub mod circle;
pub mod day;
pub mod draft;
pub mod goal;
pub mod human_date;
pub mod ids;
mod key_shapes;
mod key_tables;
pub mod keys;
pub mod length;
pub mod meanings;
pub mod network;
pub mod note;
pub mod page;
pub mod person;
pub mod policy;
pub mod problem;
mod program_keys;
pub mod question;
mod question_keys;
pub mod rare;
pub mod reached;
pub mod relationship;
pub mod resource;
pub mod rule;
pub mod taken;
pub mod touch;
pub mod trace;
pub mod words;
