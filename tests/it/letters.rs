//! What holds of every recap and thank-you, whoever gets it and however it sounds: read over everybody in
//! the sample network.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::sandbox::{Sandbox, repository};

const TONES: [&str; 3] = ["warm", "plain", "formal"];

/// Everybody in the sample network.
fn people() -> Vec<String> {
    let folder = repository().join("examples/harbor/people");
    let mut ids: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    ids.sort();
    ids
}

/// The lines of every Private section of the sample network.
fn private_lines() -> Vec<String> {
    let mut lines = Vec::new();
    let mut folders: Vec<PathBuf> = vec![repository().join("examples/harbor")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                lines.extend(private_of(&path));
            }
        }
    }
    assert!(lines.len() > 3, "{lines:?}");
    lines
}

fn private_of(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let after = text.split("## Private\n").nth(1).unwrap_or("");
    let section = after.split("\n## ").next().unwrap_or("");
    let lines = section.lines().map(str::trim);
    lines
        .filter(|line| line.len() > 12)
        .map(str::to_owned)
        .collect()
}

/// The letters of a command, with whom they are for and how they sound; who has none is left out.
fn letters(command: &str, tones: &[&str]) -> Vec<(String, Value)> {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let mut letters = Vec::new();
    for id in people() {
        for tone in tones {
            let output = sandbox.mentor([command, &id, "--tone", tone, "--json"]);
            if output.status.success() {
                let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
                letters.push((format!("{command} {id} --tone {tone}"), answer));
                continue;
            }
            // What is too thin is said, with what would mend it; nothing is padded.
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(output.stdout.is_empty(), "{id}");
            assert!(
                said.starts_with("error: ") && said.contains("hint: "),
                "{id}: {said}"
            );
        }
    }
    letters
}

fn text(answer: &Value) -> &str {
    answer["draft"]["text"].as_str().unwrap()
}

/// A text without what stands between quotation marks.
fn unquoted(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// What holds of any letter.
fn assert_clean(name: &str, answer: &Value, private: &[String]) {
    let text = text(answer);
    for sign in [
        "{{",
        "{%",
        "undefined",
        "..",
        "  ",
        " .",
        " ,",
        ",,",
        "“”",
        "()",
        ": .",
    ] {
        assert!(!text.contains(sign), "{name}: `{sign}`\n{text}");
    }
    for line in private {
        assert!(!text.contains(line.as_str()), "{name}: {line}\n{text}");
    }
    // A gap is marked in the text as often as it is said.
    let missing = answer["draft"]["missing"].as_array().unwrap();
    assert_eq!(
        text.matches("[to fill in: ").count(),
        missing.len(),
        "{name}\n{text}"
    );
    for gap in missing {
        let what = gap["what"].as_str().unwrap();
        assert!(
            text.contains(&format!("[to fill in: {what}]")),
            "{name}: {what}\n{text}"
        );
        assert!(
            gap["command"].as_str().unwrap().starts_with("mentor "),
            "{name}"
        );
    }
}

#[test]
fn every_thank_you_is_specific_short_about_them_and_asks_for_nothing() {
    let private = private_lines();
    let letters = letters("thanks", &TONES);
    assert!(letters.len() > 3 * 12, "{}", letters.len());
    for (name, answer) in &letters {
        assert_clean(name, answer, &private);
        let text = text(answer);
        let words = text
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric));
        assert!(words.count() <= 150, "{name}\n{text}");
        // What it breaks is said; the only thing that the sample's files may make of it is a short one.
        for broken in answer["draft"]["breaks"].as_array().unwrap() {
            let broken = broken.as_str().unwrap();
            assert!(broken.starts_with("short: "), "{name}: {broken}\n{text}");
        }
        let own = unquoted(text);
        assert!(!own.contains('?'), "{name}\n{text}");
        assert!(own.to_lowercase().contains("thank"), "{name}\n{text}");
        // The act, how, what came of it, what is next, the give, the report: in this order.
        let mut from = 0;
        let lists = ["how", "effect"].map(|part| answer[part].as_array().unwrap().clone());
        let [how, effect] = lists;
        let mut pieces = vec![answer["act"].clone()];
        pieces.extend(how);
        pieces.extend(effect);
        pieces.extend(["commitment", "give", "report"].map(|part| answer[part].clone()));
        for piece in pieces.iter().filter(|piece| !piece.is_null()) {
            let words = piece["text"].as_str().unwrap().trim_matches(['“', '”']);
            // The head of a sentence has a capital.
            let rest: String = words.chars().skip(1).collect();
            let at = text.get(from..).unwrap().find(rest.as_str());
            let at = at.unwrap_or_else(|| panic!("{name}: {words} not after {from}\n{text}"));
            from += at;
        }
    }
}

#[test]
fn every_recap_is_of_that_meeting_and_holds_nothing_private() {
    let private = private_lines();
    let letters = letters("recap", &TONES);
    assert!(letters.len() > 3 * 12, "{}", letters.len());
    for (name, answer) in &letters {
        assert_clean(name, answer, &private);
        assert!(answer["takeaways"].as_array().unwrap().len() <= 3, "{name}");
        let file = answer["file"].as_str().unwrap();
        for part in ["takeaways", "decisions", "parked"] {
            for line in answer[part].as_array().unwrap() {
                assert_eq!(line["file"].as_str(), Some(file), "{name}");
                assert!(
                    text(answer).contains(line["text"].as_str().unwrap()),
                    "{name}"
                );
            }
        }
        for side in answer["promises"].as_array().unwrap() {
            assert!(matches!(side["who"].as_str(), Some("you" | "me")), "{name}");
        }
    }
}
