//! What `agenda --share` prints for each person of the sample network holds nothing that is not theirs
//! to read. The phrases are taken from the files by their lines, not by the program's own reader.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::sandbox::{Sandbox, repository};

/// The kinds of meeting with one person.
const KINDS: [&str; 9] = [
    "first", "regular", "progress", "feedback", "flash", "coaching", "pair", "crisis", "closing",
];
/// A text of fewer characters says too little to be told apart.
const SHORTEST: usize = 20;

/// The texts of a network's people: those that are private, and those of each person's own folder.
#[derive(Default)]
struct Texts {
    private: Vec<String>,
    own: BTreeMap<String, Vec<String>>,
}

#[test]
fn a_shared_agenda_holds_no_private_text_and_nothing_of_anybody_elses_folder() {
    let texts = texts(&repository().join("examples/harbor/people"));
    assert!(texts.private.len() > 20, "{:?}", texts.private);
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    for (id, own) in &texts.own {
        for kind in KINDS {
            let output = sandbox.mentor(["agenda", id, "--share", "--kind", kind]);
            let shared = sandbox.text(&output.stdout);
            for whole in [&shared, &sandbox.text(&output.stderr)] {
                assert!(!whole.contains("panicked"), "{id}: {whole}");
            }
            if id == "valentina-cruz" {
                assert_eq!(shared, "", "a confidential person");
                continue;
            }
            assert!(shared.contains("## "), "{id} {kind}");
            for phrase in &texts.private {
                assert!(!shared.contains(phrase), "{id} {kind}: {phrase}");
            }
            for (other, theirs) in texts.own.iter().filter(|(other, _)| *other != id) {
                for phrase in theirs.iter().filter(|phrase| !own.contains(phrase)) {
                    assert!(
                        !shared.contains(phrase),
                        "{id} {kind}, of {other}: {phrase}"
                    );
                }
            }
            for never in [
                "closeness",
                "people/",
                ".md:",
                "`mentor",
                "For me alone",
                "To give",
            ] {
                assert!(!shared.contains(never), "{id} {kind}: {never}");
            }
        }
    }
}

#[test]
fn a_shared_circle_holds_nothing_of_any_members_own_folder() {
    let texts = texts(&repository().join("examples/harbor/people"));
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let output = sandbox.mentor(["agenda", "circle:ops-directors", "--share"]);
    let shared = sandbox.text(&output.stdout);
    assert!(shared.contains("## Hot seats"));
    for phrase in texts.private.iter().chain(texts.own.values().flatten()) {
        // Names are the circle's to know.
        let name = ["marcus-bell", "priya-nair", "keiko-tanaka"]
            .iter()
            .any(|id| {
                let file = repository().join(format!("examples/harbor/people/{id}/person.toml"));
                let person = fs::read_to_string(file).unwrap();
                person.contains(&format!("name = \"{phrase}\""))
            });
        assert!(name || !shared.contains(phrase), "{phrase}");
    }
}

#[test]
fn every_kind_with_everybody_adds_up_and_leaves_no_block_empty() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let texts = texts(&repository().join("examples/harbor/people"));
    for id in texts.own.keys() {
        for kind in KINDS {
            let output = sandbox.mentor(["agenda", id, "--json", "--kind", kind]);
            let json = sandbox.text(&output.stdout);
            let agenda: serde_json::Value = serde_json::from_str(&json).unwrap();
            let blocks = agenda["blocks"].as_array().unwrap();
            let minutes = |block: &serde_json::Value| block["minutes"].as_u64().unwrap();
            let sum: u64 = blocks.iter().map(minutes).sum();
            assert_eq!(Some(sum), agenda["minutes"].as_u64(), "{id} {kind}");
            assert!(
                !agenda["opening"].as_array().unwrap().is_empty(),
                "{id} {kind}"
            );
            for block in blocks {
                let items = block["items"].as_array().unwrap();
                assert!(!items.is_empty(), "{id} {kind} {}", block["title"]);
            }
            let stories = json.matches("One story, if it helps").count();
            assert!(stories <= 1, "{id} {kind}");
        }
    }
}

#[test]
fn the_same_phrases_do_stand_in_the_owners_own_agenda() {
    // Otherwise the test above would prove nothing.
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let texts = texts(&repository().join("examples/harbor/people"));
    let own = sandbox.mentor(["agenda", "grace-okafor"]);
    let own = sandbox.text(&own.stdout);
    assert!(texts.private.iter().any(|phrase| own.contains(phrase)));
}

/// Reads the lines of every person's folder.
fn texts(people: &Path) -> Texts {
    let mut texts = Texts::default();
    for folder in fs::read_dir(people)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let id = folder.file_name().unwrap().to_string_lossy().into_owned();
        let person = fs::read_to_string(folder.join("person.toml")).unwrap_or_default();
        let confidential = person
            .lines()
            .any(|line| line.starts_with("confidential = true"));
        for file in fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            let text = fs::read_to_string(&file).unwrap();
            let closed = confidential || text.contains("\nconfidential = true");
            let mut private = closed;
            for line in text.lines() {
                if line.starts_with('[') {
                    private = closed || line == "[fit.evidence]";
                }
                if line.starts_with('#') {
                    private = closed || line.trim_start_matches('#').trim() == "Private";
                }
                let said = phrase(line);
                if said.chars().count() < SHORTEST {
                    continue;
                }
                if private {
                    texts.private.push(said.clone());
                }
                texts.own.entry(id.clone()).or_default().push(said);
            }
            texts.own.entry(id.clone()).or_default();
        }
    }
    // What stands in an open place as well is no secret.
    texts
}

/// What a line says, without its marks and keys, up to the first word that the program takes out.
fn phrase(line: &str) -> String {
    let line = line.trim().trim_start_matches(['-', '>', '#', '*', ' ']);
    let line = line.trim_start_matches("[ ] ").trim_start_matches("[x] ");
    let line = line.split_once(" = ").map_or(line, |(_, value)| value);
    let line = line.trim_matches('"');
    let end = [
        " due:", " done:", " kind:", " start:", " #", " weight:", "\"",
    ]
    .iter()
    .filter_map(|word| line.find(word))
    .min();
    line[..end.unwrap_or(line.len())].trim().to_owned()
}
