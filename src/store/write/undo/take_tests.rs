#![expect(
    clippy::disallowed_methods,
    reason = "tests lay down files and look at what became of them"
)]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::model::change::{Change, ChangeSet, Written};
use crate::model::day::Day;
use crate::model::network::Scope;
use crate::store::door::Faults;
use crate::store::door::faults::Fault;
use crate::store::write::shapes::{Tree, at, network, seen, shapes, tree};

fn write_to(store: &Store, set: &ChangeSet) {
    let locked = store.lock().unwrap().on(Day::parse("2026-11-20").unwrap());
    locked.read(&Scope::People(Vec::new()));
    locked.apply(set).unwrap();
}

fn take(store: &Store, shelf: Shelf) -> Option<Taken> {
    store.lock().unwrap().take_back(shelf).unwrap()
}

/// Permission bits, links and bytes of everything but the program's own folder.
fn exact(root: &Path) -> Vec<(String, u32, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name() {
        let entry = entry.unwrap();
        let name = entry.path().strip_prefix(root).unwrap().to_str().unwrap();
        if name.starts_with(".mentor") {
            continue;
        }
        let meta = entry.path().symlink_metadata().unwrap();
        let held = if meta.is_symlink() {
            let leads = std::fs::read_link(entry.path()).unwrap();
            leads.to_str().unwrap().as_bytes().to_vec()
        } else if meta.is_dir() {
            Vec::new()
        } else {
            std::fs::read(entry.path()).unwrap()
        };
        found.push((name.to_owned(), meta.permissions().mode(), held));
    }
    found
}

#[test]
fn every_shape_of_command_is_taken_back_and_put_back_byte_for_byte() {
    for (name, set) in shapes() {
        let (folder, store) = network();
        let before = exact(folder.path());
        assert_eq!(take(&store, Shelf::Done), None, "{name}");
        write_to(&store, &set);
        let after = exact(folder.path());
        let found = store.look_back(Shelf::Done).unwrap().unwrap();
        assert_eq!(found.command.summary, set.summary);
        assert!(!found.is_back && found.changed.is_empty() && !found.preview.diff.is_empty());
        let taken = take(&store, Shelf::Done).unwrap();
        assert_eq!(taken.command.summary, set.summary);
        assert_eq!(taken.command.on, Day::parse("2026-11-20"));
        assert_eq!(taken.next, None);
        assert_eq!(exact(folder.path()), before, "{name}: taken back");
        assert_eq!(take(&store, Shelf::Done), None, "{name}");
        let put = take(&store, Shelf::TakenBack).unwrap();
        assert_eq!(put.command, taken.command);
        assert_eq!(exact(folder.path()), after, "{name}: put back");
        take(&store, Shelf::Done).unwrap();
        assert_eq!(exact(folder.path()), before, "{name}: taken back again");
    }
}

#[test]
fn commands_are_taken_back_one_after_another_from_the_last_to_the_first() {
    let (folder, store) = network();
    let mut states = vec![exact(folder.path())];
    for (name, set) in shapes() {
        // What one of them made or took away is no ground for another.
        if ["create", "person", "append", "rename"].contains(&name) {
            write_to(&store, &set);
            states.push(exact(folder.path()));
        }
    }
    while let Some(state) = states.pop() {
        assert_eq!(exact(folder.path()), state);
        let next = store.look_back(Shelf::Done).unwrap();
        let taken = take(&store, Shelf::Done);
        assert_eq!(
            next.map(|next| next.command),
            taken.map(|taken| taken.command)
        );
    }
}

/// A network with whatever is hard to bring back, and a command that takes it all away.
fn hard() -> (tempfile::TempDir, Store, ChangeSet) {
    let (folder, store) = network();
    let grace = folder.path().join("people/grace");
    std::fs::write(grace.join("photo.jpg"), b"\xff\xd8\x00no text\r\n").unwrap();
    std::fs::write(grace.join("empty.md"), "").unwrap();
    std::fs::write(grace.join("windows.md"), "\u{feff}# A\r\n\r\nno end").unwrap();
    symlink("../sam/person.toml", grace.join("link.toml")).unwrap();
    std::fs::create_dir(grace.join("inner")).unwrap();
    std::fs::write(grace.join("inner/deep.md"), "deep\n").unwrap();
    let mode = |path: &str, mode| {
        std::fs::set_permissions(grace.join(path), PermissionsExt::from_mode(mode)).unwrap();
    };
    mode("windows.md", 0o600);
    mode("photo.jpg", 0o444);
    mode("inner", 0o750);
    mode("", 0o700);
    let mut set = ChangeSet::new("remove Grace");
    let path = at("people/grace");
    set.changes.push(Change::RemoveFolder { path });
    (folder, store, set)
}

#[test]
fn bytes_that_are_no_text_links_and_permissions_come_back_as_they_were() {
    let (folder, store, set) = hard();
    let before = exact(folder.path());
    write_to(&store, &set);
    assert!(!folder.path().join("people/grace").exists());
    let after = exact(folder.path());
    take(&store, Shelf::Done).unwrap();
    assert_eq!(exact(folder.path()), before);
    take(&store, Shelf::TakenBack).unwrap();
    assert_eq!(exact(folder.path()), after);
}

