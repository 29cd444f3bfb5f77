//! Documents for a terminal: headings, emphasis and tables as they look, wrapped to its width.
//!
//! Nothing here is recursive, however deep an item lies.

use anstyle::{AnsiColor, Style};
use comfy_table::{CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, TableStyle};

use crate::text::doc::{Block, Doc, Item, Table};
use crate::text::escape;
use crate::text::styled::Styled;
use crate::text::wrap::{Line, spans, wrap};

/// Text is easier to read in lines of at most so many columns.
const READABLE: usize = 100;

/// Code stands so many columns to the right.
pub const CODE_INDENT: usize = 4;

/// The document, wrapped to so many columns.
pub fn render(doc: &Doc, width: usize) -> Styled {
    let mut out = Styled::default();
    let text_width = width.min(READABLE);
    for (number, block) in doc.blocks.iter().enumerate() {
        if number > 0 {
            out.plain("\n");
        }
        match block {
            Block::Heading(level, text) => heading(&mut out, *level, text, text_width),
            Block::Paragraph(text) => put(&mut out, "", "", wrap(&spans(text), text_width)),
            Block::List(items) => list(&mut out, items, false, text_width),
            Block::Numbered(items) => list(&mut out, items, true, text_width),
            Block::Table(table) => rows(&mut out, table, width),
            Block::Code(text) => {
                for line in text.lines() {
                    let blanks = if line.is_empty() { 0 } else { CODE_INDENT };
                    out.plain(format!("{}{line}\n", " ".repeat(blanks)));
                }
            }
        }
    }
    out
}

fn heading(out: &mut Styled, level: u8, text: &str, width: usize) {
    let style = match level {
        1 => Style::new().bold().underline(),
        2 => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
        _ => Style::new().bold(),
    };
    for line in wrap(&spans(text), width) {
        for (_, words) in line {
            out.push(style, words);
        }
        out.plain("\n");
    }
}

/// A list; walks with a stack of its own.
fn list(out: &mut Styled, items: &[Item], numbered: bool, width: usize) {
    let mut stack = vec![(items.iter(), numbered, 0_usize)];
    let mut indent = String::new();
    let mut indents = Vec::new();
    while let Some((rest, numbered, count)) = stack.last_mut() {
        let Some(item) = rest.next() else {
            stack.pop();
            indent = indents.pop().unwrap_or_default();
            continue;
        };
        *count += 1;
        let mark = match (item.task, *numbered) {
            (Some(true), _) => "[x] ".to_owned(),
            (Some(false), _) => "[ ] ".to_owned(),
            (None, true) => format!("{count}. "),
            (None, false) => "• ".to_owned(),
        };
        let taken = crate::text::width::columns(&mark);
        let hanging = format!("{indent}{}", " ".repeat(taken));
        // However deep, some room is left for the words.
        let room = width.saturating_sub(hanging.len()).max(20);
        let lines = wrap(&spans(&item.text), room);
        put(out, &format!("{indent}{mark}"), &hanging, lines);
        if !item.under.is_empty() {
            stack.push((item.under.iter(), false, 0));
            indents.push(std::mem::replace(&mut indent, hanging));
        }
    }
}

/// Lines, the first after `first`, the others after `then`.
fn put(out: &mut Styled, first: &str, then: &str, lines: Vec<Line>) {
    if lines.is_empty() {
        out.plain(format!("{}\n", first.trim_end()));
    }
    for (number, line) in lines.into_iter().enumerate() {
        out.plain(if number == 0 { first } else { then });
        for (style, words) in line {
            out.push(style, words);
        }
        out.plain("\n");
    }
}

/// A table: the head in bold over a line, columns in line, long cells wrapped.
fn rows(out: &mut Styled, table: &Table, width: usize) {
    let cell = |text: &String| -> String {
        let text: String = spans(text).into_iter().map(|(_, words)| words).collect();
        escape::visible(&text).into_owned()
    };
    let look = TableStyle::new()
        .header_lines(ContentLineStyle::none())
        .header_separator(LineStyle::none().fill('─'));
    let mut drawn = comfy_table::Table::new();
    drawn
        .load_style(look)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(table.head.iter().map(cell));
    for row in &table.rows {
        drawn.add_row(row.iter().map(cell));
    }
    let columns = table.head.len();
    for (at, column) in drawn.column_iter_mut().enumerate() {
        let left = if at == 0 { 0 } else { 1 };
        let right = if at + 1 == columns { 0 } else { 1 };
        column.set_padding((left, right));
        if table.right.contains(&at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut head = true;
    for line in drawn.lines() {
        let line = line.trim_end();
        if head && line.starts_with('─') {
            head = false;
        }
        let style = if head {
            Style::new().bold()
        } else {
            Style::new()
        };
        out.push(style, line);
        out.plain("\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(doc: &Doc, width: usize) -> String {
        render(doc, width).render(false)
    }

    #[test]
    fn blocks_look_as_they_mean() {
        let mut doc = Doc::default();
        doc.heading(1, "Agenda with **Grace**")
            .para("Ask for `feedback` on [the memo](https://example.org/m), *first*.")
            .list(vec![
                Item::task("One thing that is rather long and wraps", false)
                    .with(Item::new("because of this")),
                Item::new("Two"),
            ]);
        doc.blocks
            .push(Block::Numbered(vec![Item::new("a"), Item::new("b")]));
        doc.blocks.push(Block::Code("x  y\nz".to_owned()));
        assert_eq!(
            shown(&doc, 30),
            "Agenda with Grace\n\nAsk for feedback on the memo\n(https://example.org/m),\nfirst.\n\n\
             [ ] One thing that is rather\n    long and wraps\n    • because of this\n• Two\n\n\
             1. a\n2. b\n\n    x  y\n    z\n"
        );
    }

    #[test]
    fn tables_align_by_display_width() {
        let mut doc = Doc::default();
        doc.table(Table {
            head: vec!["name".into(), "days".into(), "why".into()],
            right: vec![1],
            rows: vec![
                vec!["李小龙".into(), "7".into(), "a *good* week".into()],
                vec!["Zoë".into(), "140".into(), "b".into()],
            ],
        });
        assert_eq!(
            shown(&doc, 60),
            "name    days  why\n─────────────────────────\n李小龙     7  a good week\nZoë      140  b\n"
        );
    }

    #[test]
    fn emphasis_is_shown_and_what_people_wrote_steers_nothing() {
        let mut doc = Doc::default();
        doc.para("**b** \u{1b}[31m<b>x</b> &#27;[0m");
        assert_eq!(
            render(&doc, 80).render(true),
            "\u{1b}[1mb\u{1b}[0m ␛[31m<b>x</b> ␛[0m\n"
        );
    }

    #[test]
    fn depth_and_long_words_are_survived() {
        let mut item = Item::new("deep");
        for _ in 0..2_000 {
            item = Item::new("x").with(item);
        }
        let mut doc = Doc::default();
        doc.list(vec![item]);
        assert!(shown(&doc, 40).contains("deep"));
        let mut doc = Doc::default();
        doc.para("x".repeat(50));
        assert_eq!(
            shown(&doc, 20),
            format!("{0}\n{0}\n{1}\n", "x".repeat(20), "x".repeat(10))
        );
    }
}
