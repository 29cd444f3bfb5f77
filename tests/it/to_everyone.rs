//! What holds for every progress report, brief and pitch to everyone of the sample, in every tone: the
//! rules of its kind, and nothing that stands in somebody else's folder. What is private is searched for
//! in `privacy`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::sandbox::Sandbox;

/// Shorter lines stand in many places by chance.
const LEAST_CHARACTERS: usize = 24;

/// The lines of each person's folder, by id.
fn lines(network: &Path) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for folder in fs::read_dir(network.join("people")).unwrap() {
        let folder = folder.unwrap().path();
        let id = folder.file_name().unwrap().to_string_lossy().into_owned();
        let of_person = found.entry(id).or_default();
        for file in fs::read_dir(&folder).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            of_person.extend(text.lines().map(bare));
        }
        of_person.retain(|line| line.chars().count() >= LEAST_CHARACTERS);
    }
    found
}

/// A line without the marks at its ends, the words of an action, and a log's day and kind.
fn bare(line: &str) -> String {
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let kinds = [
        "gave: ",
        "received: ",
        "contact: ",
        "result: ",
        "told: ",
        "heard: ",
    ];
    let line = kinds
        .iter()
        .find_map(|kind| line.strip_prefix(kind))
        .unwrap_or(line);
    let words = [
        " due:", " done:", " weight:", " #", " kind:", " moved:", " start:",
    ];
    let end = words.iter().filter_map(|word| line.find(word)).min();
    end.and_then(|end| line.get(..end))
        .unwrap_or(line)
        .trim_end_matches('.')
        .to_owned()
}

#[test]
fn every_letter_keeps_its_rules_and_tells_nothing_of_somebody_else() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let lines = lines(&sandbox.network());
    // What a goal or the shelf says is the owner's to tell, wherever else it stands.
    let mut open = String::new();
    for folder in ["goals", "resources"] {
        for file in fs::read_dir(sandbox.network().join(folder)).unwrap() {
            open.push_str(&fs::read_to_string(file.unwrap().path()).unwrap());
        }
    }
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for id in lines.keys() {
        for (command, tone) in [
            ("progress", "warm"),
            ("progress", "plain"),
            ("progress", "formal"),
            ("brief", "warm"),
            ("brief", "plain"),
            ("brief", "formal"),
            ("pitch", "warm"),
            ("pitch", "plain"),
            ("pitch", "formal"),
        ] {
            let what = format!("{command} {id} --tone {tone}");
            let output = sandbox.mentor([command, id, "--tone", tone, "--json"]);
            if output.status.code() != Some(0) {
                // Where it is not the time, nothing is drafted and a way on is named.
                assert_eq!(output.status.code(), Some(1), "{what}");
                assert!(output.stdout.is_empty(), "{what}");
                assert!(sandbox.text(&output.stderr).contains("hint: "), "{what}");
                continue;
            }
            let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(
                answer["draft"]["breaks"],
                Value::Array(Vec::new()),
                "{what}"
            );
            let text = answer["draft"]["text"].as_str().unwrap();
            for (other, theirs) in lines.iter().filter(|(other, _)| *other != id) {
                let own = |line: &String| lines[id].contains(line) || open.contains(line.as_str());
                let mut leaks = theirs.iter().filter(|line| text.contains(line.as_str()));
                assert_eq!(leaks.find(|line| !own(line)), None, "{what}: of {other}");
            }
            *told.entry(command).or_default() += 1;
        }
    }
    // A test that meets refusals only would hold of nothing.
    assert!(
        told["progress"] >= 50 && told["brief"] >= 60 && told["pitch"] >= 12,
        "{told:?}"
    );
}
