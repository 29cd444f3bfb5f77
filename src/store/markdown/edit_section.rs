//! Entries added to the sections of a Markdown text, and sections that are not there yet.
//!
//! What may live here: where an entry goes and in which form. What may not: what a section is for.
//!
//! - A section is the first heading with its meaning that is not inside a Private section; headings in
//!   quotes and lists are none.
//! - An entry comes after the last one that stands directly under the heading, before any sub-heading,
//!   with the bullet or the next number of that list, and a blank line between entries where the list has them.
//! - A new section stands at the end of the text, at the level that the other known sections have (two,
//!   where there is none); where the text ends inside a Private section, it stands before that one, so
//!   that nothing becomes private unasked. Blank lines stand around it unless the text's other headings
//!   do without.

use super::body::{FileKind, meaning};
use super::scan::{Block, BlockKind, blocks};
use crate::model::note::SectionKey;
use crate::store::splice::{self, Splice, insert_lines, line_start, next_line};

/// Entries of sections come last of the edits at one place, after those of `edit_markdown`.
const ENTRIES: u8 = 3;

/// Which heading means which section in a text.
#[derive(Clone, Copy, Debug)]
pub struct Headings<'a> {
    /// The kind of the file.
    pub kind: FileKind,
    /// The owner's own headings beside the English ones.
    pub own: &'a [(String, SectionKey)],
}

/// What is to be added: sections with lines, in the order in which they were asked for.
type Wanted<'a> = (SectionKey, &'a [String]);

/// The replacements that add all of these lines to their sections.
pub fn add(
    text: &str,
    body: usize,
    wanted: &[Wanted<'_>],
    headings: Headings<'_>,
) -> Result<Vec<Splice>, String> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let shape = Shape {
        text,
        blocks: blocks(text, body),
        headings,
    };
    let mut splices = Vec::new();
    let mut missing: Vec<(SectionKey, Vec<String>)> = Vec::new();
    for (section, lines) in joined(wanted) {
        match shape.section(section) {
            Some(heading) => splices.push(shape.entries(heading, &lines)),
            None => missing.push((section, lines)),
        }
    }
    if !missing.is_empty() {
        splices.push(shape.new_sections(&missing));
    }
    for splice in &splices {
        check(text, body, splice)?;
    }
    Ok(splices)
}

/// The lines of each section, each section once.
fn joined(wanted: &[Wanted<'_>]) -> Vec<(SectionKey, Vec<String>)> {
    let mut all: Vec<(SectionKey, Vec<String>)> = Vec::new();
    for (section, lines) in wanted {
        match all.iter_mut().find(|(known, _)| known == section) {
            Some((_, known)) => known.extend_from_slice(lines),
            None => all.push((*section, lines.to_vec())),
        }
    }
    all
}

/// Every line with a dash became an item of a list, or it stands in something that was never closed.
fn check(text: &str, body: usize, splice: &Splice) -> Result<(), String> {
    let made = splice::apply(text, vec![splice.clone()])?;
    let range = splice.range.start..splice.range.start + splice.text.len();
    let after = blocks(&made, body);
    let seen = after.iter().any(|block| match &block.kind {
        BlockKind::List(items) => items.iter().any(|item| range.contains(item)),
        _ => range.contains(&block.range.start),
    });
    if seen {
        Ok(())
    } else {
        Err("an entry cannot be added below a code block or comment that is never closed".into())
    }
}

/// A text with what stands in it.
struct Shape<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    headings: Headings<'a>,
}

