//! A change that is only tried (`--dry-run`): what would be written, said on stdout.
//!
//! What may live here: the two forms of it, a diff and one JSON object. What may not: what would be written.

use serde::Serialize;

use crate::error::Failure;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::shell::answer::{Answer, Envelope};
use crate::shell::print::Printer;
use crate::store::write::preview::Preview;

/// What is answered in JSON, by whatever command: `mentor/dry-run/1`.
#[derive(Serialize)]
struct Tried<'a> {
    summary: &'a str,
    would_write: &'a [Written],
    diff: &'a str,
}

/// Says what would be written: a unified diff, and where the command was asked for JSON one object that
/// holds it. `summary`: what the command does, as in a commit.
pub fn say(
    printer: &mut Printer,
    today: Day,
    summary: &str,
    preview: &Preview,
) -> Result<(), Failure> {
    if printer.wants_json() {
        let tried = Tried {
            summary,
            would_write: &preview.written,
            diff: &preview.diff,
        };
        return Envelope::new("dry-run", today, &tried).write(&mut printer.json());
    }
    printer.print(Answer::Lines(&preview.diff));
    Ok(())
}
