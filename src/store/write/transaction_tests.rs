#![expect(
    clippy::disallowed_methods,
    reason = "tests lay down files, start programs and look at what became of them"
)]

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use rustix::io::Errno;

use super::*;
use crate::model::change::{Change, ChangeSet, KeyOp, Value};
use crate::model::network::Scope;
use crate::store::Store;
use crate::store::door::faults::Fault;
use crate::store::door::{Faults, Op};
use crate::store::write::fingerprint::Fingerprint;
use crate::store::write::plan::plan;
use crate::store::write::rules::Rules;
use crate::store::write::shapes::{Tree, at, lay, network, seen, shapes, tree};
use crate::store::write::undo::shelf::Shelf;

fn write_to(store: &Store, set: &ChangeSet) -> Result<Vec<Written>, Failure> {
    let locked = store.lock()?;
    locked.read(&Scope::People(Vec::new()));
    locked.apply(set)
}

/// What was there, what an undisturbed write leaves, and how many operations it takes.
struct Shape {
    set: ChangeSet,
    before: Tree,
    after: Tree,
    operations: usize,
}

fn measured(name: &'static str, set: ChangeSet) -> Shape {
    let (folder, _) = network();
    let before = tree(folder.path());
    let store = Store::at(Door::with_faults(folder.path(), Faults::watch()).unwrap()).unwrap();
    write_to(&store, &set).unwrap();
    let after = tree(folder.path());
    assert_ne!(before, after, "{name}");
    assert_eq!(after, seen(&after), "{name}: nothing of its own is left");
    let operations = store.door().faults().unwrap().done().len();
    Shape {
        set,
        before,
        after,
        operations,
    }
}

/// Runs a write with one fault; gives the answer and the tree that it left.
fn disturbed(shape: &Shape, faults: Faults) -> (tempfile::TempDir, Result<Vec<Written>, Failure>) {
    let (folder, _) = network();
    let answer = Door::with_faults(folder.path(), faults)
        .map_err(|error| Failure::new(error.to_string()))
        .and_then(Store::at)
        .and_then(|store| write_to(&store, &shape.set));
    (folder, answer)
}

/// Each file is byte for byte old or new.
fn assert_each_old_or_new(shape: &Shape, now: &Tree, case: &str) {
    for (path, held) in now {
        // A folder that gets another name does so after the files in it have their other bytes.
        let there = path.replace("people/grace/", "people/grace-okafor/");
        let known = [path, &there].map(|path| [shape.before.get(path), shape.after.get(path)]);
        let known = known.concat();
        assert!(
            known.contains(&Some(held)),
            "{case}: {path} is neither old nor new: {held:?}"
        );
    }
    for path in shape
        .before
        .keys()
        .filter(|path| shape.after.contains_key(*path))
    {
        assert!(now.contains_key(path), "{case}: {path} is gone");
    }
}

/// The next write completes what is left, and leaves nothing of its own.
fn assert_recovers(shape: &Shape, folder: &Path, case: &str) -> bool {
    let store = Store::open(folder).unwrap();
    let half = store.unfinished();
    let locked = store
        .lock()
        .unwrap_or_else(|error| panic!("{case}: {error:?}"));
    let now = seen(&tree(folder));
    let new = now == shape.after;
    assert!(
        new || now == shape.before,
        "{case}: neither all old nor all new: {now:#?}"
    );
    assert_eq!(
        half.is_some(),
        !locked.recovered().is_empty(),
        "{case}: {half:?}"
    );
    assert_eq!(store.unfinished(), None, "{case}");
    let mut other = ChangeSet::new("another");
    other.append(&at("people/sam/log.md"), "- 2026-11-22 gave: q");
    locked.apply(&other).unwrap();
    let mut swept = tree(folder);
    swept.remove("people/sam/log.md").unwrap();
    assert_eq!(swept, now, "{case}: leftovers");
    new
}

fn files(tree: &Tree) -> Tree {
    let mut files = tree.clone();
    files.retain(|_, held| held != "a folder");
    files
}

