//! Every command that an answer proposes can be typed as it stands.

use std::fs;

use clap::Parser;

use crate::cases::case_files;
use crate::sandbox::repository;

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