#[test]
fn a_folder_into_which_somebody_put_something_stays() {
    let (folder, store) = network();
    let (_, set) = shapes().swap_remove(1);
    write_to(&store, &set);
    let note = folder.path().join("people/ada/own.md");
    std::fs::write(&note, "mine").unwrap();
    take(&store, Shelf::Done).unwrap();
    assert!(!folder.path().join("people/ada/person.toml").exists());
    assert_eq!(std::fs::read_to_string(note).unwrap(), "mine");
    assert_eq!(store.unfinished(), None);
}

#[test]
fn a_file_that_was_changed_since_stops_it_and_one_that_is_back_already_does_not() {
    let (folder, store) = network();
    let (_, set) = shapes().swap_remove(4);
    let before = tree(folder.path());
    write_to(&store, &set);
    let log = folder.path().join("people/grace/person.toml");
    let left = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, "name = \"by hand\"\n").unwrap();
    let now = tree(folder.path());
    let failure = store.lock().unwrap().take_back(Shelf::Done).unwrap_err();
    assert_eq!(
        failure.message,
        "people/grace/person.toml was changed since “close”, so nothing was taken back"
    );
    assert_eq!(tree(folder.path()), now);
    let found = store.look_back(Shelf::Done).unwrap().unwrap();
    assert_eq!(found.changed, [at("people/grace/person.toml")]);
    std::fs::write(&log, &before["people/grace/person.toml"]).unwrap();
    let taken = take(&store, Shelf::Done).unwrap();
    let told = |written: &Written| written.path.as_str() == "people/grace/person.toml";
    assert!(!taken.written.iter().any(told));
    assert_eq!(tree(folder.path()), before);
    // And where all of it is back already, that is all.
    write_to(&store, &set);
    std::fs::write(&log, left).unwrap();
    take(&store, Shelf::Done).unwrap();
    write_to(&store, &shapes().swap_remove(3).1);
    std::fs::write(
        folder.path().join("people/grace/log.md"),
        "- 2026-11-20 gave: x",
    )
    .unwrap();
    assert!(store.look_back(Shelf::Done).unwrap().unwrap().is_back);
    assert_eq!(take(&store, Shelf::Done).unwrap().written, []);
    assert_eq!(take(&store, Shelf::Done), None);
}

#[test]
fn twenty_commands_are_kept_for_the_owner_alone_and_can_be_forgotten() {
    let (folder, store) = network();
    for number in 0..25 {
        let mut set = ChangeSet::new(format!("line {number}"));
        set.append(&at("people/grace/log.md"), format!("- entry {number}"));
        write_to(&store, &set);
    }
    let records = shelf::list(store.door(), Shelf::Done).unwrap();
    assert_eq!(records.len(), shelf::MOST);
    for record in &records {
        let meta = std::fs::metadata(folder.path().join(record.as_str())).unwrap();
        assert_eq!(meta.permissions().mode() & 0o777, 0o600);
    }
    let taken = take(&store, Shelf::Done).unwrap();
    assert_eq!(taken.command.summary, "line 24");
    assert_eq!(taken.next.unwrap().summary, "line 23");
    assert_eq!(
        store.lock().unwrap().forget(&RelPath::new("people/ada")),
        Ok(shelf::MOST)
    );
    assert_eq!(take(&store, Shelf::Done), None);
    assert_eq!(take(&store, Shelf::TakenBack), None);
    let ignore = std::fs::read_to_string(folder.path().join(".mentor/.gitignore")).unwrap();
    assert_eq!(ignore, "*\n");
}

#[test]
fn whatever_is_written_next_nothing_can_be_put_back_any_more() {
    let (_folder, store) = network();
    let set = |path: &str| {
        let mut set = ChangeSet::new("a line");
        set.append(&at(path), "- entry");
        set
    };
    write_to(&store, &set("people/grace/log.md"));
    take(&store, Shelf::Done).unwrap();
    assert!(store.look_back(Shelf::TakenBack).unwrap().is_some());
    write_to(&store, &set("people/sam/log.md"));
    assert_eq!(store.look_back(Shelf::TakenBack), Ok(None));
}

#[test]
fn what_is_too_large_to_be_kept_is_said_and_nothing_older_is_taken_instead() {
    let (folder, store) = network();
    let mut older = ChangeSet::new("older");
    older.append(&at("people/sam/log.md"), "- entry");
    write_to(&store, &older);
    let mut set = ChangeSet::new("large");
    for number in 0..3 {
        let path = at(&format!("people/grace/large-{number}.bin"));
        std::fs::write(folder.path().join(path.as_str()), vec![0xff; 6 << 20]).unwrap();
        set.changes.push(Change::Remove { path });
    }
    write_to(&store, &set);
    let failure = store.lock().unwrap().take_back(Shelf::Done).unwrap_err();
    assert_eq!(
        failure.message,
        "“large” changed more than is kept for undo"
    );
}