#[test]
fn whichever_operation_fails_each_file_is_old_or_new_and_the_answer_says_which() {
    for (name, set) in shapes() {
        let shape = measured(name, set);
        for number in 1..=shape.operations {
            // Another error each time, and another for the same operation of the next shape.
            let errors = [Errno::IO, Errno::NOSPC, Errno::ACCESS, Errno::DQUOT];
            let errno = errors[(number + name.len()) % errors.len()];
            let case = format!("{name}: {errno:?} at {number}");
            let (folder, answer) = disturbed(&shape, Faults::at(number, Fault::Error(errno)));
            let left = tree(folder.path());
            assert_each_old_or_new(&shape, &seen(&left), &case);
            match answer {
                Ok(_) => assert_eq!(left, shape.after, "{case}"),
                Err(failure) => {
                    // An empty folder may stay; the record stays with it, and the next write goes on.
                    let written = files(&seen(&left)) == files(&shape.after);
                    let said = failure.message.starts_with("written");
                    assert!(
                        written || seen(&left) == shape.before,
                        "{case}: half: {left:#?}"
                    );
                    assert_eq!(written, said, "{case}: {failure:?}");
                }
            }
            assert_recovers(&shape, folder.path(), &case);
        }
    }
}

#[test]
fn wherever_the_program_is_killed_the_next_write_finds_all_old_or_all_new() {
    for (name, set) in shapes() {
        let shape = measured(name, set);
        let mut finished = 0;
        for number in 1..=shape.operations {
            let case = format!("{name}: killed at {number}");
            let (folder, answer) = disturbed(&shape, Faults::at(number, Fault::Stop));
            if answer.is_ok() {
                assert_eq!(tree(folder.path()), shape.after, "{case}");
            }
            assert_each_old_or_new(&shape, &seen(&tree(folder.path())), &case);
            finished += usize::from(assert_recovers(&shape, folder.path(), &case));
        }
        assert!(finished > 0, "{name}: some of these come after the write");
    }
}

#[test]
fn killed_again_during_the_recovery_it_still_comes_out_whole() {
    for (name, set) in shapes() {
        if !["close", "moved", "buried"].contains(&name) {
            continue;
        }
        let shape = measured(name, set);
        for number in 1..=shape.operations {
            let (folder, _) = disturbed(&shape, Faults::at(number, Fault::Stop));
            if Store::open(folder.path()).unwrap().unfinished().is_none() {
                continue;
            }
            let mut again = 1;
            loop {
                let faults = Faults::at(again, Fault::Stop);
                let store = Store::at(Door::with_faults(folder.path(), faults).unwrap());
                let done = store.and_then(|store| store.lock().map(drop));
                if done.is_ok() {
                    break;
                }
                again += 1;
            }
            let case = format!("{name}: killed at {number}, then at every operation up to {again}");
            assert_recovers(&shape, folder.path(), &case);
        }
    }
}

#[test]
fn a_folder_that_somebody_put_something_into_is_not_removed_with_it() {
    let (_, set) = shapes().pop().unwrap();
    let (folder, store) = network();
    let before = tree(folder.path());
    let planned = plan(store.door(), &set, &Rules::default()).unwrap();
    let extra = folder.path().join("people/grace/scan.pdf");
    std::fs::write(&extra, "%PDF").unwrap();
    let failure = {
        let job = Job {
            summary: "goes",
            named: "goes",
            on: None,
            shelf: Shelf::Done,
            taken: None,
        };
        write(store.door(), &planned, Memory::default(), &job)
    }
    .unwrap_err();
    assert_eq!(failure.message, "people/grace changed on disk meanwhile");
    assert_eq!(std::fs::read_to_string(&extra).unwrap(), "%PDF");
    std::fs::remove_file(&extra).unwrap();
    assert_eq!(seen(&tree(folder.path())), before);
}

#[test]
fn a_folder_goes_with_attachments_links_and_names_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let (folder, store) = network();
    let grace = folder.path().join("people/grace");
    std::fs::create_dir_all(grace.join("slides/2026")).unwrap();
    std::fs::write(grace.join("slides/2026/a.bin"), [0xff_u8; 9]).unwrap();
    let odd = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    std::fs::write(grace.join(odd), "x").unwrap();
    std::os::unix::fs::symlink("../sam/person.toml", grace.join("link")).unwrap();
    let sam = std::fs::read(folder.path().join("people/sam/person.toml")).unwrap();
    let mut moved = ChangeSet::new("moved");
    moved.changes.push(Change::MoveFolder {
        from: at("people/grace"),
        to: at("people/gracie"),
    });
    let written = store.lock().unwrap().apply(&moved).unwrap();
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].path, at("people/gracie"));
    let gracie = folder.path().join("people/gracie");
    assert!(gracie.join("slides/2026/a.bin").is_file() && gracie.join(odd).is_file());
    assert!(!grace.exists());
    let mut gone = ChangeSet::new("gone");
    gone.changes.push(Change::RemoveFolder {
        path: at("people/gracie"),
    });
    store.lock().unwrap().apply(&gone).unwrap();
    assert!(!gracie.exists());
    let left = std::fs::read_dir(folder.path().join("people"))
        .unwrap()
        .count();
    assert_eq!(left, 1, "nothing is left under another name");
    assert_eq!(
        std::fs::read(folder.path().join("people/sam/person.toml")).unwrap(),
        sam
    );
}

