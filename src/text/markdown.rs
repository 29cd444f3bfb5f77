//! Documents as plain Markdown: what a pipe, a mail or a file gets.
//!
//! No string of a [`Doc`] can open a block: whatever it holds, the structure of the output is that
//! of the document. What a line may hold is settled in `inline`.

use std::borrow::Cow;

use crate::text::doc::{Block, Doc, Item, Table};
use crate::text::inline;
use crate::text::width::columns;

/// What stands before and after the text of an item takes so many bytes at most, more or less.
const MARKS: usize = 16;

/// The document as Markdown (CommonMark with the tables and task lists of GitHub).
pub fn render(doc: &Doc) -> String {
    let mut out = String::with_capacity(room(doc));
    say(doc, |text| out.push_str(text));
    out
}

/// About as many bytes as a document that is nearly all lists takes; a text that grows is there twice.
fn room(doc: &Doc) -> usize {
    let lists = doc.blocks.iter().filter_map(|block| match block {
        Block::List(items) | Block::Numbered(items) => Some(items),
        _ => None,
    });
    let items = lists
        .flatten()
        .flat_map(|item| [item].into_iter().chain(&item.under));
    items.map(|item| item.text.len() + MARKS).sum()
}

/// The same, said bit by bit: the text of an item, however long, is never copied.
pub fn say(doc: &Doc, mut say: impl FnMut(&str)) {
    // Two lists of one kind in a row would grow together: the second takes other marks.
    let mut turn = false;
    let (mut before, mut begun): (Option<&Block>, bool) = (None, false);
    for block in &doc.blocks {
        if begun {
            say("\n");
        }
        begun |= !matches!(block, Block::List(items) | Block::Numbered(items) if items.is_empty());
        turn = match (before, block) {
            (Some(Block::List(_)), Block::List(_))
            | (Some(Block::Numbered(_)), Block::Numbered(_)) => !turn,
            _ => false,
        };
        before = Some(block);
        let mut out = String::new();
        match block {
            Block::Heading(level, text) => heading(&mut out, *level, text),
            Block::Paragraph(text) => {
                say(&inline::line(text));
                say("\n");
            }
            Block::List(items) => list(&mut say, items, if turn { "*" } else { "-" }, false),
            Block::Numbered(items) => list(&mut say, items, if turn { ")" } else { "." }, true),
            Block::Table(table) => rows(&mut out, table),
            Block::Code(text) => fence(&mut out, text),
        }
        say(&out);
    }
}

fn heading(out: &mut String, level: u8, text: &str) {
    for _ in 0..level.clamp(1, 6) {
        out.push('#');
    }
    let mut text = inline::safe(text);
    if text.ends_with('#') {
        // Closing marks would be taken off.
        let marks = text.trim_end_matches('#').len();
        if text
            .get(..marks)
            .is_some_and(|t| t.is_empty() || t.ends_with([' ', '\t']))
        {
            text.insert(marks, '\\');
        }
    }
    out.push(' ');
    out.push_str(&text);
    out.push('\n');
}

/// A list; items under items are bullets. Walks with a stack of its own, however deep they lie.
fn list(say: &mut impl FnMut(&str), items: &[Item], mark: &str, numbered: bool) {
    let mut stack = vec![(items.iter(), String::new(), numbered, 0_usize)];
    while let Some((rest, indent, numbered, count)) = stack.last_mut() {
        let Some(item) = rest.next() else {
            stack.pop();
            continue;
        };
        *count += 1;
        let label: Cow<'_, str> = match (*numbered, mark) {
            (true, _) => format!("{count}{mark}").into(),
            (false, "-" | "*") => mark.into(),
            (false, _) => "-".into(),
        };
        let task = match item.task {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let text = inline::line(&item.text);
        let head = [indent.as_str(), &label, " ", task];
        if text.is_empty() {
            // No blanks at its end.
            say(head.concat().trim_end());
        } else {
            head.into_iter().for_each(&mut *say);
        }
        say(&text);
        say("\n");
        if !item.under.is_empty() {
            let deeper = format!("{indent}{}", " ".repeat(label.len() + 1));
            stack.push((item.under.iter(), deeper, false, 0));
        }
    }
}

/// A table with its columns in line.
fn rows(out: &mut String, table: &Table) {
    let wide = table.head.len();
    let cells = |row: &[String]| -> Vec<String> {
        (0..wide)
            .map(|at| {
                row.get(at)
                    .map_or_else(String::new, |text| inline::cell(text))
            })
            .collect()
    };
    let lines: Vec<Vec<String>> = std::iter::once(cells(&table.head))
        .chain(table.rows.iter().map(|row| cells(row)))
        .collect();
    let widths: Vec<usize> = (0..wide)
        .map(|at| {
            let widest = lines
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| columns(cell));
            widest.max().unwrap_or(0).max(3)
        })
        .collect();
    for (number, row) in lines.iter().enumerate() {
        out.push('|');
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let room = " ".repeat(width.saturating_sub(columns(cell)));
            let line = if table.right.contains(&at) {
                format!(" {room}{cell} |")
            } else {
                format!(" {cell}{room} |")
            };
            out.push_str(&line);
        }
        out.push('\n');
        if number == 0 {
            out.push('|');
            for (at, width) in widths.iter().enumerate() {
                let dashes = "-".repeat(width.saturating_sub(1));
                let end = if table.right.contains(&at) { ':' } else { '-' };
                out.push_str(&format!(" {dashes}{end} |"));
            }
            out.push('\n');
        }
    }
}

/// Lines in a fence that none of them can close.
fn fence(out: &mut String, text: &str) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest.saturating_add(1).max(3));
    out.push_str(&format!("{marks}text\n"));
    for line in text.lines() {
        out.push_str(line);
        out.push('\n');
    }
    out.push_str(&marks);
    out.push('\n');
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
