#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests lay down files and let other programs judge"
)]

use super::*;
use crate::model::change::{KeyOp, Value};
use crate::store::Store;

fn network() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &[u8]| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "mentor.toml",
        b"format = 1\n[sections]\ntakeaways = [\"Lessons\"]\n",
    );
    write("people/grace/person.toml", b"name = \"Grace\"\n");
    write("people/grace/log.md", b"- 2026-11-20 gave: x");
    write("people/grace/2026-10-14.md", b"## Lessons\n- a\n");
    write("people/grace/broken.toml", b"name = \n");
    write("people/grace/broken.md", b"+++\na = \n+++\n## Takeaways\n");
    write("people/grace/open.md", b"+++\na = 1\n## Takeaways\n");
    write(
        "people/grace/merge.md",
        b"<<<<<<< a\n- x\n=======\n- y\n>>>>>>> b\n",
    );
    write("people/grace/latin.md", b"caf\xe9\n");
    let store = Store::open(folder.path()).unwrap();
    (folder, store)
}

fn at(path: &str) -> RelPath {
    RelPath::new(path)
}

fn takeaway() -> Edit {
    Edit::AddToSection {
        section: crate::model::note::SectionKey::Takeaways,
        lines: vec!["- x".into()],
    }
}

#[test]
fn a_change_set_is_previewed_as_one_diff_of_all_its_files() {
    let (_folder, store) = network();
    let mut set = ChangeSet::new("all kinds");
    set.create(at("people/sam/person.toml"), "name = \"Sam\"\n");
    set.append(&at("people/grace/log.md"), "- 2026-11-21 thanked: y");
    set.append(&at("people/sam/log.md"), "- 2026-11-21 contact: z");
    set.edit(&at("people/grace/2026-10-14.md"), takeaway());
    set.set(
        &at("people/grace/person.toml"),
        &["name"],
        Value::Text("Grace".into()),
    );
    set.changes.push(Change::Folder {
        path: at("resources"),
    });
    assert_eq!(
        store.preview(&set).unwrap().diff,
        "diff --git a/people/sam/person.toml b/people/sam/person.toml\nnew file mode 100644\n\
         --- /dev/null\n+++ b/people/sam/person.toml\n@@ -0,0 +1 @@\n+name = \"Sam\"\n\
         diff --git a/people/grace/log.md b/people/grace/log.md\n--- a/people/grace/log.md\n\
         +++ b/people/grace/log.md\n@@ -1 +1,2 @@\n-- 2026-11-20 gave: x\n\\ No newline at end of file\n\
         +- 2026-11-20 gave: x\n+- 2026-11-21 thanked: y\n\\ No newline at end of file\n\
         diff --git a/people/sam/log.md b/people/sam/log.md\nnew file mode 100644\n\
         --- /dev/null\n+++ b/people/sam/log.md\n@@ -0,0 +1 @@\n+- 2026-11-21 contact: z\n\
         diff --git a/people/grace/2026-10-14.md b/people/grace/2026-10-14.md\n\
         --- a/people/grace/2026-10-14.md\n+++ b/people/grace/2026-10-14.md\n@@ -1,2 +1,3 @@\n ## Lessons\n - a\n+- x\n"
    );
}

#[test]
fn a_diff_is_what_git_and_patch_apply() {
    let (folder, store) = network();
    let mut set = ChangeSet::new("all kinds");
    set.create(at("people/sam b/person.toml"), "name = \"Sam\"");
    set.append(&at("people/grace/log.md"), "- 2026-11-21 thanked: y");
    set.changes.push(Change::Rename {
        from: at("people/grace/2026-10-14.md"),
        to: at("people/grace/2026-10-15.md"),
        edits: vec![takeaway()],
    });
    set.changes.push(Change::Remove {
        path: at("people/grace/open.md"),
    });
    let diff = store.preview(&set).unwrap().diff;
    let other = tempfile::tempdir().unwrap();
    let copy = other.path().join("copy");
    let run = |program: &str, args: &[&str]| {
        let done = std::process::Command::new(program)
            .args(args)
            .current_dir(if copy.exists() { &copy } else { folder.path() })
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{program} {args:?}: {done:?}\n{diff}"
        );
    };
    run("cp", &["-a", ".", copy.to_str().unwrap()]);
    std::fs::write(copy.join("change.diff"), &diff).unwrap();
    run("git", &["apply", "--check", "change.diff"]);
    run("patch", &["-p1", "-i", "change.diff"]);
    let read = |path: &str| std::fs::read_to_string(copy.join(path)).ok();
    assert_eq!(
        read("people/sam b/person.toml").as_deref(),
        Some("name = \"Sam\"")
    );
    assert_eq!(
        read("people/grace/log.md").as_deref(),
        Some("- 2026-11-20 gave: x\n- 2026-11-21 thanked: y")
    );
    assert_eq!(
        read("people/grace/2026-10-15.md").as_deref(),
        Some("## Lessons\n- a\n- x\n")
    );
    assert_eq!(read("people/grace/2026-10-14.md"), None);
    assert_eq!(read("people/grace/open.md"), None);
}

