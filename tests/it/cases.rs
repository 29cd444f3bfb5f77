//! Runs every transcript under `tests/cases/`.
//!
//! A transcript is a Markdown file: prose, and `console` blocks whose commands are run by `sh` one
//! after another in one fresh sandbox, each in the network's folder.
//!
//! ````markdown
//! <!-- network: examples/harbor -->
//! A first agenda asks for the ground rules.
//! ```console
//! $ mentor agenda sam --date 2026-12-01
//! # Agenda …
//! $ mentor show nobody
//! error: no one matches `nobody`
//! ? 1
//! ```
//! ````
//!
//! - `network:` is a folder of this repository (`examples/harbor`, `tests/fixtures/…`), `empty`
//!   (a `mentor.toml` and nothing else) or `none` (no network at all). It is copied, put under git
//!   and committed, so that a case can show `$ git status --short` or `$ git diff`
//!   (new files: `$ git add -A && git diff --cached`).
//! - `<!-- today: 2026-12-01 -->` sets the day; 2026-11-21 otherwise. TZ is UTC.
//! - After a command stands what it prints, stdout first, then stderr, compared exactly (a carriage return is shown as `␍`); a last
//!   line `? 1` states an exit code that is not 0. A long command goes on in lines with `> `.
//!   Output that holds fences wants a longer fence around the block.
//! - In a block ` ```terminal ` the commands are run on a terminal of 80 columns: a line of output that begins with
//!   `>` is a prompt with what was typed after it; `> ^C` is Ctrl-C, `> ^D` is Ctrl-D, which is also typed where the lines end.
//! - The sandbox's path is printed as `/sandbox`; the network is `/sandbox/network`.
//! - `UPDATE_CASES=1 cargo test --test it cases` writes what is printed into the files: the
//!   diff of git is then what you review. `CASES=agenda/` runs only the files whose path holds that.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::sandbox::{Sandbox, TODAY, repository};
use crate::transcript::Transcript;

#[test]
fn every_case_prints_what_it_says() {
    let wanted = std::env::var("CASES").unwrap_or_default();
    let files: Vec<PathBuf> = case_files()
        .into_iter()
        .filter(|file| file.to_string_lossy().contains(&wanted))
        .collect();
    assert!(!files.is_empty(), "no case matches `{wanted}`");
    let next = AtomicUsize::new(0);
    let failures: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(what) = play(file) {
                        let name = file.display();
                        failures
                            .lock()
                            .unwrap()
                            .push(format!("==== {name}\n{what}"));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    assert!(
        failures.is_empty(),
        "{} of {} cases differ (UPDATE_CASES=1 writes what is printed)\n\n{}",
        failures.len(),
        files.len(),
        failures.join("\n")
    );
}

#[test]
fn everything_under_cases_is_a_case() {
    let cases = repository().join("tests/cases");
    for file in files_under(&cases) {
        let path = file.strip_prefix(&cases).unwrap();
        assert_eq!(
            path.extension(),
            Some("md".as_ref()),
            "{} is run by nothing",
            path.display()
        );
        assert_eq!(
            path.components().count(),
            2,
            "{}: cases lie in tests/cases/COMMAND/",
            path.display()
        );
    }
}

/// Runs one file; in update mode writes it anew.
fn play(file: &Path) -> Result<(), String> {
    let path = repository().join(file);
    let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let transcript = Transcript::parse(&text)?;
    let network = transcript
        .setting("network")
        .ok_or("it names no network: `<!-- network: examples/harbor -->`")?;
    let sandbox = Sandbox::new(network)?.on(transcript.setting("today").unwrap_or(TODAY));
    let played = transcript.play(&sandbox);
    if played.commands == 0 {
        return Err("it runs no command".to_owned());
    }
    if std::env::var_os("UPDATE_CASES").is_some() {
        if played.text != text {
            std::fs::write(&path, &played.text).map_err(|error| error.to_string())?;
        }
        return Ok(());
    }
    if played.failures.is_empty() {
        return Ok(());
    }
    Err(played.failures.join("\n"))
}

/// The case files, relative to the repository, in order.
pub fn case_files() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = files_under(&repository().join("tests/cases"))
        .into_iter()
        .filter(|file| file.extension() == Some("md".as_ref()))
        .map(|file| file.strip_prefix(repository()).unwrap().to_owned())
        .collect();
    found.sort();
    found
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}
