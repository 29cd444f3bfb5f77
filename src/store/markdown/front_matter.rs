//! Where the TOML front matter of a Markdown text lies, byte for byte.
//!
//! What may live here: the three lines of `+++` and their offsets. What may not: what the TOML says.

use std::ops::Range;

use crate::text::lines::whole_lines;

/// How a Markdown text begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Front {
    /// Without front matter; the text begins at this offset (after a BOM).
    None(usize),
    /// With a line `+++` at its beginning and another that closes it.
    Toml {
        /// The TOML between the lines, with its last line end.
        toml: Range<usize>,
        /// Where the text after the closing line begins.
        body: usize,
    },
    /// The closing line `+++` is missing; the opening one is here.
    Unclosed(Range<usize>),
    /// YAML between `---` lines, which this program does not read; the opening line is here.
    Yaml(Range<usize>),
}

impl Front {
    /// Where the Markdown itself begins; of an unclosed beginning, the end of the opening line.
    pub fn body(&self) -> usize {
        match self {
            Self::None(body) | Self::Toml { body, .. } => *body,
            Self::Unclosed(line) | Self::Yaml(line) => line.end,
        }
    }
}

/// Looks at the beginning of a Markdown text. Offsets count a BOM.
pub fn front(text: &str) -> Front {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at = bom;
    let mut opened: Option<(Range<usize>, &str)> = None;
    for line in whole_lines(text.get(bom..).unwrap_or_default()) {
        let range = at..at + line.len();
        at = range.end;
        if opened.is_some() && !line.starts_with(['+', '-']) {
            continue;
        }
        let bare = line.trim_end_matches(['\n', '\r', ' ', '\t']);
        match &opened {
            None if bare == "+++" || bare == "---" => opened = Some((range, bare)),
            None => return Front::None(bom),
            Some((open, mark)) if bare == *mark => {
                if *mark == "---" {
                    return Front::Yaml(open.clone());
                }
                return Front::Toml {
                    toml: open.end..range.start,
                    body: range.end,
                };
            }
            Some(_) => {}
        }
    }
    match opened {
        Some((open, "+++")) => Front::Unclosed(open),
        // A single `---` is a rule of Markdown.
        _ => Front::None(bom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_toml_lies_between_two_lines_of_plus_signs_at_the_very_beginning() {
        let text = "\u{feff}+++\r\na = 1\r\n+++ \r\n# T\r\n+++\r\n";
        assert_eq!(
            front(text),
            Front::Toml {
                toml: 8..15,
                body: 21
            }
        );
        assert_eq!(
            front("+++\n+++"),
            Front::Toml {
                toml: 4..4,
                body: 7
            }
        );
        assert_eq!(
            front("+++\n\n\n+++\nx"),
            Front::Toml {
                toml: 4..6,
                body: 10
            }
        );
        assert_eq!(front("\n+++\na = 1\n+++\n"), Front::None(0));
        assert_eq!(front("++++\n"), Front::None(0));
        assert_eq!(front(""), Front::None(0));
        assert_eq!(front("+++\na = 1\n"), Front::Unclosed(0..4));
        assert_eq!(front("---\na: 1\n---\n"), Front::Yaml(0..4));
        assert_eq!(front("---\n\ntext"), Front::None(0));
    }
}
