//! Elements between brackets, as text: of `[a, b]` and of `{ a = 1, b = 2 }`.
//!
//! What may live here: where elements and commas lie, putting one in and taking one out in the
//! style of the list. What may not: what an element means, a file.

use std::ops::Range;

/// Where the elements and the commas of a bracketed list lie in its text.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    items: Vec<Range<usize>>,
    commas: Vec<usize>,
    close: usize,
}

/// Finds the parts of a list that the parser has accepted.
fn parts(raw: &str) -> Parts {
    let bytes = raw.as_bytes();
    let mut found = Parts::default();
    let (mut depth, mut at) = (0_usize, 0_usize);
    let mut item: Option<Range<usize>> = None;
    while let Some(byte) = bytes.get(at) {
        let from = at;
        at += 1;
        match byte {
            b'#' => {
                at = crate::store::splice::next_line(raw, from);
                continue;
            }
            b'"' | b'\'' => at = string_end(bytes, from),
            b'[' | b'{' => {
                depth += 1;
                if depth == 1 {
                    continue;
                }
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.close = from;
                    break;
                }
            }
            b',' if depth == 1 => {
                found.items.extend(item.take());
                found.commas.push(from);
                continue;
            }
            b' ' | b'\t' | b'\r' | b'\n' => continue,
            _ => {}
        }
        item = Some(item.map_or(from, |item| item.start)..at);
    }
    found.items.extend(item);
    found
}

/// Where the string that begins at `from` ends.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let (end, escapes): (&[u8], bool) = match rest {
        [b'"', b'"', b'"', ..] => (b"\"\"\"", true),
        [b'\'', b'\'', b'\'', ..] => (b"'''", false),
        [b'"', ..] => (b"\"", true),
        _ => (b"'", false),
    };
    let mut at = from + end.len();
    while let Some(byte) = bytes.get(at) {
        if escapes && *byte == b'\\' {
            at += 2;
        } else if bytes.get(at..).is_some_and(|rest| rest.starts_with(end)) {
            at += end.len();
            // A multi-line string may end in up to two quotes of its own.
            while end.len() == 3 && bytes.get(at) == end.first() {
                at += 1;
            }
            return at;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// Which element holds this byte of the list's text.
pub fn index_at(raw: &str, at: usize) -> Option<usize> {
    parts(raw).items.iter().position(|item| item.contains(&at))
}

/// The text of the last element.
pub fn last(raw: &str) -> Option<&str> {
    raw.get(parts(raw).items.last()?.clone())
}

/// The list with one more element at its end, in its own style: on the same line with the same
/// blanks, or on a line of its own; with a comma after it where the others have one.
pub fn push(raw: &str, element: &str) -> String {
    let found = parts(raw);
    let Some(last) = found.items.last() else {
        return push_first(raw, element, found.close);
    };
    let comma = found.commas.get(found.items.len() - 1).copied();
    let after = comma.map_or(last.end, |comma| comma + 1);
    let (tail, add) = (
        if comma.is_some() { "," } else { "" },
        if comma.is_some() { "" } else { "," },
    );
    let rest = cut(raw, after..found.close);
    let line = raw.get(..last.start).unwrap_or_default();
    let alone = line.rfind('\n').map(|end| cut(raw, end + 1..last.start));
    let alone = alone.filter(|blanks| blanks.trim().is_empty());
    let commented = rest.lines().next().is_some_and(|line| line.contains('#'));
    let end = line_end(raw);
    if let (Some(indent), Some(next)) = (own_line(raw, alone, commented, last), rest.find('\n')) {
        // After the last element's line, with its comment.
        let next = after + next + 1;
        return [
            cut(raw, 0..last.end),
            add,
            cut(raw, last.end..next),
            indent,
            element,
            tail,
            end,
            cut(raw, next..raw.len()),
        ]
        .concat();
    }
    let gap = match (alone, found.items.len().checked_sub(2)) {
        (Some(indent), _) => [end, indent].concat(),
        (None, Some(before)) => gap(raw, &found, before),
        (None, None) => " ".to_owned(),
    };
    let (head, foot) = (cut(raw, 0..after), cut(raw, after..raw.len()));
    [head, add, &gap, element, tail, foot].concat()
}

/// The indent of a new line for an element, where the last one has a line of its own or a comment.
fn own_line<'raw>(
    raw: &'raw str,
    alone: Option<&'raw str>,
    commented: bool,
    last: &Range<usize>,
) -> Option<&'raw str> {
    match alone {
        Some(indent) => Some(indent),
        None if commented => {
            let line = crate::store::splice::indent(raw, last.start);
            Some(if line.is_empty() { "  " } else { line })
        }
        None => None,
    }
}

/// The blanks after the comma of an element, where the next one stands on the same line.
fn gap(raw: &str, found: &Parts, before: usize) -> String {
    let from = found.commas.get(before).map(|comma| comma + 1);
    let to = found.items.get(before + 1).map(|item| item.start);
    let blanks = from.zip(to).map(|(from, to)| cut(raw, from..to));
    match blanks {
        Some(blanks) if blanks.chars().all(|c| c == ' ' || c == '\t') => blanks.to_owned(),
        _ => " ".to_owned(),
    }
}

