//! The name that each file of the one who goes gets, and which of them are there already.

use std::collections::BTreeMap;
use std::ops::Range;

use super::state::Merge;
use crate::model::change::Edit;
use crate::model::ids::RelPath;
use crate::model::trace::{Form, Held, Named, Trace};
use crate::text::fold::fold;

/// Files that are joined line by line, and never moved beside one another.
const JOINED: [&str; 3] = ["person.toml", "log.md", "plan.md"];

/// What becomes of the files.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Files that move: the path below the folder, then its new one.
    pub moves: BTreeMap<String, String>,
    /// Files that are there already, or only pointed to one that is: they go.
    pub same: Vec<String>,
    /// Files whose text takes the place of a note that only pointed to it.
    pub over: Vec<String>,
    /// Notes of the one who stays that only pointed to a note which comes: they go.
    pub pointers: Vec<String>,
    /// Links between files of the one who goes, where one of them gets another name.
    links: BTreeMap<RelPath, Vec<(Range<usize>, String, String)>>,
}

impl Files {
    /// Links in this file to files that get another name.
    pub fn own_links(&self, file: &RelPath) -> Vec<(Range<usize>, String, String)> {
        self.links.get(file).cloned().unwrap_or_default()
    }

    /// Where a file of the one who goes is found afterwards, as a path below the folder.
    pub fn now<'n>(&'n self, name: &'n str) -> &'n str {
        self.moves.get(name).map_or(name, String::as_str)
    }
}

/// Decides the name of every file.
pub(super) fn sort(merge: &Merge<'_>) -> Files {
    let mut files = Files::default();
    let theirs = merge.held(&merge.into);
    let mut taken: Vec<String> = theirs.iter().map(|(name, _)| fold(name)).collect();
    for (name, held) in merge.held(&merge.from) {
        let other = merge.file(&merge.into, name);
        if JOINED.contains(&name) && (other.is_some() || name == "person.toml") {
            continue;
        }
        let to_other = points_into(held, &merge.into);
        if to_other && is_pointer(held) || other.is_some_and(|other| equal(held, other)) {
            files.same.push(name.to_owned());
            continue;
        }
        if other.is_some_and(|other| is_pointer(other) && points_to(other, &held.path)) {
            files.over.push(name.to_owned());
            continue;
        }
        let free = free(name, &taken);
        taken.push(fold(&free));
        files.moves.insert(name.to_owned(), free);
    }
    for (name, held) in theirs {
        let over = files.over.iter().any(|over| over == name);
        if !over && is_pointer(held) && points_into(held, &merge.from) {
            files.pointers.push(name.to_owned());
        }
    }
    files.links = links(merge, &files);
    files
}

/// The key `see` goes.
pub(super) fn no_see() -> Edit {
    Edit::Key {
        path: vec!["see".to_owned()],
        op: crate::model::change::KeyOp::Remove,
    }
}

/// Whether two files say the same.
fn equal(one: &Held, other: &Held) -> bool {
    one.text.is_some() && one.text == other.text
}

/// Whether a note holds nothing but a `see`.
fn is_pointer(held: &Held) -> bool {
    let text = held.text.as_deref().unwrap_or_default();
    let mut lines = text
        .lines()
        .map(|line| line.trim_matches(['\u{feff}', ' ', '\t']));
    let mut lines = lines.by_ref().filter(|line| !line.is_empty());
    lines.next() == Some("+++")
        && lines
            .next()
            .is_some_and(|line| line.starts_with("see") && line.contains('='))
        && lines.next() == Some("+++")
        && lines.next().is_none()
}

/// Where the `see` of a note leads, as a path from the root.
fn see(held: &Held) -> Option<RelPath> {
    let text = held.text.as_deref()?;
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("see"))?;
    let value = line.split_once('=')?.1.trim().trim_matches(['"', '\'']);
    let inside = value.strip_prefix("../")?;
    let shelf = held.path.folder().rsplit_once('/')?.0;
    Some(RelPath::new(format!("{shelf}/{inside}")))
}

pub(super) fn points_into(held: &Held, whose: &Named) -> bool {
    see(held).is_some_and(|to| to.below(&whose.path()).is_some())
}

fn points_to(held: &Held, path: &RelPath) -> bool {
    see(held).is_some_and(|to| to == *path)
}

/// A name that nothing has, also in another case: `2026-10-14-2.md` beside `2026-10-14.md`.
fn free(name: &str, taken: &[String]) -> String {
    if !taken.contains(&fold(name)) {
        return name.to_owned();
    }
    let (folder, file) = name
        .rsplit_once('/')
        .map_or(("", name), |(folder, file)| (folder, file));
    let (stem, ending) = match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (file, String::new()),
    };
    let slash = if folder.is_empty() { "" } else { "/" };
    let numbered = (2_u64..).map(|number| format!("{folder}{slash}{stem}-{number}{ending}"));
    let mut free = numbered.filter(|name| !taken.contains(&fold(name)));
    free.next().unwrap_or_else(|| name.to_owned())
}

/// Links between files of the one who goes to one that gets another name.
fn links(
    merge: &Merge<'_>,
    files: &Files,
) -> BTreeMap<RelPath, Vec<(Range<usize>, String, String)>> {
    let mut links: BTreeMap<RelPath, Vec<_>> = BTreeMap::new();
    let renamed: Vec<(&String, &String)> =
        files.moves.iter().filter(|(old, new)| old != new).collect();
    for (_, held) in merge.held(&merge.from) {
        let text = held.text.as_deref().unwrap_or_default();
        for (old, new) in &renamed {
            for (at, _) in text.match_indices(old.as_str()) {
                let before = text.get(..at).unwrap_or_default();
                let before = before.strip_suffix("./").unwrap_or(before);
                let after = text.get(at + old.len()..).unwrap_or_default();
                let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
                let alone = !before.chars().next_back().is_some_and(joined)
                    && !after.chars().next().is_some_and(|c| joined(c) && c != '.');
                if alone {
                    let edit = (at..at + old.len(), (*old).clone(), (*new).clone());
                    links.entry(held.path.clone()).or_default().push(edit);
                }
            }
        }
    }
    links
}

/// Whether a place is the `see` of a note.
pub(super) fn is_see(trace: &Trace) -> bool {
    let rest = trace.line.strip_prefix("see");
    matches!(trace.form, Form::Path { .. })
        && rest.is_some_and(|rest| rest.trim_start().starts_with('='))
}
