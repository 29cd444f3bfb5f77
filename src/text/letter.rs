//! A finished text in Markdown for where it is read: a terminal, or a chat that knows no marks.
//!
//! Line by line: a letter has paragraphs, headings and lists, and its line breaks are meant.

use anstyle::{AnsiColor, Style};

use crate::text::styled::Styled;
use crate::text::width::columns;
use crate::text::wrap::{spans, wrap};

/// Text is easier to read in lines of at most so many columns.
const READABLE: usize = 100;

/// One line of the text.
enum Line<'t> {
    Empty,
    Heading(&'t str),
    /// The indent with its mark, and the words.
    Item(&'t str, &'t str),
    Words(&'t str),
}

fn line_of(line: &str) -> Line<'_> {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    if trimmed.trim_end().is_empty() {
        return Line::Empty;
    }
    let hashes = trimmed.len() - trimmed.trim_start_matches('#').len();
    if (1..=6).contains(&hashes)
        && let Some(words) = trimmed.get(hashes..).and_then(|t| t.strip_prefix(' '))
    {
        return Line::Heading(words.trim());
    }
    let digits = trimmed.len()
        - trimmed
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let mark = if ["- ", "* ", "+ "]
        .iter()
        .any(|mark| trimmed.starts_with(mark))
    {
        2
    } else if (1..=3).contains(&digits)
        && trimmed
            .get(digits..)
            .is_some_and(|t| t.starts_with(". ") || t.starts_with(") "))
    {
        digits + 2
    } else {
        return Line::Words(trimmed.trim_end());
    };
    let (before, words) = line.split_at(indent + mark);
    Line::Item(before, words.trim())
}

/// The text for a terminal of so many columns.
pub fn terminal(text: &str, width: usize) -> Styled {
    let width = width.min(READABLE);
    let mut out = Styled::default();
    for line in text.lines() {
        let (lead, words, style) = match line_of(line) {
            Line::Empty => {
                out.plain("\n");
                continue;
            }
            Line::Heading(words) => {
                let loud = Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()));
                (String::new(), words, Some(loud))
            }
            Line::Item(lead, words) => (bullet(lead), words, None),
            Line::Words(words) => (String::new(), words, None),
        };
        let taken = columns(&lead);
        let room = width.saturating_sub(taken).max(20);
        for (number, line) in wrap(&spans(words), room).into_iter().enumerate() {
            if number == 0 {
                out.plain(lead.clone());
            } else {
                out.plain(" ".repeat(taken));
            }
            for (own, words) in line {
                out.push(style.unwrap_or(own), words);
            }
            out.plain("\n");
        }
    }
    out
}

/// The text without marks, each paragraph one line: for a chat or the body of a mail.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let (lead, words) = match line_of(line) {
            Line::Empty => ("", ""),
            Line::Heading(words) | Line::Words(words) => ("", words),
            Line::Item(lead, words) => (lead, words),
        };
        out.push_str(lead);
        for (_, words) in spans(words) {
            out.push_str(&words);
        }
        out.push('\n');
    }
    out
}

/// The mark of an item as a terminal shows it.
fn bullet(lead: &str) -> String {
    let mark = lead.trim();
    if matches!(mark, "-" | "*" | "+") {
        lead.replacen(mark, "•", 1)
    } else {
        lead.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Recap\n\nHello **Grace**,\n\n- Start from the *teams*, not from [the chart](https://x.example)\n  1. one\n\nThank you,\nAna\n";

    #[test]
    fn a_chat_gets_words_without_marks_and_every_line_break() {
        assert_eq!(
            plain(TEXT),
            "Recap\n\nHello Grace,\n\n- Start from the teams, not from the chart (https://x.example)\n  \
             1. one\n\nThank you,\nAna\n"
        );
        assert_eq!(plain("a \\* b_c_d `x`"), "a * b_c_d x\n");
    }

    #[test]
    fn a_terminal_gets_lines_of_its_width_with_hanging_indents() {
        let shown = terminal(TEXT, 30).render(false);
        assert_eq!(
            shown,
            "Recap\n\nHello Grace,\n\n• Start from the teams, not\n  from the chart\n  (https://x.example)\n  \
             1. one\n\nThank you,\nAna\n"
        );
    }

    #[test]
    fn text_from_files_reaches_a_terminal_harmless() {
        let shown = terminal("Hello \u{1b}[31mred\u{202e}\n", 80).render(true);
        assert!(
            !shown.contains('\u{1b}') && !shown.contains('\u{202e}'),
            "{shown:?}"
        );
    }
}
