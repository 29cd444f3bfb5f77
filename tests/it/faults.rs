//! Every writing command, with one operation on files that fails, or at which the program is killed:
//! each file is old or new, the answer says which, and the next write leaves all old or all new.
//!
//! The commands run inside this process (`mentor::run`), on a part of the sample network.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use mentor::store::door::faults::Fault;
use mentor::store::door::{Faults, Op};
use rustix::io::Errno;
use tempfile::TempDir;

use crate::folder::{Tree, copy, folder, seen, tree};
use crate::help::commands;
use crate::inside::{self, Typing};
use crate::sandbox::repository;

/// How each command that writes to a network is called.
const WRITES: &[&[&str]] = &[
    &[
        "log",
        "grace-okafor",
        "--takeaway",
        "Say it earlier",
        "--action",
        "Write it down",
    ],
    &["touch", "yesterday: sent Grace the report", "--gave"],
    CONTINUE,
    &["add", "Ada Byron", "--role", "mentor"],
    &["set", "grace-okafor", "relationship.minutes=30"],
    &["edit", "grace-okafor", "sam-lee"],
    &["resume", "miriam-halevi"],
    &["recap", "sam-lee", "--sent"],
    &["thanks", "sam-lee", "--sent"],
    &["progress", "grace-okafor", "--sent"],
    &["pitch", "helena-vogt", "--sent"],
    &["action", "due", "e5c925", "fri"],
    &["action", "drop", "e5c925", "--why", "it was done otherwise"],
    &["action", "reopen", "e83924"],
    &["template", "eject", "progress"],
    &["fit", "helena-vogt", "commitment=4 kept her word"],
    &["agenda", "grace-okafor", "--save"],
    &["action", "add", "grace-okafor", "Draft the memo due:fri"],
    &["done", "e5c925", "7429c3", "--on", "2026-11-20"],
    &["intro", "sam-lee", "olena-tkachenko", "--happened"],
    &["resource", "add", "A book", "--takeaway", "One thing"],
    &["resource", "share", "team-topologies", "grace-okafor"],
    &["pause", "grace-okafor", "sam-lee", "--until", "2027-01-06"],
    &["rename", "grace-okafor", "Grace Adeyemi", "--yes"],
    &["merge", "helena-vogt", "sam-lee", "--yes"],
    &["remove", "sam-lee", "--yes"],
    &[
        "rate",
        "grace-okafor",
        "--heard",
        "3",
        "--me",
        "4 4 5 3 4 4 3 5 4 4",
    ],
    &["goal", "add", "Calm nights"],
    &["goal", "set", "director", "priority=1"],
    &[
        "close",
        "sam-lee",
        "--as",
        "completed",
        "--rest",
        "drop:it is over",
    ],
];
/// A command that asks, and what is typed.
const CONTINUE: &[&str] = &["init", "--continue"];
const ANSWERS: &str = "Send a proposal to the spring meetup\nyes\n";
/// A command whose change is told apart from all of these.
const OTHER: &[&str] = &["touch", "called Olena Tkachenko", "--next"];
const OTHER_FILE: &str = "people/olena-tkachenko/log.md";
/// What is copied of the sample network.
const PARTS: &[&str] = &[
    "mentor.toml",
    "goals",
    "resources",
    "people/grace-okafor",
    "people/helena-vogt",
    "people/sam-lee",
    "people/olena-tkachenko",
    "people/miriam-halevi",
];
/// The operations of writing, which one by one fail.
const WRITING: &[Op] = &[
    Op::Create,
    Op::Write,
    Op::Mode,
    Op::SyncFile,
    Op::SyncFolder,
    Op::Rename,
    Op::Link,
    Op::Remove,
    Op::MakeFolder,
    Op::Lock,
];

/// Those of reading.
const READING: &[Op] = &[Op::Open, Op::List, Op::Read];

/// A fresh network.
fn network() -> TempDir {
    let dir = folder();
    fs::create_dir(dir.path().join("people")).unwrap();
    for part in PARTS {
        copy(
            &repository().join("examples/harbor").join(part),
            &dir.path().join(part),
        )
        .unwrap();
    }
    dir
}

/// Runs a command; gives its exit code and what it said on stderr. In the editor a file gets one more line.
fn run(root: &Path, command: &[&str], faults: Option<Faults>) -> (u8, String) {
    run_with(root, command, faults, &|path| {
        let mut text = fs::read_to_string(path).unwrap();
        text.push_str("# once more\n");
        fs::write(path, text).unwrap();
    })
}