#[test]
fn a_folder_never_takes_a_name_that_is_there_in_any_spelling() {
    let (folder, store) = network();
    for taken in ["people/sam", "people/SAM", "people/Sam/x"] {
        let mut moved = ChangeSet::new("moved");
        moved.changes.push(Change::MoveFolder {
            from: at("people/grace"),
            to: at(taken),
        });
        let before = tree(folder.path());
        assert!(store.lock().unwrap().apply(&moved).is_err(), "{taken}");
        assert_eq!(tree(folder.path()), before);
    }
    let mut respelt = ChangeSet::new("respelt");
    respelt.changes.push(Change::MoveFolder {
        from: at("people/grace"),
        to: at("people/Grace"),
    });
    store.lock().unwrap().apply(&respelt).unwrap();
    assert!(folder.path().join("people/Grace/person.toml").is_file());
}

#[test]
fn a_file_edited_after_the_crash_stays_as_it_was_edited() {
    let (name, set) = shapes().swap_remove(4);
    let shape = measured(name, set);
    let path = "people/grace/person.toml";
    let (mut backward, mut forward) = (0, 0);
    for number in 1..=shape.operations {
        let (folder, _) = disturbed(&shape, Faults::at(number, Fault::Stop));
        let store = Store::open(folder.path()).unwrap();
        if store.unfinished().is_none() {
            continue;
        }
        let file = folder.path().join(path);
        let old = std::fs::read_to_string(&file).unwrap() == shape.before[path];
        std::fs::write(&file, "name = \"by hand\"\n").unwrap();
        let locked = store.lock().unwrap();
        assert!(
            locked
                .recovered()
                .iter()
                .any(|line| line.contains("stays as it is"))
        );
        let mut now = tree(folder.path());
        assert_eq!(
            now.insert(path.to_owned(), String::new()).as_deref(),
            Some("name = \"by hand\"\n")
        );
        // On the old text: all the others go back. On the new text: all the others are finished.
        let wanted = if old { &shape.before } else { &shape.after };
        let mut wanted = wanted.clone();
        wanted.insert(path.to_owned(), String::new());
        assert_eq!(seen(&now), wanted, "killed at {number}");
        *(if old { &mut backward } else { &mut forward }) += 1;
    }
    assert!(backward > 0 && forward > 0, "{backward} {forward}");
}

#[test]
fn a_failed_sync_of_the_last_folder_says_so() {
    let (name, set) = shapes().swap_remove(2);
    let shape = measured(name, set);
    // The first two are for the record for undo: the folder that it is in, and that folder's own name.
    let faults = Faults::at(3, Fault::Error(Errno::IO)).only(&[Op::SyncFolder]);
    let (folder, answer) = disturbed(&shape, faults);
    let message = answer.unwrap_err().message;
    assert!(
        message.starts_with("written, not confirmed on disk"),
        "{message}"
    );
    assert_eq!(tree(folder.path()), shape.after);
}

#[test]
fn an_edit_made_between_reading_and_writing_is_never_overwritten() {
    for (name, set) in shapes().into_iter().skip(2) {
        let (folder, store) = network();
        let locked = store.lock().unwrap();
        locked.read(&Scope::Everything);
        let before = tree(folder.path());
        let path = if name == "append" || name == "all" {
            "people/grace/log.md"
        } else if name == "rename" {
            "people/grace/agenda-2026-12-16.md"
        } else {
            "people/grace/person.toml"
        };
        let edited = before[path]
            .replace("Grace", "Gracie")
            .replace("gave", "received")
            + "# A2\n";
        std::fs::write(folder.path().join(path), &edited).unwrap();
        let failure = locked.apply(&set).unwrap_err();
        assert_eq!(
            failure.message,
            format!("{path} changed on disk meanwhile"),
            "{name}"
        );
        let mut wanted = before;
        wanted.insert(path.to_owned(), edited);
        assert_eq!(tree(folder.path()), wanted, "{name}");
    }
}

