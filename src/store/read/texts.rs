//! Whole texts: of a file of the network, and what is wrong with one that is to become such a file.
//!
//! What may live here: reading a text as the file that it will be. What may not: writing it.

use super::folder::{self, Depth, Terms, note_of};
use super::{person, settings, shelf};
use crate::error::Failure;
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath};
use crate::model::keys::FileKind;
use crate::model::network::Network;
use crate::model::note::Note;
use crate::model::person::Person;
use crate::model::problem::Problem;
use crate::store::door::NOTE_CAP;
use crate::store::markdown::body::FileKind as BodyKind;
use crate::store::markdown::front;
use crate::store::opened::Store;
use crate::store::source::{self, Source};

impl Store {
    /// The whole text of a Markdown file of the network.
    pub fn text(&self, path: &RelPath) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        self.door()
            .read(path, NOTE_CAP, &mut bytes)
            .map_err(|refused| Failure::new(format!("{path} cannot be read: {refused}")))?;
        match source::text_of(path, &bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(problem) => Err(Failure::new(format!("{path}: {}", problem.message))),
        }
    }

    /// What is wrong with a text that is to become the file at this path, in its order: its keys, and below
    /// front matter also words of actions that mean nothing.
    pub fn problems_in(&self, path: &RelPath, text: &str, network: &Network) -> Vec<Problem> {
        let terms = Terms {
            sections: network.policy.sections.clone(),
            goals: network.goals.iter().map(|goal| goal.id.clone()).collect(),
        };
        let source = Source::new(path, text);
        let mut problems = Vec::new();
        match FileKind::of(path) {
            Some(FileKind::Settings) => {
                settings::read(source, &mut problems);
            }
            Some(FileKind::Person) => {
                person::read(&mut Person::new(PersonId::new("")), source, &mut problems);
            }
            Some(FileKind::Circle) => {
                let mut circle = shelf::unread_circle(CircleId::new(""));
                shelf::circle(&mut circle, source, &mut problems);
            }
            Some(kind @ (FileKind::Goal | FileKind::Resource)) => {
                let read = front::read(source, kind.keys(), &mut problems);
                let id = path.file_name().trim_end_matches(".md");
                let goal = (kind == FileKind::Goal).then(|| GoalId::new(id));
                let how = (BodyKind::of(path), &terms, goal.as_ref());
                let below = (source, read.body, Depth::Whole);
                folder::below(&mut Note::default(), below, how, &mut problems);
            }
            _ => {
                note_of(source, (Depth::Whole, &terms), &mut problems);
            }
        }
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems
    }
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "tests lay files down by themselves"
)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_text_is_found_before_it_is_a_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("mentor.toml"), "format = 1\n").unwrap();
        let store = Store::open(folder.path()).unwrap();
        let path = RelPath::new("people/grace/2026-11-21.md");
        let text = "+++\nminutes = \"long\"\n+++\n- [ ] x due:soon\n";
        let problems = store.problems_in(&path, text, &Network::default());
        let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 4]);
        let fine = store.problems_in(&path, "+++\nminutes = 5\n+++\n- x\n", &Network::default());
        assert_eq!(fine, []);
    }

    #[test]
    fn a_text_that_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("mentor.toml"), "format = 1\n").unwrap();
        std::fs::write(folder.path().join("a.md"), b"a\xff").unwrap();
        let store = Store::open(folder.path()).unwrap();
        let message = |path: &str| store.text(&RelPath::new(path)).unwrap_err().message;
        assert_eq!(
            message("b.md"),
            "b.md cannot be read: there is no such file"
        );
        assert!(message("a.md").starts_with("a.md: "), "{}", message("a.md"));
        assert_eq!(
            store.text(&RelPath::new("mentor.toml")).unwrap(),
            "format = 1\n"
        );
    }
}
