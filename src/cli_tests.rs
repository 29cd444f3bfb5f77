use std::ffi::OsString;

use clap::{Arg, ArgMatches, Command};

use super::{arguments, whole};

/// Every command that can be run, with the words that call it.
fn leaves() -> Vec<(Vec<String>, Command)> {
    let mut found = Vec::new();
    let mut open = vec![(vec!["mentor".to_owned()], whole(80))];
    while let Some((words, command)) = open.pop() {
        let mut subs = command.get_subcommands().peekable();
        if subs.peek().is_none() && !words.iter().any(|word| word == "help") {
            found.push((words.clone(), command.clone()));
        }
        for sub in subs {
            let words = words.iter().cloned().chain([sub.get_name().to_owned()]);
            open.push((words.collect(), sub.clone()));
        }
    }
    found
}

fn takes_a_day(arg: &Arg) -> bool {
    let names = arg.get_value_names().unwrap_or_default();
    names.iter().any(|name| name.as_str() == "DATE")
}

/// What has to stand before and after the argument for its command to be whole.
fn around(words: &[String], command: &Command, arg: &Arg) -> (Vec<String>, Vec<String>) {
    let mut before = words.to_vec();
    let mut after = Vec::new();
    let positionals = command.get_positionals().filter(|other| *other != arg);
    before.extend(
        positionals
            .filter(|other| other.is_required_set())
            .map(|_| "x".to_owned()),
    );
    for option in command.get_opts().filter(|other| *other != arg) {
        if option.is_required_set() {
            let long = option.get_long().unwrap();
            before.push(format!("--{long}=x"));
        }
    }
    match (words.last().map(String::as_str), arg.get_long()) {
        (Some("intro"), Some("on")) => {
            after.extend(["x", "y", "--happened"].map(str::to_owned));
        }
        (Some("rename"), _) => before.push("y".to_owned()),
        (Some("intro"), _) => before.extend(["x", "y"].map(str::to_owned)),
        (Some("close"), _) => after.push("--as=completed".to_owned()),
        _ => {}
    }
    (before, after)
}

/// What clap makes of the words; the matches of the innermost command.
fn matched(words: &[String]) -> Result<ArgMatches, clap::Error> {
    let words: Vec<OsString> = words.iter().map(OsString::from).collect();
    let mut matches = whole(80).try_get_matches_from(arguments(&words))?;
    while let Some((_, sub)) = matches.remove_subcommand() {
        matches = sub;
    }
    Ok(matches)
}

/// The line with an argument, by its flag where it has one, and its value.
fn typed(before: &[String], (arg, value): (&clap::Arg, &str), after: &[String]) -> Vec<String> {
    let flag = arg.get_long().map(|long| format!("--{long}"));
    let own: Vec<String> = flag.into_iter().chain([value.to_owned()]).collect();
    [before, &own, after].concat()
}

#[test]
fn every_day_that_can_be_typed_may_count_back() {
    let mut seen = 0;
    for (words, command) in leaves() {
        for arg in command.get_arguments().filter(|arg| takes_a_day(arg)) {
            let (before, after) = around(&words, &command, arg);
            for day in ["-3d", "-2weeks", "-10 days"] {
                let line = typed(&before, (arg, day), &after);
                let matches = matched(&line).unwrap_or_else(|error| panic!("{line:?}: {error}"));
                let mut values = matches.get_raw(arg.get_id().as_str()).unwrap();
                let value = values.next().unwrap().to_string_lossy();
                assert_eq!(value.trim(), day, "{line:?}");
            }
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} arguments that take a day");
}

#[test]
fn an_option_is_never_taken_for_a_day() {
    for (words, command) in leaves() {
        for arg in command.get_arguments().filter(|arg| takes_a_day(arg)) {
            let (before, after) = around(&words, &command, arg);
            let line = typed(&before, (arg, "--no-pager"), &after);
            let may_be_bare = arg
                .get_num_args()
                .is_some_and(|many| many.min_values() == 0);
            match matched(&line) {
                Ok(matches) => {
                    assert!(may_be_bare, "{line:?} took the option for a day");
                    assert!(matches.get_flag("no_pager"), "{line:?}");
                }
                Err(error) => assert!(!may_be_bare, "{line:?}: {error}"),
            }
        }
    }
}

#[test]
fn only_a_day_or_a_sentence_is_shielded() {
    let shielded = |typed: &str| {
        let made = arguments(&[OsString::from(typed)]);
        made != [OsString::from(typed)]
    };
    for typed in ["-3d", "-12weeks", "-3d: sent Grace the report", "- 3 days"] {
        assert!(shielded(typed), "{typed}");
    }
    for typed in [
        "-", "--", "-C", "-3", "-h", "--sent", "-tag:x", "3d", "-3-4", "-3d-4",
    ] {
        assert!(!shielded(typed), "{typed}");
    }
}
