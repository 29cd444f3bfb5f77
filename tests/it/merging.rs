//! What a merge leaves alone: how things stand with the one who stays, whatever the other one's card says;
//! and what it keeps: everything that either of the two held.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use crate::folder::{Tree, seen, tree};
use crate::inside;
use crate::sandbox::Sandbox;

/// Cards of the one who stays: the lines of their `[relationship]`.
const STAY: &[&str] = &[
    "roles = [\"mentor\"]",
    "roles = [\"mentor\"]\ncadence = \"2 weeks\"",
    "roles = [\"peer\"]\nstage = \"paused\"\nsnooze = 2027-01-10\ncadence = \"6 weeks\"",
    "roles = [\"advisor\"]\nstyle = \"informal\"",
    "roles = [\"mentor\"]\nsince = 2026-01-10\nstyle = \"one-to-one\"",
];
/// Lines of the one who goes, one of which would each change how things stand.
const GO: &[&str] = &[
    "style = \"flash\"",
    "style = \"informal\"\ncadence = \"none\"",
    "stage = \"closed\"\nended = { on = 2026-05-01, as = \"faded\" }",
    "stage = \"prospect\"",
    "cadence = \"quarterly\"",
    "since = 2020-01-01\nuntil = 2026-11-30",
    "stage = \"paused\"\nsnooze = 2027-06-01",
    "roles = [\"coach\"]",
    "roles = [\"sponsor\"]\ncadence = \"none\"",
];

/// What `list` says of how things stand with everybody.
fn standing(sandbox: &Sandbox) -> Vec<Value> {
    let listed = sandbox.mentor(["list", "--json"]);
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    let people = listed["people"].as_array().unwrap();
    people
        .iter()
        .filter(|one| one["id"].as_str().unwrap().starts_with("stay"))
        .map(|one| {
            let of = |key: &str| one[key].clone();
            let keys = [
                "id",
                "stage",
                "last_contact",
                "cadence_days",
                "freshness",
                "due_on",
            ];
            Value::Array(keys.map(of).to_vec())
        })
        .collect()
}

#[test]
fn a_merge_changes_no_stage_cadence_or_next_contact_unless_it_says_so() {
    let sandbox = Sandbox::new("none").unwrap();
    let root = sandbox.network();
    let mentor = "format = 1\n[cadence]\npeer = \"5 weeks\"\n\"tag:quiet\" = \"none\"\n";
    fs::write(root.join("mentor.toml"), mentor).unwrap();
    let mut pairs = Vec::new();
    for (s, stay) in STAY.iter().enumerate() {
        for (g, go) in GO.iter().enumerate() {
            let (into, from) = (format!("stay-{s}-{g}"), format!("go-{s}-{g}"));
            for (id, lines) in [(&into, stay), (&from, go)] {
                let folder = root.join("people").join(id);
                fs::create_dir_all(&folder).unwrap();
                let card = format!("name = \"{id}\"\n[relationship]\n{lines}\n");
                fs::write(folder.join("person.toml"), card).unwrap();
            }
            let log = root.join("people").join(&into).join("log.md");
            fs::write(log, "- 2026-11-01 contact: met\n").unwrap();
            pairs.push((from, into));
        }
    }
    let before = standing(&sandbox);
    assert_eq!(before.len(), STAY.len() * GO.len());
    let mut said = Vec::new();
    for (from, into) in &pairs {
        let output = sandbox.mentor(["merge", from, into, "--yes", "--json"]);
        let text = sandbox.text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{from} into {into}: {text}");
        let merged: Value = serde_json::from_slice(&output.stdout).unwrap();
        if !merged["rhythm"].is_null() {
            said.push((into.clone(), merged["rhythm"].clone()));
        }
    }
    let after = standing(&sandbox);
    for (was, is) in before.iter().zip(&after) {
        let id = was[0].as_str().unwrap();
        let Some((_, rhythm)) = said.iter().find(|(into, _)| into == id) else {
            assert_eq!(was, is, "{id}");
            continue;
        };
        // What was said is what happened; the stage and the contact are as they were.
        assert_eq!((&was[1], &was[2]), (&is[1], &is[2]), "{id}");
        assert_ne!(was[3], is[3], "{id}");
        assert!(!is[3].is_null(), "{id} lost its rhythm: {rhythm}");
    }
    let ids: Vec<&str> = said.iter().map(|(id, _)| id.as_str()).collect();
    // Only a coach is met more often than a mentor, and only where no cadence is written.
    assert_eq!(ids, ["stay-0-7", "stay-4-7"]);
}

