//! What was searched for and found, as a value.

use serde::Serialize;

use crate::model::day::Day;
use crate::model::ids::Place;

/// The answer.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The words and phrases, as typed.
    pub words: Vec<String>,
    /// With whom, as the command line names them; empty: anyone.
    pub with: Vec<String>,
    /// From which day on.
    pub since: Option<Day>,
    /// How many lines hold them.
    pub lines: usize,
    /// In how many files.
    pub files: usize,
    /// The first of these lines, as many as were asked for.
    pub hits: Vec<Hit>,
    /// For each word in how many files it stands, wherever in the file.
    pub each: Vec<Word>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// `person`, `circle`, `goal` or `resource`; `null`: settings, a programme's files.
    pub kind: Option<&'static str>,
    /// The id; `null` where there is none.
    pub id: Option<String>,
    /// The name or title.
    pub name: String,
    /// The file and line.
    #[serde(flatten)]
    pub place: Place,
    /// The day of the note, or of the line of a log.
    pub date: Option<Day>,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// Whether that part is private.
    pub private: bool,
    /// The line, trimmed; of a very long one the part around the first word.
    pub text: String,
    /// Where in `text` the words stand, in bytes.
    pub marks: Vec<(usize, usize)>,
}

/// One of the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// As typed.
    pub word: String,
    /// In how many files it stands.
    pub files: usize,
}