fn push_first(raw: &str, element: &str, close: usize) -> String {
    let head = cut(raw, 0..close);
    let Some(line) = head.rfind('\n').map(|end| end + 1) else {
        return if raw.starts_with('{') {
            format!("{{ {element} }}")
        } else {
            format!("[{element}]")
        };
    };
    let outer = cut(raw, line..close);
    let end = line_end(raw);
    let before = cut(raw, 0..line);
    let after = cut(raw, line..raw.len());
    [before, outer, "  ", element, ",", end, after].concat()
}

/// The list without one of its elements, and without the line it had for itself.
pub fn take(raw: &str, index: usize) -> String {
    let found = parts(raw);
    let Some(item) = found.items.get(index) else {
        return raw.to_owned();
    };
    let comma = found.commas.get(index).copied();
    let before = index.checked_sub(1).and_then(|at| found.commas.get(at));
    let is_last = index + 1 == found.items.len();
    let after = comma.map_or(item.end, |comma| comma + 1);
    let start = crate::store::splice::line_start(raw, item.start);
    let next = crate::store::splice::next_line(raw, after);
    let alone = start > 0
        && cut(raw, start..item.start).trim().is_empty()
        && next <= found.close
        && is_comment(cut(raw, after..next));
    // The comma before the last element goes with it where the list ends without one.
    let loose = before.filter(|_| is_last && comma.is_none()).copied();
    if alone {
        let head = match loose {
            Some(comma) => [cut(raw, 0..comma), cut(raw, comma + 1..start)].concat(),
            None => cut(raw, 0..start).to_owned(),
        };
        return head + cut(raw, next..raw.len());
    }
    let gone = if found.items.len() == 1 && !raw.contains('\n') {
        1..found.close
    } else if let (false, Some(next)) = (is_last, found.items.get(index + 1)) {
        item.start..next.start
    } else {
        let from = match (loose, before) {
            (Some(comma), _) => comma,
            (None, Some(comma)) => comma + 1,
            (None, None) => item.start,
        };
        from..after
    };
    [cut(raw, 0..gone.start), cut(raw, gone.end..raw.len())].concat()
}

/// Whether nothing but blanks and a comment is left of a line.
fn is_comment(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || rest.starts_with('#')
}

fn line_end(raw: &str) -> &'static str {
    if raw.contains("\r\n") { "\r\n" } else { "\n" }
}

fn cut(raw: &str, range: Range<usize>) -> &str {
    raw.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_strings_comments_and_inner_lists_divide_nothing() {
        let raw = "[\"a,]\", 'b\\', [1, 2], { x = \"#\" }, # c, d\n \"\"\"e\"],\"\"\"\"]";
        let found = parts(raw);
        let items: Vec<_> = found.items.iter().map(|item| &raw[item.clone()]).collect();
        assert_eq!(
            items,
            [
                "\"a,]\"",
                "'b\\'",
                "[1, 2]",
                "{ x = \"#\" }",
                "\"\"\"e\"],\"\"\"\""
            ]
        );
        assert_eq!(found.commas.len(), 4);
        assert_eq!(found.close, raw.len() - 1);
    }

    #[test]
    fn an_element_joins_in_the_style_of_the_list() {
        for (before, after) in [
            ("[]", "[x]"),
            ("[ ]", "[x]"),
            ("[a]", "[a, x]"),
            ("[ a ]", "[ a, x ]"),
            ("[a,b]", "[a,b,x]"),
            ("[a, b,]", "[a, b, x,]"),
            ("[\n  a,\n  b,\n]", "[\n  a,\n  b,\n  x,\n]"),
            (
                "[\r\n\ta, # 1\r\n\tb # 2\r\n]",
                "[\r\n\ta, # 1\r\n\tb, # 2\r\n\tx\r\n]",
            ),
            ("[\n  a,\n  b]", "[\n  a,\n  b,\n  x]"),
            ("[a,\n b]", "[a,\n b,\n x]"),
            ("[\n  a, b\n]", "[\n  a, b, x\n]"),
            ("[\n  a, b # 2\n]", "[\n  a, b, # 2\n  x\n]"),
            ("[\n]", "[\n  x,\n]"),
            ("[\n  # none yet\n]", "[\n  # none yet\n  x,\n]"),
            ("[\n  a,\n  # b,\n]", "[\n  a,\n  x,\n  # b,\n]"),
            ("{}", "{ x }"),
            ("{ a = 1 }", "{ a = 1, x }"),
        ] {
            assert_eq!(push(before, "x"), after, "{before:?}");
        }
    }

    #[test]
    fn an_element_leaves_with_its_comma_its_comment_and_its_line() {
        for (before, index, after) in [
            ("[a]", 0, "[]"),
            ("[ a, ]", 0, "[]"),
            ("[a, b]", 0, "[b]"),
            ("[ a, b ]", 1, "[ a ]"),
            ("[a, b,]", 1, "[a,]"),
            ("[a,b,c]", 1, "[a,c]"),
            ("[\n  a, # 1\n  b, # 2\n]", 0, "[\n  b, # 2\n]"),
            ("[\n  a, # 1\n  b # 2\n]", 1, "[\n  a # 1\n]"),
            ("[\n  a,\n  b]", 1, "[\n  a]"),
            ("[\n  a,\n]", 0, "[\n]"),
            ("{ a = 1, b = 2 }", 0, "{ b = 2 }"),
        ] {
            assert_eq!(take(before, index), after, "{before:?}");
        }
    }
}
