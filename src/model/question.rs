//! A question of the bank, and the words that say where it fits.
//!
//! What may live here: the question as data. What may not: choosing one.

use std::fmt;

use super::words::{MeetingKind, Role, words};

words!(
    /// Where an active relationship is in its life (domain.md 7.5).
    Phase {
        /// Fewer than three meetings.
        Starting = "starting",
        /// The normal state.
        Working = "working",
        /// The agreed end is within 30 days, or past.
        WindingDown = "winding-down",
    }
);
words!(
    /// What makes a question needless.
    Term {
        /// The agreement says how feedback is wanted.
        Feedback = "feedback",
        /// The agreement says what stays between them.
        Confidentiality = "confidentiality",
        /// The agreement says what is out of bounds.
        Boundaries = "boundaries",
        /// There is no story to ask about.
        Story = "story",
    }
);

/// A question and where it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its text, one line of inline Markdown.
    pub text: String,
    /// The group it stands in, as written.
    pub group: String,
    /// What the other person is to the owner; empty: anybody.
    pub roles: Vec<Role>,
    /// The kinds of meeting in which it may be asked.
    pub kinds: Vec<MeetingKind>,
    /// Where in the life of a relationship it fits best; empty: anywhere.
    pub stages: Vec<Phase>,
    /// The block in which it is asked, from 1, of the first of its kinds; `None`: the longest.
    pub block: Option<usize>,
    /// What makes it needless.
    pub settled_by: Option<Term>,
    /// It is the owner's, of `templates/questions.toml`.
    pub own: bool,
}
