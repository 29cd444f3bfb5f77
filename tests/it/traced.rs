//! What `gaps` says can be traced with `--explain`, and a day of the past knows nothing of what came later.

use std::fs;
use std::path::Path;

use crate::sandbox::Sandbox;

/// Days on which the sample network is looked at: today, and far enough back that each was another state.
const DAYS: [&str; 4] = ["2026-11-21", "2026-03-31", "2025-12-01", "2025-06-30"];
/// Days after which something was written.
const PAST: [&str; 4] = ["2026-10-15", "2026-03-31", "2025-12-01", "2025-06-30"];

fn told(sandbox: &Sandbox, day: &str, options: &[&str]) -> String {
    let args = ["--today", day, "gaps"].into_iter();
    let args = args.chain(options.iter().copied());
    let ended = sandbox.mentor(args);
    assert!(ended.status.success(), "{options:?} on {day}");
    sandbox.text(&ended.stdout)
}

/// The numbers of a text without what stands in backticks and in the lines of gaps' steps: `76.9 %`, `0.13`, `26`.
fn numbers(text: &str) -> Vec<String> {
    let prose: String = text.split('`').step_by(2).collect();
    let number = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let found = prose.split(|c: char| !number(c));
    let found = found.map(|word| word.trim_matches(['.', '-']));
    let found = found.filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    found.map(str::to_owned).collect()
}

/// The lines of a report without those that are no figure: the numbers of the list and the advice of the reference.
fn figures(report: &str) -> impl Iterator<Item = &str> {
    // These say what is usual and how a list is read, not what is so here.
    let general = ["In brackets:", "To see it as it would be", "Next:"];
    let lines = report.lines().map(|line| {
        let line = line.trim_start();
        let numbered = line
            .split_once(". ")
            .filter(|(n, _)| n.parse::<u32>().is_ok());
        let line = numbered.map_or(line, |(_, rest)| rest);
        let line = line.split(" A good aim").next().unwrap_or(line);
        let line = line.split("; 4 to 8 is usual").next().unwrap_or(line);
        line.split(" and 1 where so many").next().unwrap_or(line)
    });
    lines.filter(move |line| !general.iter().any(|start| line.starts_with(start)))
}

#[test]
fn every_figure_and_name_of_the_report_stands_in_its_explanation() {
    let sandbox = Sandbox::new("examples/harbor").unwrap();
    let names: Vec<String> = fs::read_dir(sandbox.network().join("people"))
        .unwrap()
        .map(|entry| {
            let file = entry.unwrap().path().join("person.toml");
            let text = fs::read_to_string(file).unwrap();
            let name = text
                .lines()
                .find(|line| line.starts_with("name = "))
                .unwrap();
            name.split('"').nth(1).unwrap().to_owned()
        })
        .collect();
    let mut missing = Vec::new();
    let mut seen = 0;
    for day in DAYS {
        for options in [
            &[][..],
            &["--goal", "director-by-2027"],
            &["--goal", "standing"],
        ] {
            let report = told(&sandbox, day, options);
            let mut explained = told(&sandbox, day, &[options, &["--explain"]].concat());
            // The ends of quarters in words, in the line over time.
            explained.push_str(" 31 30 2024 2025");
            for line in figures(&report) {
                let known = numbers(&explained);
                for number in numbers(line) {
                    seen += 1;
                    if !known.contains(&number) {
                        missing.push(format!("{day} {options:?}: {number} of: {line}"));
                    }
                }
                for name in names.iter().filter(|name| line.contains(name.as_str())) {
                    seen += 1;
                    if !explained.contains(name.as_str()) {
                        missing.push(format!("{day} {options:?}: {name} of: {line}"));
                    }
                }
            }
        }
    }
    assert!(seen > 500, "{seen}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Takes from a network what was written after a day: dated notes, and lines of `log.md`, which keep their
/// place as lines that mean nothing.
fn forget_after(folder: &Path, day: &str) -> usize {
    let mut gone = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != ".git" {
                gone += forget_after(&path, day);
            }
        } else if name == "log.md" {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().map(|line| {
                let later = line.get(2..12).is_some_and(|date| date > day);
                if later && line.starts_with("- 2") {
                    "…"
                } else {
                    line
                }
            });
            let kept = lines.collect::<Vec<&str>>().join("\n");
            gone += kept.matches('…').count();
            fs::write(&path, kept).unwrap();
        } else if name.ends_with(".md")
            && name.starts_with("2")
            && name.get(..10).is_some_and(|date| date > day)
        {
            fs::remove_file(&path).unwrap();
            gone += 1;
        }
    }
    gone
}

#[test]
fn a_day_of_the_past_knows_nothing_of_what_came_later() {
    for day in PAST {
        let whole = Sandbox::new("examples/harbor").unwrap();
        let then = Sandbox::new("examples/harbor").unwrap();
        let gone = forget_after(&then.network(), day);
        assert!(gone > 0, "there is something to forget after {day}");
        for options in [
            &[][..],
            &["--explain"],
            &["--matrix"],
            &["--json"],
            &["--goal", "calm-on-call"],
            &["--without", "grace-okafor", "--with", "helena-vogt"],
        ] {
            assert_eq!(
                told(&whole, day, options),
                told(&then, day, options),
                "{options:?} on {day}"
            );
        }
    }
}
