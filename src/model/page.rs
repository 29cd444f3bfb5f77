//! A file as a full-text search sees it: whose it is, its text, and what parts that has.
//!
//! What may live here: the page as a value. What may not: words that are looked for.

use super::day::Day;
use super::ids::RelPath;
use super::trace::Named;

/// One file of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The file.
    pub file: RelPath,
    /// Whose folder it stands in, or what it is; `None` for settings and a programme's files.
    pub whose: Option<Named>,
    /// The name or title of whose it is; the id or the file's name where none can be read.
    pub name: String,
    /// The day in its name.
    pub date: Option<Day>,
    /// Whether it is an agenda: of a day that is still to come, and shown all the same.
    pub agenda: bool,
    /// Its text; what is not UTF-8 in it is replaced.
    pub text: String,
    /// Its parts, in order; they cover the whole text.
    pub parts: Vec<Part>,
}

/// A part of a file: what stands under one heading, its front matter, one line of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins in the text; it ends where the next one begins.
    pub start: usize,
    /// Its heading; `None`: it has none.
    pub heading: Option<String>,
    /// Its own day: of a line of a log.
    pub date: Option<Day>,
    /// Whether it is private: by its section, its note or its person.
    pub private: bool,
}
