//! Words and paths of a text that name somebody: `@id`, `#goal`, links, `see`, cells of the participants.
//!
//! What may live here: what stands around an id and makes it a name. What may not: keys (`table`).

use std::ops::Range;

use memchr::memmem;

use super::table::Found;
use crate::model::ids::RelPath;
use crate::model::trace::{Form, Named};
use crate::store::markdown::front_matter::front;
use crate::text::{code, csv};

/// Who takes part in a programme.
pub const PARTICIPANTS: &str = "program/participants.csv";
/// The columns of it that hold ids.
const COLUMNS: [&str; 4] = ["id", "manager", "exclude", "prefers"];

/// Every place of a text that holds the id, with what it is there; `keys` are known already.
pub fn words(path: &RelPath, text: &str, named: &Named, keys: Vec<Found>) -> Vec<Found> {
    if path.as_str() == PARTICIPANTS {
        return cells(text, named);
    }
    let markdown = path.as_str().ends_with(".md");
    let code = if markdown {
        code::ranges(text, front(text).body())
    } else {
        Vec::new()
    };
    let mut found = keys;
    for at in memmem::find_iter(text.as_bytes(), named.id()) {
        let range = at..at + named.id().len();
        let (Some(before), Some(after)) = (text.get(..at), text.get(range.end..)) else {
            continue;
        };
        if continues(before.chars().next_back()) || continues(after.chars().next()) {
            continue;
        }
        if found.iter().any(|(known, _)| *known == range) {
            continue;
        }
        let form = if code::holds(&code, at) {
            Form::Plain
        } else {
            let word = is_word(before, after, named);
            let word = word.then_some(Form::Word);
            let handed = markdown && is_handed(path, before, after, named);
            let word = word.or(handed.then_some(Form::Handed));
            word.or_else(|| path_to(path, (before, after), named))
                .unwrap_or(Form::Plain)
        };
        found.push((range, form));
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Whether a character makes the id a part of another word.
fn continues(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// `@id`, of a goal `#id`: not in an address, not before a path.
fn is_word(before: &str, after: &str, named: &Named) -> bool {
    let sign = match named {
        Named::Person(_) => '@',
        Named::Goal(_) => '#',
        Named::Circle(_) | Named::Resource(_) => return false,
    };
    let Some(before) = before.strip_suffix(sign) else {
        return false;
    };
    let joined = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '/' | '@' | '#' | '&' | '%')
    };
    let mut next = after.chars();
    let address = match (next.next(), next.next()) {
        (Some('.'), Some(c)) => c.is_alphanumeric(),
        (Some(c), _) => matches!(c, '/' | '@'),
        _ => false,
    };
    !before.chars().next_back().is_some_and(joined) && !address
}

/// The end of a line in which `close` says to whom an action went: `result: handed to ID` under the
/// action, `…: handed to ID` in the list of a debrief.
fn is_handed(file: &RelPath, before: &str, after: &str, named: &Named) -> bool {
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = before.get(start..).unwrap_or_default().to_lowercase();
    let rest = after.lines().next().unwrap_or_default();
    let Some(head) = line.strip_suffix("handed to ") else {
        return false;
    };
    let of_list = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>');
    let under = head.trim_start_matches(of_list).trim_end() == "result:";
    let in_debrief = file.file_name().starts_with("closing-") && head.ends_with(": ");
    matches!(named, Named::Person(_)) && rest.trim().is_empty() && (under || in_debrief)
}

/// A path that leads to the folder or file, from the file's own folder or from the network's root;
/// in `[[…]]` the id alone does, as in Obsidian.
fn path_to(file: &RelPath, (before, after): (&str, &str), named: &Named) -> Option<Form> {
    let of_path = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_' | '~' | '%');
    let start = before.trim_end_matches(of_path).len();
    let way = before.get(start..).unwrap_or_default();
    let rest_end = after.find(|c| !of_path(c)).unwrap_or(after.len());
    let mut rest = after.get(..rest_end).unwrap_or_default();
    let wiki = before
        .get(..start)
        .is_some_and(|before| before.ends_with("[["));
    if wiki {
        // A wiki link may hold blanks, and ends at its own marks.
        let end = after.find(['|', '#', ']', '\n']).unwrap_or(after.len());
        rest = after.get(..end).unwrap_or_default();
    }
    // What ends a sentence is no part of a path.
    rest = rest.trim_end_matches(['.', '/']);
    let inside = if named.is_folder() {
        if !rest.is_empty() && !rest.starts_with('/') {
            return None;
        }
        rest.trim_start_matches('/')
    } else {
        if !matches!(rest, "" | ".md") {
            return None;
        }
        ""
    };
    let wanted = format!("{}/{}", named.shelf(), named.id());
    let own = resolved(file.folder(), way, named.id()) == Some(wanted.clone());
    let root = resolved("", way, named.id()) == Some(wanted);
    let alone = wiki && way.is_empty();
    if way.contains("//") || !(alone || own && !way.is_empty() || root && way.contains('/')) {
        return None;
    }
    let to = if inside.is_empty() {
        named.path()
    } else {
        named.path().join(inside)
    };
    Some(Form::Path {
        rest: inside.to_owned(),
        to,
        whole: start..before.len() + named.id().len() + rest.len(),
    })
}

/// Where a way leads from a folder; `None` where it leaves the network.
fn resolved(folder: &str, way: &str, id: &str) -> Option<String> {
    let (folder, way) = match way.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, way),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in way.split('/').filter(|part| !part.is_empty()) {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    parts.push(id);
    Some(parts.join("/"))
}

/// Cells of the participants' columns of ids, or one of a cell's list.
fn cells(text: &str, named: &Named) -> Vec<Found> {
    let Named::Person(_) = named else {
        return Vec::new();
    };
    let table = csv::cells(text);
    let Some((head, rows)) = table.split_first() else {
        return Vec::new();
    };
    let name = |range: &Range<usize>| {
        let name = text.get(range.clone()).unwrap_or_default();
        name.trim_matches(['\u{feff}', '"', ' ']).to_lowercase()
    };
    let names: Vec<String> = head.iter().map(name).collect();
    let mut found = Vec::new();
    for cell in rows.iter().flat_map(|row| row.iter().zip(&names)) {
        let (range, column) = cell;
        if !COLUMNS.contains(&column.as_str()) {
            continue;
        }
        let held = text.get(range.clone()).unwrap_or_default();
        for at in memmem::find_iter(held.as_bytes(), named.id()) {
            let end = at + named.id().len();
            let edge = |c: Option<char>| c.is_none_or(|c| matches!(c, ';' | '"' | ' '));
            let before = held.get(..at).unwrap_or_default().chars().next_back();
            let after = held.get(end..).unwrap_or_default().chars().next();
            if edge(before) && edge(after) {
                let range = range.start + at..range.start + end;
                found.push((range, Form::Cell(column.clone())));
            }
        }
    }
    found
}

/// The line that holds a byte.
pub fn line(text: &str, at: usize) -> &str {
    let start = text
        .get(..at)
        .and_then(|t| t.rfind('\n'))
        .map_or(0, |end| end + 1);
    let rest = text.get(start..).unwrap_or_default();
    rest.lines().next().unwrap_or_default()
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
