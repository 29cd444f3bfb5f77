//! Keys of TOML whose value is an id, or a list of them.
//!
//! What may live here: which keys those are, and where their values stand. What may not: any other text.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::ids::RelPath;
use crate::model::trace::{Form, Named};
use crate::store::markdown::front_matter::{Front, front};

/// Keys that hold ids of people, in whatever file they stand.
const PEOPLE: [&str; 13] = [
    "knows",
    "introduced-by",
    "members",
    "facilitator",
    "present",
    "led-by",
    "hot-seats",
    "host",
    "who",
    "attended",
    "mentor",
    "mentee",
    "with",
];
/// Keys that hold ids of goals.
const GOALS: [&str; 1] = ["goals"];

/// A value that names somebody, and where it stands between its quotes.
pub type Found = (Range<usize>, Form);

/// A part of a parsed text that is still to be looked into.
struct Open<'v, 't> {
    value: &'v Spanned<DeValue<'t>>,
    key: Vec<String>,
    list: Option<Vec<String>>,
}

/// The values of a TOML file, or of a Markdown file's front matter, that are the id. `None` where that
/// cannot be parsed.
pub fn keys(path: &RelPath, text: &str, named: &Named) -> Option<Vec<Found>> {
    let part = if path.as_str().ends_with(".toml") {
        0..text.len()
    } else {
        match front(text) {
            Front::Toml { toml, .. } => toml,
            _ => return Some(Vec::new()),
        }
    };
    let toml = text.get(part.clone())?;
    if !toml.contains(named.id()) {
        return Some(Vec::new());
    }
    let (parsed, errors) = DeTable::parse_recoverable(toml);
    if !errors.is_empty() {
        return None;
    }
    let wanted: &[&str] = match named {
        Named::Person(_) => &PEOPLE,
        Named::Goal(_) => &GOALS,
        Named::Circle(_) | Named::Resource(_) => &[],
    };
    let mut open: Vec<Open<'_, '_>> = entries(parsed.get_ref(), &[]).collect();
    let mut found = Vec::new();
    while let Some(Open { value, key, list }) = open.pop() {
        match value.get_ref() {
            DeValue::Table(table) => open.extend(entries(table, &key)),
            DeValue::Array(values) => {
                let texts = values.iter().filter_map(|value| value.get_ref().as_str());
                let texts: Vec<String> = texts.map(str::to_owned).collect();
                open.extend(values.iter().map(|value| Open {
                    value,
                    key: key.clone(),
                    list: Some(texts.clone()),
                }));
            }
            DeValue::String(word) if *word == named.id() => {
                let is_wanted = key
                    .last()
                    .is_some_and(|last| wanted.contains(&last.as_str()));
                let span = value.span();
                let at = toml.get(span.clone()).and_then(|raw| raw.find(named.id()));
                if let (true, Some(at)) = (is_wanted, at) {
                    let start = part.start + span.start + at;
                    found.push((start..start + named.id().len(), Form::Key { key, list }));
                }
            }
            _ => {}
        }
    }
    Some(found)
}

fn entries<'v, 't>(table: &'v DeTable<'t>, above: &[String]) -> impl Iterator<Item = Open<'v, 't>> {
    let above = above.to_vec();
    table.iter().map(move |(key, value)| {
        let own = std::iter::once(key.get_ref().to_string());
        Open {
            value,
            key: above.iter().cloned().chain(own).collect(),
            list: None,
        }
    })
}
