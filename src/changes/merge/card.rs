//! The keys of the one who goes join those of the one who stays, who wins where both say something else.

use super::names::Files;
use super::rhythm::is_of_a_relationship;
use super::state::Merge;
use crate::error::Failure;
use crate::facts::traces::merged::Differ;
use crate::model::change::{Change, KeyOp, Value};
use crate::model::trace::KeyHeld;
use crate::text::fold::fold;

/// Joins the keys. Where something does not fit, or a comment would be lost, the whole card is kept beside.
pub(super) fn join(merge: &mut Merge<'_>, files: &Files) -> Result<(), Failure> {
    let (Some(from), into) = (
        merge.file(&merge.from, "person.toml"),
        merge.file(&merge.into, "person.toml"),
    ) else {
        return Ok(());
    };
    let Some(keys) = &from.keys else {
        return Err(unread(&merge.from.card()));
    };
    let Some(into) = into else {
        let (from, to) = (merge.from.card(), merge.into.card());
        merge.merged.moved.push((from.clone(), to.clone()));
        let edits = Vec::new();
        merge.set.changes.push(Change::Rename { from, to, edits });
        return Ok(());
    };
    let Some(own) = &into.keys else {
        return Err(unread(&merge.into.card()));
    };
    let is_relationship =
        |held: &KeyHeld| held.key.first().is_some_and(|key| key == "relationship");
    merge.merged.keeps_its_relationship = own.iter().any(is_relationship);
    for held in keys {
        one(merge, held, own, files);
    }
    merge.merged.keys.dedup();
    let comments = from.text.as_deref().is_some_and(has_comment);
    if comments || !merge.merged.differ.is_empty() {
        keep_beside(merge);
    }
    Ok(())
}

/// Joins one key.
fn one(merge: &mut Merge<'_>, held: &KeyHeld, own: &[KeyHeld], files: &Files) {
    let card = merge.into.card();
    let path: Vec<&str> = held.key.iter().map(String::as_str).collect();
    let other = own.iter().find(|other| other.key == held.key);
    let own_id = Value::Text(merge.into.id().to_owned());
    let mut value = held.value.clone();
    if path == ["relationship", "history"] {
        value = value.map(|value| renamed(value, files));
    }
    if path == ["introduced-by"] && value.as_ref() == Some(&own_id) {
        return;
    }
    if let (["knows"], Some(Value::List(list))) = (path.as_slice(), &mut value) {
        // Nobody knows themselves.
        list.retain(|id| *id != own_id);
    }
    let theirs = other.map(|other| &other.value);
    match (path.as_slice(), value, theirs) {
        (["name"], Some(Value::Text(name)), Some(_)) => {
            if fold(&name) != fold(&merge.merged.name) {
                let op = KeyOp::Add(Value::Text(name));
                merge.set.key(&card, &["also"], op);
                merge.merged.keys.push("also".to_owned());
            }
        }
        (_, Some(Value::List(list)), Some(Some(Value::List(theirs)))) => {
            let new = list.into_iter().filter(|value| !theirs.contains(value));
            let before = merge.set.clone();
            for value in new {
                merge.set.key(&card, &path, KeyOp::Add(value));
            }
            if before != merge.set {
                merge.merged.keys.push(held.key.join("."));
            }
        }
        (_, Some(value), Some(theirs)) if theirs.as_ref() == Some(&value) => {}
        (_, value, None) if merge.merged.keeps_its_relationship && is_of_a_relationship(&path) => {
            merge.merged.differ.push(Differ {
                key: held.key.join("."),
                stays: String::new(),
                absent: true,
                other: value.map(|value| value.to_string()),
            });
        }
        (_, Some(value), None) if !overlaps(&held.key, own) => {
            merge.merged.keys.push(held.key.join("."));
            merge.set.set(&card, &path, value);
        }
        (_, value, theirs) => merge.merged.differ.push(Differ {
            key: held.key.join("."),
            stays: theirs
                .and_then(Option::as_ref)
                .map_or_else(String::new, ToString::to_string),
            absent: false,
            other: value.map(|value| value.to_string()),
        }),
    }
}

/// The card of the one who goes stays beside the other, whole.
fn keep_beside(merge: &mut Merge<'_>) {
    let held = &merge.network.held;
    let folder = merge.into.path();
    let base = format!("merged-{}", merge.from.id());
    let numbered = (2_u64..).map(|number| format!("{base}-{number}.toml"));
    let mut names = std::iter::once(format!("{base}.toml")).chain(numbered);
    let is_free = |name: &String| !held.iter().any(|held| held.path == folder.join(name));
    let to = folder.join(&names.find(is_free).unwrap_or(base));
    merge.merged.kept = Some(to.clone());
    let (from, edits) = (merge.from.card(), Vec::new());
    merge.set.changes.push(Change::Rename { from, to, edits });
}

/// Whether one of the two is a table where the other is a value.
fn overlaps(key: &[String], own: &[KeyHeld]) -> bool {
    own.iter()
        .any(|other| key.starts_with(&other.key) || other.key.starts_with(key))
}

/// The debriefs that past relationships name, as they are called afterwards.
fn renamed(value: Value, files: &Files) -> Value {
    let entry = |value: Value| match value {
        Value::Table(pairs) => {
            let pair = |(key, value): (String, Value)| match (key.as_str(), value) {
                ("note", Value::Text(name)) => (key, Value::Text(files.now(&name).to_owned())),
                (_, value) => (key, value),
            };
            Value::Table(pairs.into_iter().map(pair).collect())
        }
        other => other,
    };
    match value {
        Value::List(list) => Value::List(list.into_iter().map(entry).collect()),
        other => other,
    }
}

/// Whether a TOML text has a comment: a `#` outside of every string on its line.
fn has_comment(text: &str) -> bool {
    text.lines().any(|line| {
        let mut quote = None;
        let mut escaped = false;
        for c in line.chars() {
            match (quote, c) {
                (None, '#') => return true,
                (None, '"' | '\'') => quote = Some(c),
                (Some('"'), '\\') if !escaped => {
                    escaped = true;
                    continue;
                }
                (Some(open), c) if c == open && !escaped => quote = None,
                _ => {}
            }
            escaped = false;
        }
        false
    })
}

fn unread(file: &crate::model::ids::RelPath) -> Failure {
    Failure::new(format!("{file} cannot be read, so nothing was merged"))
        .hint("`mentor check` shows what is wrong with it; mend it, then run the command again")
}
