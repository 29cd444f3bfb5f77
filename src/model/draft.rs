//! A draft: a text that somebody will read, before it is worded.
//!
//! What may live here: what a template is handed, who reads it, and the rules that its words must keep.
//! What may not: the wording (templates) and the choice of evidence (`reports`).

use std::ops::RangeInclusive;

/// A text meant for others, ready for its template.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The name of the template: `recap` is `templates/recap.md`, else the built-in one.
    pub template: &'static str,
    /// Who gets it.
    pub to: Vec<Address>,
    /// The subject of a mail, one line.
    pub subject: String,
    /// What the template is handed: an object with keys in snake_case.
    pub parts: serde_json::Value,
    /// What the files do not hold, each with the command that puts it there.
    pub missing: Vec<Missing>,
    /// What the finished text must keep to.
    pub rules: Rules,
}

/// Someone who gets a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Their name.
    pub name: String,
    /// Their e-mail address; `None` where the files do not hold one.
    pub email: Option<String>,
}

/// Something that a draft would say and the files do not hold.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Missing {
    /// What it is, as half a sentence: `what came of it`.
    pub what: String,
    /// The command that puts it there, as it can be typed; `None` where only the sender knows.
    pub command: Option<String>,
}

impl Missing {
    /// Something that a command would supply.
    pub fn new(what: impl Into<String>, command: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            command: Some(command.into()),
        }
    }

    /// Something that only the sender can add.
    pub fn yours(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            command: None,
        }
    }
}

/// The rules of a kind of draft (domain.md 7). A text that breaks one is still a draft: it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// How many words it has; `None`: any number.
    pub words: Option<RangeInclusive<usize>>,
    /// `you` stands at least as often as `I`.
    pub you_as_often_as_i: bool,
    /// How many questions it asks; `None`: any number.
    pub questions: Option<usize>,
    /// Words that it never says, in lower case.
    pub never: &'static [&'static str],
}
