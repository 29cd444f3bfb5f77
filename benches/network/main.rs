//! What questions cost on networks of 100, 1,000 and 10,000 people with ten notes each.
//!
//! `cargo bench` measures whole processes, from start to exit, as a person or cron meets them; the
//! last group measures reading alone. The networks are made once, under `target/`, from a fixed seed.
//! What to compare: `plan`, `recall`, `review` and `balance`, which read every note, with
//! `everything_read_and_parsed`; `list` and `gaps`, which read no note, with one another; and each with
//! itself at a tenth of the people, of which it should take eleven times the time at most.
//! `cargo bench agenda` runs one group; `cargo bench -- --test` runs each question once.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a benchmark lays out its own files and starts the program"
)]

mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const SIZES: [usize; 3] = [100, 1_000, 10_000];
const TODAY: &str = "2026-11-21";

fn main() {
    divan::main();
}

/// The network of a size, made where it is not there yet.
fn network(people: usize) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("network-{people}"));
    let done = root.join("complete");
    if !done.exists() {
        let _ = std::fs::remove_dir_all(&root);
        generate::network(&root, people, 10).unwrap();
        std::fs::write(done, "").unwrap();
    }
    root
}

/// Runs the program on a network and waits for its end.
fn mentor(people: usize, arguments: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_mentor"))
        .args(["--today", TODAY, "-C"])
        .arg(network(people))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "mentor {arguments:?} ended with {status}");
}

#[divan::bench]
fn start_up(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| {
        Command::new(env!("CARGO_BIN_EXE_mentor"))
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .unwrap()
    });
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn agenda_of_one_person(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["agenda", generate::KNOWN_ID]));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn person_by_part_of_a_name(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["agenda", generate::KNOWN_PART]));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn plan_of_all(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["plan", "--all"]));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn recall_of_decisions(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["recall", "decisions"]));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn review(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["review"]));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn balance(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["balance"]));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn list(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["list"]));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn gaps(bencher: divan::Bencher<'_, '_>, people: usize) {
    network(people);
    bencher.bench(|| mentor(people, &["gaps"]));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn everything_read_and_parsed(bencher: divan::Bencher<'_, '_>, people: usize) {
    let root = network(people);
    bencher.bench(|| {
        let store = mentor::store::Store::open(&root).unwrap();
        store.read(&mentor::model::network::Scope::Everything)
    });
}
