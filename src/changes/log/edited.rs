//! The sheet as it came back from the editor: the note's text, and what was ticked under it.

use std::collections::BTreeSet;

use super::sheet::{END, POINTS, Sheet, open_items};
use crate::error::Failure;
use crate::facts::actions;
use crate::facts::promise::{LookUp, promise};
use crate::facts::subject::Subject;
use crate::model::change::{ChangeSet, Edit};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::problem::{Problem, Severity};
use crate::text::outline::outline;

/// What was written into the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The note's text.
    pub text: String,
    /// What was ticked.
    pub ticks: Vec<Ticked>,
    /// What was understood where it was not said in full.
    pub echoes: Vec<String>,
}

/// An open action that was ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// Its handle, as the sheet showed it.
    pub handle: String,
    /// `x` or `-`.
    pub mark: char,
    /// What came of it.
    pub result: Option<String>,
}

/// A ticked action at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    file: RelPath,
    offset: usize,
    mark: char,
    result: Option<String>,
}

/// A line of the sheet that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and how to mend it.
    pub failure: Failure,
}

/// Reads the sheet; `None` where nothing was changed.
pub fn read(
    sheet: &Sheet,
    edited: &str,
    today: Day,
    who: LookUp<'_>,
) -> Result<Option<Edited>, Slip> {
    if edited.trim_end() == sheet.text.trim_end() {
        return Ok(None);
    }
    let lines: BTreeSet<&str> = sheet.text.lines().map(str::trim).collect();
    let known = |line: &str| lines.contains(line) || promise_line(line, sheet).is_some();
    complete(edited, known, today, who).and_then(|(text, echoes)| {
        let (kept, below, ticks) = take_off(&text, sheet)?;
        let text = unframed(&without_empty_sections(&kept, sheet), sheet);
        let text = with_notes(text, &below);
        // Whoever empties the sheet wants nothing of it.
        let nothing = text.trim().is_empty() && ticks.is_empty();
        Ok((!nothing).then_some(Edited {
            text,
            ticks,
            echoes,
        }))
    })
}

/// Finds the ticked actions where they stand now.
pub fn ticks(who: &[Subject<'_>], ticked: &[Ticked], today: Day) -> Result<Vec<Tick>, Failure> {
    let items = open_items(who, today);
    let find = |ticked: &Ticked| {
        let item = actions::find(&items, &ticked.handle)?;
        Ok(Tick {
            file: item.file.clone(),
            offset: item.action.offset,
            mark: ticked.mark,
            result: ticked.result.clone(),
        })
    };
    ticked.iter().map(find).collect()
}

impl Slip {
    /// The slip as a problem of the file that the text is to become.
    pub fn problem(self, file: &RelPath, text: &str) -> Problem {
        let before = text.split_inclusive('\n').take(self.line.saturating_sub(1));
        let start: usize = before.map(str::len).sum();
        let line = text.get(start..).and_then(|rest| rest.lines().next());
        let line = line.unwrap_or("");
        // The word that the message names, else the whole line.
        let named = self.failure.message.split('`').nth(1);
        let word = named
            .filter(|word| line.contains(word))
            .unwrap_or(line.trim());
        let begin = start + line.find(word).unwrap_or(0);
        let at = begin..begin + word.len();
        let file = file.clone();
        let message = self.failure.message;
        let problem = Problem::at("action-word", Severity::Error, file, text, at, message);
        match self.failure.hints.into_iter().next() {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    }
}

impl Tick {
    /// Adds the edits of its line.
    pub fn apply(&self, change: &mut ChangeSet, day: Day) {
        let offset = self.offset;
        let mark = self.mark;
        change.edit(&self.file, Edit::MarkItem { offset, mark });
        if mark == 'x' {
            let words = format!("done:{day}");
            change.edit(&self.file, Edit::ExtendItem { offset, words });
        }
        if let Some(result) = &self.result {
            let text = format!("result: {result}");
            change.edit(&self.file, Edit::AddUnderItem { offset, text });
        }
    }
}

/// Lines with their ends above and below the sheet's own part, without what the sheet added; and what
/// was ticked.
type TakenOff<'t> = (Vec<&'t str>, Vec<&'t str>, Vec<Ticked>);

fn take_off<'t>(text: &'t str, sheet: &Sheet) -> Result<TakenOff<'t>, Slip> {
    let (mut kept, mut below) = (Vec::new(), Vec::new());
    let mut is_below = false;
    let mut ticks: Vec<Ticked> = Vec::new();
    // Whether the line before was a promise: a result may follow.
    let mut after_promise = false;
    let mut in_points = false;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let trimmed = line.trim();
        if sheet.hints.iter().any(|hint| hint == trimmed) {
            in_points |= trimmed == POINTS;
            is_below |= trimmed == END;
            after_promise = false;
        } else if let Some((mark, handle, whole)) = promise_line(trimmed, sheet) {
            after_promise = true;
            match mark {
                _ if !whole => return Err(changed(at + 1, &handle)),
                ' ' => {}
                'x' | 'X' => ticks.push(tick(handle, 'x')),
                '-' => ticks.push(tick(handle, '-')),
                other => return Err(no_mark(at + 1, other)),
            }
        } else if after_promise
            && line.starts_with([' ', '\t'])
            && let Some(result) = result(trimmed)
            && let Some(last) = ticks.last_mut()
        {
            last.result = Some(result);
        } else if in_points && sheet.points.iter().any(|point| point == trimmed) {
            // Where it was put, a point goes; where it was moved to, it stays.
        } else {
            after_promise &= trimmed.is_empty();
            let part = if is_below { &mut below } else { &mut kept };
            part.push(line);
        }
    }
    Ok((kept, below, ticks))
}

