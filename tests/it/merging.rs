//! What a merge leaves alone: how things stand with the one who stays, whatever the other one's card says.

use std::fs;

use serde_json::Value;

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
