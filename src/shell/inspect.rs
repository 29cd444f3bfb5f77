//! The network as `check` looks at it: whole, with every problem kept instead of told.
//!
//! What may live here: joining what reading and the rules find. What may not: the rules; mending (`mending`).

use crate::error::Failure;
use crate::facts::problem_book::{Book, Packer};
use crate::model::ids::RelPath;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::model::problem::{Finding, Problem, Severity};
use crate::shell::context::Context;
use crate::store::write::recover::Unfinished;

/// The rules that a network is looked at by.
pub struct Rules<Look, All, Again> {
    /// What rules about one person find, and what of the person the others need.
    pub look: Look,
    /// What rules over the whole network find in that.
    pub all: All,
    /// What is looked for once more, and in whom, where there is something to look for.
    pub again: Again,
}

/// Reads everything, person by person, and looks at it by the given rules: the network as `look`
/// leaves it, and the problems of its files, with their lines. Nothing is said, and the exit code stays
/// as it is. What is wrong with one person is packed where they are read, so that a hundred thousand
/// problems need little memory.
pub fn inspect<Look, All, Again, Once>(
    context: &mut Context<'_>,
    rules: Rules<Look, All, Again>,
) -> Result<(Network, Book), Failure>
where
    Look: Fn(Person) -> (Person, Vec<Finding>) + Sync,
    All: FnOnce(&Network) -> Vec<Finding>,
    Again: FnOnce(&Network) -> Option<(Scope, Once)>,
    Once: Fn(&Person) -> Vec<Finding> + Sync,
{
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let packer = Packer::default();
    let looked = store.inspect_each(&Scope::Everything, |_, person, mut problems| {
        let folder = person.folder();
        let (person, findings) = (rules.look)(person);
        problems.extend(store.locate(findings));
        (person, packer.pack(folder, problems))
    });
    let mut network = looked.network;
    let mut book = Book::new(packer);
    // People take the place of what was kept of them: a second list of ten thousand would be some megabytes.
    let kept = looked.kept.into_iter().map(|(person, packed)| {
        book.folders.extend(packed);
        person
    });
    network.people = kept.collect();
    let mut findings = (rules.all)(&network);
    if let Some((scope, once)) = (rules.again)(&network) {
        let again = store.gather(&scope, |_, person| once(&person));
        findings.extend(again.kept.into_iter().flatten());
    }
    book.add(looked.problems);
    book.add(store.locate(findings));
    book.add(store.unfinished().map(interrupted));
    Ok((network, book))
}

/// Findings with their places.
pub fn located(context: &mut Context<'_>, findings: Vec<Finding>) -> Result<Vec<Problem>, Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    Ok(store.locate(findings))
}

/// Whether the first error is to be the last thing said.
pub fn fail_fast(context: &Context<'_>) -> bool {
    context.globals.fail_fast
}

/// A write that was interrupted, as a problem of the first of its files.
fn interrupted(half: Unfinished) -> Problem {
    let file = half.files.first().cloned();
    let file = file.unwrap_or_else(|| RelPath::new(".mentor"));
    let message = format!(
        "a command was interrupted while it wrote ({}): some of its files are old and some new",
        half.summary
    );
    Problem::of_file("unfinished-write", Severity::Error, file, message)
        .hint("`mentor check --fix` completes it, and so does the next command that writes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::ChangeSet;
    use crate::shell::context::Outcome;
    use crate::shell::made_up::Stage;
    use crate::shell::mending::{Search, mend};
    use crate::store::Store;
    use crate::store::door::faults::Fault;
    use crate::store::door::{Door, Faults, Op};
    use std::path::Path;

    fn set() -> ChangeSet {
        let mut set = ChangeSet::new("Rename Ada");
        for id in ["ada", "bo"] {
            let file = RelPath::new(format!("people/{id}/person.toml"));
            set.set(
                &file,
                &["title"],
                crate::model::change::Value::Text("VP".into()),
            );
        }
        set
    }

    fn network(root: &Path) {
        let mut set = ChangeSet::new("Start");
        set.create(RelPath::new("mentor.toml"), "format = 1\n");
        for id in ["ada", "bo"] {
            let file = RelPath::new(format!("people/{id}/person.toml"));
            set.create(file, "name = \"X\"\n[relationship]\nstage = \"prospect\"\n");
        }
        let ground = crate::store::write::ground::Ground::survey(root).unwrap();
        ground.lay(&set).unwrap();
    }

    /// Kills a write of two files at the renaming of the second: before it come the file that hides
    /// the records, the record for undo, the one of the write, and the first of the two.
    fn killed(root: &Path) {
        let faults = Faults::at(5, Fault::Stop).only(&[Op::Rename]);
        let store = Store::at(Door::with_faults(root, faults).unwrap()).unwrap();
        assert!(store.lock().unwrap().apply(&set()).is_err());
        let half = Store::open(root).unwrap().unfinished();
        assert_eq!(half.map(|half| half.summary).as_deref(), Some("Rename Ada"));
    }

    fn rules(root: &Path) -> Vec<&'static str> {
        let mut found = Vec::new();
        let code = Stage::new(&[]).at(root).run(|context| {
            let none = Rules {
                look: |person| (person, Vec::new()),
                all: |_: &Network| Vec::new(),
                again: |_: &Network| None::<(Scope, fn(&Person) -> Vec<Finding>)>,
            };
            let (_, book) = inspect(context, none)?;
            found = book.each().map(|problem| problem.rule).collect();
            Ok(Outcome::Done)
        });
        assert_eq!(code, 0);
        found
    }

    fn mended(root: &Path, dry_run: bool) -> String {
        let mut stage = Stage::new(&[]).at(root);
        let code = stage.run(|context| {
            let nothing = Search {
                look: |person| person,
                find: |_: &Network| Vec::new(),
                matters: |_| true,
            };
            mend(context, dry_run, nothing, |_, _| ChangeSet::new("nothing"))?;
            Ok(Outcome::Done)
        });
        assert_eq!(code, 0);
        stage.err.text()
    }

    #[test]
    fn an_interrupted_write_is_told_and_completed() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("net");
        network(&root);
        killed(&root);
        assert!(rules(&root).contains(&"unfinished-write"));
        assert!(mended(&root, true).contains("would complete an interrupted write: Rename Ada\n"));
        assert!(rules(&root).contains(&"unfinished-write"));
        assert!(mended(&root, false).contains("finished an interrupted write: Rename Ada\n"));
        assert_eq!(rules(&root).len(), 0);
        assert_eq!(
            mended(&root, false),
            "--fix found nothing that it could mend\n"
        );
    }
}
