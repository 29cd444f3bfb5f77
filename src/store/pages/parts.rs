//! The parts of a text: front matter, what stands under each heading, the lines of a log.
//!
//! What may live here: where they begin, which of them are private. What may not: files.

use toml::de::DeTable;

use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::note::SectionKey;
use crate::model::page::Part;
use crate::store::markdown::body::{FileKind, meaning};
use crate::store::markdown::front_matter::{Front, front};
use crate::text::outline::{Kind, outline};

/// The parts of a file; `private`: whose it is, is confidential.
pub fn parts(
    path: &RelPath,
    text: &str,
    aliases: &[(String, SectionKey)],
    private: bool,
) -> Vec<Part> {
    let whole = |start, private| Part {
        start,
        heading: None,
        date: None,
        private,
    };
    if !path.as_str().ends_with(".md") {
        return vec![whole(0, private)];
    }
    if path.file_name() == "log.md" {
        return log(text, private);
    }
    let start = front(text);
    let private = private
        || match &start {
            Front::Toml { toml, .. } => {
                flag(text.get(toml.clone()).unwrap_or_default(), "confidential")
            }
            _ => false,
        };
    let mut parts = vec![whole(0, private)];
    if start.body() > 0 {
        parts.push(whole(start.body(), private));
    }
    let mut hidden: Option<u8> = None;
    for block in outline(text, start.body()).blocks {
        let Kind::Heading(level) = block.kind else {
            continue;
        };
        if hidden.is_some_and(|outer| level <= outer) {
            hidden = None;
        }
        let heading = block.one_line(text);
        let key = meaning(&heading, FileKind::of(path), aliases);
        if key == Some(SectionKey::Private) && hidden.is_none() {
            hidden = Some(level);
        }
        parts.push(Part {
            start: block.start,
            heading: Some(heading),
            date: None,
            private: private || hidden.is_some(),
        });
    }
    parts
}

/// Every line of a log, with its day.
fn log(text: &str, private: bool) -> Vec<Part> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        let words = line.trim_start_matches(['\u{feff}', '-', '*', '+', ' ', '\t']);
        Part {
            start,
            heading: None,
            date: words.get(..10).and_then(Day::parse),
            private,
        }
    });
    lines.collect()
}

/// Whether a key at the top of a TOML text is true; false where it cannot be read.
pub fn flag(toml: &str, key: &str) -> bool {
    let (table, _) = DeTable::parse_recoverable(toml);
    let value = table.get_ref().get(key);
    value.is_some_and(|value| value.get_ref().as_bool() == Some(true))
}

/// A text at the top of a TOML text; `None` where it cannot be read.
pub fn text(toml: &str, key: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(toml);
    let value = table.get_ref().get(key)?;
    value.get_ref().as_str().map(str::to_owned)
}
