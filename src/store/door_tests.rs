#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests lay out folders as other programs would"
)]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::Duration;

use super::faults::Fault;
use super::*;

fn network() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("people/ana")).unwrap();
    std::fs::write(dir.path().join("people/ana/person.toml"), "name = \"Ana\"").unwrap();
    dir
}

fn path(text: &str) -> RelPath {
    RelPath::new(text)
}

fn read(door: &Door, at: &str) -> Result<String, String> {
    let mut buffer = Vec::new();
    door.read(&path(at), TOML_CAP, &mut buffer)
        .map(|()| String::from_utf8(buffer).unwrap())
        .map_err(|refused| refused.to_string())
}

#[test]
fn links_inside_are_followed_and_those_that_lead_out_are_refused() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret"), "secret").unwrap();
    let dir = network();
    let at = |name: &str| dir.path().join(name);
    symlink("ana", at("people/anna")).unwrap();
    symlink("../../people/ana/person.toml", at("people/ana/copy.toml")).unwrap();
    symlink(dir.path().canonicalize().unwrap().join("people"), at("all")).unwrap();
    symlink(outside.path(), at("out")).unwrap();
    symlink("../../..", at("people/up")).unwrap();
    symlink("ring", at("ring")).unwrap();
    let door = Door::open(dir.path()).unwrap();
    for inside in [
        "people/anna/person.toml",
        "people/ana/copy.toml",
        "all/anna/copy.toml",
    ] {
        assert_eq!(read(&door, inside), Ok("name = \"Ana\"".into()), "{inside}");
    }
    let leads_out = Err("a symbolic link that leads out of the network".to_owned());
    for out in [
        "out/secret",
        "people/up/etc/hostname",
        "ring",
        "../x",
        "people/../../x",
        "/etc/hostname",
    ] {
        assert_eq!(read(&door, out), leads_out, "{out}");
    }
    let real = door.real_path(&path("all/anna/copy.toml")).unwrap();
    assert_eq!(real, path("people/ana/person.toml"));
}

#[test]
fn only_regular_files_are_read_and_nothing_hangs() {
    let dir = network();
    let root = dir.path();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        root.join("pipe"),
        rustix::fs::FileType::Fifo,
        Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(root.join("socket")).unwrap();
    symlink("/dev/zero", root.join("zero")).unwrap();
    let door = Door::open(root).unwrap();
    let odd = "this is a pipe, a socket or a device";
    assert_eq!(read(&door, "pipe"), Err(odd.into()));
    assert_eq!(read(&door, "socket"), Err(odd.into()));
    assert_eq!(read(&door, "people"), Err("this is a folder".into()));
    assert_eq!(read(&door, "nobody"), Err("there is no such file".into()));
    assert_eq!(
        read(&door, "zero"),
        Err("a symbolic link that leads out of the network".into())
    );
    let mut buffer = Vec::new();
    for entry in door.folder(&path("")).unwrap().list().unwrap() {
        if entry.kind == Kind::Other {
            let answer = door.folder(&path("")).unwrap().read(&entry, 9, &mut buffer);
            assert!(matches!(answer, Err(Refused::NotA(Kind::Other))));
        }
    }
}

#[test]
fn a_file_over_the_cap_is_refused_by_its_size_and_a_long_one_below_it_is_read_whole() {
    let dir = network();
    let sparse = std::fs::File::create(dir.path().join("sparse.md")).unwrap();
    sparse.set_len(10_000_000_000).unwrap();
    let long = "x".repeat(FIRST_READ * 5 + 7);
    std::fs::write(dir.path().join("long.md"), &long).unwrap();
    std::fs::write(dir.path().join("exact.md"), "y".repeat(FIRST_READ)).unwrap();
    let door = Door::open(dir.path()).unwrap();
    let mut buffer = Vec::new();
    let refused = door.read(&path("sparse.md"), NOTE_CAP, &mut buffer);
    assert!(matches!(refused, Err(Refused::TooLarge(10_000_000_000))));
    assert!(buffer.capacity() <= 2 * FIRST_READ);
    door.read(&path("long.md"), NOTE_CAP, &mut buffer).unwrap();
    assert_eq!(buffer, long.as_bytes());
    door.read(&path("exact.md"), NOTE_CAP, &mut buffer).unwrap();
    assert_eq!(buffer.len(), FIRST_READ);
    let refused = door.read(&path("long.md"), 9, &mut buffer);
    assert!(matches!(refused, Err(Refused::TooLarge(_))));
}

