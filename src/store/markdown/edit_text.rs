//! A Markdown text changed with the fewest bytes: marks of items, words, lines, entries of sections, front matter.
//!
//! What may live here: edits of a text, made by replacing bytes at the places that the parser gives.
//! What may not: a file, what an action or a section is for.
//!
//! All places are those of the text as it was read; the edits of one text are made together.

use super::edit_section::{self, Headings};
use super::front_matter::{Front, front};
use super::item_stamp::{self, Stamped};
use super::scan;
use crate::model::change::{Edit, KeyOp};
use crate::store::splice::{self, Splice, insert_lines, line_end_near, line_start, next_line};
use crate::store::toml::edit_key;
use crate::text::outline::{Block, outline};

/// The order of edits at one place: words before the lines under them, lines before new entries.
const WORDS: u8 = 1;
const UNDER: u8 = 2;

/// The text with all the edits made; the same text where nothing is to be done. Refused with the reason as a sentence.
pub fn edit(text: &str, edits: &[Edit], headings: Headings<'_>) -> Result<String, String> {
    let start = front(text);
    let body = start.body();
    let mut splices = Vec::new();
    let mut keys = Vec::new();
    let mut in_front = Vec::new();
    let mut entries = Vec::new();
    for edit in edits {
        match edit {
            Edit::Key { path, op } => keys.push((path.as_slice(), op)),
            Edit::Replace { range, was, now } => {
                splices.push(splice::replace(text, range.clone(), was, now)?);
            }
            Edit::Whole { .. } => return Err("a whole text is edited alone".into()),
            Edit::AddToSection { section, lines } => entries.push((*section, lines.as_slice())),
            Edit::MarkItem { offset, mark } => splices.push(mark_item(text, *offset, *mark)?),
            Edit::ExtendItem { offset, words } => {
                splices.push(extend_item(text, body, *offset, words)?);
            }
            Edit::StampItem {
                offset,
                stamp,
                value,
            } => match item_stamp::stamp(text, body, (*offset, *stamp), value.as_deref())? {
                Stamped::Here(splice) => splices.push(splice),
                Stamped::AtEnd(words) => splices.push(extend_item(text, body, *offset, &words)?),
                Stamped::Already => {}
            },
            Edit::AddUnderItem { offset, text: new } => {
                splices.push(add_under(text, body, *offset, new)?);
            }
            Edit::TakeResult { offset, result } => {
                boxed(text, *offset)?;
                splices.extend(take_result(text, body, *offset, result));
            }
        }
    }
    if let (Front::Toml { toml, .. }, false) = (&start, keys.is_empty()) {
        // The keys are found by their names in what these make of the front matter.
        let inside =
            |splice: &mut Splice| toml.start <= splice.range.start && splice.range.end <= toml.end;
        in_front = splices.extract_if(.., inside).collect();
    }
    splices.extend(front_matter(text, &start, &keys, in_front)?);
    splices.extend(edit_section::add(text, body, &entries, headings)?);
    splice::apply(text, splices)
}

/// The front matter with its keys changed.
fn front_matter(
    text: &str,
    start: &Front,
    keys: &[(&[String], &KeyOp)],
    mut splices: Vec<Splice>,
) -> Result<Option<Splice>, String> {
    if keys.is_empty() {
        return Ok(None);
    }
    let (range, new) = match start {
        Front::Toml { toml, .. } => (toml.clone(), false),
        Front::None(at) => (*at..*at, true),
        Front::Unclosed(_) => return Err("the front matter has no closing line `+++`".into()),
        Front::Yaml(_) => {
            return Err("the front matter is YAML (`---`), which is not read or written".into());
        }
    };
    let old = text.get(range.clone()).unwrap_or_default();
    for splice in &mut splices {
        splice.range = splice.range.start - range.start..splice.range.end - range.start;
    }
    let mut toml = splice::apply(old, splices)?;
    for (path, op) in keys {
        toml = edit_key::edit(&toml, path, op)?;
    }
    if toml == old {
        return Ok(None);
    }
    let end = line_end_near(text, 0);
    if !old.contains('\n') && end == "\r\n" {
        toml = toml.replace('\n', end);
    }
    if new {
        toml = ["+++", end, &toml, "+++", end].concat();
    }
    Ok(Some(Splice::new(range, toml)))
}