#[test]
fn a_file_system_without_exchange_does_as_well() {
    for (name, set) in shapes() {
        let shape = measured(name, set);
        for number in 1..=6 {
            let faults = Faults::at(number, Fault::Error(Errno::INVAL)).only(&[Op::Rename]);
            let (folder, answer) = disturbed(&shape, faults);
            assert!(answer.is_ok(), "{name} {number}: {answer:?}");
            assert_eq!(tree(folder.path()), shape.after, "{name} {number}");
        }
    }
}

#[test]
fn what_was_edited_after_its_step_is_not_taken_back() {
    let (folder, store) = network();
    let target = at("people/grace/log.md");
    let file = folder.path().join(target.as_str());
    let step = Step::Swap {
        temp: temporary(&target),
        target: target.clone(),
        old: Fingerprint::of(&std::fs::read(&file).unwrap()),
        new: Fingerprint::of(b"new"),
    };
    let temp = folder.path().join(temporary(&target).as_str());
    std::fs::write(&temp, "new").unwrap();
    step.forward(store.door()).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
    assert!(step.back(store.door()).unwrap());
    assert_eq!(std::fs::read_to_string(&temp).unwrap(), "new");
    step.forward(store.door()).unwrap();
    std::fs::write(&file, "new, and by hand").unwrap();
    assert!(!step.back(store.door()).unwrap());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "new, and by hand");
}

#[test]
fn nothing_is_decided_on_half_of_what_is_there() {
    let grace = || Scope::People(vec![crate::model::ids::PersonId::new("grace")]);
    let attempt = |scope: Scope, file: &str| {
        let (folder, _) = network();
        let watch = Faults::watch();
        let read = |faults: Faults| {
            let store = Store::open(folder.path())
                .unwrap()
                .with_faults(Some(faults));
            let locked = store.lock().unwrap();
            locked.read(&scope);
            let mut set = ChangeSet::new("one line");
            set.append(&at("people/grace/log.md"), "- 2026-11-21 thanked: y");
            locked.apply(&set)
        };
        let before = tree(folder.path());
        read(watch.clone()).unwrap();
        let done = watch.done();
        let number = done
            .iter()
            .position(|(op, path)| *op == Op::Read && path == file);
        lay(folder.path());
        let fault = Faults::at(number.unwrap() + 1, Fault::Error(Errno::IO));
        let answer = read(fault).map_err(|failure| failure.message);
        (answer, before == tree(folder.path()))
    };
    for file in ["people/grace/2026-10-14.md", "goals/director.md"] {
        let (answer, untouched) = attempt(grace(), file);
        let said = format!("{file} could not be read, and the change might be another one with it");
        assert_eq!(answer, Err(said));
        assert!(untouched);
    }
    let (answer, untouched) = attempt(Scope::Roster, "people/grace/person.toml");
    assert!(answer.is_err() && untouched);
    // Somebody else's file stops nobody.
    let (answer, untouched) = attempt(Scope::Roster, "people/sam/person.toml");
    assert!(answer.is_ok() && !untouched, "{answer:?}");
}

#[test]
fn an_edit_in_the_last_moment_changes_back() {
    let (folder, store) = network();
    let door = store.door();
    let target = at("people/grace/log.md");
    let temp = temporary(&target);
    std::fs::write(folder.path().join(temp.as_str()), "new").unwrap();
    let step = Step::Swap {
        temp: temp.clone(),
        target: target.clone(),
        old: Fingerprint::of(b"something else"),
        new: Fingerprint::of(b"new"),
    };
    assert!(matches!(step.forward(door), Err(Stuck::Changed)));
    // The same where the look before the exchange still saw the old text.
    assert!(door.exchange(&temp, &target).unwrap());
    assert!(door.exchange(&temp, &target).unwrap());
    let text = |path: &RelPath| std::fs::read_to_string(folder.path().join(path.as_str())).unwrap();
    assert_eq!(text(&target), "- 2026-11-20 gave: x");
    assert_eq!(text(&temp), "new");
}

#[test]
fn a_write_that_changes_nothing_touches_nothing() {
    let (folder, store) = network();
    let look = || {
        let mut all = Vec::new();
        for entry in walkdir::WalkDir::new(folder.path()).sort_by_file_name() {
            let meta = entry.unwrap().metadata().unwrap();
            all.push((
                meta.ino(),
                meta.mtime_nsec(),
                meta.ctime_nsec(),
                meta.mtime(),
            ));
        }
        all
    };
    let before = look();
    let mut set = ChangeSet::new("nothing");
    let path = at("people/grace/person.toml");
    set.set(&path, &["name"], Value::Text("Grace".into()));
    set.key(&path, &["no", "such"], KeyOp::Remove);
    set.changes.push(Change::Folder { path: at("people") });
    assert_eq!(write_to(&store, &set).unwrap(), []);
    assert_eq!(look(), before);
}

