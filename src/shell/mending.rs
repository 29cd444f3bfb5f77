//! Mending what leaves nothing to decide, as `check --fix` does.
//!
//! What may live here: carrying a mend out, and saying so. What may not: the rules, and what a mend is.

use crate::error::Failure;
use crate::model::change::ChangeSet;
use crate::model::ids::RelPath;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::model::problem::{Finding, Problem};
use crate::shell::context::Context;
use crate::shell::trial;
use crate::shell::write::Scene;
use crate::store::Store;
use crate::store::read::network::Gathered;

/// The rule of a file that a killed write left.
const CUT_OFF: &str = "cut-off-write";
/// What is said where there is nothing to do.
const NOTHING: &str = "--fix found nothing that it could mend";

/// How it is known what can be mended.
pub struct Search<Look, Find> {
    /// What of a person `find` needs.
    pub look: Look,
    /// What rules over the whole network find in that.
    pub find: Find,
    /// Whether a problem that reading found plays a part in what is decided.
    pub matters: fn(&Problem) -> bool,
}

/// What was read, and the problems that matter, with their places.
struct Found {
    network: Network,
    problems: Vec<Problem>,
    litter: Vec<RelPath>,
}

/// Completes a write that was interrupted, removes what killed writes left, and carries out what
/// `decide` makes of the problems that matter, those of reading and those that are found in the network;
/// says on stderr what was done. With `dry_run` it only says what would be done, and prints the edits as
/// a diff. People are read in turn, so that little of each is in memory.
pub fn mend<Look, Find>(
    context: &mut Context<'_>,
    dry_run: bool,
    search: Search<Look, Find>,
    decide: impl FnOnce(&Network, &[Problem]) -> ChangeSet,
) -> Result<(), Failure>
where
    Look: Fn(Person) -> Person + Sync,
    Find: FnOnce(&Network) -> Vec<Finding>,
{
    if dry_run {
        return show(context, search, decide);
    }
    let today = context.today();
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let mut idle = true;
    let mut say = |line: &str| {
        idle = false;
        context.printer.note(line);
    };
    let locked = store.lock()?.on(today);
    for line in locked.recovered() {
        say(line);
    }
    let gathered = locked.inspect_each(&Scope::Everything, keep(search.look, search.matters));
    let found = found(store, gathered, search.find);
    let set = decide(&found.network, &found.problems);
    let written = if set.is_empty() {
        Vec::new()
    } else {
        locked.apply(&set)?
    };
    locked.sweep();
    for file in &found.litter {
        say(&format!("removed {file}"));
    }
    if idle && written.is_empty() {
        context.printer.note(NOTHING);
    }
    let scene = Scene {
        store,
        told: &mut context.told,
        printer: context.printer,
        fail_fast: false,
        today,
    };
    scene.tell(&written, &set.summary, found.network.policy.git_commit);
    drop(locked);
    Ok(())
}

/// Says what [`mend`] would do.
fn show<Look, Find>(
    context: &mut Context<'_>,
    search: Search<Look, Find>,
    decide: impl FnOnce(&Network, &[Problem]) -> ChangeSet,
) -> Result<(), Failure>
where
    Look: Fn(Person) -> Person + Sync,
    Find: FnOnce(&Network) -> Vec<Finding>,
{
    let today = context.today();
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let mut said = Vec::new();
    said.extend(
        store
            .unfinished()
            .map(|half| format!("would complete an interrupted write: {}", half.summary)),
    );
    let gathered =
        store.inspect_each_as_meant(&Scope::Everything, keep(search.look, search.matters));
    let found = found(store, gathered, search.find);
    let litter = found.litter.iter();
    said.extend(litter.map(|file| format!("would remove {file}")));
    for line in &said {
        context.printer.note(line);
    }
    let set = decide(&found.network, &found.problems);
    let preview = store.preview(&set)?;
    if said.is_empty() && preview.diff.is_empty() {
        context.printer.note(NOTHING);
    }
    trial::say(context.printer, today, &set.summary, &preview)
}

/// What is kept of a person, and of what is wrong in their files.
fn keep(
    look: impl Fn(Person) -> Person + Sync,
    matters: fn(&Problem) -> bool,
) -> impl Fn(&Network, Person, Vec<Problem>) -> (Person, Vec<Problem>) + Sync {
    move |_, person, mut problems| {
        problems.retain(|problem| matters(problem) || is_cut_off(problem));
        // The room of those that were dropped would stay, ten thousand times.
        problems.shrink_to_fit();
        (look(person), problems)
    }
}

fn is_cut_off(problem: &Problem) -> bool {
    problem.rule == CUT_OFF
}

/// The network with what is kept of its people, and the problems by file, line and column, then those of
/// the rules.
fn found(
    store: &Store,
    gathered: Gathered<(Person, Vec<Problem>)>,
    find: impl FnOnce(&Network) -> Vec<Finding>,
) -> Found {
    let (mut network, mut problems) = (gathered.network, gathered.problems);
    // People take the place of what was kept of them: a second list of ten thousand would be some megabytes.
    let people = gathered.kept.into_iter().map(|(person, own)| {
        problems.extend(own);
        person
    });
    network.people = people.collect();
    let place = |problem: &Problem| {
        (
            problem.file.clone(),
            problem.line,
            problem.column,
            problem.rule,
        )
    };
    problems.sort_by(|a, b| (place(a), &a.message).cmp(&(place(b), &b.message)));
    problems.dedup();
    let litter = problems.iter().filter(|problem| is_cut_off(problem));
    let litter = litter.map(|problem| problem.file.clone()).collect();
    // Only what has a mend needs its place.
    let mut findings = find(&network);
    findings.retain(|finding| finding.mended.is_some());
    problems.extend(store.locate(findings));
    Found {
        network,
        problems,
        litter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::mend::{matters, mend as decide};
    use crate::model::problem::Mend;
    use crate::reports::check::{lighter, rules};
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
            let search = Search {
                look: lighter,
                find: rules,
                matters,
            };
            mend(context, false, search, |_, problems| {
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
            odd in lines(&NOTE),
        ) {
            let dir = tempfile::tempdir().unwrap();
            let root = dir.path().join("net");
            let files = [
                ("mentor.toml", "format = 1\n".to_owned()),
                ("people/ada/person.toml", "name = \"Ada\"\nknows = ['grace']\n".to_owned()),
                ("people/grace-okafor/person.toml", "name = \"Grace\"\n".to_owned()),
                ("people/ada/2026-05-01.md", note),
                ("people/ada/log.md", log),
                ("people/ada/2026-6-1.md", odd),
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
                let file = match file.as_str() {
                    "people/ada/2026-6-1.md" => RelPath::new("people/ada/2026-06-01.md"),
                    _ => file,
                };
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
