//! Where the review says that something stands, it stands: the file is there, and the line says something.

use std::fs;
use std::path::Path;

use crate::inside;
use crate::sandbox::repository;

#[path = "../../benches/network/generate.rs"]
#[expect(
    dead_code,
    reason = "its known person is looked up by the benches only"
)]
mod generate;

/// The days on which the review is asked for: before most of the sample, within it, long after.
const DAYS: [&str; 6] = [
    "2025-12-01",
    "2026-06-15",
    "2026-11-21",
    "2026-12-24",
    "2027-02-01",
    "2028-08-08",
];

/// Looks every item up; gives how many there were.
fn looked_up(root: &Path) -> usize {
    let mut count = 0;
    for day in DAYS {
        let command = ["review", "--json", "--ahead", "30", "--today", day];
        let ended = inside::run(root, &command, None, &|_| panic!("no program is run here"));
        let value: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        for item in value["items"].as_array().unwrap() {
            let what = format!("{day}: {item}");
            let file = item["file"].as_str().unwrap_or_else(|| panic!("{what}"));
            let line = item["line"].as_u64().unwrap_or_else(|| panic!("{what}"));
            let path = root.join(file);
            if path.is_dir() {
                // Somebody of whom there is only the folder.
                assert_eq!(line, 1, "{what}");
                continue;
            }
            let text = fs::read(&path).unwrap_or_else(|error| panic!("{what}: {error}"));
            let text = String::from_utf8_lossy(&text);
            let said = text.lines().nth(usize::try_from(line).unwrap() - 1);
            // A file as a whole is named by its first line.
            assert!(
                line == 1 || said.is_some_and(|said| !said.trim().is_empty()),
                "{what}: {said:?}"
            );
            count += 1;
        }
    }
    count
}

#[test]
fn every_place_of_the_sample_network_is_there() {
    let count = looked_up(&repository().join("examples/harbor"));
    assert!(count > 150, "{count}");
}

#[test]
fn every_place_of_a_made_up_network_is_there() {
    let dir = crate::folder::folder();
    generate::network(dir.path(), 60, 8).unwrap();
    let count = looked_up(dir.path());
    assert!(count > 400, "{count}");
}

#[test]
fn every_place_of_a_thin_and_broken_network_is_there() {
    let dir = crate::folder::folder();
    let put = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("mentor.toml", "format = 1\n");
    put("people/only-a-folder/log.md", "");
    put("people/bare/person.toml", "name = \"Bare\"\n");
    put("people/bare/2026-01-05.md", "");
    put("people/bare/2026-10-05.md", "+++\nrating = 2\n+++\n");
    put("people/bare/plan.md", "\n\n- [ ] x due:2026-02-01\n");
    put("people/broken/person.toml", "name = = \n");
    put(
        "people/broken/2026-03-05.md",
        "\n\n## Actions\n- [ ] y due:2026-04-01\n",
    );
    put(
        "people/broken/log.md",
        "\n- 2026-05-01 owes: an answer\n- 2026-05-02 asked: a thing\n",
    );
    put(
        "people/kept/person.toml",
        "name = \"Kept\"\n\n[relationship]\nstage = \"active\"\nsince = 2026-01-01\nuntil = 2026-12-01\ncadence = \"monthly\"\n",
    );
    put(
        "people/new/person.toml",
        "name = \"New\"\n[relationship]\nstage = \"prospect\"\n",
    );
    put("circles/c/2026-10-01.md", "- [ ] z due:2026-10-02\n");
    put("goals/g.md", "");
    put(
        "goals/h.md",
        "+++\ntitle = \"H\"\nneeds = [\"law\"]\nby = 2026-10-01\n+++\n- [ ] Milestone due:2026-09-01\n",
    );
    let count = looked_up(dir.path());
    assert!(count > 20, "{count}");
}
