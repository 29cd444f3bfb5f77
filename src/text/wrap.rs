//! Inline Markdown as styled words, and words wrapped into lines by display width.

use anstyle::Style;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::escape;
use crate::text::inline;
use crate::text::width::columns;

/// A part of a line in one style.
pub type Span = (Style, String);
/// The widest code that is kept in one piece: a command is not broken where it fits on a line.
const WIDEST_CODE: usize = 60;

/// One line.
pub type Line = Vec<Span>;

/// The words of a line of inline Markdown with their styles; links show their text, and their
/// address where it is another. Controls are made visible here, so that widths are those of the screen.
pub fn spans(text: &str) -> Vec<Span> {
    let safe = inline::safe(text);
    let mut out: Vec<Span> = Vec::new();
    let (mut bold, mut italic, mut struck) = (0_usize, 0_usize, 0_usize);
    let mut links: Vec<(String, usize)> = Vec::new();
    for event in Parser::new_ext(&safe, Options::ENABLE_STRIKETHROUGH) {
        let style = || {
            let mut style = Style::new();
            if bold > 0 {
                style = style.bold();
            }
            if italic > 0 {
                style = style.italic();
            }
            if struck > 0 {
                style = style.strikethrough();
            }
            style
        };
        match event {
            Event::Text(words) | Event::InlineHtml(words) | Event::Html(words) => {
                out.push((style(), escape::visible(&words).into_owned()));
            }
            Event::Code(words) => out.push((code(), escape::visible(&words).into_owned())),
            Event::SoftBreak | Event::HardBreak => out.push((style(), " ".to_owned())),
            Event::Start(Tag::Strong) => bold += 1,
            Event::End(TagEnd::Strong) => bold = bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => italic += 1,
            Event::End(TagEnd::Emphasis) => italic = italic.saturating_sub(1),
            Event::Start(Tag::Strikethrough) => struck += 1,
            Event::End(TagEnd::Strikethrough) => struck = struck.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push((dest_url.into_string(), out.len()));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((address, from)) = links.pop() {
                    let said: String = out.iter().skip(from).map(|(_, w)| w.as_str()).collect();
                    let address = escape::visible(&address).into_owned();
                    if said != address && format!("mailto:{said}") != address {
                        out.push((Style::new(), format!(" ({address})")));
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// The look of code.
fn code() -> Style {
    Style::new().fg_color(Some(anstyle::AnsiColor::Yellow.into()))
}

/// Wraps spans into lines of at most `width` columns, at blanks; code is kept in one piece where it fits on a
/// line. A word that is wider is cut between graphemes.
pub fn wrap(spans: &[Span], width: usize) -> Vec<Line> {
    let width = width.max(2);
    let mut lines: Vec<Line> = Vec::new();
    let mut line: Line = Vec::new();
    let mut used = 0;
    let mut blank: Option<Style> = None;
    for word in words(spans, width) {
        let (wide, gap) = (wide(&word), usize::from(blank.is_some() && used > 0));
        if used > 0 && used + gap + wide > width && blank.is_some() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if gap == 1 {
            line.push((blank.unwrap_or_default(), " ".to_owned()));
            used += 1;
        }
        for (style, text) in &word.parts {
            for grapheme in text.graphemes(true) {
                let step = columns(grapheme);
                if used > 0 && used + step > width {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                add(&mut line, *style, grapheme);
                used += step;
            }
        }
        blank = word.blank;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A run of text without blanks, which may change its style in the middle.
struct Word {
    parts: Vec<Span>,
    /// The style of the blank after it; `None` where none follows.
    blank: Option<Style>,
}

fn wide(word: &Word) -> usize {
    word.parts.iter().map(|(_, text)| columns(text)).sum()
}

fn words(spans: &[Span], width: usize) -> Vec<Word> {
    let kept = words_but(spans, |style, text| {
        *style == code() && columns(text) <= WIDEST_CODE
    });
    let split = |word: Word| match wide(&word) > width {
        // What stands beside code may make it too wide for a line.
        true => {
            let mut parts = words_but(&word.parts, |_, _| false);
            if let Some(last) = parts.last_mut() {
                last.blank = word.blank;
            }
            parts
        }
        false => vec![word],
    };
    kept.into_iter().flat_map(split).collect()
}

/// The words of spans, where those that are to be kept whole are not looked into.
fn words_but(spans: &[Span], whole: impl Fn(&Style, &str) -> bool) -> Vec<Word> {
    let mut out = Vec::new();
    let mut parts: Vec<Span> = Vec::new();
    for (style, text) in spans {
        if whole(style, text) {
            parts.push((*style, text.clone()));
            continue;
        }
        // A no-break space keeps its words together.
        for piece in text.split_inclusive([' ', '\t', '\n']) {
            let word = piece.trim_end_matches([' ', '\t', '\n']);
            if !word.is_empty() {
                parts.push((*style, word.to_owned()));
            }
            if word.len() < piece.len() && !parts.is_empty() {
                out.push(Word {
                    parts: std::mem::take(&mut parts),
                    blank: Some(*style),
                });
            }
        }
    }
    if !parts.is_empty() {
        out.push(Word { parts, blank: None });
    }
    out
}

fn add(line: &mut Line, style: Style, text: &str) {
    match line.last_mut() {
        Some((last, so_far)) if *last == style => so_far.push_str(text),
        _ => line.push((style, text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let joined = |line: Line| line.into_iter().map(|(_, words)| words).collect();
        wrap(&spans(text), width).into_iter().map(joined).collect()
    }

    #[test]
    fn lines_break_at_blanks_and_wide_letters_count_twice() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("李小龙 王芳", 7), ["李小龙", "王芳"]);
        assert_eq!(lines("a  b   c", 80), ["a b c"]);
        assert_eq!(lines("x**y z**w", 3), ["xy", "zw"]);
        assert_eq!(
            lines("zoe\u{308}zoe\u{308}", 4),
            ["zoe\u{308}z", "oe\u{308}"]
        );
        assert!(lines("", 10).is_empty());
    }

    #[test]
    fn a_command_is_not_broken_where_it_fits_on_a_line() {
        assert_eq!(
            lines("Next `mentor log sam`", 16),
            ["Next", "mentor log sam"]
        );
        assert_eq!(lines("`mentor log sam`", 10), ["mentor log", "sam"]);
    }

    #[test]
    fn a_longer_command_is_broken_between_its_words_alone() {
        assert_eq!(
            lines(
                "once: `mentor set grace stage=active since=2026-11-21`.",
                24
            ),
            [
                "once: mentor set grace",
                "stage=active",
                "since=2026-11-21."
            ]
        );
        // With what stands beside it a command may be too long for a line.
        assert_eq!(lines("(`mentor log sam`)", 15), ["(mentor log", "sam)"]);
        assert_eq!(lines("(`mentor log sam`)", 16), ["(mentor log sam)"]);
        assert_eq!(
            lines("`mentor edit-everything`", 10),
            ["mentor", "edit-every", "thing"]
        );
    }

    #[test]
    fn links_say_their_address_where_the_text_does_not() {
        assert_eq!(lines("[a](https://x.y)", 80), ["a (https://x.y)"]);
        assert_eq!(lines("<https://x.y> <a@b.c>", 80), ["https://x.y a@b.c"]);
    }
}