/// Every operation of an undo fails once: each file is old or new, and the next one completes it.
fn disturbed(fault: impl Fn(usize) -> Fault) {
    for (name, set) in shapes() {
        let mut number = 1;
        loop {
            let (folder, store) = network();
            let before = tree(folder.path());
            write_to(&store, &set);
            let after = tree(folder.path());
            let faults = Faults::at(number, fault(number));
            let store = store.with_faults(Some(faults.clone()));
            let answer = store
                .lock()
                .and_then(|locked| locked.take_back(Shelf::Done));
            if !faults.hit() {
                assert!(answer.is_ok() && tree(folder.path()) == before, "{name}");
                break;
            }
            let case = format!("{name} at {number}: {answer:?}");
            let now = tree(folder.path());
            for (path, held) in &seen(&now) {
                // A folder goes back to its name after the files in it have their bytes.
                let there = path.replace("people/grace-okafor/", "people/grace/");
                let known = [before.get(path), after.get(path), before.get(&there)];
                assert!(known.contains(&Some(held)), "{case}: {path}");
            }
            for path in before.keys().filter(|path| after.contains_key(*path)) {
                assert!(now.contains_key(path), "{case}: {path} is gone");
            }
            let store = store.with_faults(None);
            drop(store.lock().unwrap());
            let whole = |tree: &Tree| *tree == before || *tree == after;
            let now = seen(&tree(folder.path()));
            assert!(whole(&now), "{case}: {now:#?}");
            assert_eq!(store.unfinished(), None, "{case}");
            // Whatever came about: once more, and everything is as it was.
            take(&store, Shelf::Done);
            assert_eq!(seen(&tree(folder.path())), before, "{case}");
            number += 1;
        }
        assert!(number > 10, "{name}");
    }
}

#[test]
fn whichever_operation_of_an_undo_fails_the_files_are_old_or_new() {
    disturbed(|number| {
        let errors = [rustix::io::Errno::IO, rustix::io::Errno::NOSPC];
        Fault::Error(errors[number % 2])
    });
}

#[test]
fn wherever_an_undo_is_killed_the_next_command_completes_it() {
    disturbed(|_| Fault::Stop);
}

/// A record with this text in place of the newest; gives what comes of it.
fn with_record(text: &[u8]) -> Result<(), TestCaseError> {
    let (outer, _) = network();
    let root = outer.path().join("net");
    std::fs::create_dir(&root).unwrap();
    crate::store::write::shapes::lay(&root);
    std::fs::write(outer.path().join("outside.md"), "outside").unwrap();
    symlink("../outside.md", root.join("people/grace/out.md")).unwrap();
    symlink("../..", root.join("people/out")).unwrap();
    std::fs::create_dir(root.join(".mentor")).unwrap();
    std::fs::write(root.join(".mentor/undo-00000007.json"), text).unwrap();
    let around = || {
        let mut names: Vec<_> = std::fs::read_dir(outer.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let before = around();
    let store = Store::open(&root).unwrap();
    let _ = store.look_back(Shelf::Done);
    let _ = store.lock().unwrap().take_back(Shelf::Done);
    prop_assert_eq!(around(), before);
    let outside = std::fs::read_to_string(outer.path().join("outside.md")).unwrap();
    prop_assert_eq!(outside, "outside");
    Ok(())
}

/// Paths that lead everywhere.
fn paths() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("people/grace/log.md".to_owned()),
        Just("people/grace/out.md".to_owned()),
        Just("people/out/outside.md".to_owned()),
        Just("people/out/new.md".to_owned()),
        Just("../outside.md".to_owned()),
        Just("people/ada/new.md".to_owned()),
        Just(".git/hooks/post-commit".to_owned()),
        Just("people".to_owned()),
        Just("mentor.toml/x".to_owned()),
        "[a-z./\\\\\u{0}-]{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_of_a_record_panic_or_lead_outside(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        with_record(&bytes)?;
    }

    #[test]
    fn no_record_by_hand_writes_outside_of_the_network(
        deeds in proptest::collection::vec(
            (0..8_usize, paths(), paths(), any::<u32>(), "[0-9a-fx]{0,6}"),
            0..5,
        ),
    ) {
        let print = Fingerprint::of(b"outside");
        let deeds = deeds.into_iter().map(|(kind, path, other, mode, hex)| {
            let (path, other) = (RelPath::new(path), RelPath::new(other));
            let was = if mode % 2 == 0 { Held::Text(hex.clone()) } else { Held::Hex(hex) };
            match kind {
                0 => Deed::Made { path, now: print },
                1 => Deed::MadeLink { path, leads: other.as_str().to_owned() },
                2 => Deed::MadeFolder { path },
                3 => Deed::Changed { path, was, now: print },
                4 => Deed::Moved { from: path, to: other, now: print },
                5 => Deed::Gone { path, was, mode },
                6 => Deed::GoneLink { path, leads: "../../..".to_owned() },
                _ => Deed::GoneFolder { path, mode },
            }
        });
        let entry = Entry {
            version: 1,
            summary: "by hand".to_owned(),
            on: Some("2026-13-45".to_owned()),
            too_large: false,
            deeds: deeds.collect(),
        };
        with_record(&serde_json::to_vec(&entry).unwrap())?;
    }
}
