//! Front matter: the TOML between `+++` lines at the beginning of a Markdown file.
//!
//! What may live here: finding it, and what it says about a meeting. What may not: the text below it.

use std::ops::Range;

use super::front_matter::{Front as Found, front};
use crate::model::ids::RelPath;
use crate::model::keys::Keys;
use crate::model::note::Front;
use crate::model::problem::Problem;
use crate::model::words::{EndedAs, Medium, MeetingKind};
use crate::store::layout;
use crate::store::source::Source;
use crate::store::toml::reader;
use crate::store::toml::tables::Table;

/// Front matter that was read, and where the text below it begins.
#[derive(Debug)]
pub struct Read<'t> {
    /// Its keys; `None` where there is none, or it cannot be parsed.
    pub table: Option<Table<'t>>,
    /// Whether there is some and it cannot be parsed.
    pub broken: bool,
    /// Where the text below begins.
    pub body: usize,
}

/// Reads the front matter of a file by a table of keys.
pub fn read<'t>(source: Source<'t>, keys: &'static Keys, problems: &mut Vec<Problem>) -> Read<'t> {
    let found = front(source.text);
    let body = found.body();
    match found {
        Found::None(_) => Read {
            table: None,
            broken: false,
            body,
        },
        Found::Toml { toml, .. } => {
            let table = reader::read(source, toml, keys, problems);
            Read {
                broken: table.is_none(),
                table,
                body,
            }
        }
        Found::Unclosed(line) => {
            let message = "the front matter that begins here has no closing +++ line".to_owned();
            let at = line.start..line.start + 3;
            let hint = "put a line +++ after its last key";
            problems.push(source.error("syntax", at, message).hint(hint));
            // Keys that are not closed off are no text either.
            Read {
                table: None,
                broken: true,
                body: source.text.len(),
            }
        }
        Found::Yaml(line) => {
            yaml(source, line, problems);
            Read {
                table: None,
                broken: false,
                body,
            }
        }
    }
}

/// YAML front matter is not read: said with how to change it.
fn yaml(source: Source<'_>, opening: Range<usize>, problems: &mut Vec<Problem>) {
    let inside = source.text.get(opening.end..).unwrap_or("").lines();
    let mut inside = inside.take_while(|line| line.trim_end() != "---");
    // Two rules around a text are no front matter; keys between them are.
    let is_key = |line: &str| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key == key.trim() && !key.contains(' ')
    };
    if source.warnings && inside.any(is_key) {
        let message = "this is YAML front matter, which is not read".to_owned();
        let at = opening.start..opening.start + 3;
        let hint = "write +++ for both --- lines, and key = \"value\" for key: value";
        let warning = source.warning("yaml-front-matter", at, message);
        problems.push(warning.hint(hint));
    }
}

/// What front matter says about a meeting, an agenda, a debrief or a plan in this folder.
pub fn meeting(source: Source<'_>, table: Option<Table<'_>>, problems: &mut Vec<Problem>) -> Front {
    let Some(mut table) = table else {
        return Front::default();
    };
    let see_at = table.place("see");
    let see = table.text("see").and_then(|written| {
        let target = see_target(source.path, &written);
        if target.is_none() {
            let message = format!("`see` leads to no note of the network: {written}");
            let hint = match meant(source.path, &written) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => "write the way from this file, as ../grace-okafor/2026-11-18.md".to_owned(),
            };
            let at = see_at.unwrap_or(0..0);
            problems.push(source.error("bad-value", at, message).hint(hint));
        }
        target
    });
    let mut session = table.table("session");
    let parts = ["heard", "topics", "way", "next-step"].into_iter();
    let rated = parts.filter_map(|part| Some((part.to_owned(), session.number(part)?)));
    let mut health = table.table("health");
    Front {
        kind: table.word("kind", MeetingKind::parse),
        minutes: table.whole("minutes"),
        medium: table.word("medium", Medium::parse),
        next_meeting: table.day("next-meeting"),
        recapped: table.day("recapped"),
        thanked: table.day("thanked"),
        rating: table.number("rating"),
        confidential: table.flag("confidential").unwrap_or(false),
        see,
        present: table.people_if_written("present").unwrap_or_default(),
        led_by: table.text("led-by"),
        hot_seats: table.people_if_written("hot-seats").unwrap_or_default(),
        session: rated.collect(),
        health_me: health.numbers("me"),
        health_them: health.numbers("them"),
        ended_as: table.word("as", EndedAs::parse),
        since: table.day("since"),
        until: table.day("until"),
        stay_in_touch: table.cadence("stay-in-touch"),
        may_name: table.flag("may-name"),
    }
}

/// The way that is meant by one to a file whose name is nearly a date.
fn meant(from: &RelPath, written: &str) -> Option<String> {
    let (folder, name) = written.rsplit_once('/').unwrap_or(("", written));
    let meant = layout::meant(name)?;
    let way = match folder {
        "" => meant,
        folder => format!("{folder}/{meant}"),
    };
    see_target(from, &way).is_some().then_some(way)
}

/// The note that `see` points to, from the file it stands in; `None` where that is no dated note of a
/// person or a circle, or the file itself.
pub fn see_target(from: &RelPath, written: &str) -> Option<RelPath> {
    if written.starts_with('/') || written.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = from.folder().split('/').collect();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let ["people" | "circles", _, name] = parts.as_slice() else {
        return None;
    };
    let crate::store::layout::Name::Meeting(_, _) = crate::store::layout::name(name) else {
        return None;
    };
    let target = RelPath::new(parts.join("/"));
    (target != *from).then_some(target)
}

#[cfg(test)]
#[path = "front_tests.rs"]
mod tests;
