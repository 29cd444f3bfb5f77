//! One line of inline Markdown, made safe: it keeps its emphasis, code and links, and can open no
//! block, no task, no definition and no HTML.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

/// How often HTML is looked for before every `<` that is left is taken for it.
const MOST_PASSES: usize = 4;

/// The text as the one line of a paragraph, a heading or an item.
pub fn safe(text: &str) -> String {
    line(text).into_owned()
}

/// The same; most lines of a long list are safe as they stand.
pub fn line(text: &str) -> Cow<'_, str> {
    let line = one_line(text);
    without_html(match opener(&line) {
        Some(at) => {
            let (before, after) = line.split_at(at);
            format!("{before}\\{after}").into()
        }
        None => line,
    })
}

/// The text as a cell of a table.
pub fn cell(text: &str) -> String {
    let line = without_html(one_line(text));
    let mut out = String::with_capacity(line.len());
    let mut slashes = 0_usize;
    for c in line.chars() {
        if c == '|' && slashes.is_multiple_of(2) {
            out.push('\\');
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        out.push(c);
    }
    if slashes % 2 == 1 {
        // A last backslash would take the cell's border with it.
        out.push('\\');
    }
    out
}

/// The text without line ends and without blanks at its ends.
fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if memchr::memchr3(b'\n', b'\r', 0, text.as_bytes()).is_none() {
        return text.into();
    }
    let lines: Vec<&str> = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(" ").replace('\0', "\u{fffd}").into()
}

/// Where a backslash must stand so that the line opens no block.
fn opener(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let run = line.chars().take_while(|c| *c == first).count();
    let after_run = line.get(run * first.len_utf8()..).unwrap_or("");
    let blank_or_end = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let opens = match first {
        '>' => true,
        '#' => run <= 6 && blank_or_end(after_run),
        '-' | '+' | '*' | '_' | '=' => {
            (first != '=' && first != '_' && blank_or_end(line.get(1..).unwrap_or("")))
                || line.chars().all(|c| c == first || c.is_whitespace())
        }
        '`' => run >= 3 && !after_run.contains('`'),
        '~' => run >= 3,
        '[' => {
            let inside = line.get(1..).and_then(|rest| rest.split_once(']'));
            line.contains("]:")
                || inside.is_some_and(|(box_, _)| {
                    box_.trim().is_empty() || matches!(box_, "x" | "X" | "-")
                })
        }
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let rest = line.get(digits..).unwrap_or("");
            let list = rest.starts_with(['.', ')']) && blank_or_end(rest.get(1..).unwrap_or(""));
            return (digits <= 9 && list).then_some(digits);
        }
        _ => false,
    };
    if opens {
        return Some(0);
    }
    // Under another line with a bar this would be the second line of a table.
    let frame = |b: u8| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t');
    if line.bytes().all(frame) {
        return line.find('|');
    }
    None
}

/// Every `<` escaped that is not in code, not escaped already and not the beginning of an address.
fn without_html(mut line: Cow<'_, str>) -> Cow<'_, str> {
    for pass in 0..MOST_PASSES {
        if memchr::memchr(b'<', line.as_bytes()).is_none() {
            break;
        }
        let kept = if pass + 1 == MOST_PASSES {
            Vec::new()
        } else {
            kept_ranges(&line)
        };
        let escaped = escape_angles(&line, &kept);
        if escaped == line {
            break;
        }
        line = escaped.into();
    }
    line
}

/// Where a `<` may stay: code and addresses in angle brackets.
fn kept_ranges(line: &str) -> Vec<Range<usize>> {
    Parser::new_ext(line, Options::ENABLE_STRIKETHROUGH)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Code(_)
            | Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }) => Some(range),
            _ => None,
        })
        .collect()
}

fn escape_angles(line: &str, kept: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut slashes = 0_usize;
    let mut kept = kept.iter().peekable();
    for (at, c) in line.char_indices() {
        while kept.next_if(|range| range.end <= at).is_some() {}
        let inside = kept.peek().is_some_and(|range| range.start <= at);
        if c == '<' && slashes.is_multiple_of(2) && !inside {
            out.push('\\');
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_opens_no_block() {
        for (text, want) in [
            ("# x", "\\# x"),
            ("#presence", "#presence"),
            ("- x", "\\- x"),
            ("-x", "-x"),
            ("---", "\\---"),
            ("* * *", "\\* * *"),
            ("**bold** x", "**bold** x"),
            ("2026. A year", "2026\\. A year"),
            ("2026-11-21", "2026-11-21"),
            ("> x", "\\> x"),
            ("```sh", "\\```sh"),
            ("+++", "\\+++"),
            ("[ ] x", "\\[ ] x"),
            ("[-] x", "\\[-] x"),
            ("[a]: b", "\\[a]: b"),
            ("[a](b)", "[a](b)"),
            ("a\n# b\r\n\n  c", "a # b c"),
            ("    code", "code"),
        ] {
            assert_eq!(safe(text), want, "{text:?}");
        }
    }

    #[test]
    fn html_is_text_and_code_and_addresses_stay() {
        assert_eq!(safe("a <b>c</b> <!-- d"), "a \\<b>c\\</b> \\<!-- d");
        assert_eq!(
            safe("`a<b` \\<i> <https://x.y>"),
            "`a<b` \\<i> <https://x.y>"
        );
        assert_eq!(safe("<a `> ` <b> ` "), "\\<a `> ` \\<b> `");
    }

    #[test]
    fn a_cell_stays_in_its_column() {
        assert_eq!(cell("a|b\\|c\\"), "a\\|b\\|c\\\\");
    }
}
