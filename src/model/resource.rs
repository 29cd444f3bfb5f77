//! A book, article or talk on the shared shelf.

use super::day::Day;
use super::ids::{PersonId, RelPath, ResourceId};
use super::note::Note;
use super::words::ResourceKind;

/// A resource: `resources/ID.md`.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The file's name without `.md`.
    pub id: ResourceId,
    /// Its title; the id where none is written.
    pub title: String,
    /// Who made it.
    pub by: Option<String>,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// Where it is.
    pub url: Option<String>,
    /// What it is about.
    pub tags: Vec<String>,
    /// Who was sent it, and when.
    pub shared: Vec<(PersonId, Option<Day>)>,
    /// Takeaways and notes; `None` where the scope does not ask for it.
    pub note: Option<Box<Note>>,
}

impl Resource {
    /// `resources/ID.md`
    pub fn file(&self) -> RelPath {
        RelPath::new(format!("resources/{}.md", self.id))
    }
}
