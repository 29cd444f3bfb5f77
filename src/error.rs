//! What went wrong, as a value: the one error type that crosses rooms.
//!
//! Failures are made where they happen and become text in `shell` only. No file or terminal
//! is touched here, and no word of mentoring is known.

use std::fmt;

/// What kind of failure it is; decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// Something is wrong with the data, the disk or the request: exit code 1.
    Request,
    /// The command line cannot be understood: exit code 2.
    Usage,
}

/// A command that could not do what was asked: one sentence of what is wrong, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The kind, which decides the exit code.
    pub kind: FailureKind,
    /// What is wrong, as one lower-case sentence without a full stop.
    pub message: String,
    /// Lines that belong to the message (candidates, paths), printed indented below it.
    pub details: Vec<String>,
    /// How to mend it, each printed as `hint: …`.
    pub hints: Vec<String>,
}

impl Failure {
    /// A failure of the data, the disk or the request (exit code 1).
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            kind: FailureKind::Request,
            message: message.into(),
            details: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// A failure of usage (exit code 2).
    pub fn usage(message: impl Into<String>) -> Self {
        Self {
            kind: FailureKind::Usage,
            ..Self::new(message)
        }
    }

    /// Adds a line that belongs to the message.
    #[must_use]
    pub fn detail(mut self, line: impl Into<String>) -> Self {
        self.details.push(line.into());
        self
    }

    /// Adds a hint: how to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The exit code of the program for this failure.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            FailureKind::Request => 1,
            FailureKind::Usage => 2,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
