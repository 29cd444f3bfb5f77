//! A line that was recalled, as a value.

use serde::Serialize;

use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::words::Weight;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its day; `null` in goals, plans and on the shelf.
    pub date: Option<Day>,
    /// With whom, or where it belongs.
    pub from: Vec<Origin>,
    /// `received`, `given`, `told`, `heard`, `gave`, or what became of an action; `null`: it has no way.
    pub way: Option<&'static str>,
    /// What it says, in inline Markdown, without its mark.
    pub text: String,
    /// What stands under it.
    pub under: Vec<String>,
    /// Its `#topics`, lower case.
    pub topics: Vec<String>,
    /// How much it was.
    pub weight: Option<Weight>,
    /// The file and line.
    #[serde(flatten)]
    pub place: Place,
    /// Whether it stands in a Private section, in a confidential note or with a confidential person.
    pub private: bool,
}

/// Whose folder a line stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// `person`, `circle`, `goal` or `resource`.
    pub kind: &'static str,
    /// The id.
    pub id: String,
    /// The name or title.
    pub name: String,
}

/// A topic that several lines share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Theme {
    /// The topic without its `#`.
    pub topic: String,
    /// How many lines.
    pub count: usize,
    /// The latest day.
    pub last: Option<Day>,
}
