//! The words in which `close` writes down what it found, so that they are known again for what they are:
//! composed from the files, and not what somebody says came of it.
//!
//! What may live here: those words, and telling them from the owner's. What may not: the layout.

use crate::model::reached::Reached;

/// What is said of an aim without evidence.
pub const SILENT: &str = " (nothing in the notes shares its words)";
/// What stands in front of what a relationship was for, and of what a circle was about.
pub const PURPOSE: &str = "Purpose";
/// The same of a circle.
pub const THEME: &str = "Theme";

/// What speaks for an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// An action that was done.
    Done,
    /// A takeaway of a meeting.
    Takeaway,
    /// Somewhere they spoke for the owner.
    Opportunity,
}

impl EvidenceKind {
    const ALL: [Self; 3] = [Self::Done, Self::Takeaway, Self::Opportunity];

    /// The word with which its line begins.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Takeaway => "takeaway",
            Self::Opportunity => "opportunity",
        }
    }
}

/// What came of an aim, as it stands in front of it.
pub fn verdict(reached: Reached) -> &'static str {
    match reached {
        Reached::Met => "Met",
        Reached::Partly => "Partly",
        Reached::Not => "Not met",
        Reached::Changed => "Changed",
    }
}

/// Whether a line of *Achieved* was composed: an aim with its verdict, or a piece of evidence.
pub fn is_composed(text: &str) -> bool {
    let Some((front, _)) = text.split_once(':') else {
        return text.ends_with(SILENT);
    };
    let word = front.split([' ', ',']).next().unwrap_or(front);
    let aim = [PURPOSE, THEME].contains(&word);
    let judged = Reached::ALL
        .iter()
        .any(|reached| verdict(*reached) == front);
    let mut kinds = EvidenceKind::ALL.iter();
    let dated = front
        .split_once(' ')
        .is_none_or(|(_, day)| day.starts_with(|c: char| c.is_ascii_digit()));
    let found = dated && kinds.any(|kind| kind.as_str() == word);
    aim || judged || found || text.ends_with(SILENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_lines_are_told_from_what_somebody_says() {
        for composed in [
            "Purpose: learn to lead",
            "Purpose, partly: learn to lead",
            "Theme: nights",
            "Met: speak once",
            "Not met: speak twice",
            "done 2026-03-27: handed it over (plan.md:6)",
            "done: one talk (plan.md:6)",
            "takeaway 2026-08-12: leave room (2026-08-12.md:16)",
            "Write a plan (nothing in the notes shares its words)",
        ] {
            assert!(is_composed(composed), "{composed}");
        }
        for own in [
            "Cost per pallet exists",
            "Corvane: 11 % off and a way out",
            "done and dusted: the budget",
            "I know which of our rules are superstition.",
        ] {
            assert!(!is_composed(own), "{own}");
        }
    }
}