#[test]
fn a_folder_lists_names_of_any_bytes_with_their_kinds() {
    let dir = network();
    let odd = OsString::from_vec(b"\xff\xfe".to_vec());
    std::fs::write(dir.path().join(&odd), "").unwrap();
    symlink("nowhere", dir.path().join("dangling")).unwrap();
    let door = Door::open(dir.path()).unwrap();
    let mut entries = door.folder(&path("")).unwrap().list().unwrap();
    entries.sort();
    let expected = [
        ("dangling".into(), Kind::Link),
        ("people".into(), Kind::Folder),
        (odd, Kind::File),
    ];
    assert_eq!(
        entries
            .into_iter()
            .map(|e| (e.name, e.kind))
            .collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn making_and_renaming_never_replace_what_is_there() {
    let dir = network();
    let door = Door::open(dir.path()).unwrap();
    let new = path("people/ana/2026-11-21.md");
    let file = door.create(&new, 0o600).unwrap();
    file.write(b"hello").unwrap();
    file.set_mode(0o640).unwrap();
    file.sync().unwrap();
    door.sync_folder(&path("people/ana")).unwrap();
    assert!(matches!(door.create(&new, 0o600), Err(Refused::Exists)));
    let seen = door.look(&new).unwrap();
    assert_eq!(
        (seen.kind, seen.mode, seen.names, seen.size),
        (Kind::File, 0o640, 1, 5)
    );
    let person = path("people/ana/person.toml");
    assert!(matches!(
        door.rename_new(&new, &person),
        Err(Refused::Exists)
    ));
    assert!(matches!(door.link(&new, &person), Err(Refused::Exists)));
    assert!(door.exchange(&new, &person).unwrap());
    assert_eq!(read(&door, "people/ana/person.toml"), Ok("hello".into()));
    door.rename(&new, &person).unwrap();
    assert_eq!(
        read(&door, "people/ana/person.toml"),
        Ok("name = \"Ana\"".into())
    );
    door.make_folder(&path("goals"), 0o700).unwrap();
    assert!(matches!(
        door.make_folder(&path("goals"), 0o700),
        Err(Refused::Exists)
    ));
    door.remove_folder(&path("goals")).unwrap();
    door.remove(&person).unwrap();
    assert!(matches!(door.look(&person), Err(Refused::Missing)));
    for out in ["..", "people/..", ""] {
        assert!(
            matches!(door.create(&path(out), 0o600), Err(Refused::Outside)),
            "{out}"
        );
    }
}

#[test]
fn a_second_lock_is_refused_until_the_first_ends() {
    let dir = network();
    let (one, two) = (
        Door::open(dir.path()).unwrap(),
        Door::open(dir.path()).unwrap(),
    );
    let lock = one.try_lock().unwrap();
    assert!(lock.is_some());
    assert!(two.try_lock().unwrap().is_none());
    drop(lock);
    // Processes that other tests start hold copies of every handle for a moment.
    let free = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        two.try_lock().unwrap().is_some()
    });
    assert!(free);
}

#[test]
fn a_fault_befalls_exactly_the_operation_it_is_meant_for() {
    let dir = network();
    let new = path("x");
    let write = |door: &Door| -> Result<(), Refused> {
        let file = door.create(&new, 0o600)?;
        file.write(b"12345678")?;
        file.sync()
    };
    let door = Door::with_faults(dir.path(), Faults::at(2, Fault::Error(Errno::NOSPC))).unwrap();
    let told = write(&door).unwrap_err().to_string();
    assert_eq!(told, "no space left on device");
    assert_eq!(std::fs::read(dir.path().join("x")).unwrap(), b"1234");
    door.remove(&new).unwrap();
    assert!(door.faults().unwrap().hit());

    let door = Door::with_faults(dir.path(), Faults::at(3, Fault::Stop)).unwrap();
    write(&door).unwrap_err();
    assert!(door.remove(&new).is_err());
    assert_eq!(std::fs::read(dir.path().join("x")).unwrap(), b"12345678");

    let faults = Faults::at(1, Fault::Error(Errno::IO)).only(&[Op::Remove]);
    let door = Door::with_faults(dir.path(), faults).unwrap();
    assert!(door.look(&new).is_ok());
    assert!(door.remove(&new).is_err());
    let done = [(Op::Look, "x".to_owned()), (Op::Remove, "x".to_owned())];
    assert_eq!(door.faults().unwrap().done(), done);
}

#[test]
fn what_may_not_be_opened_is_told_in_the_words_of_the_system() {
    if rustix::process::geteuid().is_root() {
        // Root may open everything; the fault says what another would be told.
        let faults = Faults::at(1, Fault::Error(Errno::ACCESS));
        let dir = network();
        let door = Door::with_faults(dir.path(), faults).unwrap();
        let told = read(&door, "people/ana/person.toml");
        assert_eq!(told, Err("permission denied".into()));
        return;
    }
    let dir = network();
    let file = dir.path().join("people/ana/person.toml");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    let door = Door::open(dir.path()).unwrap();
    assert_eq!(
        read(&door, "people/ana/person.toml"),
        Err("permission denied".into())
    );
}
