//! What was recalled, as a value.

use serde::Serialize;

use super::lines::Lines;
use super::request::Section;
use super::value::Theme;
use crate::facts::next_step::step::Step;
use crate::model::day::Day;

/// The lines of a section across everyone, latest first; lines without a day come last.
#[derive(Debug, Serialize)]
pub struct Recall {
    /// The section.
    pub section: Section,
    /// What it had to be about, as typed; `null`: anything.
    pub about: Option<String>,
    /// With whom, as the command line names them; empty: everyone.
    pub with: Vec<String>,
    /// Their names.
    #[serde(skip)]
    pub with_names: Vec<String>,
    /// From which day on.
    pub since: Option<Day>,
    /// The lines.
    pub lines: Lines,
    /// Topics that several lines share, the most frequent first.
    pub themes: Vec<Theme>,
    /// How many lines there are without `about`, `with` and `since`.
    pub all: usize,
    /// What to do with it.
    pub next_step: Option<Step>,
}
