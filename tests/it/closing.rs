//! Whatever is open when a relationship or a circle ends has a place afterwards: nothing is lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::inside;

/// How a line of a task list begins: bullets, boxes, indents, block quotes.
const BEFORE: &[&str] = &[
    "- [ ] ", "* [ ] ", "  - [ ] ", "1. [ ] ", "> - [ ] ", "- [x] ", "- [-] ", "- ",
];
/// Where each action goes.
const PLACES: &[&str] = &["carry:stage", "carry:bare", "hand:sam", "drop:no need"];
/// How it ends.
const ENDINGS: &[&str] = &[
    "completed",
    "renewed",
    "agreed-early",
    "faded",
    "conflict",
    "cancelled",
];

/// The open actions in files whose path begins so.
fn here(root: &Path, path: &str) -> Vec<serde_json::Value> {
    let said = run(root, &["plan", "--all", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&said).unwrap();
    let mut found = value["actions"].as_array().unwrap().clone();
    found.retain(|action| {
        action["status"] == "open" && action["file"].as_str().unwrap().starts_with(path)
    });
    found
}

/// How often each text is an open action anywhere.
fn open(root: &Path) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for action in here(root, "") {
        let text = action["text"].as_str().unwrap().to_owned();
        *found.entry(text).or_default() += 1;
    }
    found
}

fn run(root: &Path, command: &[&str]) -> String {
    let ended = inside::run(root, command, None, &|_| panic!("no program is run here"));
    assert_eq!(ended.code, 0, "{command:?}: {}", ended.err);
    ended.out
}

/// A network with José and a circle, whose open actions these lines hold.
fn network(lines: &[(usize, u8)], crlf: bool, in_plan: bool, circle: bool) -> tempfile::TempDir {
    let dir = crate::folder::folder();
    let end = if crlf { "\r\n" } else { "\n" };
    let put = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace('\n', end)).unwrap();
    };
    put("mentor.toml", "format = 1\n");
    put(
        "goals/stage.md",
        "+++\ntitle = \"Stage\"\n+++\n## Milestones\n- [ ] Stand there\n## Strengths\n- loud\n",
    );
    // A goal without any section, and without a last line end.
    put("goals/bare.md", "+++\ntitle = \"Bare\"\n+++");
    put("people/sam/person.toml", "name = \"Сэм\"\n");
    put(
        "people/jose/person.toml",
        "name = \"José 何塞\"\n[relationship]\nsince = 2026-01-01\ngoals = [\"stage\"]\n",
    );
    put(
        "circles/leads/circle.toml",
        "name = \"Leads\"\nmembers = [\"jose\"]\n",
    );
    let home = if circle {
        "circles/leads"
    } else {
        "people/jose"
    };
    let mut text = String::from("## Actions\n");
    for (at, (before, words)) in lines.iter().enumerate() {
        let before = BEFORE[before % BEFORE.len()];
        let owner = ["", "@jose ", "@sam "][usize::from(words % 3)];
        let rest = [
            " due:2026-12-01",
            " #stage, due:2026-11-01 moved:2",
            "\n",
            " kind:read #gone",
        ];
        let rest = rest[usize::from(words / 3 % 4)];
        text.push_str(&format!("{before}{owner}thing {at}{rest}\n"));
    }
    let file = if in_plan && !circle {
        "plan.md"
    } else {
        "2026-11-04.md"
    };
    put(&format!("{home}/{file}"), &text);
    dir
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_close_loses_an_open_action(
        lines in prop::collection::vec((any::<usize>(), any::<u8>()), 0..9),
        places in prop::collection::vec(0..PLACES.len(), 9),
        how in 0..ENDINGS.len(),
        crlf in any::<bool>(),
        in_plan in any::<bool>(),
        circle in any::<bool>(),
    ) {
        let dir = network(&lines, crlf, in_plan, circle);
        let root = dir.path();
        let before = open(root);
        let who = if circle { "circle:leads" } else { "jose" };
        let mut dropped: BTreeMap<String, usize> = BTreeMap::new();
        let mut command: Vec<String> = ["close", who, "--as", ENDINGS[how]].map(str::to_owned).to_vec();
        let home = if circle { "circles/" } else { "people/jose/" };
        for (action, place) in here(root, home).iter().zip(&places) {
            let (flag, to) = PLACES[*place].split_once(':').unwrap();
            command.push(format!("--{flag}"));
            command.push(format!("{}={to}", action["id"].as_str().unwrap()));
            if flag == "drop" {
                let text = action["text"].as_str().unwrap().to_owned();
                *dropped.entry(text).or_default() += 1;
            }
        }
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        run(root, &command);
        let mut after = open(root);
        for (text, count) in dropped {
            *after.entry(text).or_default() += count;
        }
        after.retain(|_, count| *count > 0);
        prop_assert_eq!(before, after, "{:?}", command);
        let closing = inside::run(root, &["check"], None, &|_| panic!("no program is run here"));
        prop_assert_eq!(closing.code, 0, "{}{}", closing.out, closing.err);
    }
}
