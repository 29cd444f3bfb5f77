//! Bytes of a text replaced by others, and nothing else: what every edit ends in.
//!
//! What may live here: places in a text, its line ends, joining replacements. What may not:
//! TOML, Markdown, a file.

use std::ops::Range;

/// One replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes in their place.
    pub text: String,
    /// Which of several at one place comes first: the smaller.
    pub rank: u8,
}

impl Splice {
    /// These bytes become this text.
    pub fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
            rank: 0,
        }
    }

    /// The same, after others at the same place that have a smaller rank.
    #[must_use]
    pub fn ranked(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }
}

/// These bytes, which must stand there, become this text.
pub fn replace(text: &str, range: Range<usize>, was: &str, now: &str) -> Result<Splice, String> {
    if text.get(range.clone()) == Some(was) {
        Ok(Splice::new(range, now))
    } else {
        Err("the text is not what it was when this was decided".into())
    }
}

/// The text with all the replacements made; refused where two of them want the same bytes
/// or one does not fit into the text.
pub fn apply(text: &str, mut splices: Vec<Splice>) -> Result<String, String> {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end, splice.rank));
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for splice in &splices {
        let kept = text
            .get(at..splice.range.start)
            .ok_or("two edits of the same place do not go together")?;
        if text.get(splice.range.clone()).is_none() {
            return Err("an edit does not fit into the text".into());
        }
        out.push_str(kept);
        out.push_str(&splice.text);
        at = splice.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Ok(out)
}

/// The line end that the line before `at` has, else the first one of the text, else `\n`.
pub fn line_end_near(text: &str, at: usize) -> &'static str {
    let before = text.get(..at).unwrap_or(text);
    let found = before.rfind('\n').or_else(|| text.find('\n'));
    match found {
        Some(end) if text.get(..end).is_some_and(|line| line.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}

/// Where the line that holds `at` begins.
pub fn line_start(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1)
}

/// Where the line after the one that holds `at` begins, or the end of the text.
pub fn next_line(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |end| at + end + 1)
}

/// Blanks and tabs at the beginning of the line that holds `at`.
pub fn indent(text: &str, at: usize) -> &str {
    let line = text.get(line_start(text, at)..).unwrap_or_default();
    let rest = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - rest.len()).unwrap_or_default()
}

/// Whole lines put in at `at`, which is the beginning of a line or the end of the text. A text
/// without a last line end stays without one.
pub fn insert_lines<S: AsRef<str>>(text: &str, at: usize, lines: &[S]) -> Splice {
    let end = line_end_near(text, at);
    let open = at == text.len() && !text.is_empty() && !text.ends_with('\n');
    let mut new = String::new();
    for line in lines {
        let line = line.as_ref();
        let parts = if open { [end, line] } else { [line, end] };
        new.extend(parts);
    }
    Splice::new(at..at, new)
}

/// A place that begins with the blank line before it, where another blank line or nothing follows it:
/// what is a paragraph of its own goes with its distance.
pub fn with_blank_line(text: &str, range: Range<usize>) -> Range<usize> {
    let start = line_start(text, range.start);
    let after = text.get(next_line(text, range.end)..).unwrap_or_default();
    let before = start.saturating_sub(1);
    let blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
    let is_blank = start > 0 && blank(text.get(line_start(text, before)..before));
    if is_blank && blank(after.lines().next()) {
        line_start(text, before)..range.end
    } else {
        range
    }
}

/// Takes out the whole lines that these ranges lie on, with their line ends. At the end of a text
/// without a last line end it is the line end before them that goes.
pub fn take_lines(text: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Splice> {
    let whole = |range: Range<usize>| line_start(text, range.start)..next_line(text, range.end);
    let mut lines: Vec<Range<usize>> = ranges.into_iter().map(whole).collect();
    lines.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in lines {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    if let Some(last) = joined.last_mut()
        && last.end == text.len()
        && !text.ends_with('\n')
    {
        let before = text.get(..last.start).unwrap_or_default();
        last.start = before.trim_end_matches(['\n', '\r']).len();
    }
    joined
        .into_iter()
        .map(|range| Splice::new(range, ""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacements_are_made_in_order_and_overlaps_are_refused() {
        let made = apply(
            "abcdef",
            vec![
                Splice::new(4..5, "E"),
                Splice::new(2..2, "2").ranked(2),
                Splice::new(2..2, "1").ranked(1),
                Splice::new(0..1, ""),
            ],
        );
        assert_eq!(made.as_deref(), Ok("b12cdEf"));
        assert!(apply("abc", vec![Splice::new(0..2, ""), Splice::new(1..3, "")]).is_err());
        assert!(apply("é", vec![Splice::new(1..2, "")]).is_err());
    }

    #[test]
    fn lines_take_the_line_end_of_their_place_and_a_missing_last_one_stays_missing() {
        let put = |text: &str, at: usize| apply(text, vec![insert_lines(text, at, &["x"])]);
        assert_eq!(put("a\r\nb\n", 3).as_deref(), Ok("a\r\nx\r\nb\n"));
        assert_eq!(put("a\r\nb", 4).as_deref(), Ok("a\r\nb\r\nx"));
        assert_eq!(put("", 0).as_deref(), Ok("x\n"));
        assert_eq!(put("a\n", 2).as_deref(), Ok("a\nx\n"));
    }

    #[test]
    fn taking_the_last_line_takes_the_line_end_before_it_where_it_has_none() {
        let take = |text: &str, places: &[(usize, usize)]| {
            let ranges = places.iter().map(|(from, to)| *from..*to);
            apply(text, take_lines(text, ranges)).unwrap()
        };
        assert_eq!(take("a\r\nb", &[(3, 4)]), "a");
        assert_eq!(take("a\nb\n", &[(2, 3)]), "a\n");
        assert_eq!(take("a\nb\nc\nd", &[(6, 7), (4, 5)]), "a\nb");
        assert_eq!(take("a\nb\nc\n", &[(0, 1), (4, 5)]), "b\n");
        assert_eq!(take("a\n\nb", &[(3, 4)]), "a");
        assert_eq!(take("a", &[(0, 1)]), "");
    }
}
