//! Additions to what is there: whether they could be written, whether they add lines alone, and what was said
//! where they could not be written after all.
//!
//! What may live here: those looks at a change, the one way of keeping what was said. What may not: what is changed.

use crate::error::Failure;
use crate::model::change::ChangeSet;
use crate::shell::context::Context;
use crate::store::write::draft::ANSWERS;
use crate::text::doc::Doc;
use crate::text::markdown;

/// Whether this network can be written to, as far as its settings say.
///
/// # Errors
/// The settings cannot be read, or the network is of a newer format.
pub fn writable(context: &mut Context<'_>) -> Result<(), Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    store.preview(&ChangeSet::new("nothing")).map(drop)
}

/// Keeps what was said in `.mentor/answers.md`, whose path the failure of the command then says; false where it cannot
/// be kept either.
pub fn keep(context: &mut Context<'_>, said: &Doc) -> bool {
    let (globals, world) = (&context.globals, &context.printer.world);
    let laid = context
        .home
        .store(globals, world)
        .and_then(|store| store.lay_draft(&format!("{ANSWERS}.md"), &markdown::render(said)));
    let kept = laid.map(|draft| context.home.keep(draft, ""));
    kept.is_ok()
}

/// Whether a change adds lines and takes none away; false too where it cannot be made.
pub fn only_adds(set: &ChangeSet, context: &mut Context<'_>) -> Result<bool, Failure> {
    let (globals, world) = (&context.globals, &context.printer.world);
    let store = context.home.store(globals, world)?;
    Ok(store.preview(set).is_ok_and(|preview| adds(&preview.diff)))
}

/// A line that gets the line end it lacked is there as it was.
fn adds(diff: &str) -> bool {
    let mut added: Vec<&str> = Vec::new();
    let mut gone: Vec<&str> = Vec::new();
    for line in diff.lines() {
        if line.starts_with("--- ") || line.starts_with("+++ ") {
            continue;
        }
        added.extend(line.strip_prefix('+'));
        gone.extend(line.strip_prefix('-'));
    }
    !added.is_empty() && gone.iter().all(|line| added.contains(line))
}

#[cfg(test)]
mod tests {
    use super::adds;

    #[test]
    fn a_line_that_changes_is_not_added_and_one_that_gets_its_line_end_stays() {
        assert!(adds("--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n a\n+b\n"));
        assert!(adds("-a\n\\ No newline at end of file\n+a\n+b\n"));
        assert!(!adds("-needs = []\n+needs = [\"x\"]\n"));
        assert!(!adds(""));
    }
}
