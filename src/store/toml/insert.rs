//! A key that is not there yet: where it goes in the text of a TOML file, and as what.
//!
//! What may live here: the place and the form of new lines and tables. What may not: a change of what is there.

use toml_edit::{Document, Table};

use super::list;
use super::place::{self, Home, Line, Missing, block_end, last_line};
use crate::model::change::write_key;
use crate::store::splice::{Splice, indent, insert_lines, next_line};

/// Where and how a key that is not there is written.
pub fn insertion(
    text: &str,
    doc: &Document<&str>,
    path: &[String],
    missing: &Missing<'_>,
    value: &str,
) -> Result<Splice, String> {
    let name = |parts: &[String]| {
        let parts: Vec<String> = parts.iter().map(|part| write_key(part)).collect();
        parts.join(".")
    };
    let dotted = [missing.dotted.as_slice(), &missing.rest].concat();
    let (table, nearest) = match missing.home {
        Home::Inline(table) => {
            let span = table.span().ok_or("the table has no place")?;
            let raw = text.get(span.clone()).ok_or("the table has no place")?;
            let new = list::push(raw, &format!("{} = {value}", name(&dotted)));
            return Ok(Splice::new(span, new));
        }
        Home::Implied(table) => (table, None),
        Home::Body(table, nearest) => (table, Some(nearest)),
    };
    let (outer, last) = path.split_at(path.len().saturating_sub(1));
    let root = std::ptr::eq(table, doc.as_table());
    match nearest {
        Some(nearest) if missing.rest.len() == 1 || !missing.dotted.is_empty() => {
            let line = |equals: &str| format!("{}{equals}{value}", name(&dotted));
            Ok(new_line(text, table, nearest, root, line))
        }
        _ => {
            let at = (!root).then(|| block_end(text, table)).flatten();
            let at = at.unwrap_or(text.len());
            let lines = [
                format!("[{}]", name(outer)),
                format!("{} = {value}", name(last)),
            ];
            Ok(new_table(text, at, &lines))
        }
    }
}

/// A line in the body of a table, after its last one.
fn new_line(
    text: &str,
    table: &Table,
    nearest: &Table,
    root: bool,
    line: impl Fn(&str) -> String,
) -> Splice {
    if let Some(Line { key, value }) = last_line(nearest).or_else(|| last_line(table)) {
        let equals = match text.get(key.end..value.start) {
            Some("=") => "=",
            _ => " = ",
        };
        let line = [indent(text, key.start), &line(equals)].concat();
        return insert_lines(text, next_line(text, value.end), &[line]);
    }
    if let Some(header) = place::header(table) {
        let line = [indent(text, header.start), &line(" = ")].concat();
        return insert_lines(text, next_line(text, header.end), &[line]);
    }
    let first = root.then(|| place::first_header(text, table)).flatten();
    match first {
        None => insert_lines(text, text.len(), &[line(" = ")]),
        Some(header) => before_tables(text, header, &line(" = ")),
    }
}

/// The first key of a root that has only tables: after a head of comments, before the tables.
fn before_tables(text: &str, header: usize, line: &str) -> Splice {
    let mut at = 0;
    for part in text.get(..header).unwrap_or_default().split_inclusive('\n') {
        if part.trim().is_empty() {
            break;
        }
        at += part.len();
    }
    // Comments without a blank line after them belong to the first table.
    if at >= header {
        at = 0;
    }
    let next = text.get(at..).unwrap_or_default();
    let blank = next
        .lines()
        .next()
        .is_some_and(|line| line.trim().is_empty());
    if blank {
        insert_lines(text, at, &[line])
    } else {
        insert_lines(text, at, &[line, ""])
    }
}

/// A table with its header, at the end of another's lines, with a blank line before it.
pub fn new_table(text: &str, at: usize, lines: &[String]) -> Splice {
    let before = text.get(..at).unwrap_or_default();
    let blank = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
    let mut all: Vec<&str> = Vec::new();
    if !blank {
        all.push("");
    }
    all.extend(lines.iter().map(String::as_str));
    insert_lines(text, at, &all)
}
