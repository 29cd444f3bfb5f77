//! Mending what leaves nothing to decide, as `check --fix` does.
//!
//! What may live here: carrying a mend out, and saying so. What may not: the rules, and what a mend is.

use crate::error::Failure;
use crate::model::change::ChangeSet;
use crate::model::ids::RelPath;
use crate::model::network::{Network, Scope};
use crate::model::problem::{Finding, Problem};
use crate::shell::context::Context;
use crate::shell::trial;
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
        let (_, set) = decided(store, reading, find, decide);
        let preview = store.preview(&set)?;
        if idle && preview.diff.is_empty() {
            context
                .printer
                .note("--fix found nothing that it could mend");
        }
        return trial::say(context.printer, today, &set.summary, &preview);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::mend::mend as decide;
    use crate::model::problem::Mend;
    use crate::reports::check::rules;
    use crate::shell::context::Outcome;
    use crate::shell::made_up::Stage;
    use crate::store::write::ground::Ground;
    use proptest::prelude::*;
    use std::path::Path;

    /// Mends the network there: what was found to be mended, and what was said.
    fn mended(root: &Path) -> (Vec<Problem>, String) {
        let mut stage = Stage::new(&[]).at(root);
        let mut found = Vec::new();
        let code = stage.run(|context| {
            mend(context, false, rules, |_, problems| {
                found = problems.to_vec();
                decide(problems, |_| true)
            })?;
            Ok(Outcome::Done)
        });
        assert_eq!(code, 0);
        (found, stage.err.text())
    }

    /// The text with the mends of its file made by hand, the last first.
    fn by_hand(text: &str, file: &RelPath, found: &[Problem]) -> String {
        let mut mends: Vec<(std::ops::Range<usize>, &str)> = found
            .iter()
            .filter(|problem| problem.file == *file)
            .filter_map(|problem| match problem.mend.as_deref() {
                Some(Mend::Bytes { range, now, .. }) => Some((range.clone(), now.as_str())),
                _ => None,
            })
            .collect();
        mends.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        mends.dedup();
        let mut text = text.to_owned();
        for (range, now) in mends {
            text.replace_range(range, now);
        }
        text
    }

    fn lines(ends: &[&'static str]) -> impl Strategy<Value = String> {
        let line = prop::sample::select(ends.to_vec());
        let end = prop::sample::select(vec!["\n", "\r\n"]);
        let lines = prop::collection::vec(line, 0..8);
        (lines, end, any::<bool>(), any::<bool>()).prop_map(|(lines, end, bom, last)| {
            let bom = if bom { "\u{feff}" } else { "" };
            let last = if last { end } else { "" };
            format!("{bom}{}{last}", lines.join(end))
        })
    }

    const NOTE: [&str; 12] = [
        "- [ ] @gra Call @gra due:2026-1-5",
        "- [ ] (@gra, if she can) x  start:20260105.",
        "  - [x] @grace-okafor done:2026/10/3 due:2026-01-05",
        "> * [-] @gra due:5.1.2026",
        "- [ ] @ada @gra due:2026-13-5",
        "1. [ ] @gra",
        "text @gra due:2026-1-5",
        "```",
        "## Private",
        "",
        "\t- [ ] @gra\tdue:2026-1-5\t ",
        "- 2026-1-5 gave: x",
    ];
    const LOG: [&str; 7] = [
        "- 2026-1-5 gave: an article  ",
        "-   2026/01/05 contact: met @gra",
        "* 20260105 gave: x weight:light",
        "- 2026-01-05 gave: x",
        "- 2026-13-5 gave: x",
        "- 2026-1-5 gvae: x",
        "~~~",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
        #[test]
        fn a_mend_touches_the_bytes_of_what_was_found_and_a_second_one_nothing(
            note in lines(&NOTE),
            log in lines(&LOG),
        ) {
            let dir = tempfile::tempdir().unwrap();
            let root = dir.path().join("net");
            let files = [
                ("mentor.toml", "format = 1\n".to_owned()),
                ("people/ada/person.toml", "name = \"Ada\"\nknows = ['grace']\n".to_owned()),
                ("people/grace-okafor/person.toml", "name = \"Grace\"\n".to_owned()),
                ("people/ada/2026-05-01.md", note),
                ("people/ada/log.md", log),
            ];
            let mut set = ChangeSet::new("Start");
            for (file, text) in &files {
                set.create(RelPath::new(*file), text.clone());
            }
            Ground::survey(&root).unwrap().lay(&set).unwrap();
            let (found, _) = mended(&root);
            for (file, text) in &files {
                let file = RelPath::new(*file);
                let wanted = by_hand(text, &file, &found);
                let store = Store::open(&root).unwrap();
                let mut bytes = Vec::new();
                store.door().read(&file, 1 << 20, &mut bytes).unwrap();
                prop_assert_eq!(String::from_utf8(bytes).unwrap(), wanted, "{}", file);
            }
            let (left, said) = mended(&root);
            prop_assert!(left.iter().all(|problem| problem.mend.is_none()), "{:?}", left);
            prop_assert_eq!(said, "--fix found nothing that it could mend\n");
        }
    }
}
