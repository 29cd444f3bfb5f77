//! Whether a change only adds lines to files that are there.
//!
//! What may live here: that look at a change. What may not: what is changed.

use crate::error::Failure;
use crate::model::change::ChangeSet;
use crate::shell::context::Context;

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