fn run_with(
    root: &Path,
    command: &[&str],
    faults: Option<Faults>,
    typing: &'static Typing,
) -> (u8, String) {
    let typed = if command == CONTINUE { ANSWERS } else { "" };
    let ended = inside::run_typed(root, command, faults, typing, typed);
    (ended.code, ended.err)
}

/// A command, what was there before, what it leaves undisturbed, and how many operations that takes.
struct Case {
    command: &'static [&'static str],
    before: Tree,
    after: Tree,
    operations: usize,
}

fn measured(command: &'static [&'static str]) -> Case {
    let dir = network();
    let before = seen(tree(dir.path()));
    let faults = Faults::watch();
    let (code, said) = run(dir.path(), command, Some(faults.clone()));
    assert_eq!(code, 0, "{command:?}: {said}");
    let after = seen(tree(dir.path()));
    assert_ne!(before, after, "{command:?}");
    let done = faults.done();
    let operations = done.iter().filter(|(op, _)| WRITING.contains(op)).count();
    Case {
        command,
        before,
        after,
        operations,
    }
}

/// What a file may hold: the old bytes or the new ones. In a folder that gets another name the files get theirs
/// before it moves.
fn known<'t>(before: &'t Tree, after: &'t Tree, path: &str) -> Vec<Option<&'t Vec<u8>>> {
    let (old, new) = ("people/grace-okafor/", "people/grace-adeyemi/");
    let paths = [
        path.to_owned(),
        path.replace(old, new),
        path.replace(new, old),
    ];
    let held = paths
        .iter()
        .flat_map(|path| [before.get(path), after.get(path)]);
    held.filter(Option::is_some).collect()
}

/// Each file is old or new; gives whether all are old, and whether all are new.
fn judge(case: &Case, root: &Path, what: &str) -> (bool, bool) {
    let now = seen(tree(root));
    for (path, bytes) in &now {
        let known = known(&case.before, &case.after, path);
        assert!(
            known.contains(&Some(bytes)),
            "{what}: {path} is neither old nor new"
        );
    }
    (now == case.before, now == case.after)
}

/// The next write finds all old or all new, and leaves nothing behind.
fn recovers(case: &Case, root: &Path, what: &str) {
    let (code, said) = run(root, OTHER, None);
    assert_eq!(code, 0, "{what}: {said}");
    let left = tree(root);
    let without = |tree: &Tree| {
        let mut tree = tree.clone();
        tree.remove(OTHER_FILE);
        // The program's own folder ignores itself; the records for undo, and what was typed, may be there.
        let own = |path: &str| {
            path == ".mentor/"
                || path == ".mentor/.gitignore"
                || path.starts_with(".mentor/undo-")
                || path.starts_with(".mentor/people-")
                || path.starts_with(".mentor/answers")
        };
        tree.retain(|path, _| !own(path));
        tree
    };
    if let Some(ignored) = left.get(".mentor/.gitignore") {
        assert_eq!(ignored, b"*\n", "{what}");
    }
    let now = without(&left);
    let whole = now == without(&case.before) || now == without(&case.after);
    assert!(whole, "{what}: {:?}", now.keys());
    let (code, said) = run(root, &["list"], None);
    assert!(code == 0 && said.is_empty(), "{what}: {said}");
}

#[test]
fn every_command_that_writes_is_tried_here() {
    // They begin a network, take back, or mend: they have tests of their own.
    let own = ["init", "undo", "check"];
    let writes = commands().into_iter().filter(|(words, command)| {
        let mut arguments = command.get_arguments();
        !own.contains(&words.join(" ").as_str())
            && arguments.any(|argument| argument.get_long() == Some("dry-run"))
    });
    let tried = |words: &[String]| {
        WRITES
            .iter()
            .any(|call| call.len() >= words.len() && call[..words.len()] == words[..])
    };
    let missing: Vec<String> = writes
        .filter(|(words, _)| !tried(words))
        .map(|(words, _)| words.join(" "))
        .collect();
    assert!(
        missing.is_empty(),
        "say in tests/it/faults.rs how these are called: {missing:?}"
    );
}

