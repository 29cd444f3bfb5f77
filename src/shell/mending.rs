//! Mending what leaves nothing to decide, as `check --fix` does.
//!
//! What may live here: carrying a mend out, and saying so. What may not: the rules, and what a mend is.

use crate::error::Failure;
use crate::model::change::ChangeSet;
use crate::model::ids::RelPath;
use crate::model::network::{Network, Scope};
use crate::model::problem::{Finding, Problem};
use crate::shell::context::Context;
use crate::shell::write::Scene;
use crate::store::Store;
use crate::store::read::network::Reading;

/// The rule of a file that a killed write left.
const CUT_OFF: &str = "cut-off-write";

/// Completes a write that was interrupted, removes what killed writes left, and carries out what
/// `decide` makes of the problems, those of reading and what `find` finds in the network; says on
/// stderr what was done. With `dry_run` it only says what would be done, and prints the edits as a diff.
pub fn mend(
    context: &mut Context<'_>,
    dry_run: bool,
    find: impl FnOnce(&Network) -> Vec<Finding>,
    decide: impl FnOnce(&Network, &[Problem]) -> ChangeSet,
) -> Result<(), Failure> {
    let today = context.today();
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let mut idle = true;
    let mut say = |line: &str| {
        idle = false;
        context.printer.note(line);
    };
    if dry_run {
        if let Some(half) = store.unfinished() {
            say(&format!(
                "would complete an interrupted write: {}",
                half.summary
            ));
        }
        let reading = store.inspect(&Scope::Everything);
        for file in cut_off(&reading.problems) {
            say(&format!("would remove {file}"));
        }
        let diff = store.preview(&decided(store, reading, find, decide).1)?;
        if idle && diff.is_empty() {
            context
                .printer
                .note("--fix found nothing that it could mend");
        }
        context.print(&diff);
        return Ok(());
    }
    let locked = store.lock()?.on(today);
    for line in locked.recovered() {
        say(line);
    }
    let reading = locked.inspect(&Scope::Everything);
    let litter: Vec<RelPath> = cut_off(&reading.problems).cloned().collect();
    let (network, set) = decided(store, reading, find, decide);
    let written = if set.is_empty() {
        Vec::new()
    } else {
        locked.apply(&set)?
    };
    locked.sweep();
    for file in litter {
        say(&format!("removed {file}"));
    }
    if idle && written.is_empty() {
        context
            .printer
            .note("--fix found nothing that it could mend");
    }
    let scene = Scene {
        store,
        told: &mut context.told,
        printer: context.printer,
        fail_fast: false,
        today,
    };
    scene.tell(&written, &set.summary, network.policy.git_commit);
    drop(locked);
    Ok(())
}

fn cut_off(problems: &[Problem]) -> impl Iterator<Item = &RelPath> {
    let cut_off = problems.iter().filter(|problem| problem.rule == CUT_OFF);
    cut_off.map(|problem| &problem.file)
}

/// The network, and what is decided about its problems with their places.
fn decided(
    store: &Store,
    reading: Reading,
    find: impl FnOnce(&Network) -> Vec<Finding>,
    decide: impl FnOnce(&Network, &[Problem]) -> ChangeSet,
) -> (Network, ChangeSet) {
    let (network, mut problems) = (reading.network, reading.problems);
    // Only what has a mend needs its place.
    let mut findings = find(&network);
    findings.retain(|finding| finding.mended.is_some());
    problems.extend(store.locate(findings));
    let set = decide(&network, &problems);
    (network, set)
}