impl Shape<'_> {
    /// The meaning of a block that is a heading, and its level.
    fn heading(&self, block: &Block) -> Option<(u8, Option<SectionKey>)> {
        match &block.kind {
            BlockKind::Heading(level, text) => {
                let Headings { kind, own } = self.headings;
                Some((*level, meaning(text, kind, own)))
            }
            _ => None,
        }
    }

    /// The first heading with this meaning that is not private.
    fn section(&self, section: SectionKey) -> Option<usize> {
        let mut private: Option<u8> = None;
        for (at, block) in self.blocks.iter().enumerate() {
            let Some((level, key)) = self.heading(block) else {
                continue;
            };
            if private.is_some_and(|outer| level <= outer) {
                private = None;
            }
            if private.is_none() && key == Some(section) {
                return Some(at);
            }
            if private.is_none() && key == Some(SectionKey::Private) {
                private = Some(level);
            }
        }
        None
    }

    /// Lines at the end of what stands directly under a heading.
    fn entries(&self, heading: usize, lines: &[String]) -> Splice {
        let under = self.blocks.get(heading + 1..).unwrap_or_default();
        let last = under
            .iter()
            .take_while(|block| self.heading(block).is_none())
            .last();
        let (after, lines) = match last {
            None => {
                let end = self.blocks.get(heading).map_or(0, |block| block.range.end);
                (end, lines.to_vec())
            }
            Some(block) => {
                let style = Style::of(self.text, block);
                let lines = match &style {
                    Some(style) if is_entry(lines.first()) => style.dress(lines),
                    // A paragraph needs a blank line before what is no part of it.
                    _ => [&[String::new()], lines].concat(),
                };
                (block.range.end, lines)
            }
        };
        insert_lines(self.text, next_line(self.text, after), &lines).ranked(ENTRIES)
    }

    /// Sections that are not there yet.
    fn new_sections(&self, missing: &[(SectionKey, Vec<String>)]) -> Splice {
        let known = self.blocks.iter().filter_map(|block| self.heading(block));
        let level = known
            .filter(|(_, key)| key.is_some())
            .map(|(level, _)| level);
        let marks = "#".repeat(usize::from(level.min().unwrap_or(2)));
        let private = self.private_end();
        let at = private.unwrap_or(self.text.len());
        let dense = self.dense();
        let before = self.text.get(..at).unwrap_or_default();
        let starts = self
            .blocks
            .first()
            .is_none_or(|block| block.range.start >= at);
        let blank = before.ends_with("\n\n") || before.ends_with("\n\r\n");
        let mut all = Vec::new();
        for (section, lines) in missing {
            if !dense && (!all.is_empty() || !(starts || blank)) {
                all.push(String::new());
            }
            all.push(format!("{marks} {}", section.heading()));
            all.extend_from_slice(lines);
        }
        if private.is_some() && !dense {
            all.push(String::new());
        }
        insert_lines(self.text, at, &all).ranked(ENTRIES)
    }

    /// Where the Private section begins that the text ends in.
    fn private_end(&self) -> Option<usize> {
        let mut private: Option<(u8, usize)> = None;
        for block in &self.blocks {
            let Some((level, key)) = self.heading(block) else {
                continue;
            };
            if private.is_some_and(|(outer, _)| level <= outer) {
                private = None;
            }
            if private.is_none() && key == Some(SectionKey::Private) {
                private = Some((level, line_start(self.text, block.range.start)));
            }
        }
        private.map(|(_, at)| at)
    }

    /// Whether headings stand without a blank line before them.
    fn dense(&self) -> bool {
        let mut later = self
            .blocks
            .iter()
            .skip(1)
            .filter(|block| self.heading(block).is_some());
        let mut any = false;
        let all = later.all(|block| {
            any = true;
            let start = line_start(self.text, block.range.start);
            let before = self.text.get(..start).unwrap_or_default();
            !(before.ends_with("\n\n") || before.ends_with("\n\r\n"))
        });
        any && all
    }
}

fn is_entry(line: Option<&String>) -> bool {
    line.is_some_and(|line| line.starts_with("- "))
}

/// How the last item of a list is written.
struct Style {
    indent: String,
    bullet: Bullet,
    /// Blanks between the bullet and the text.
    gap: String,
    /// Whether blank lines stand between the items.
    loose: bool,
}

enum Bullet {
    Mark(char),
    /// The next number, and what follows it.
    Number(u64, char),
}

impl Style {
    fn of(text: &str, block: &Block) -> Option<Self> {
        let BlockKind::List(items) = &block.kind else {
            return None;
        };
        let last = *items.last()?;
        let rest = text.get(last..)?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let mark = rest.get(digits..)?.chars().next()?;
        let bullet = if digits == 0 {
            Bullet::Mark(mark)
        } else {
            Bullet::Number(
                rest.get(..digits)?.parse::<u64>().ok()?.checked_add(1)?,
                mark,
            )
        };
        let after = rest.get(digits + mark.len_utf8()..)?;
        let blanks = after.len() - after.trim_start_matches(' ').len();
        let before = items.len().checked_sub(2).and_then(|at| items.get(at));
        let between = before
            .and_then(|before| text.get(*before..last))
            .unwrap_or("");
        Some(Self {
            indent: text.get(line_start(text, last)..last)?.to_owned(),
            bullet,
            // More than four would be code.
            gap: " ".repeat(blanks.clamp(1, 4)),
            loose: ends_in_blank_line(between),
        })
    }

    /// The lines with this list's bullets; what belongs to an entry is moved with it.
    fn dress(&self, lines: &[String]) -> Vec<String> {
        let mut number = 0;
        let mut wider = String::new();
        let mut dressed = Vec::new();
        for line in lines {
            if let Some(words) = line.strip_prefix("- ") {
                let bullet = match self.bullet {
                    Bullet::Mark(mark) => mark.to_string(),
                    Bullet::Number(next, mark) => format!("{}{mark}", next.saturating_add(number)),
                };
                number += 1;
                let head = [self.indent.as_str(), &bullet, &self.gap].concat();
                wider = " ".repeat(head.len().saturating_sub(2));
                if self.loose {
                    dressed.push(String::new());
                }
                dressed.push(head + words);
            } else if line.trim().is_empty() {
                dressed.push(line.clone());
            } else {
                dressed.push([wider.as_str(), line].concat());
            }
        }
        dressed
    }
}

/// Whether the line before the last beginning of a line is blank.
fn ends_in_blank_line(between: &str) -> bool {
    let lines = between.trim_end_matches([' ', '\t']);
    lines.ends_with("\n\n") || lines.ends_with("\n\r\n")
}
