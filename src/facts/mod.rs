//! Floor 2: truths that several reports share, computed for a day from what was read.
//!
//! What may live here: pure functions over `model` and a `Day`. What may not: disk, clock, terminal,
//! `store`, and anything that is laid out for reading.

pub mod about;
pub mod action_line;
pub mod action_record;
pub mod actions;
pub mod addressed;
pub mod advice;
pub mod advice_loop;
pub mod aim;
pub mod asking;
pub mod broker;
pub mod called;
pub mod contact;
pub mod could;
pub mod coverage;
pub mod crisis;
pub mod dates;
pub mod diversity;
pub mod exchange;
pub mod filter;
pub mod fit;
#[cfg(test)]
pub mod fixture;
pub mod given;
pub mod goals;
pub mod handle;
pub mod health;
pub mod held;
pub mod hot_seats;
pub mod introductions;
pub mod ledger;
pub mod lessons;
pub mod load;
pub mod look_back;
pub mod measures;
pub mod media;
pub mod meeting_kind;
pub mod mentions;
pub mod minutes;
pub mod names;
pub mod needs;
pub mod next_step;
pub mod owed;
pub mod owner;
pub mod placement;
pub mod plan_file;
pub mod points;
pub mod privacy;
pub mod promise;
pub mod questions;
pub mod ratio;
pub mod reader;
pub mod shelf;
pub mod size;
pub mod smart;
pub mod steps;
pub mod subject;
pub mod supply;
pub mod telling;
pub mod templates;
pub mod ties;
pub mod timeline;
pub mod typed;
pub mod which_key;
