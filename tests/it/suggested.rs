//! Every command that an answer proposes can be typed as it stands.

use std::fs;

use clap::Parser;

use crate::cases::case_files;
use crate::sandbox::{Sandbox, repository};

#[test]
fn every_command_that_a_transcript_proposes_is_understood() {
    let mut files: Vec<_> = case_files()
        .iter()
        .map(|file| repository().join(file))
        .collect();
    files.push(repository().join("README.md"));
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for (at, line) in text.lines().enumerate() {
            for command in proposed(line) {
                if let Err(error) = mentor::cli::Cli::try_parse_from(words(&command))
                    && error.use_stderr()
                {
                    let first = error.to_string();
                    let first = first.lines().next().unwrap_or_default();
                    wrong.push(format!(
                        "{}:{}: `{command}`: {first}",
                        file.display(),
                        at + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The commands in a line of output: between backticks, or all that follows `hint: `.
fn proposed(line: &str) -> Vec<String> {
    if line.starts_with("$ ") || line.starts_with("> ") || line.starts_with("Usage") {
        return Vec::new();
    }
    let quoted = line.split('`').skip(1).step_by(2);
    let hint = line
        .strip_prefix("hint: ")
        .filter(|hint| !hint.contains('`'));
    quoted
        .chain(hint)
        .map(str::trim)
        .filter(|text| text.starts_with("mentor ") && !text.contains(" COMMAND"))
        .map(|text| {
            // A hint in words goes on after its command.
            let end = if line.starts_with("hint: ") && !line.contains('`') {
                text.find([',', ';'])
                    .or_else(|| text.find(" shows "))
                    .unwrap_or(text.len())
            } else {
                text.len()
            };
            text[..end].to_owned()
        })
        .collect()
}

/// A command line split as a shell splits it: blanks outside of quotes.
pub fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), c) => words.last_mut().unwrap().push(c),
            (None, '"' | '\'') => quote = Some(c),
            (None, ' ') => words.push(String::new()),
            (None, c) => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Needs that hold what a shell, an option, an action or a touch would read as something else.
const NASTY: [&str; 12] = [
    "due:2020-01-01 budgeting",
    "done:",
    "kind:nonsense",
    "--goal",
    "it's $HOME `id` \\ !",
    "\\\"quoted\\\" words",
    "@grace-okafor #calm-on-call",
    "Grace",
    "a, b",
    "weight:heavy",
    "*bold* _it_ [x](y)",
    "; rm -rf people",
];

#[test]
fn every_step_of_the_gaps_is_typed_into_a_shell_as_it_stands() {
    let needs = NASTY.map(|need| format!("\"{}\"", need.replace("\\ ", "\\\\ ")));
    let goal = format!(
        "+++\ntitle = \"Nasty\"\npriority = 3\nneeds = [{}]\n+++\n",
        needs.join(", ")
    );
    // Nobody asks for promises: then somebody else is told; and once more with everybody quiet.
    for day in ["2026-11-21", "2031-01-01"] {
        let sandbox = Sandbox::new("examples/harbor").unwrap().on(day);
        fs::write(sandbox.network().join("goals/nasty.md"), &goal).unwrap();
        let out = sandbox.mentor(["gaps", "--json"]).stdout;
        let answer: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let mut typed = std::collections::BTreeSet::new();
        for gap in answer["gaps"].as_array().unwrap() {
            for step in gap["next_steps"].as_array().unwrap() {
                let command = step["command"].as_str().unwrap();
                if !typed.insert(command.to_owned()) {
                    continue;
                }
                let before = sandbox.tree();
                let ended = sandbox.sh(command);
                let said = String::from_utf8_lossy(&ended.stderr).into_owned();
                if command.contains(" NAME") {
                    assert_eq!(ended.status.code(), Some(2), "{command}\n{said}");
                    assert_eq!(sandbox.tree(), before, "{command}");
                } else {
                    assert!(ended.status.success(), "{command}\n{said}");
                }
                if let Some(rest) = command.strip_prefix("mentor touch --next \"@") {
                    // It stands in the log of that person, and of nobody else.
                    let id = rest.split(' ').next().unwrap();
                    let grown: Vec<_> = grown(&before, &sandbox.tree());
                    assert_eq!(grown, [format!("people/{id}/log.md")], "{command}");
                }
            }
        }
        if day == "2026-11-21" {
            let looked = typed
                .iter()
                .filter(|command| command.contains(" action add "));
            assert!(looked.count() > NASTY.len(), "{typed:#?}");
            // Whatever the need holds, the promise is due in four weeks and belongs to the goal.
            let out = sandbox
                .mentor(["plan", "--goal", "nasty", "--all", "--json"])
                .stdout;
            let plan: serde_json::Value = serde_json::from_slice(&out).unwrap();
            let actions = plan["actions"].as_array().unwrap();
            assert_eq!(actions.len(), NASTY.len(), "{actions:#?}");
            for action in actions {
                assert_eq!(action["due"], "2026-12-19", "{action:#?}");
                assert_eq!(action["status"], "open", "{action:#?}");
            }
        }
    }
}

/// The files of a network that are other than they were.
fn grown(
    before: &[(std::path::PathBuf, u32, Vec<u8>)],
    after: &[(std::path::PathBuf, u32, Vec<u8>)],
) -> Vec<String> {
    let other = after.iter().filter(|file| !before.contains(file));
    let paths = other.map(|(path, _, _)| path.to_string_lossy().into_owned());
    let own = paths.filter(|path| path.ends_with(".md"));
    own.filter_map(|path| Some(path.split_once("/network/")?.1.to_owned()))
        .collect()
}