#[test]
fn a_rhythm_that_a_tag_or_a_role_would_end_is_written_down() {
    let sandbox = Sandbox::new("none").unwrap();
    let root = sandbox.network();
    let mentor = "format = 1\n[cadence]\n\"tag:quiet\" = \"none\"\n";
    fs::write(root.join("mentor.toml"), mentor).unwrap();
    for (id, card) in [
        (
            "stay",
            "name = \"S\"\n[relationship]\nroles = [\"mentor\"]\n",
        ),
        (
            "go",
            "name = \"G\"\ntags = [\"quiet\"]\n[relationship]\nroles = [\"mentor\"]\n",
        ),
    ] {
        let folder = root.join("people").join(id);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("person.toml"), card).unwrap();
    }
    let output = sandbox.mentor(["merge", "go", "stay", "--yes"]);
    let said = sandbox.text(&output.stdout);
    assert!(
        said.contains(
            "With the roles and tags of `go` there would be no rhythm; the one in force, 21 days, \
             stays and is written as `cadence`."
        ),
        "{said}"
    );
    let card = fs::read_to_string(root.join("people/stay/person.toml")).unwrap();
    assert!(card.contains("cadence = \"3 weeks\""), "{card}");
    assert!(card.contains("tags = [\"quiet\"]"), "{card}");
}

/// The text of every file under a folder.
fn texts(tree: &Tree, under: &str) -> String {
    let files = tree.iter().filter(|(path, _)| path.starts_with(under));
    let texts = files.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    texts.collect::<Vec<_>>().join("\n")
}

fn told(root: &Path, command: &[&str]) -> String {
    let ended = inside::run(root, command, None, &|_| panic!("no program is run here"));
    assert_eq!(ended.code, 0, "{command:?}: {}{}", ended.out, ended.err);
    ended.out
}

/// The texts of all open actions, sorted.
fn open(root: &Path) -> Vec<String> {
    let said: Value = serde_json::from_str(&told(root, &["plan", "--all", "--json"])).unwrap();
    let actions = said["actions"].as_array().unwrap().iter();
    let open = actions.filter(|action| action["status"] == "open");
    let mut texts: Vec<String> = open
        .map(|action| {
            action["text"]
                .as_str()
                .unwrap()
                .replace("@go", "@stay")
                .replace("/go/", "/stay/")
        })
        .collect();
    texts.sort();
    texts
}

/// Keys of a card, each with a value of its own: `N` is a number that nothing else has.
const KEYS: &[&str] = &[
    "title = \"x N\"",
    "tags = [\"tN\", \"shared\"]",
    "expertise = [\"skill-N\"]",
    "own-key = \"x N\"",
    "knows = [\"sam\", \"ID\"]",
    "also = [\"Nick N\"]",
    "location = 'x N' # seen N",
    "[contact]\nphone = \"N\"",
    "[axes]\nclub = \"x N\"",
    "[relationship]\nroles = [\"mentor\"]\npurpose = \"x N\"\nboundaries = [\"x N\"]",
    "[own.table]\ndeep = { a = \"x N\" }",
];
/// Lines of notes, plans and logs.
const LINES: &[&str] = &[
    "- [ ] thing N",
    "- [ ] @ID thing N due:2026-12-01",
    "  - [x] @sam thing N done:2026-10-01",
    "- 2026-10-0D contact: thing N with @ID",
    "- 2026-10-0D gave: thing N",
    "thing N: [that](../ID/plan.md)",
    "## Takeaways",
    "- thing N",
    "",
    "- 2026-09-01 contact: the same line of both",
];

