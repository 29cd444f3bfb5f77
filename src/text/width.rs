//! How wide a text stands on a terminal, and where it may be cut.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that a text takes on a terminal.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The text cut to at most so many columns, between graphemes, with `…` where something is gone.
pub fn cut(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += columns(grapheme);
        if used > most {
            break;
        }
        out.push_str(grapheme);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_count_twice_and_cuts_fall_between_graphemes() {
        assert_eq!(columns("李小龙"), 6);
        assert_eq!(cut("李小龙 abc", 6), "李小…");
        assert_eq!(cut("zoe\u{308}x", 4), "zoe\u{308}x");
        assert_eq!(cut("zoe\u{308}xy", 4), "zoe\u{308}…");
        assert_eq!(cut("abc", 3), "abc");
    }
}
