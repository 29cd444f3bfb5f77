//! The words of `mentor plan` that are one of a few.

use clap::ValueEnum;

use crate::reports::plan::By;

/// What actions are grouped by, as typed.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum Group {
    /// When they are due.
    Time,
    /// The goal they belong to.
    Goal,
    /// With whom they are agreed.
    Person,
    /// Their kind.
    Kind,
}

/// The form of the answer, as typed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq)]
pub enum Format {
    /// Rendered on a terminal, Markdown in a pipe.
    Text,
    /// Markdown wherever it goes.
    Markdown,
    /// One JSON object.
    Json,
    /// A table for spreadsheets.
    Csv,
}

impl Group {
    /// What is meant.
    pub fn meant(self) -> By {
        match self {
            Self::Time => By::Time,
            Self::Goal => By::Goal,
            Self::Person => By::Person,
            Self::Kind => By::Kind,
        }
    }
}
