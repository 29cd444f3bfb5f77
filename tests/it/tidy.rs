//! The rules of the house: floors, walls, no rings, lengths, signs, names; a place for each command.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::help::subcommands;
use crate::house::{Source, sources};
use crate::sandbox::repository;

/// The longest file, without its tests.
const LONGEST: usize = 400;
/// The longest file of a command.
const LONGEST_COMMAND: usize = 120;
/// The most methods of `Context`.
const MOST_METHODS: usize = 10;
/// Names of rooms that say nothing.
const DRAWERS: [&str; 6] = ["util", "utils", "helpers", "helper", "common", "misc"];

/// The floor of a room; a room imports lower floors only.
fn floor(room: &str) -> u8 {
    match room {
        "main" => 8,
        "lib" => 7,
        "cli" => 6,
        "commands" => 5,
        "shell" => 4,
        "reports" | "changes" | "formats" => 3,
        "store" | "facts" => 2,
        "model" => 1,
        "text" | "error" => 0,
        other => {
            panic!("the room `{other}` has no floor: say in src/lib.rs and here where it lies")
        }
    }
}

fn assert_none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// Each import of one room's body by another file: the file, its room, the path.
fn imports(sources: &[Source]) -> impl Iterator<Item = (&Source, String)> {
    sources
        .iter()
        .filter(|source| !source.is_test())
        .flat_map(|source| source.imports().into_iter().map(move |path| (source, path)))
}

#[test]
fn rooms_import_lower_floors_only() {
    let sources = sources();
    let rooms: BTreeSet<&str> = sources.iter().map(Source::room).collect();
    let mut found = Vec::new();
    for (source, path) in imports(&sources) {
        let room = path.split("::").next().unwrap();
        if room == source.room() || !rooms.contains(room) {
            continue;
        }
        let from = source.path.display();
        if floor(room) >= floor(source.room()) {
            found.push(format!("{from} imports {path}, which is not below it"));
        }
        let walled = matches!(
            (source.room(), room),
            ("reports" | "changes" | "formats", "store") | ("facts", "store") | ("store", "facts")
        );
        if walled {
            found.push(format!("{from} imports {path} through a wall"));
        }
    }
    assert_none("floors and walls", found);
}

#[test]
fn siblings_do_not_import_one_another() {
    let sources = sources();
    let mut found = Vec::new();
    for (source, path) in imports(&sources) {
        if !matches!(source.room(), "commands" | "reports" | "changes") {
            continue;
        }
        let own: Vec<&str> = source.module.split("::").take(2).collect();
        let other: Vec<&str> = path.split("::").take(2).collect();
        if own.len() == 2 && own[0] == other[0] && own != other {
            found.push(format!("{} imports {path}", source.path.display()));
        }
    }
    assert_none("share through facts", found);
}

#[test]
fn there_are_no_rings() {
    let sources = sources();
    let modules: BTreeSet<&str> = sources.iter().map(|s| s.module.as_str()).collect();
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (source, path) in imports(&sources) {
        // The longest prefix of the path that is a file.
        let mut start = path.as_str();
        while !modules.contains(start) {
            match start.rsplit_once("::") {
                Some((shorter, _)) => start = shorter,
                None => break,
            }
        }
        let Some(target) = modules.get(start) else {
            continue;
        };
        let own = source.module.as_str();
        let family = |a: &str, b: &str| a == b || a.starts_with(&format!("{b}::"));
        if !family(own, target) && !family(target, own) {
            edges.entry(own).or_default().insert(target);
        }
    }
    // Modules that import nothing that is left, or that nothing left imports, are taken away; what
    // stays is a ring.
    loop {
        let importing: BTreeSet<&str> = edges.keys().copied().collect();
        let imported: BTreeSet<&str> = edges.values().flatten().copied().collect();
        let before = edges.len();
        edges.retain(|own, targets| {
            targets.retain(|target| importing.contains(target));
            !targets.is_empty() && imported.contains(own)
        });
        if edges.len() == before {
            break;
        }
    }
    let rings = edges.iter().map(|(from, to)| format!("{from} → {to:?}"));
    assert_none("rings", rings.collect());
}

