//! What follows a name: a rename and its way back, a merge, over the sample network and over texts that
//! name people in every way.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::folder::{Tree, copy, folder, seen, tree};
use crate::inside;
use crate::sandbox::repository;

fn harbor() -> TempDir {
    let dir = folder();
    copy(&repository().join("examples/harbor"), dir.path()).unwrap();
    dir
}

fn run(root: &Path, command: &[&str]) -> String {
    let ended = inside::run(root, command, None, &|_| panic!("no program is run here"));
    assert_eq!(ended.code, 0, "{command:?}: {}{}", ended.out, ended.err);
    ended.out
}

/// What differs between two trees, for a message.
fn differs(one: &Tree, other: &Tree) -> Vec<String> {
    let paths = one.keys().chain(other.keys());
    let mut paths: Vec<String> = paths
        .filter(|path| one.get(*path) != other.get(*path))
        .cloned()
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

#[test]
fn everybody_and_everything_is_renamed_there_and_back_without_a_byte_changed() {
    let dir = harbor();
    let before = seen(tree(dir.path()));
    let names = |folder: &str| {
        let entries = fs::read_dir(dir.path().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names
            .map(|name| name.trim_end_matches(".md").to_owned())
            .collect();
        names.sort();
        names
    };
    let all = [
        ("people", ""),
        ("circles", "circle:"),
        ("goals", "goal:"),
        ("resources", "resource:"),
    ]
    .into_iter()
    .flat_map(|(folder, kind)| {
        let typed = move |id: String| (kind, id);
        names(folder).into_iter().map(typed)
    });
    let mut count = 0;
    for (kind, id) in all.collect::<Vec<_>>() {
        let (there, back) = (format!("{kind}{id}"), format!("{kind}zz-moved"));
        run(dir.path(), &["rename", &there, "--id", "zz-moved", "--yes"]);
        let moved = seen(tree(dir.path()));
        assert_ne!(moved, before, "{there}");
        assert_eq!(
            run(dir.path(), &["check"]),
            "",
            "{there}: names that lead nowhere"
        );
        run(dir.path(), &["rename", &back, "--id", &id, "--yes"]);
        let after = seen(tree(dir.path()));
        assert!(after == before, "{there}: {:?}", differs(&before, &after));
        count += 1;
    }
    assert!(count > 28, "{count}");
}

/// Pieces of texts that name somebody in every way, or nearly.
const PIECES: &[&str] = &[
    "@ada",
    "@ada-b",
    "@adam",
    "ada",
    "Ada Byron",
    "[her](../ada/2026-01-02.md)",
    "[card](<../../people/ada/person.toml>)",
    "people/ada/",
    "people/adam/person.toml",
    "`people/ada/plan.md`",
    "see ../ada/log.md#top",
    "#ada",
    "<!-- @ada -->",
    "`@ada`",
    "(@ada)",
    "@ada,",
    "@ada's",
    "x@ada.example",
    "\\@ada",
    "**@ada**",
    "[ ] @ada",
    "@ADA",
    "📅 2026-12-01",
    "goals/ada.md",
    "#stage",
    "goals/stage.md",
    "- [ ] @ada Send it due:2026-12-01",
    "> - [x] @ada it",
    "![pic](../ada/pic.png \"@ada\")",
    "<people/ada/pic.png>",
    "[ref]: ../ada/2026-01-02.md",
    "intro @ada yes",
    "```\n@ada\n```",
    "    @ada",
    "~~@ada~~",
    "“@ada”",
    "@ada—so",
    "é@ada",
    "ada.md",
    "- 2026-11-01 asked: intro @ada",
];
/// Where such texts stand.
const FILES: &[&str] = &[
    "people/bo/2026-03-04.md",
    "people/bo/log.md",
    "people/bo/plan.md",
    "people/ada/2026-01-02.md",
    "people/ada/log.md",
    "people/ada/plan.md",
    "circles/leads/2026-05-06.md",
    "goals/stage.md",
    "resources/book.md",
    "templates/recap.md",
    "README.md",
];

/// A network in which these pieces stand in these files.
fn named(texts: &[(usize, Vec<(usize, u8)>)], crlf: bool, bom: bool) -> TempDir {
    let dir = folder();
    let put = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = if crlf {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        };
        fs::write(path, if bom { format!("\u{feff}{text}") } else { text }).unwrap();
    };
    put(
        "mentor.toml",
        "format = 1\n[check]\nignore = [\"no-purpose:people/ada\"] # ada\n",
    );
    put(
        "people/ada/person.toml",
        "name = \"Ada Byron\"\nknows = [\"bo\", 'adam'] # knows adam\n",
    );
    put(
        "people/bo/person.toml",
        "name = \"Bo\"\nknows = [\n  \"ada\", # first\n  'adam',\n]\nintroduced-by = 'ada'\n[relationship]\ngoals = [\"stage\"]",
    );
    put(
        "people/adam/person.toml",
        "introduced-by = \"ada\" \nname = \"Adam\"\n",
    );
    put(
        "circles/leads/circle.toml",
        "name = \"Leads\"\nfacilitator = \"ada\"\nmembers = [\"adam\", \"ada\", \"bo\"]\n",
    );
    put(
        "people/bo/2026-01-02.md",
        "+++\nsee = \"../ada/2026-01-02.md\"\n+++\n",
    );
    put(
        "resources/shelf.md",
        "+++\ntitle = \"Shelf\"\nshared = [{ with = \"ada\", on = 2026-02-03 }, { with = 'adam' }]\n+++\n",
    );
    put(
        "program/participants.csv",
        "id,name,role,manager\nada,Ada,mentor,bo\nbo,Bo,mentee,\"ada\"\nadam,Adam,both,\n",
    );
    let mut whole: BTreeMap<usize, String> = BTreeMap::new();
    for (file, pieces) in texts {
        let text = whole.entry(file % FILES.len()).or_default();
        for (piece, end) in pieces {
            text.push_str(PIECES[piece % PIECES.len()]);
            text.push_str(["\n", " ", "\n\n", "\n- ", ", "][usize::from(end % 5)]);
        }
    }
    for (file, text) in whole {
        put(FILES[file], &text);
    }
    dir
}

fn texts() -> impl Strategy<Value = Vec<(usize, Vec<(usize, u8)>)>> {
    let pieces = prop::collection::vec((0..PIECES.len(), any::<u8>()), 1..12);
    prop::collection::vec((0..FILES.len(), pieces), 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 120,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_names_somebody_a_rename_and_its_way_back_leave_every_byte(
        texts in texts(),
        crlf in any::<bool>(),
        bom in any::<bool>(),
        goal in any::<bool>(),
    ) {
        let dir = named(&texts, crlf, bom);
        let before = seen(tree(dir.path()));
        let (kind, id) = match goal && before.contains_key("goals/stage.md") {
            true => ("goal:", "stage"),
            false => ("", "ada"),
        };
        let (there, back) = (format!("{kind}{id}"), format!("{kind}zz-moved"));
        run(dir.path(), &["rename", &there, "--id", "zz-moved", "--yes"]);
        prop_assert_ne!(&seen(tree(dir.path())), &before);
        run(dir.path(), &["rename", &back, "--id", id, "--yes"]);
        let after = seen(tree(dir.path()));
        prop_assert!(after == before, "{:?}", differs(&before, &after));
    }

    #[test]
    fn a_merge_loses_no_line_of_either(
        texts in texts(),
        crlf in any::<bool>(),
        bom in any::<bool>(),
    ) {
        let dir = named(&texts, crlf, bom);
        // The words of everything that both hold, with the one that goes spoken of by the other's id.
        let lines = |tree: &Tree| -> Vec<String> {
            let mut lines = Vec::new();
            for (path, bytes) in tree {
                if !path.starts_with("people/ada/") && !path.starts_with("people/bo/") {
                    continue;
                }
                let text = String::from_utf8(bytes.clone()).unwrap();
                for line in text.trim_start_matches('\u{feff}').lines() {
                    // Keys join; the lines of cards are looked for below.
                    if !path.ends_with(".toml") && !line.trim().is_empty() {
                        lines.push(spoken(line));
                    }
                }
            }
            lines.sort();
            lines
        };
        let before = seen(tree(dir.path()));
        run(dir.path(), &["merge", "ada", "bo", "--yes"]);
        let after = seen(tree(dir.path()));
        prop_assert!(!after.keys().any(|path| path.starts_with("people/ada/")));
        let (had, mut has) = (lines(&before), lines(&after));
        for line in had {
            // A day's second note of both, and a note that pointed to what is now itself.
            let Some(at) = has.iter().position(|other| *other == line) else {
                prop_assert!(line.starts_with("see = ") || line == "+++", "{line} is gone: {has:#?}");
                continue;
            };
            has.remove(at);
        }
        // What the cards said, in one of the two cards.
        let cards: String = after
            .iter()
            .filter(|(path, _)| path.starts_with("people/bo/") && !path.ends_with(".md") || path.contains("person"))
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .collect();
        for word in ["Ada Byron", "\"Bo\"", "adam", "stage"] {
            prop_assert!(cards.contains(word), "{word}: {cards}");
        }
    }
}

/// A line in which both have one name.
fn spoken(line: &str) -> String {
    line.replace("bo", "ada")
}