/// The character between the brackets at `offset`.
fn boxed(text: &str, offset: usize) -> Result<char, String> {
    let mut letters = text.get(offset..).unwrap_or_default().chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some('['), Some(mark), Some(']')) => Ok(mark),
        _ => Err("there is no task where one was read".into()),
    }
}

fn mark_item(text: &str, offset: usize, mark: char) -> Result<Splice, String> {
    let old = boxed(text, offset)?;
    let range = offset + 1..offset + 1 + old.len_utf8();
    Ok(Splice::new(range, mark.to_string()))
}

fn task(text: &str, body: usize, offset: usize) -> Result<scan::Item, String> {
    boxed(text, offset)?;
    scan::item(text, body, offset)
        .filter(|item| item.end > offset)
        .ok_or_else(|| "there is no task where one was read".into())
}

fn extend_item(text: &str, body: usize, offset: usize, words: &str) -> Result<Splice, String> {
    let at = task(text, body, offset)?.line_end;
    Ok(Splice::new(at..at, format!(" {words}")).ranked(WORDS))
}

fn add_under(text: &str, body: usize, offset: usize, new: &str) -> Result<Splice, String> {
    let item = task(text, body, offset)?;
    let (prefix, bullet) = item
        .child
        .and_then(|child| child_style(text, child))
        .unwrap_or_else(|| (under(text, offset), '-'));
    let at = next_line(text, item.end);
    let line = format!("{prefix}{bullet} {new}");
    let splice = insert_lines(text, at, &[&line]).ranked(UNDER);
    let made = splice::apply(text, vec![splice.clone()])?;
    let marker = at + splice.text.find(&line).unwrap_or_default() + prefix.len();
    match scan::item(&made, body, offset) {
        Some(now) if now.child == Some(marker) => Ok(splice),
        _ => Err("nothing can be added under this task without changing what it is".into()),
    }
}

/// Takes the lines of a nested `result: …` away; the last line of a text keeps its end, or its lack of one.
fn take_result(text: &str, body: usize, offset: usize, result: &str) -> Option<Splice> {
    let blocks = outline(text, body).blocks;
    let is_task = |block: &Block| block.task.is_some_and(|task| task.offset == offset);
    let parent = blocks.iter().position(is_task)?;
    let says_it = |block: &Block| {
        let line = block.one_line(text);
        block.parent == Some(parent)
            && line.split_once(':').is_some_and(|(key, said)| {
                key.eq_ignore_ascii_case("result") && said.trim() == result
            })
    };
    let at = blocks.iter().position(says_it)?;
    if blocks.iter().any(|block| block.parent == Some(at)) {
        return None;
    }
    let block = blocks.get(at)?;
    // Where it shares its line with another item, that one stays.
    child_style(text, block.start)?;
    let end = next_line(text, block.text.last()?.end);
    let begin = line_start(text, block.start);
    let ended = text.get(begin..end)?.ends_with('\n');
    let before = text.get(..begin)?;
    let kept = before.strip_suffix('\n').unwrap_or(before);
    let kept = kept.strip_suffix('\r').unwrap_or(kept);
    let begin = if ended { begin } else { kept.len() };
    Some(Splice::new(begin..end, ""))
}

/// The beginning of a line that stands under the item whose text begins at `offset`: quote marks and
/// tabs as they are, a blank for everything else.
fn under(text: &str, offset: usize) -> String {
    let line = text.get(line_start(text, offset)..offset);
    let keep = |c| if matches!(c, '>' | '\t') { c } else { ' ' };
    line.unwrap_or_default().chars().map(keep).collect()
}

/// How the first child's line begins, and its bullet; `None` where it shares its line with another item.
fn child_style(text: &str, child: usize) -> Option<(String, char)> {
    let prefix = text.get(line_start(text, child)..child)?;
    let bullet = text.get(child..)?.chars().next()?;
    let plain = prefix.chars().all(|c| matches!(c, '>' | '\t' | ' '));
    let bullet = if matches!(bullet, '-' | '*' | '+') {
        bullet
    } else {
        '-'
    };
    plain.then(|| (prefix.to_owned(), bullet))
}

#[cfg(test)]
#[path = "edit_text_tests.rs"]
mod tests;
