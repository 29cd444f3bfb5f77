//! The binary's manners towards pipes, disks and bytes that are not text.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use crate::manners::assert_sane;
use crate::sandbox::Sandbox;

#[test]
fn a_closed_pipe_ends_quietly() {
    let sandbox = Sandbox::new("none").unwrap();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = sandbox
        .command(crate::sandbox::MENTOR)
        .arg("--help")
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn a_full_disk_behind_stdout_is_a_failure() {
    let sandbox = Sandbox::new("none").unwrap();
    let output = sandbox
        .command(crate::sandbox::MENTOR)
        .arg("--help")
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: cannot write to standard output: no space left on device\n"
    );
}

#[test]
fn a_full_stderr_changes_nothing() {
    let sandbox = Sandbox::new("none").unwrap();
    for (args, code) in [(["--help"], 0), (["--nonsense"], 2)] {
        let calm = sandbox.mentor(args);
        let full = sandbox
            .command(crate::sandbox::MENTOR)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(File::options().write(true).open("/dev/full").unwrap())
            .output()
            .unwrap();
        assert_eq!(full.status.code(), Some(code));
        assert_eq!(full.stdout, calm.stdout);
    }
}

#[test]
fn arguments_of_any_bytes_are_answered() {
    let sandbox = Sandbox::new("none").unwrap();
    let bytes = OsStr::from_bytes;
    for args in [
        vec![bytes(b"\xff")],
        vec![bytes(b"--\xff")],
        vec![bytes(b"--today"), bytes(b"\xff")],
        vec![bytes(b"-C"), bytes(b"/tmp/\xff\x1b[31m")],
        vec![bytes(b"-C"), bytes(b"")],
        vec![bytes("\u{9b}31m\u{202e}".as_bytes())],
        vec![bytes(b"--color"), bytes(b"\x1b]0;x\x07")],
    ] {
        let output = sandbox.mentor(&args);
        assert_sane(&output, &format!("{args:?}"));
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn an_interrupt_belongs_to_the_editor() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let output = sandbox
        .command(crate::sandbox::MENTOR)
        .args(["log", "sam-lee"])
        .env(
            "EDITOR",
            "kill -INT $PPID; sleep 0.2; printf '\n- Said it\n' >>",
        )
        .output()
        .unwrap();
    assert_sane(&output, "log");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        sandbox.text(&output.stderr)
    );
    assert!(!sandbox.network().join(".mentor/note.md").exists());
}