#[test]
fn mode_link_and_hard_link_are_kept_and_told() {
    let (folder, store) = network();
    let file = |path: &str| folder.path().join(path);
    let mode = |path: &str| std::fs::symlink_metadata(file(path)).unwrap().mode() & 0o7777;
    std::fs::set_permissions(
        file("people/grace/person.toml"),
        PermissionsExt::from_mode(0o640),
    )
    .unwrap();
    std::fs::rename(file("people/grace/log.md"), file("people/the-log.md")).unwrap();
    std::os::unix::fs::symlink("../the-log.md", file("people/grace/log.md")).unwrap();
    std::fs::hard_link(file("goals/director.md"), file("goals/other-name.md")).unwrap();
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o750)).unwrap();
    let (_, set) = shapes().swap_remove(4);
    let mut set = set;
    set.append(&at("people/grace/log.md"), "- 2026-11-21 gave: z");
    set.create(at("people/ada/person.toml"), "name = \"Ada\"\n");
    let written = write_to(&store, &set).unwrap();
    assert_eq!(mode("people/grace/person.toml"), 0o640);
    assert_eq!(mode("people/ada"), 0o750);
    assert_eq!(mode("people/ada/person.toml"), 0o640);
    assert!(
        std::fs::symlink_metadata(file("people/grace/log.md"))
            .unwrap()
            .is_symlink()
    );
    assert!(
        std::fs::read_to_string(file("people/the-log.md"))
            .unwrap()
            .ends_with("gave: z")
    );
    let told: Vec<_> = written
        .iter()
        .map(|w| (w.path.as_str(), w.change, w.note.is_some()))
        .collect();
    assert_eq!(
        told,
        [
            ("people/grace/closing-2026-11-21.md", "created", false),
            ("people/grace/person.toml", "changed", false),
            ("people/sam/plan.md", "created", false),
            ("people/grace/2026-10-14.md", "changed", false),
            ("goals/director.md", "changed", true),
            ("people/grace/log.md", "changed", false),
            ("people/ada/person.toml", "created", false),
        ]
    );
}

#[test]
fn a_read_only_file_and_a_file_of_two_names_are_refused() {
    let (folder, store) = network();
    let file = folder.path().join("people/grace/person.toml");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o444)).unwrap();
    let before = tree(folder.path());
    let (_, set) = shapes().swap_remove(4);
    assert_eq!(
        write_to(&store, &set).unwrap_err().message,
        "people/grace/person.toml is read-only; nothing was written"
    );
    assert_eq!(tree(folder.path()), before);
    std::os::unix::fs::symlink("log.md", folder.path().join("people/grace/twin.md")).unwrap();
    let mut set = ChangeSet::new("both");
    set.append(&at("people/grace/log.md"), "- a");
    set.append(&at("people/grace/twin.md"), "- b");
    assert!(
        write_to(&store, &set)
            .unwrap_err()
            .message
            .contains("by another name")
    );
}

#[test]
fn forty_writers_at_once_leave_forty_entries() {
    let (folder, _) = network();
    std::thread::scope(|scope| {
        for number in 0..40 {
            let root = folder.path();
            scope.spawn(move || {
                let store = Store::open(root).unwrap();
                let mut set = ChangeSet::new("a line");
                set.append(&at("people/grace/log.md"), format!("- entry {number}."));
                write_to(&store, &set).unwrap();
            });
        }
    });
    let log = std::fs::read_to_string(folder.path().join("people/grace/log.md")).unwrap();
    assert_eq!(log.lines().count(), 41);
    for number in 0..40 {
        assert!(log.contains(&format!("- entry {number}.")), "{number}");
    }
    assert_eq!(tree(folder.path()), seen(&tree(folder.path())));
}

#[test]
fn twenty_writers_of_one_new_file_make_it_once() {
    let (folder, _) = network();
    let made: usize = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..20)
            .map(|number| {
                let root = folder.path();
                scope.spawn(move || {
                    let store = Store::open(root).unwrap();
                    let mut set = ChangeSet::new("a person");
                    set.create(
                        at("people/ada/person.toml"),
                        format!("name = \"{number}\"\n"),
                    );
                    usize::from(write_to(&store, &set).is_ok())
                })
            })
            .collect();
        writers
            .into_iter()
            .map(|writer| writer.join().unwrap())
            .sum()
    });
    assert_eq!(made, 1);
}