#[test]
fn whichever_operation_of_a_writing_command_fails_the_files_are_all_old_or_all_new() {
    for command in WRITES {
        let case = measured(command);
        for number in 1..=case.operations {
            let errors = [Errno::IO, Errno::NOSPC, Errno::ACCESS];
            let errno = errors[number % errors.len()];
            let what = format!("{command:?}: {errno:?} at {number}");
            let dir = network();
            let faults = Faults::at(number, Fault::Error(errno)).only(WRITING);
            let (code, said) = run(dir.path(), case.command, Some(faults.clone()));
            assert!(faults.hit(), "{what}");
            let (old, new) = judge(&case, dir.path(), &what);
            assert!(old || new, "{what}: half: {said}");
            assert!(new || code == 1, "{what}: {code} {said}");
            assert_eq!(
                old,
                said.contains("nothing was written") || said.contains("cannot be locked"),
                "{what}: {said}"
            );
            recovers(&case, dir.path(), &what);
        }
    }
}

#[test]
fn what_a_writing_command_says_it_wrote_survives_a_power_cut() {
    let folder_of = |path: &str| {
        path.rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned()
    };
    for command in WRITES {
        let dir = network();
        let faults = Faults::watch();
        let (code, said) = run(dir.path(), command, Some(faults.clone()));
        assert_eq!(code, 0, "{command:?}: {said}");
        // What only the memory of the machine holds: bytes of files, and names in folders.
        let (mut bytes, mut names) = (BTreeSet::new(), BTreeSet::new());
        for (op, path) in faults.done() {
            match op {
                Op::Write => drop(bytes.insert(path)),
                Op::SyncFile => drop(bytes.remove(&path)),
                Op::Create | Op::Rename | Op::Link | Op::MakeFolder => {
                    names.insert(folder_of(&path));
                }
                Op::SyncFolder => {
                    names.remove(&path);
                    // The folder that is renamed here is synced under its new name.
                    names.remove(&path.replace("grace-adeyemi", "grace-okafor"));
                }
                _ => {}
            }
        }
        assert_eq!(
            bytes,
            BTreeSet::new(),
            "{command:?}: written, and never synced"
        );
        assert_eq!(
            names,
            BTreeSet::new(),
            "{command:?}: named, and never synced"
        );
    }
}

#[test]
fn what_follows_every_name_does_nothing_where_a_file_or_folder_cannot_be_read() {
    for command in WRITES {
        if !["rename", "merge", "remove"].contains(&command[0]) {
            continue;
        }
        let case = measured(command);
        let mut number = 1;
        loop {
            let what = format!("{command:?}: reading fails at {number}");
            let dir = network();
            let faults = Faults::at(number, Fault::Error(Errno::IO)).only(READING);
            let (code, said) = run(dir.path(), case.command, Some(faults.clone()));
            if !faults.hit() {
                break;
            }
            let (old, new) = judge(&case, dir.path(), &what);
            assert!(new || old && code == 1, "{what}: {code} {said}");
            number += 1;
        }
        assert!(number > 100, "{command:?}");
    }
}

#[test]
fn wherever_a_writing_command_is_killed_the_next_one_finds_all_old_or_all_new() {
    for command in WRITES {
        let case = measured(command);
        for number in 1..=case.operations {
            let what = format!("{command:?}: killed at {number}");
            let dir = network();
            let faults = Faults::at(number, Fault::Stop).only(WRITING);
            run(dir.path(), case.command, Some(faults.clone()));
            assert!(faults.stopped(), "{what}");
            let (old, new) = judge(&case, dir.path(), &what);
            let half = !old && !new;
            // A reader answers all the same, and says what is half done.
            let (code, said) = run(dir.path(), &["list"], None);
            assert_eq!(code, u8::from(half), "{what}: {said}");
            assert_eq!(
                half,
                said.contains("unfinished") || said.contains("interrupted"),
                "{what}: {said}"
            );
            recovers(&case, dir.path(), &what);
        }
    }
}

#[test]
fn whatever_a_command_writes_undo_takes_back_byte_for_byte_and_redo_puts_it_back() {
    for command in WRITES {
        let dir = network();
        let before = seen(tree(dir.path()));
        let (code, said) = run(dir.path(), command, None);
        assert_eq!(code, 0, "{command:?}: {said}");
        let after = seen(tree(dir.path()));
        let (code, said) = run(dir.path(), &["undo"], None);
        assert_eq!(code, 0, "{command:?}: {said}");
        assert!(
            seen(tree(dir.path())) == before,
            "{command:?}: not as it was before"
        );
        let (code, said) = run(dir.path(), &["undo"], None);
        assert_eq!(code, 1, "{command:?} is more than one write: {said}");
        let (code, said) = run(dir.path(), &["undo", "--redo"], None);
        assert_eq!(code, 0, "{command:?}: {said}");
        assert!(
            seen(tree(dir.path())) == after,
            "{command:?}: not as it was after"
        );
    }
}

