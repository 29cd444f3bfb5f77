//! The files of the one who goes, carried to the one who stays.

use super::names::{Files, no_see, points_into};
use super::places;
use super::state::Merge;
use crate::model::change::{Change, Edit};

/// Moves what moves, and tells what goes.
pub(super) fn carry(merge: &mut Merge<'_>, files: &Files) {
    let (from, into) = (merge.from.path(), merge.into.path());
    for (name, new) in &files.moves {
        let (old, to) = (from.join(name), into.join(new));
        let mut edits: Vec<Edit> = Vec::new();
        for (range, was, now) in places::edits(merge, &old, files) {
            edits.push(Edit::Replace { range, was, now });
        }
        let held = merge.file(&merge.from, name);
        if held.is_some_and(|held| points_into(held, &merge.into)) {
            // It would point to a meeting that is this person's own by now.
            edits.push(no_see());
        }
        merge.merged.moved.push((old.clone(), to.clone()));
        let change = Change::Rename {
            from: old,
            to,
            edits,
        };
        merge.set.changes.push(change);
    }
    for name in &files.over {
        let (held, other) = (merge.file(&merge.from, name), merge.file(&merge.into, name));
        let text = held.and_then(|held| places::text(merge, held, files));
        let was = other.and_then(|other| other.text.clone());
        if let (Some(now), Some(was)) = (text, was) {
            let edit = Edit::Replace {
                range: 0..was.len(),
                was,
                now,
            };
            merge.set.edit(&into.join(name), edit);
            merge.merged.moved.push((from.join(name), into.join(name)));
        }
    }
    for name in &files.pointers {
        let path = into.join(name);
        merge.merged.same.push(path.clone());
        merge.set.changes.push(Change::Remove { path });
    }
    let same = files.same.iter().map(|name| from.join(name));
    merge.merged.same.extend(same);
}
