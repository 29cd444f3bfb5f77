//! Help is there, on stdout, and says what the program does.

use clap::{Command, CommandFactory};

use crate::sandbox::Sandbox;

/// Every command and subcommand with the words that call it.
pub fn commands() -> Vec<(Vec<String>, Command)> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), mentor::cli::whole(80))];
    while let Some((words, command)) = open.pop() {
        for sub in subcommands(&command) {
            let mut words: Vec<String> = words.clone();
            words.push(sub.get_name().to_owned());
            open.push((words, sub.clone()));
        }
        found.push((words, command));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The subcommands that are ours, in the order of help.
pub fn subcommands(command: &Command) -> impl Iterator<Item = &Command> {
    command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
}

#[test]
fn the_command_line_is_well_formed() {
    mentor::cli::Cli::command().debug_assert();
}

#[test]
fn help_is_answered_on_stdout() {
    let sandbox = Sandbox::new("none").unwrap();
    for (words, _) in commands() {
        for flag in ["-h", "--help"] {
            let output = sandbox.mentor(words.iter().map(String::as_str).chain([flag]));
            assert_eq!(output.status.code(), Some(0), "{words:?} {flag}");
            assert!(output.stderr.is_empty(), "{words:?} {flag}");
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(text.contains("Usage: mentor"), "{words:?} {flag}: {text}");
        }
    }
    let bare = sandbox.mentor::<&str>([]);
    let short = sandbox.mentor(["-h"]);
    assert_eq!(bare.status.code(), Some(0));
    assert_eq!(
        bare.stdout, short.stdout,
        "without arguments: the short help"
    );
}

#[test]
fn help_begins_with_a_sentence_and_examples() {
    let mut wrong = Vec::new();
    for (words, command) in commands() {
        let name = format!("mentor {}", words.join(" "));
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let first = about.lines().next().unwrap_or_default();
        if first.is_empty() || first.ends_with('.') || !first.starts_with(char::is_uppercase) {
            wrong.push(format!(
                "{name}: a first line, imperative, without a full stop: `{first}`"
            ));
        }
        if words.is_empty() || command.has_subcommands() {
            continue;
        }
        let long = command
            .get_long_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let example = format!("\n  {name}");
        if !long.contains("\nExamples:") || !long.contains(&example) {
            wrong.push(format!(
                "{name}: `Examples:` and a line with `  {name}` in its doc comment"
            ));
        }
        for argument in command.get_arguments() {
            let help = argument
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            if !argument.is_hide_set() && (help.is_empty() || help.ends_with('.')) {
                wrong.push(format!("{name}: help of {}: `{help}`", argument.get_id()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_version_comes_first() {
    let sandbox = Sandbox::new("none").unwrap();
    let output = sandbox.mentor(["--version"]);
    let want = format!("mentor {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), want);
}
