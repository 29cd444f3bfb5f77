//! Two logs become one in the order of days, two plans one below the other.

use super::names::Files;
use super::places;
use super::state::Merge;
use crate::model::change::Edit;
use crate::model::day::Day;

/// A line with a day, and those without one that follow it.
struct Entry<'t> {
    day: Option<Day>,
    /// Where it begins in its text.
    start: usize,
    text: &'t str,
}

/// Puts the entries of the one who goes between the others; one that is there already is not put there twice.
pub(super) fn join(merge: &mut Merge<'_>, files: &Files) {
    let (Some(from), Some(into)) = (
        merge.file(&merge.from, "log.md"),
        merge.file(&merge.into, "log.md"),
    ) else {
        return;
    };
    let (Some(new), Some(old)) = (places::text(merge, from, files), into.text.clone()) else {
        return;
    };
    let known = entries(&old);
    // Places in the other log, each with what comes there.
    let mut added: Vec<(usize, String)> = Vec::new();
    for entry in entries(&new) {
        let there = |other: &&Entry<'_>| other.text.trim_end() == entry.text.trim_end();
        if entry.text.trim().is_empty() || known.iter().any(|other| there(&other)) {
            continue;
        }
        let later = known
            .iter()
            .find(|other| other.day.is_some() && entry.day.is_some() && other.day > entry.day);
        let at = later.map_or(old.len(), |other| other.start);
        let text = entry.text.trim_end_matches(['\n', '\r']).to_owned();
        merge.merged.log += 1;
        added.push((at, text));
    }
    added.sort_by_key(|(at, _)| *at);
    let path = merge.into.path().join("log.md");
    for of_place in added.chunk_by(|a, b| a.0 == b.0) {
        let at = of_place.first().map_or(old.len(), |(at, _)| *at);
        let texts: Vec<&str> = of_place.iter().map(|(_, text)| text.as_str()).collect();
        let now = lines(&old, at, &texts.join("\n"));
        merge.set.edit(&path, insert(at, now));
    }
}

/// Puts the plan of the one who goes below the other.
pub(super) fn append_plan(merge: &mut Merge<'_>, files: &Files) {
    let (Some(from), Some(into)) = (
        merge.file(&merge.from, "plan.md"),
        merge.file(&merge.into, "plan.md"),
    ) else {
        return;
    };
    let (Some(new), Some(old)) = (places::text(merge, from, files), into.text.clone()) else {
        return;
    };
    let new = new
        .trim_start_matches('\u{feff}')
        .trim_matches(['\n', '\r']);
    if new.trim().is_empty() || new.trim() == old.trim() {
        return;
    }
    // Front matter in the middle of a file is none: its lines are kept as code.
    let new = match new
        .strip_prefix("+++")
        .and_then(|rest| rest.split_once("\n+++"))
    {
        Some((front, rest)) => format!(
            "```toml{front}\n```\n{}",
            rest.trim_start_matches(['\n', '\r'])
        ),
        None => new.to_owned(),
    };
    let now = lines(&old, old.len(), &format!("\n{new}"));
    let path = merge.into.path().join("plan.md");
    merge.set.edit(&path, insert(old.len(), now));
    merge.merged.plan = true;
}

fn insert(at: usize, now: String) -> Edit {
    Edit::Replace {
        range: at..at,
        was: String::new(),
        now,
    }
}

/// Lines as they are put into a text at the beginning of a line or at its end: with its line ends, and without
/// a last one where it has none.
fn lines(text: &str, at: usize, new: &str) -> String {
    let crlf = text.contains("\r\n");
    let end = if crlf { "\r\n" } else { "\n" };
    let new = new.replace("\r\n", "\n").replace('\n', end);
    let open = at == text.len() && !text.is_empty() && !text.ends_with('\n');
    if open {
        format!("{end}{new}")
    } else {
        format!("{new}{end}")
    }
}

/// The entries of a log; what stands before the first day is one without a day.
fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut starts: Vec<(usize, Option<Day>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(['\u{feff}', '-', '*', '+', ' ', '\t']);
        let day = words.get(..10).and_then(Day::parse);
        if day.is_some() || at == 0 {
            starts.push((at, day));
        }
        at += line.len();
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([text.len()]);
    let entry = |((start, day), end): (&(usize, Option<Day>), usize)| Entry {
        day: *day,
        start: *start,
        text: text
            .get(*start..end)
            .unwrap_or_default()
            .trim_start_matches('\u{feff}'),
    };
    starts.iter().zip(ends).map(entry).collect()
}
