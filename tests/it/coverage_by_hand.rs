//! `gaps` on networks drawn from seeds, laid down as folders, against a calculation of its own.

mod drawn;
mod worked;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use drawn::{Draw, Network, iso};
use serde_json::Value;
use worked::Asked;

use crate::inside;
use crate::sandbox::repository;

/// So many networks are drawn.
const NETWORKS: u64 = 60;

/// The answer of the program, without what is told in words.
fn told(root: &Path, today: &str, asked: &Asked) -> Value {
    let mut command = vec!["--today", today, "gaps", "--json"];
    command.extend(asked.goal.iter().flat_map(|goal| ["--goal", goal.as_str()]));
    for (option, who) in [("--with", &asked.with), ("--without", &asked.without)] {
        if !who.is_empty() {
            command.push(option);
            command.extend(who.iter().map(String::as_str));
        }
    }
    let ended = inside::run(root, &command, None, &|_| panic!("no editor is opened"));
    // Some of the files are broken on purpose: that is told, and the rest is answered.
    assert!(ended.code <= 1, "{}", ended.err);
    let mut told: Value = serde_json::from_str(&ended.out)
        .unwrap_or_else(|error| panic!("{error}: {}{}", ended.out, ended.err));
    assert_eq!(told["schema"], "mentor/gaps/1");
    assert_eq!(told["today"], today);
    let object = told.as_object_mut().unwrap();
    object.remove("schema");
    object.remove("today");
    for gap in object["gaps"].as_array_mut().unwrap() {
        let steps = gap.as_object_mut().unwrap().remove("next_steps").unwrap();
        assert!(!steps.as_array().unwrap().is_empty(), "{gap} has no step");
    }
    told
}

/// The first place at which two answers differ; numbers may differ by rounding.
fn difference(at: &str, told: &Value, worked: &Value) -> Option<String> {
    match (told, worked) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64()?, b.as_f64()?);
            ((a - b).abs() > 1e-9).then(|| format!("{at}: {a} is told, {b} is worked out"))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let pairs = a.iter().zip(b).enumerate();
            let mut found = pairs.filter_map(|(n, (a, b))| difference(&format!("{at}[{n}]"), a, b));
            found.next()
        }
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            let mut found = a
                .iter()
                .filter_map(|(key, value)| difference(&format!("{at}.{key}"), value, &b[key]));
            found.next()
        }
        _ => (told != worked).then(|| format!("{at}: {told} is told, {worked} is worked out")),
    }
}

/// What is asked of a network: the whole, one goal, and a what-if.
fn questions(draw: &mut Draw, network: &Network) -> Vec<Asked> {
    let mut active: Vec<&str> = network
        .goals
        .iter()
        .filter(|goal| !matches!(goal.status, Some("achieved" | "dropped")))
        .map(|goal| goal.id.as_str())
        .collect();
    active.push("standing");
    let one_goal = Asked {
        goal: Some(draw.one(&active).to_owned()),
        ..Asked::default()
    };
    let mut what_if = Asked::default();
    for person in &network.people {
        let (id, broken) = (person.id.clone(), person.broken);
        match draw.below(4) {
            0 if !broken => what_if.with.insert(id),
            1 => what_if.without.insert(id),
            _ => false,
        };
    }
    vec![Asked::default(), one_goal, what_if]
}

#[test]
fn every_figure_of_drawn_networks_agrees_with_a_calculation_from_the_text() {
    let mut states = BTreeSet::new();
    let mut quadrants = BTreeSet::new();
    for seed in 0..NETWORKS {
        let mut draw = Draw(seed);
        let mut network = drawn::network(&mut draw);
        let dir = crate::folder::folder();
        drawn::lay(&network, dir.path());
        for asked in questions(&mut draw, &network) {
            // As of two days: notes and touches of the days between are not seen on the earlier one.
            for back in [0, 40] {
                network.today -= back;
                let today = iso(network.today);
                let told = told(dir.path(), &today, &asked);
                let worked = worked::answer(&network, &asked);
                if let Some(found) = difference("", &told, &worked) {
                    let kept = std::env::temp_dir().join(format!("mentor-drawn-{seed}"));
                    let _ = fs::remove_dir_all(&kept);
                    drawn::lay(&network, &kept);
                    let (goal, with, without) = (&asked.goal, &asked.with, &asked.without);
                    panic!(
                        "seed {seed} on {today}, kept in {}, goal {goal:?}, with {with:?}, without {without:?}\n{found}",
                        kept.display()
                    );
                }
                network.today += back;
                for cell in worked["cells"].as_array().unwrap() {
                    states.insert(cell["state"].to_string());
                }
                quadrants.insert(worked["strength"]["quadrant"].to_string());
            }
        }
    }
    // The drawing is wide enough to mean something.
    assert_eq!(states.len(), 4, "{states:?}");
    assert_eq!(quadrants.len(), 5, "{quadrants:?}");
}

#[test]
fn burts_measures_agree_with_those_of_another_program() {
    let fixture = repository().join("tests/fixtures/who-knows-whom.json");
    let drawn: Value = serde_json::from_str(&fs::read_to_string(fixture).unwrap()).unwrap();
    let drawn = drawn.as_array().unwrap();
    assert_eq!(drawn.len(), 50);
    for expected in drawn {
        let dir = crate::folder::folder();
        fs::write(dir.path().join("mentor.toml"), "format = 1\n").unwrap();
        for at in 0..expected["people"].as_u64().unwrap() {
            let knows = expected["ties"].as_array().unwrap().iter();
            let knows: Vec<String> = knows
                .filter(|tie| tie[0] == at)
                .map(|tie| format!("\"p{}\"", tie[1]))
                .collect();
            let folder = dir.path().join(format!("people/p{at}"));
            fs::create_dir_all(&folder).unwrap();
            let text = format!("name = \"P {at}\"\nknows = [{}]\n", knows.join(", "));
            fs::write(folder.join("person.toml"), text).unwrap();
        }
        let told = told(dir.path(), "2026-11-21", &Asked::default());
        for figure in ["effective_size", "efficiency", "constraint"] {
            let found = difference(figure, &told["ties"][figure], &expected[figure]);
            assert_eq!(found, None, "{expected}");
        }
    }
}