#[test]
fn files_are_short_and_have_their_sign() {
    let mut found = Vec::new();
    for source in sources() {
        let path = source.path.display();
        if !source.text.starts_with("//! ") && !source.is_test() {
            found.push(format!("{path} has no sign (`//!`) on its door"));
        }
        let lines = source.body.lines().count();
        let most = match source.room() {
            "commands" => LONGEST_COMMAND,
            _ => LONGEST,
        };
        if lines > most && !source.is_test() {
            found.push(format!("{path} has {lines} lines, more than {most}"));
        }
        let name = source.path.file_stem().unwrap().to_string_lossy();
        if name == "mod" {
            let good = |line: &str| {
                let starts = [
                    "//",
                    "#[",
                    "pub mod ",
                    "mod ",
                    "pub use ",
                    "pub(crate) mod ",
                    "pub(crate) use ",
                ];
                line.trim().is_empty() || starts.iter().any(|start| line.starts_with(start))
            };
            if let Some(line) = source.text.lines().find(|line| !good(line)) {
                found.push(format!(
                    "{path} holds more than its sign and its doors: {line}"
                ));
            }
        }
        for part in source.module.split("::") {
            if DRAWERS.contains(&part) {
                found.push(format!("{path}: a drawer called {part} says nothing"));
            }
        }
    }
    assert_none("files", found);
}

#[test]
fn tools_stay_in_their_rooms() {
    let mut found = Vec::new();
    for source in sources() {
        if source.is_test() {
            continue;
        }
        for (tool, rooms) in [
            ("clap::", ["cli", "commands", "shell::args"].as_slice()),
            ("toml_edit", ["store"].as_slice()),
            ("walkdir", ["store"].as_slice()),
            ("comfy_table", ["text"].as_slice()),
            ("annotate_snippets", ["shell"].as_slice()),
        ] {
            let named = source.body.lines().any(|line| {
                let line = line.trim_start();
                !line.starts_with("//") && line.contains(tool)
            });
            let allowed = rooms.iter().any(|room| {
                source.module == *room || source.module.starts_with(&format!("{room}::"))
            });
            if named && !allowed {
                found.push(format!("{} uses {tool}", source.path.display()));
            }
        }
    }
    assert_none("tools outside their rooms", found);
}

#[test]
fn the_context_has_ten_methods_at_most() {
    let sources = sources();
    let context = sources.iter().filter(|source| source.room() == "shell");
    let methods: Vec<&str> = context
        .filter(|source| source.body.contains("impl Context<"))
        .flat_map(|source| {
            let at = source.body.find("impl Context<").unwrap();
            source.body[at..].lines()
        })
        .filter(|line| line.starts_with("    pub fn "))
        .collect();
    assert!(!methods.is_empty());
    assert!(methods.len() <= MOST_METHODS, "{methods:#?}");
}

#[test]
fn each_command_has_its_file_its_cases_and_its_readme_line() {
    let mut found = Vec::new();
    let readme = fs::read_to_string(repository().join("README.md")).unwrap_or_default();
    let cli = mentor::cli::whole(80);
    for command in subcommands(&cli) {
        let name = command.get_name();
        let file = format!("src/commands/{}.rs", name.replace('-', "_"));
        if !repository().join(&file).is_file() {
            found.push(format!("{name} has no {file}"));
        }
        let cases = repository().join("tests/cases").join(name);
        if !cases.is_dir() {
            found.push(format!("{name} has no tests/cases/{name}/"));
        }
        if !readme.contains(&format!("`{name}`")) {
            found.push(format!("{name} has no line in README.md"));
        }
    }
    assert_none("commands", found);
}
