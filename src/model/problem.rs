//! What is wrong with a file, told so that a person can mend it.

use super::ids::RelPath;

/// Errors of a file that can be read all the same.
const READ: [&str; 3] = ["bad-value", "missing-name", "wrong-type"];

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something could not be read or meant: any command that meets it says so and ends with 1.
    Error,
    /// Only `check` speaks of it.
    Warning,
}

/// One thing that is wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule's name, as `[check] ignore` spells it (`unknown-key`).
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file.
    pub file: RelPath,
    /// The line, from 1; 0 where the problem is the file as a whole.
    pub line: usize,
    /// The column in characters, from 1; 0 where the problem is the file as a whole.
    pub column: usize,
    /// The line as it stands in the file, cut to 200 columns around the place, and where in it the
    /// place lies (byte range in `text`); `None` where the problem is the file as a whole.
    pub excerpt: Option<Excerpt>,
    /// What is wrong, as one lower-case sentence without a full stop.
    pub message: String,
    /// What was expected or how to mend it.
    pub hint: Option<String>,
    /// What mends it where nothing is left to decide; `None` where something is.
    pub mend: Option<Box<Mend>>,
}

/// What mends a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// These bytes of the file become others.
    Bytes {
        /// Where they stand in the file as read (a BOM counted).
        range: std::ops::Range<usize>,
        /// The bytes.
        was: String,
        /// What becomes of them.
        now: String,
    },
    /// The file gets this name, in the same folder.
    Name(String),
}

impl Mend {
    /// Whether it takes the place of just this text.
    pub fn was(&self, text: &str) -> bool {
        matches!(self, Self::Bytes { was, .. } if was == text)
    }
}

/// A line of a file with a marked part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or the part of a long line.
    pub text: String,
    /// The marked bytes in `text`; may be empty.
    pub start: usize,
    /// The end of the marked bytes.
    pub end: usize,
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn of_file(
        rule: &'static str,
        severity: Severity,
        file: RelPath,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            file,
            line: 0,
            column: 0,
            excerpt: None,
            message: message.into(),
            hint: None,
            mend: None,
        }
    }

    /// A problem at a byte range of a file's whole text (a BOM counted): line, column and excerpt are found here.
    pub fn at(
        rule: &'static str,
        severity: Severity,
        file: RelPath,
        text: &str,
        range: std::ops::Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        let place = crate::text::lines::locate(text, range);
        Self {
            line: place.line,
            column: place.column,
            excerpt: Some(Excerpt {
                text: place.excerpt,
                start: place.start,
                end: place.end,
            }),
            ..Self::of_file(rule, severity, file, message)
        }
    }

    /// Adds what was expected or how to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Whether no command writes its file while it stands there: an error that leaves the file to a person.
    pub fn closes_file(&self) -> bool {
        let error = self.severity == Severity::Error && self.mend.is_none();
        error && !READ.contains(&self.rule)
    }

    /// Says that what the hint promises has to wait: the file is closed by what stands in this line.
    pub fn only_after(&mut self, line: usize) {
        let hint = self.hint.take();
        self.hint = hint.map(|hint| {
            format!("once line {line} is mended (until then no command writes this file): {hint}")
        });
    }

    /// Adds what mends it.
    #[must_use]
    pub fn mend(mut self, mend: Option<Mend>) -> Self {
        self.mend = mend.map(Box::new);
        self
    }

    /// The column after the last marked character of its line, in characters, from 1; `None` where the
    /// problem is the file as a whole.
    pub fn end_column(&self) -> Option<usize> {
        let excerpt = self.excerpt.as_ref()?;
        let marked = excerpt.text.get(excerpt.start..excerpt.end)?;
        Some(self.column.saturating_add(marked.chars().count()))
    }
}

/// What a rule over the whole network found: a problem whose place in the file is still to be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The problem; its line, column and excerpt are not known yet.
    pub problem: Problem,
    /// Where in the file it is.
    pub spot: Spot,
    /// What would stand there where it is mended without anything to decide.
    pub mended: Option<String>,
    /// Whether the hint proposes a command that writes to this file.
    pub by_command: bool,
}

/// A place in a file as a rule knows it: by what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A line, from 1, or the first such words on it.
    Line(usize, Option<String>),
    /// A key of a TOML file or of front matter: its tables and its name, and of a list the string or
    /// inline table holding the string `value`.
    Key {
        /// `["relationship", "goals"]`
        path: Vec<String>,
        /// `None`: the key's whole value.
        value: Option<String>,
    },
}

impl Spot {
    /// The words that are meant, as written.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::File => None,
            Self::Line(_, words) => words.as_deref(),
            Self::Key { value, .. } => value.as_deref(),
        }
    }
}

impl Finding {
    /// A warning about a file as a whole.
    pub fn warning(rule: &'static str, file: RelPath, message: impl Into<String>) -> Self {
        Self {
            problem: Problem::of_file(rule, Severity::Warning, file, message),
            spot: Spot::File,
            mended: None,
            by_command: false,
        }
    }

    /// It is on this line, from 1.
    #[must_use]
    pub fn on_line(mut self, line: usize) -> Self {
        self.spot = Spot::Line(line, None);
        self
    }

    /// It is these words on this line, from 1.
    #[must_use]
    pub fn on_words(mut self, line: usize, words: impl Into<String>) -> Self {
        self.spot = Spot::Line(line, Some(words.into()));
        self
    }

    /// It is in the value of this key: `relationship.goals`, a dot between tables and key.
    #[must_use]
    pub fn in_key(mut self, key: &str) -> Self {
        self.spot = Spot::Key {
            path: key.split('.').map(str::to_owned).collect(),
            value: None,
        };
        self
    }

    /// It is this string in the value of this key.
    #[must_use]
    pub fn in_value(mut self, key: &str, value: &str) -> Self {
        self.spot = Spot::Key {
            path: key.split('.').map(str::to_owned).collect(),
            value: Some(value.to_owned()),
        };
        self
    }

    /// Adds what would stand in its place where it is mended.
    #[must_use]
    pub fn mended(mut self, now: Option<String>) -> Self {
        self.mended = now;
        self
    }

    /// Adds what was expected or how to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.problem.hint = Some(hint.into());
        self
    }

    /// Adds how a command that writes to this file mends it.
    #[must_use]
    pub fn command(self, hint: impl Into<String>) -> Self {
        Self {
            by_command: true,
            ..self.hint(hint)
        }
    }
}
