//! A small network and change sets of every shape that commands make: for the tests of writing.
#![cfg(test)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests lay down files and look at what became of them"
)]

use std::collections::BTreeMap;
use std::path::Path;

use crate::model::change::{Change, ChangeSet, Edit, KeyOp, Value};
use crate::model::ids::RelPath;
use crate::model::note::SectionKey;
use crate::store::Store;
use crate::store::write::undo::shelf;

/// A path of the network.
pub fn at(path: &str) -> RelPath {
    RelPath::new(path)
}

/// Every file and folder with what it holds, a link with where it leads; without the records for undo.
pub type Tree = BTreeMap<String, String>;

/// What is in the program's own folder once a write has ended.
pub fn is_record(name: &str) -> bool {
    let inside = name.strip_prefix(".mentor");
    inside.is_some_and(|name| {
        name.is_empty() || name == "/.gitignore" || shelf::is_record(&at(&format!(".mentor{name}")))
    })
}

/// Every file and folder of the network.
pub fn tree(root: &Path) -> Tree {
    let mut found = Tree::new();
    for entry in walkdir::WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let name = entry.path().strip_prefix(root).unwrap();
        if is_record(name.to_str().unwrap()) {
            continue;
        }
        let kind = entry.file_type();
        let held = if kind.is_dir() {
            "a folder".to_owned()
        } else if kind.is_symlink() {
            format!("-> {:?}", std::fs::read_link(entry.path()).unwrap())
        } else {
            std::fs::read_to_string(entry.path()).unwrap()
        };
        found.insert(name.to_str().unwrap().to_owned(), held);
    }
    found
}

/// What a reader sees: without temporary names and the program's own folder.
pub fn seen(tree: &Tree) -> Tree {
    let own = |path: &str| {
        path.split('/')
            .any(|p| p.starts_with('.') && p != ".hidden")
    };
    let seen = tree.iter().filter(|(path, _)| !own(path));
    seen.map(|(path, held)| (path.clone(), held.clone()))
        .collect()
}

/// Lays the network down.
pub fn lay(root: &Path) {
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("mentor.toml", "format = 1\n");
    write(
        "people/grace/person.toml",
        "name = \"Grace\" # c\r\n[relationship]\r\nstage = \"active\"\r\n",
    );
    write("people/grace/log.md", "- 2026-11-20 gave: x");
    write(
        "people/grace/2026-10-14.md",
        "# M\n## Actions\n- [ ] draft\n",
    );
    write("people/grace/agenda-2026-12-16.md", "# A\n");
    write("people/sam/person.toml", "name = \"Sam\"\n");
    write(
        "goals/director.md",
        "+++\ntitle = \"D\"\n+++\n## Milestones\n",
    );
}

/// A network in memory where there is such a disk: these tests make thousands.
pub fn network() -> (tempfile::TempDir, Store) {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    };
    lay(folder.path());
    let store = Store::open(folder.path()).unwrap();
    (folder, store)
}

/// Sets the stage of Grace.
pub fn stage_closed(set: &mut ChangeSet) {
    let path = at("people/grace/person.toml");
    set.set(
        &path,
        &["relationship", "stage"],
        Value::Text("closed".into()),
    );
}

/// Change sets of every shape that commands make.
pub fn shapes() -> Vec<(&'static str, ChangeSet)> {
    let note = "# New\n## Takeaways\n- a\n".repeat(50);
    let mut create = ChangeSet::new("a new note");
    create.create(at("people/grace/2026-11-21.md"), note.clone());
    let mut person = ChangeSet::new("a new person");
    person.create(at("people/ada/person.toml"), "name = \"Ada\"\n");
    let mut edit = ChangeSet::new("one edit");
    stage_closed(&mut edit);
    let mut append = ChangeSet::new("one line");
    append.append(&at("people/grace/log.md"), "- 2026-11-21 thanked: y");
    let mut close = ChangeSet::new("close");
    close.create(at("people/grace/closing-2026-11-21.md"), note.clone());
    stage_closed(&mut close);
    close.append(&at("people/sam/plan.md"), "- [ ] carried");
    close.edit(
        &at("people/grace/2026-10-14.md"),
        Edit::MarkItem {
            offset: 17,
            mark: '-',
        },
    );
    close.edit(
        &at("goals/director.md"),
        Edit::AddToSection {
            section: SectionKey::Milestones,
            lines: vec!["- [ ] draft".into()],
        },
    );
    let mut rename = ChangeSet::new("an agenda becomes a note");
    rename.changes.push(Change::Rename {
        from: at("people/grace/agenda-2026-12-16.md"),
        to: at("people/grace/2026-12-16.md"),
        edits: vec![Edit::Key {
            path: vec!["minutes".into()],
            op: KeyOp::Set(Value::Integer(45)),
        }],
    });
    let mut all = ChangeSet::new("everything at once");
    all.create(at("circles/new/circle.toml"), "name = \"C\"\n");
    all.create(at("circles/new/notes/2026-11-21.md"), note);
    all.changes.push(Change::Folder {
        path: at("resources/empty"),
    });
    all.append(&at("people/grace/log.md"), "- 2026-11-21 gave: z");
    all.changes.push(Change::Rename {
        from: at("people/grace/2026-10-14.md"),
        to: at("people/ada/2026-10-14.md"),
        edits: Vec::new(),
    });
    all.changes.push(Change::Remove {
        path: at("people/grace/agenda-2026-12-16.md"),
    });
    let mut moved = ChangeSet::new("a person gets another id");
    stage_closed(&mut moved);
    moved.edit(
        &at("people/sam/person.toml"),
        Edit::Replace {
            range: 8..11,
            was: "Sam".into(),
            now: "Samuel".into(),
        },
    );
    moved.changes.push(Change::MoveFolder {
        from: at("people/grace"),
        to: at("people/grace-okafor"),
    });
    let mut buried = ChangeSet::new("a person goes, and one note stays");
    buried.append(&at("people/sam/plan.md"), "- 2026-11-20 gave: x");
    buried.changes.push(Change::Rename {
        from: at("people/grace/2026-10-14.md"),
        to: at("people/sam/2026-10-14.md"),
        edits: Vec::new(),
    });
    buried.changes.push(Change::RemoveFolder {
        path: at("people/grace"),
    });
    vec![
        ("create", create),
        ("person", person),
        ("edit", edit),
        ("append", append),
        ("close", close),
        ("rename", rename),
        ("all", all),
        ("moved", moved),
        ("buried", buried),
    ]
}
