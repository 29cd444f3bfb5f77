//! Text with styles: pieces that are escaped one by one, so that only the program's own colours pass.

use anstyle::Style;

use crate::text::escape;

/// A text whose parts may be styled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styled {
    pieces: Vec<(Style, String)>,
}

impl Styled {
    /// Adds text in a style.
    pub fn push(&mut self, style: Style, text: impl Into<String>) {
        let text = text.into();
        match self.pieces.last_mut() {
            Some((last, so_far)) if *last == style => so_far.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.pieces.push((style, text)),
        }
    }

    /// Adds text without a style.
    pub fn plain(&mut self, text: impl Into<String>) {
        self.push(Style::new(), text);
    }

    /// Adds another styled text.
    pub fn append(&mut self, other: Self) {
        for (style, text) in other.pieces {
            self.push(style, text);
        }
    }

    /// The text for a reader, every piece escaped; with the sequences of its styles where colour is wanted.
    pub fn render(&self, colour: bool) -> String {
        let mut out = String::new();
        for (style, text) in &self.pieces {
            let text = escape::visible(text);
            if !colour || *style == Style::new() {
                out.push_str(&text);
                continue;
            }
            // Styles end at each line end: pagers show lines one by one.
            for line in text.split_inclusive('\n') {
                let words = line.strip_suffix('\n').unwrap_or(line);
                if !words.is_empty() {
                    out.push_str(&format!("{style}{words}{style:#}"));
                }
                if words.len() < line.len() {
                    out.push('\n');
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_sequences_pass() {
        let mut text = Styled::default();
        text.push(Style::new().bold(), "a\u{1b}[31m\nb");
        text.plain(" c\u{9b}");
        assert_eq!(text.render(false), "a␛[31m\nb c\\u{9b}");
        assert_eq!(
            text.render(true),
            "\u{1b}[1ma␛[31m\u{1b}[0m\n\u{1b}[1mb\u{1b}[0m c\\u{9b}"
        );
    }
}
