//! A command that was taken back, or put back again.

use serde::Serialize;

use super::change::Written;
use super::day::Day;

/// A command that wrote, as its record tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Command {
    /// What it does, in words: `Log the meeting with Grace Okafor on 2026-11-18`.
    pub summary: String,
    /// The day it was given on; `None` where it is not known.
    pub on: Option<Day>,
}

/// What was taken back, or put back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The command.
    pub command: Command,
    /// What was written; empty where its files were set back by hand already.
    pub written: Vec<Written>,
    /// The command that would be next; `None` where there is none.
    pub next: Option<Command>,
}
