//! What was told of the files on stderr: each problem once, and whether any of it makes the exit code 1.

use std::collections::HashSet;

use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::problem::{Problem, Severity};
use crate::shell::diagnose;
use crate::shell::print::Printer;

/// What was told so far.
#[derive(Default)]
pub struct Told {
    /// Whether something is wrong with the files: exit code 1 whatever else is so.
    pub broken: bool,
    /// Place and rule of what was told.
    problems: HashSet<(RelPath, usize, usize, &'static str)>,
    unfinished: bool,
    /// Files that are being mended: what is wrong with them is shown where that is done.
    in_hand: Vec<RelPath>,
}

impl Told {
    /// Tells problems that are errors; with `fail_fast` the first of them is a failure.
    pub fn problems(
        &mut self,
        problems: &[Problem],
        fail_fast: bool,
        printer: &mut Printer,
    ) -> Result<(), Failure> {
        for problem in problems {
            if problem.severity != Severity::Error || self.in_hand.contains(&problem.file) {
                continue;
            }
            self.broken = true;
            let place = (
                problem.file.clone(),
                problem.line,
                problem.column,
                problem.rule,
            );
            if !self.problems.insert(place) {
                continue;
            }
            printer.problem(&diagnose::text(problem));
            if fail_fast {
                return Err(Failure::new(
                    "stopped at the first problem, as --fail-fast asks",
                ));
            }
        }
        Ok(())
    }

    /// What is wrong with these files is not told from now on: they are being mended.
    pub fn take_in_hand(&mut self, files: &[RelPath]) {
        self.in_hand.extend_from_slice(files);
    }

    /// Tells, once, that a write was interrupted.
    pub fn unfinished(&mut self, summary: &str, files: &[RelPath], printer: &mut Printer) {
        if self.unfinished {
            return;
        }
        self.unfinished = true;
        self.broken = true;
        let files: Vec<&str> = files.iter().map(RelPath::as_str).collect();
        printer.note(&format!(
            "error: a command was interrupted while it wrote: {summary}"
        ));
        if !files.is_empty() {
            printer.note(&format!(
                "  some of these are old and some new: {}",
                files.join(", ")
            ));
        }
        printer.note(
            "hint: the next command that writes completes it, and so does `mentor check --fix`",
        );
    }
}