/// Lines from a pool, each with its own number in it.
fn lines(pool: &[&str], chosen: &[usize], id: &str, number: &mut usize) -> Vec<String> {
    let line = |at: &usize| {
        *number += 1;
        let line = pool[at % pool.len()].replace("ID", id);
        let day = (at % 9 + 1).to_string();
        line.replace("0D", &format!("0{day}"))
            .replace('N', &format!("№{number}№"))
    };
    chosen.iter().map(line).collect()
}

/// What one of the two holds: lines of the card, the log, the plan, and notes by their day.
type Held = (Vec<usize>, Vec<usize>, Vec<usize>, Vec<(u8, Vec<usize>)>);

fn held() -> impl Strategy<Value = Held> {
    let some = |most: usize| prop::collection::vec(0..100_usize, 0..most);
    let keys = prop::sample::subsequence((0..KEYS.len()).collect::<Vec<_>>(), 0..KEYS.len());
    (
        keys,
        some(8),
        some(5),
        prop::collection::vec((1..4_u8, some(5)), 0..3),
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_merge_loses_nothing_names_nobody_who_is_gone_and_can_be_taken_back(
        both in [held(), held()],
        crlf in any::<[bool; 2]>(),
        last in any::<bool>(),
    ) {
        let dir = crate::folder::folder();
        let root = dir.path();
        let mut number = 0;
        let put = |path: &str, lines: &[String], crlf: bool| {
            let end = if crlf { "\r\n" } else { "\n" };
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let text = lines.join("\n").replace('\n', end);
            fs::write(path, if last { text + end } else { text }).unwrap();
        };
        let of = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        put("mentor.toml", &of(&["format = 1"]), false);
        put("people/sam/person.toml", &of(&["name = \"Sam\"", "knows = [\"go\"]", "introduced-by = \"go\""]), false);
        put("people/sam/2026-11-01.md", &of(&["- [ ] @go thing of sam", "- [ ] Ask @go and @stay"]), false);
        put("circles/ops/circle.toml", &of(&["name = \"Ops\"", "members = [\"go\", \"sam\", \"stay\"]"]), false);
        put("circles/ops/2026-11-02.md", &of(&["+++", "present = [\"go\"]", "+++", "- [ ] @go thing of ops"]), false);
        let mut expected = number;
        for ((id, (keys, log, plan, notes)), crlf) in ["go", "stay"].iter().zip(&both).zip(crlf) {
            let file = |name: &str| format!("people/{id}/{name}");
            let mut card = of(&[&format!("name = \"Name {id}\"")]);
            card.extend(lines(KEYS, keys, if *id == "go" { "stay" } else { "go" }, &mut number));
            put(&file("person.toml"), &card, crlf);
            if !log.is_empty() {
                put(&file("log.md"), &lines(LINES, log, id, &mut number), crlf);
            }
            if !plan.is_empty() {
                put(&file("plan.md"), &lines(LINES, plan, id, &mut number), crlf);
            }
            for (day, chosen) in notes {
                number += 1;
                let mut note = of(&[&format!("# Meeting №{number}№")]);
                note.extend(lines(LINES, chosen, id, &mut number));
                put(&file(&format!("2026-11-1{day}.md")), &note, crlf);
            }
        }
        let (before, promised) = (seen(tree(root)), open(root));
        expected += number;
        told(root, &["merge", "go", "stay", "--yes"]);
        let after = seen(tree(root));
        // Every number that stood somewhere still stands in what there is of the one who stays.
        let (was, is) = (texts(&before, "people/"), texts(&after, "people/stay/"));
        for number in 1..=expected {
            let number = format!("№{number}№");
            prop_assert!(!was.contains(&number) || is.contains(&number), "{} is lost:\n{}", number, is);
        }
        prop_assert_eq!(promised, open(root));
        for (path, bytes) in &after {
            let text = String::from_utf8_lossy(bytes);
            let kept = path.ends_with("/merged-go.toml");
            let names = ["@go", "\"go\"", "/go/"].iter().find(|name| text.contains(**name));
            prop_assert!(kept || names.is_none(), "{}: {:?}\n{}", path, names, text);
            prop_assert!(!path.starts_with("people/go/"), "{}", path);
        }
        told(root, &["check"]);
        told(root, &["undo"]);
        prop_assert_eq!(before, seen(tree(root)));
    }
}
