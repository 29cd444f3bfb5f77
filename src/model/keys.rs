//! The kinds of files that hold keys, and the table of keys of each: one table for reading, setting and checking.
//!
//! What may live here: which file has which table. What may not: the keys themselves (`key_tables`), a value.

use super::ids::RelPath;
pub use super::key_shapes::{Key, Keys, Others, Refers, Shape};
pub use super::key_tables::{CIRCLE, CLOSING, GOAL, MEETING, PERSON, PLAN, RESOURCE, SETTINGS};
pub use super::program_keys::{EVENT, EVENT_KINDS, PROGRAM, ROUND};
pub use super::question_keys::QUESTIONS;

/// The kinds of files that hold keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `mentor.toml`
    Settings,
    /// `people/ID/person.toml`
    Person,
    /// `circles/ID/circle.toml`
    Circle,
    /// `goals/ID.md`
    Goal,
    /// `people/ID/DATE.md`, `agenda-DATE.md`, and the same of circles.
    Meeting,
    /// `closing-DATE.md`
    Closing,
    /// `plan.md`
    Plan,
    /// `resources/ID.md`
    Resource,
    /// `program/program.toml`
    Program,
    /// `program/rounds/DATE.toml`
    Round,
    /// `program/events/DATE-slug.md`
    Event,
    /// `templates/questions.toml`
    Questions,
}

impl FileKind {
    /// The keys at the top of such a file.
    pub const fn keys(self) -> &'static Keys {
        match self {
            Self::Settings => &SETTINGS,
            Self::Person => &PERSON,
            Self::Circle => &CIRCLE,
            Self::Goal => &GOAL,
            Self::Meeting => &MEETING,
            Self::Closing => &CLOSING,
            Self::Plan => &PLAN,
            Self::Resource => &RESOURCE,
            Self::Program => &PROGRAM,
            Self::Round => &ROUND,
            Self::Event => &EVENT,
            Self::Questions => &QUESTIONS,
        }
    }

    /// The kind of a file by its path in the network; `None` where the format gives it no keys.
    pub fn of(path: &RelPath) -> Option<Self> {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        match parts.as_slice() {
            ["mentor.toml"] => Some(Self::Settings),
            ["people", _, "person.toml"] => Some(Self::Person),
            ["circles", _, "circle.toml"] => Some(Self::Circle),
            ["people" | "circles", _, "plan.md"] => Some(Self::Plan),
            ["people" | "circles", _, "log.md"] => None,
            ["people" | "circles", _, note] if note.ends_with(".md") => {
                if note.starts_with("closing-") {
                    Some(Self::Closing)
                } else {
                    Some(Self::Meeting)
                }
            }
            ["goals", goal] if goal.ends_with(".md") => Some(Self::Goal),
            ["resources", resource] if resource.ends_with(".md") => Some(Self::Resource),
            ["program", "program.toml"] => Some(Self::Program),
            ["program", "rounds", round] if round.ends_with(".toml") => Some(Self::Round),
            ["program", "events", event] if event.ends_with(".md") => Some(Self::Event),
            ["templates", "questions.toml"] => Some(Self::Questions),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_format_has_its_keys() {
        let kind = |path: &str| FileKind::of(&RelPath::new(path));
        assert_eq!(kind("mentor.toml"), Some(FileKind::Settings));
        assert_eq!(kind("people/ana/person.toml"), Some(FileKind::Person));
        assert_eq!(kind("people/ana/2026-11-21.md"), Some(FileKind::Meeting));
        assert_eq!(
            kind("people/ana/agenda-2026-11-21.md"),
            Some(FileKind::Meeting)
        );
        assert_eq!(
            kind("circles/x/closing-2026-11-21.md"),
            Some(FileKind::Closing)
        );
        assert_eq!(kind("people/ana/plan.md"), Some(FileKind::Plan));
        assert_eq!(kind("people/ana/log.md"), None);
        assert_eq!(kind("goals/x.md"), Some(FileKind::Goal));
        assert_eq!(
            kind("program/rounds/2026-11-02.toml"),
            Some(FileKind::Round)
        );
        assert_eq!(kind("README.md"), None);
    }

    #[test]
    fn keys_are_found_by_path_by_either_spelling_and_by_their_last_part() {
        let shape = |path: &[&str]| PERSON.shape_at(path).map(|shape| shape.expected());
        assert_eq!(shape(&["organisation"]), Some("a text in quotes".into()));
        assert_eq!(
            shape(&["relationship", "programme"]),
            Some("a text in quotes".into())
        );
        assert_eq!(
            shape(&["fit", "evidence", "commitment"]),
            Some("a text in quotes".into())
        );
        assert_eq!(
            shape(&["axes", "first-language"]),
            Some("a text in quotes".into())
        );
        assert_eq!(shape(&["relationship", "rolls"]), None);
        assert_eq!(shape(&["name", "first"]), None);
        assert_eq!(PERSON.paths_to("cadence"), [["relationship", "cadence"]]);
        assert_eq!(
            PERSON.paths_to("availability"),
            [
                vec!["availability"],
                vec!["fit", "availability"],
                vec!["fit", "evidence", "availability"],
            ]
        );
        assert!(SETTINGS.shape_at(&["cadence", "tag:board"]).is_some());
        assert!(SETTINGS.shape_at(&["cadence", "board"]).is_none());
        assert_eq!(PERSON.nearest("organizaton"), Some("organization"));
        assert_eq!(PERSON.nearest("zz"), None);
    }
}
