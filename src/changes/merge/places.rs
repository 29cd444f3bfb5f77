//! Every place that names the one who goes names the one who stays.

use super::names::{Files, is_see, no_see};
use super::state::{Bytes, Merge, follows};
use crate::facts::traces::told::Told;
use crate::model::change::{Edit, KeyOp, Value};
use crate::model::ids::RelPath;
use crate::model::trace::{Form, Held, Trace};

/// The places outside of the folder that goes; those in it go along with their files.
pub(super) fn follow(merge: &mut Merge<'_>, files: &Files, takes_part: bool) {
    let gone = merge.from.path();
    let own = merge.into.path();
    for trace in &merge.network.traces {
        let file = &trace.place.file;
        if file.below(&gone).is_some() || !follows(trace) {
            continue;
        }
        let is_own = file.below(&own).is_some();
        let name = file.below(&own).unwrap_or_default();
        let replaced = files
            .over
            .iter()
            .chain(&files.pointers)
            .any(|over| is_own && over == name);
        if replaced {
            continue;
        }
        if let Form::Cell(column) = &trace.form
            && column == "id"
            && takes_part
        {
            merge.merged.left.push(Told::of(trace, file.clone(), ""));
            continue;
        }
        if is_own && is_see(trace) {
            merge.set.edit(file, no_see());
        } else if let Some(edit) = key(merge, trace, is_own) {
            merge.set.edit(file, edit);
        } else {
            let edits = bytes(merge, trace, files);
            merge.edit(file, edits);
        }
        merge.told(trace, file.clone());
    }
}

/// The id goes from a list that holds the other one, too, and from what is the other's own.
fn key(merge: &Merge<'_>, trace: &Trace, is_own: bool) -> Option<Edit> {
    let Form::Key { key, list } = &trace.form else {
        return None;
    };
    let nested = matches!(key.first().map(String::as_str), Some("shared" | "pairs"));
    let both = |list: &Vec<String>| list.iter().any(|id| id == merge.into.id());
    let card = is_own && trace.place.file == merge.into.card();
    let op = match list {
        Some(list) if !nested && (both(list) || card) => {
            KeyOp::Take(Value::Text(merge.from.id().to_owned()))
        }
        None if card => KeyOp::Remove,
        _ => return None,
    };
    let path = key.clone();
    Some(Edit::Key { path, op })
}

/// The bytes of a place, and what they become: the id, and the name of a file that gets another one.
pub(super) fn bytes(merge: &Merge<'_>, trace: &Trace, files: &Files) -> Vec<Bytes> {
    if !follows(trace) {
        return Vec::new();
    }
    let (from, into) = (merge.from.id(), merge.into.id());
    let mut edits = vec![(trace.range.clone(), from.to_owned(), into.to_owned())];
    if let Form::Path { rest, .. } = &trace.form {
        let start = trace.range.end + 1;
        let full = format!("{rest}.md");
        if let Some(new) = files.moves.get(rest).filter(|new| *new != rest) {
            edits.push((start..start + rest.len(), rest.clone(), new.clone()));
        } else if let Some(new) = files.moves.get(&full).filter(|new| **new != full) {
            let new = new.strip_suffix(".md").unwrap_or(new).to_owned();
            edits.push((start..start + rest.len(), rest.clone(), new));
        }
    }
    edits
}

/// The text of a file with everything in it that names the one who goes made to name the other.
pub(super) fn text(merge: &Merge<'_>, held: &Held, files: &Files) -> Option<String> {
    let mut text = held.text.clone()?;
    let mut edits = edits(merge, &held.path, files);
    edits.sort_by_key(|(range, _, _)| std::cmp::Reverse(range.start));
    for (range, _, now) in edits {
        if text.get(range.clone()).is_some() {
            text.replace_range(range, &now);
        }
    }
    Some(text)
}

/// The bytes of a file that name the one who goes, or a file that gets another name, and what they become.
pub(super) fn edits(merge: &Merge<'_>, file: &RelPath, files: &Files) -> Vec<Bytes> {
    let here = |trace: &&Trace| trace.place.file == *file;
    let traces = merge.network.traces.iter().filter(here);
    let mut edits: Vec<_> = traces
        .flat_map(|trace| bytes(merge, trace, files))
        .collect();
    edits.extend(files.own_links(file));
    edits
}