/// A line of an open action: the character in its box, its handle, and whether its text is as it was.
fn promise_line(line: &str, sheet: &Sheet) -> Option<(char, String, bool)> {
    let rest = line.strip_prefix("- [")?;
    let mark = rest.chars().next()?;
    let rest = rest.get(mark.len_utf8()..)?.strip_prefix("] ")?;
    let (handle, _) = rest.split_once(' ')?;
    let known = sheet.promises.iter().find(|(known, _)| known == handle)?;
    Some((mark, handle.to_owned(), rest == known.1))
}

fn tick(handle: String, mark: char) -> Ticked {
    Ticked {
        handle,
        mark,
        result: None,
    }
}

/// `- result: …`, with or without the dash.
fn result(line: &str) -> Option<String> {
    let line = line.strip_prefix("- ").unwrap_or(line);
    let (key, rest) = line.split_once(':')?;
    let rest = rest.trim();
    (key.eq_ignore_ascii_case("result") && !rest.is_empty()).then(|| rest.to_owned())
}

fn changed(line: usize, handle: &str) -> Slip {
    let failure = Failure::new(format!("the words of {handle} were changed here"))
        .hint("tick it or leave it: its words are changed in its own file");
    Slip { line, failure }
}

fn no_mark(line: usize, mark: char) -> Slip {
    let failure = Failure::new(format!("`[{mark}]` is no mark of an action"))
        .hint("[x] is done, [-] is dropped, [ ] is open");
    Slip { line, failure }
}

/// Checks the actions of a text, and completes their names and dates; lines that are `known` are left.
pub fn complete(
    text: &str,
    known: impl Fn(&str) -> bool,
    today: Day,
    who: LookUp<'_>,
) -> Result<(String, Vec<String>), Slip> {
    let (mut out, mut echoes) = (text.to_owned(), Vec::new());
    let found = outline(text, 0);
    let lines: Vec<&str> = text.lines().collect();
    // From the end, so that what is replaced moves nothing that is still to be replaced.
    for block in found
        .blocks
        .iter()
        .rev()
        .filter(|block| block.task.is_some())
    {
        let typed = block.one_line(text);
        let line = lines
            .get(block.line.saturating_sub(1))
            .map_or("", |line| line.trim());
        if typed.is_empty() || known(line) {
            continue;
        }
        let promise = promise(&typed, today, who).map_err(|failure| Slip {
            line: block.line,
            failure,
        })?;
        // Only what was understood is written in full; the rest of the line stays as it was typed.
        if let (Some(range), false) = (block.text.only(), promise.echoes.is_empty())
            && out.get(range.clone()).is_some()
        {
            out.replace_range(range.clone(), &promise.text);
        }
        echoes.splice(0..0, promise.echoes);
    }
    Ok((out, echoes))
}

/// The text without the sheet's part at its end. Of a note that was there the blank lines and the line
/// end at its end stay as they were.
fn unframed(kept: &str, sheet: &Sheet) -> String {
    let base = sheet.base.as_ref().map_or("", |(_, text)| text.as_str());
    let tail = base
        .get(base.trim_end().len()..)
        .filter(|_| !base.is_empty());
    format!("{}{}", kept.trim_end(), tail.unwrap_or("\n"))
}

/// The text without the headings that the sheet put there and under which nothing was written.
fn without_empty_sections(kept: &[&str], sheet: &Sheet) -> String {
    let mut out = String::new();
    let mut lines = kept.iter().copied().peekable();
    // Whether something was taken off just now: one blank line is enough in its place.
    let mut cut = false;
    while let Some(line) = lines.next() {
        let blank = line.trim().is_empty();
        if cut && blank && ends_blank(&out) {
            continue;
        }
        cut = false;
        let heading = line.trim_end();
        if !sheet.headings.iter().any(|known| known == heading) {
            out.push_str(line);
            continue;
        }
        let mut below = String::new();
        while let Some(next) = lines.next_if(|next| !is_heading(next)) {
            below.push_str(next);
        }
        let empty = |line: &str| matches!(line.trim(), "" | "-" | "- [ ]");
        if below.lines().all(empty) {
            cut = true;
            continue;
        }
        // A title that was left empty is none.
        if heading != "#" {
            out.push_str(line);
        }
        out.push_str(&below);
    }
    out
}

/// What was typed into the sheet's own part is kept under a heading of its own, so that it does not
/// become part of the section before it.
fn with_notes(text: String, below: &[&str]) -> String {
    let below = below.concat();
    let below = below.trim();
    if below.is_empty() {
        return text;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{}{end}{end}## Notes{end}{below}{end}", text.trim_end())
}

fn ends_blank(text: &str) -> bool {
    text.is_empty()
        || text.ends_with("\n\n")
        || text.ends_with("\r\n\r\n")
        || text.ends_with("+++\n")
}

/// A heading of level one or two.
fn is_heading(line: &str) -> bool {
    let line = line.trim_end();
    line == "#" || line.starts_with("# ") || line.starts_with("## ")
}

#[cfg(test)]
#[path = "edited_tests.rs"]
mod tests;
