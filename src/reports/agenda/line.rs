//! One line of an agenda: what it says, where that is written, and whose eyes it is for.

use crate::model::ids::{Place, RelPath};

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What kind of line it is, printed before it; plain text, may be empty.
    pub lead: String,
    /// What it says, as it stands in the files: see [`Source::is_markdown`].
    pub text: String,
    /// Dates and arithmetic, printed after it in brackets; plain text, may be empty.
    pub tail: String,
    /// How far that is from today, after the dates; plain text, kept in no file; may be empty.
    pub away: String,
    /// Where it comes from.
    pub source: Source,
    /// The file it is read from.
    pub file: Option<RelPath>,
    /// The line in that file, from 1; `None` for a key of a TOML file.
    pub at: Option<usize>,
    /// The action's full handle.
    pub handle: Option<String>,
    /// The command that settles it; for the owner's screen only.
    pub command: Option<String>,
    /// Whether it stands under the line before it.
    pub under: bool,
    /// For the owner's eyes, whatever is asked: hints, judgements, what is to be given, third persons.
    pub mine: bool,
    /// From a Private section, or from a confidential note.
    pub private: bool,
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// What the relationship is for, and what was agreed.
    #[default]
    Agreement,
    /// Who they are.
    Profile,
    /// A goal of the owner.
    Goal,
    /// A section of a meeting's notes.
    Note,
    /// An action.
    Action,
    /// A line of `log.md`.
    Log,
    /// The question bank.
    Question,
    /// A past debrief.
    Lesson,
    /// Dates and rhythm.
    Calendar,
    /// The practice of mentoring itself.
    Practice,
    /// What the files do not hold: a gap for the owner to fill in.
    Gap,
}

impl Source {
    /// Whether its text is Markdown as it stands in a file; others hold names and keys, whose marks mean nothing.
    pub fn is_markdown(self) -> bool {
        !matches!(
            self,
            Self::Agreement | Self::Profile | Self::Calendar | Self::Practice
        )
    }
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Profile => "profile",
            Self::Goal => "goal",
            Self::Note => "note",
            Self::Action => "action",
            Self::Log => "log",
            Self::Question => "question",
            Self::Lesson => "lesson",
            Self::Calendar => "calendar",
            Self::Practice => "practice",
            Self::Gap => "gap",
        }
    }
}

impl Line {
    /// A line with what stands before it.
    pub fn new(source: Source, lead: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            lead: lead.into(),
            text: text.into(),
            source,
            ..Self::default()
        }
    }

    /// A line under the one before it.
    pub fn under(source: Source, text: impl Into<String>) -> Self {
        Self {
            under: true,
            ..Self::new(source, "", text)
        }
    }

    /// Adds dates and arithmetic.
    #[must_use]
    pub fn tail(mut self, tail: impl Into<String>) -> Self {
        self.tail = tail.into();
        self
    }

    /// Says how far the date is from today.
    #[must_use]
    pub fn away(mut self, away: String) -> Self {
        self.away = away;
        self
    }

    /// The dates, and how far they are.
    pub fn dates(&self) -> String {
        let parts = [self.tail.as_str(), self.away.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// Says where it is written.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.file = Some(place.file.clone());
        self.at = Some(place.line);
        self
    }

    /// Says in which file it is written.
    #[must_use]
    pub fn in_file(mut self, file: RelPath) -> Self {
        self.file = Some(file);
        self
    }

    /// Says which command settles it.
    #[must_use]
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.command = Some(command.into());
        self
    }

    /// Keeps it for the owner's eyes.
    #[must_use]
    pub fn for_me(mut self) -> Self {
        self.mine = true;
        self
    }

    /// Says whether it comes from private text.
    #[must_use]
    pub fn private(mut self, private: bool) -> Self {
        self.private |= private;
        self
    }

    /// Whether the other person may read it without being asked about.
    pub fn is_shareable(&self) -> bool {
        !self.mine && !self.private
    }

    /// Whether it only says what stands under it.
    pub fn is_heading(&self) -> bool {
        self.text.is_empty() && !self.under && self.command.is_none()
    }

    /// The whole line in words.
    pub fn sentence(&self) -> String {
        let mut out = self.lead.clone();
        if !self.text.is_empty() {
            out.push_str(match out.chars().last() {
                None => "",
                Some('?') => " ",
                Some(_) => ": ",
            });
            out.push_str(&self.text);
        }
        let tail = self.dates();
        if !tail.is_empty() {
            out.push_str(&format!(" ({tail})"));
        }
        out
    }
}

/// The lines that are wanted. What stands under a line goes with it, and a heading goes with the last
/// line under it.
pub fn chosen(lines: &[Line], wanted: impl Fn(&Line) -> bool) -> Vec<&Line> {
    let mut kept: Vec<&Line> = Vec::new();
    let mut above = true;
    for line in lines {
        if !line.under {
            above = wanted(line);
            if kept.last().is_some_and(|last| last.is_heading()) {
                kept.pop();
            }
        }
        if above && wanted(line) {
            kept.push(line);
        }
    }
    if kept.last().is_some_and(|last| last.is_heading()) {
        kept.pop();
    }
    kept
}
