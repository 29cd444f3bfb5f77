//! A goal of the owner.

use super::day::Day;
use super::ids::{GoalId, RelPath};
use super::note::Note;
use super::words::GoalStatus;

/// A goal: `goals/ID.md`.
#[derive(Clone, Debug)]
pub struct Goal {
    /// The file's name without `.md`.
    pub id: GoalId,
    /// False where the front matter is missing or could not be read: `title` is the id.
    pub readable: bool,
    /// What it is.
    pub title: String,
    /// By when.
    pub by: Option<Day>,
    /// Why it matters.
    pub why: Option<String>,
    /// Skills the network must cover, as written.
    pub needs: Vec<String>,
    /// Kinds of support it must cover, lower case.
    pub functions: Vec<String>,
    /// 1-3; 2 where nothing is written.
    pub priority: u32,
    /// `active` where nothing is written.
    pub status: GoalStatus,
    /// Keys that are written and cannot be read: they count as not written, but they are not empty.
    pub unread: Vec<&'static str>,
    /// The self-assessment and the milestones; `None` where the scope does not ask for it.
    pub note: Option<Box<Note>>,
}

impl Goal {
    /// `goals/ID.md`
    pub fn file(&self) -> RelPath {
        RelPath::new(format!("goals/{}.md", self.id))
    }
}
