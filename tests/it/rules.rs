//! Every rule of `check` speaks in a transcript, and everything that speaks is a rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mentor::model::problem::Severity;
use mentor::model::rule::{RULES, Rule};

use crate::sandbox::repository;

/// What no transcript can bring about: root may read every file, and no command is stopped half way.
const BY_UNIT_TESTS: [&str; 2] = ["unfinished-write", "unreadable"];

#[test]
fn every_rule_speaks_in_a_transcript_with_its_severity() {
    let mut spoken = BTreeSet::new();
    let mut texts = Vec::new();
    read(&repository().join("tests/cases/check"), &mut texts);
    for line in texts.iter().flat_map(|text| text.lines()) {
        for (word, severity) in [
            (": error[", Severity::Error),
            (": warning[", Severity::Warning),
        ] {
            let Some((name, _)) = line
                .split_once(word)
                .and_then(|(_, rest)| rest.split_once("]: "))
            else {
                continue;
            };
            let rule = Rule::named(name).unwrap_or_else(|| panic!("{name} is no rule: {line}"));
            assert_eq!(rule.severity, severity, "{line}");
            spoken.insert(rule.name);
        }
    }
    let silent = RULES.iter().map(|rule| rule.name);
    let silent: Vec<&str> = silent.filter(|name| !spoken.contains(name)).collect();
    assert_eq!(silent, BY_UNIT_TESTS);
}

fn read(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, texts);
        } else if path.extension().is_some_and(|end| end == "md") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
}
