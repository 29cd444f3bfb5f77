//! The lines of a text, and places in it: line, column, and an excerpt that fits a message.

use std::ops::Range;

/// The most characters of a line that a message shows.
const WIDEST: usize = 200;

/// Where a byte range of a text begins, and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line, or of a long one at most 200 characters around the place.
    pub excerpt: String,
    /// Where the range begins in the excerpt, in bytes.
    pub start: usize,
    /// Where the range, or its part on this line, ends in the excerpt.
    pub end: usize,
}

/// The lines of a text, each with its end.
pub fn whole_lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let mut from = 0;
    let lines = ends.chain([text.len()]).map(move |end| {
        let line = text.get(from..end).unwrap_or_default();
        from = end;
        line
    });
    lines.filter(|line| !line.is_empty())
}

/// The line number, from 1, of a byte offset.
pub fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    memchr::memchr_iter(b'\n', before).count() + 1
}

/// Finds the line, the column and an excerpt of a byte range; a range outside the text is moved to its end.
pub fn locate(text: &str, range: Range<usize>) -> Located {
    let from = floor(text, range.start.min(text.len()));
    let to = floor(text, range.end.clamp(from, text.len()));
    let line_start = text
        .get(..from)
        .and_then(|t| t.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line_end = text
        .get(from..)
        .and_then(|t| t.find('\n'))
        .map_or(text.len(), |at| from + at);
    let bom = if line_start == 0 && text.starts_with('\u{feff}') {
        3
    } else {
        0
    };
    let line = text
        .get(line_start + bom..line_end)
        .unwrap_or("")
        .trim_end_matches('\r');
    let inside = from.saturating_sub(line_start + bom).min(line.len());
    let before = line.get(..inside).unwrap_or("");
    let column = before.chars().count() + 1;
    // A long line is shown from a little before the place.
    let skip = if line.chars().count() > WIDEST {
        column.saturating_sub(WIDEST / 4)
    } else {
        0
    };
    let cut: usize = line.chars().take(skip).map(char::len_utf8).sum();
    let excerpt: String = line.chars().skip(skip).take(WIDEST).collect();
    let start = inside.saturating_sub(cut).min(excerpt.len());
    let end = (start + (to - from)).min(excerpt.len());
    Located {
        line: line_of(text, from),
        column,
        start,
        end: ceil(&excerpt, end),
        excerpt,
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_ends() {
        for text in ["", "\n", "a", "a\n", "\n\nb\r\nc", "a\nb\n"] {
            let lines: Vec<&str> = whole_lines(text).collect();
            assert_eq!(lines, text.split_inclusive('\n').collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_place_has_its_line_column_and_marked_bytes() {
        let text = "a = 1\r\nname = \"é\" # x\r\n";
        let at = text.find("\"é\"").unwrap();
        let found = locate(text, at..at + 4);
        assert_eq!((found.line, found.column), (2, 8));
        assert_eq!(found.excerpt, "name = \"é\" # x");
        assert_eq!(&found.excerpt[found.start..found.end], "\"é\"");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place_and_a_range_past_the_end_is_held() {
        let text = format!("{}X{}", "a".repeat(5000), "b".repeat(5000));
        let found = locate(&text, 5000..5001);
        assert!(found.excerpt.chars().count() <= 200);
        assert_eq!(&found.excerpt[found.start..found.end], "X");
        assert_eq!(locate("ab", 9..12).line, 1);
    }
}
