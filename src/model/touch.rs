//! Lines of `log.md`.

use super::day::Day;
use super::words::{TouchKind, Weight};

/// One dated line of `log.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Its date.
    pub day: Day,
    /// What it is.
    pub kind: TouchKind,
    /// What it says, without a `weight:` word.
    pub text: String,
    /// Its weight, where one is written (`gave` and `received`).
    pub weight: Option<Weight>,
    /// Its line, from 1.
    pub line: usize,
}