#[test]
fn wherever_undo_fails_or_is_killed_the_next_one_leaves_everything_as_it_was() {
    for command in WRITES {
        let mut number = 1;
        loop {
            let faults = match number % 2 {
                0 => Fault::Stop,
                _ => Fault::Error(Errno::NOSPC),
            };
            let what = format!("{command:?}: undo with {faults:?} at {number}");
            let dir = network();
            let before = seen(tree(dir.path()));
            assert_eq!(run(dir.path(), command, None).0, 0, "{what}");
            let after = seen(tree(dir.path()));
            let faults = Faults::at(number, faults).only(WRITING);
            let (code, said) = run(dir.path(), &["undo"], Some(faults.clone()));
            if !faults.hit() {
                assert_eq!(code, 0, "{what}: {said}");
                break;
            }
            for (path, bytes) in &seen(tree(dir.path())) {
                let known = known(&before, &after, path);
                assert!(known.contains(&Some(bytes)), "{what}: {path}");
            }
            // Either it is all back already, or this takes it back.
            run(dir.path(), &["undo"], None);
            assert!(seen(tree(dir.path())) == before, "{what}: {said}");
            let (code, said) = run(dir.path(), &["list"], None);
            assert!(code == 0 && said.is_empty(), "{what}: {said}");
            number += 1;
        }
        assert!(number > 5, "{command:?}");
    }
}

/// What is typed into a prepared note.
const TYPED: &str = "- Typed on the train, once";
/// A meeting logged in the editor, with a promise ticked in another file.
const IN_EDITOR: &[&str] = &["log", "grace-okafor"];

/// Whether the editor was opened since it was last asked.
static OPENED: AtomicBool = AtomicBool::new(false);

fn type_it(path: &Path) {
    OPENED.store(true, Ordering::Relaxed);
    let text = fs::read_to_string(path).unwrap();
    let text = text.replace("## Takeaways\n", &format!("## Takeaways\n{TYPED}\n"));
    fs::write(path, text.replacen("\n- [ ] ", "\n- [x] ", 1)).unwrap();
}

/// Every file that holds what was typed.
fn holds_it(root: &Path) -> Vec<String> {
    let mut found = tree(root);
    found.retain(|_, bytes| String::from_utf8_lossy(bytes).contains(TYPED));
    found.into_keys().collect()
}

#[test]
fn whatever_fails_what_was_typed_in_the_editor_is_written_or_kept_and_its_path_said() {
    let dir = network();
    let watch = Faults::watch();
    let (code, said) = run_with(dir.path(), IN_EDITOR, Some(watch.clone()), &type_it);
    assert!(code == 0 && OPENED.swap(false, Ordering::Relaxed), "{said}");
    assert_eq!(
        holds_it(dir.path()),
        ["people/grace-okafor/2026-11-21.md"],
        "written, and not kept twice"
    );
    let done = watch.done();
    let operations = done.iter().filter(|(op, _)| WRITING.contains(op)).count();
    let mut kept_by_failure = 0;
    for number in 1..=operations {
        for fault in [Fault::Error(Errno::NOSPC), Fault::Stop] {
            let what = format!("{fault:?} at {number} of {operations}");
            let stopped = matches!(fault, Fault::Stop);
            let dir = network();
            let faults = Faults::at(number, fault).only(WRITING);
            let (code, said) = run_with(dir.path(), IN_EDITOR, Some(faults.clone()), &type_it);
            let held = holds_it(dir.path());
            if !OPENED.swap(false, Ordering::Relaxed) {
                // Nothing was typed.
                assert!(code != 0 && held.is_empty(), "{what}: {said}");
                continue;
            }
            assert!(!held.is_empty(), "{what}: what was typed is gone: {said}");
            if !stopped && code != 0 {
                let note = held.iter().any(|path| path.starts_with("people/"));
                let told = held.iter().any(|path| said.contains(path.as_str()));
                assert!(note || told, "{what}: {held:?} is not said: {said}");
                kept_by_failure += usize::from(told);
            }
        }
    }
    assert!(kept_by_failure > 3, "{kept_by_failure} of {operations}");
}