#[test]
fn what_cannot_be_read_is_never_rewritten() {
    let (_folder, store) = network();
    let refused = |name: &str, edit: Edit| {
        let mut set = ChangeSet::new("x");
        set.edit(&at(&format!("people/grace/{name}")), edit);
        store.preview(&set).unwrap_err().message
    };
    let key = Edit::Key {
        path: vec!["a".into()],
        op: KeyOp::Remove,
    };
    let toml = refused("broken.toml", key);
    assert!(toml.starts_with("people/grace/broken.toml is not changed: it is not valid TOML"));
    assert!(refused("broken.md", takeaway()).contains("it is not valid TOML"));
    assert!(refused("open.md", takeaway()).contains("has no closing line `+++`"));
    assert!(refused("merge.md", takeaway()).contains("merge conflict from line 1 to line 5"));
    assert!(refused("latin.md", takeaway()).contains("byte 3 is not UTF-8"));
    assert!(refused("none.md", takeaway()).contains("there is no such file"));
    let mut set = ChangeSet::new("x");
    set.append(&at("people/grace/merge.md"), "- z");
    assert!(store.preview(&set).is_err());
}

#[test]
fn a_name_that_is_taken_in_any_case_or_spelling_is_refused() {
    let (folder, store) = network();
    std::fs::write(folder.path().join("people/grace/e\u{301}.md"), "").unwrap();
    let refused = |path: &str| {
        let mut set = ChangeSet::new("x");
        set.create(at(path), "text");
        store.preview(&set).unwrap_err().message
    };
    assert_eq!(
        refused("people/grace/log.md"),
        "people/grace/log.md is there already"
    );
    assert!(refused("people/Grace/log2.md").contains("differs from it only in case"));
    assert!(refused("people/grace/LOG.md").contains("differs from it only in case"));
    assert!(refused("people/grace/\u{c9}.md").contains("differs from it only in case"));
    assert_eq!(
        refused("people/grace/log.md/x.md"),
        "people/grace/log.md is a file, and a folder is needed there"
    );
    for path in [
        "../x",
        "/x",
        "a//b",
        ".git/config",
        "people/.Mentor/x",
        "",
        "a\0",
    ] {
        assert!(refused(path).contains("no place to write to"), "{path:?}");
    }
    let mut twins = ChangeSet::new("x");
    twins.create(at("people/sam/a.md"), "");
    twins.create(at("people/sam/A.md"), "");
    assert!(store.preview(&twins).is_err());
    let mut twice = ChangeSet::new("x");
    twice.changes = vec![
        Change::Remove {
            path: at("people/grace/log.md"),
        },
        Change::Remove {
            path: at("people/grace/log.md"),
        },
    ];
    assert!(
        store
            .preview(&twice)
            .unwrap_err()
            .message
            .contains("changed twice")
    );
}

#[test]
fn a_newer_format_or_settings_that_cannot_be_read_stop_every_write() {
    let (folder, store) = network();
    let mut set = ChangeSet::new("x");
    set.append(&at("people/grace/log.md"), "- z");
    std::fs::write(folder.path().join("mentor.toml"), "format = 2\n").unwrap();
    assert_eq!(
        store.preview(&set).unwrap_err().message,
        "this network is of format 2, and this program writes format 1"
    );
    std::fs::write(folder.path().join("mentor.toml"), "format = \n").unwrap();
    assert!(
        store
            .preview(&set)
            .unwrap_err()
            .message
            .starts_with("mentor.toml cannot be read")
    );
}

#[test]
fn a_text_that_would_be_too_long_to_be_read_is_refused() {
    let (_folder, store) = network();
    let mut set = ChangeSet::new("x");
    set.create(at("people/sam/person.toml"), "#".repeat(1024 * 1024 + 1));
    assert!(
        store
            .preview(&set)
            .unwrap_err()
            .message
            .contains("at most 1048576 are read")
    );
}
