//! The shape of a Markdown text as edits need it: headings, blocks, lists and items with their bytes.
//!
//! What may live here: one pass over the parser's events, without recursion. What may not: a change,
//! the meaning of a heading.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What stands directly in a text, not inside a quote or a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes, without blank lines at its ends.
    pub range: Range<usize>,
}

/// The kinds of blocks that edits tell apart.
#[derive(Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading: its level and its text without marks.
    Heading(u8, String),
    /// A list, with the place of each item's marker.
    List(Vec<usize>),
    /// Anything else.
    Other,
}

/// The blocks of a text from `body` on, in order.
pub fn blocks(text: &str, body: usize) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in events(text, body) {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    let kind = match tag {
                        Tag::Heading { level, .. } => {
                            BlockKind::Heading(level as u8, String::new())
                        }
                        Tag::List(_) => BlockKind::List(Vec::new()),
                        _ => BlockKind::Other,
                    };
                    let range = trimmed(text, range);
                    found.push(Block { kind, range });
                } else if depth == 1
                    && matches!(tag, Tag::Item)
                    && let Some(BlockKind::List(items)) = found.last_mut().map(|b| &mut b.kind)
                {
                    items.push(trimmed(text, range).start);
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(words) | Event::Code(words) => {
                if let Some(BlockKind::Heading(_, heading)) = found.last_mut().map(|b| &mut b.kind)
                {
                    heading.push_str(&words);
                }
            }
            Event::Rule | Event::Html(_) if depth == 0 => found.push(Block {
                kind: BlockKind::Other,
                range: trimmed(text, range),
            }),
            _ => {}
        }
    }
    found
}

/// A list item, found by a byte in its own text.
#[derive(Debug, PartialEq, Eq)]
pub struct Item {
    /// Where its first paragraph's words end.
    pub end: usize,
    /// Where the words of its first line end; of a later line where code or a link goes on over the line end.
    pub line_end: usize,
    /// The marker of the first item of the first list under it.
    pub child: Option<usize>,
}

/// The innermost list item that holds the byte at `offset` in its first paragraph.
pub fn item(text: &str, body: usize, offset: usize) -> Option<Item> {
    let mut found: Option<Open> = None;
    for (event, range) in events(text, body) {
        if range.start > offset && found.is_none() {
            return None;
        }
        match (&event, &mut found) {
            (Event::Start(Tag::Item), _) if range.contains(&offset) => {
                found = Some(Open {
                    item: Item {
                        end: offset,
                        line_end: offset,
                        child: None,
                    },
                    last: offset,
                    wraps: false,
                    links: 0,
                    depth: 0,
                    paragraphs: 0,
                    own: true,
                });
            }
            (Event::End(TagEnd::Item), Some(open)) if open.depth == 0 => break,
            (_, Some(open)) => open.see(text, &event, range),
            (_, None) => {}
        }
    }
    found.map(|open| Item {
        line_end: match open.wraps {
            true => open.item.line_end,
            false => open.item.end,
        },
        ..open.item
    })
}

/// An item whose end has not come yet.
struct Open {
    item: Item,
    /// Where the words that were seen last end.
    last: usize,
    /// Whether its first paragraph goes on after its first line.
    wraps: bool,
    /// How many links and images are open inside it.
    links: usize,
    /// How many tags are open inside it.
    depth: usize,
    paragraphs: usize,
    /// Whether its first paragraph still goes on.
    own: bool,
}

impl Open {
    fn see(&mut self, text: &str, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.links += usize::from(matches!(tag, Tag::Link { .. } | Tag::Image { .. }));
                match tag {
                    Tag::Paragraph if self.depth == 0 => {
                        self.paragraphs += 1;
                        self.own &= self.paragraphs == 1;
                    }
                    Tag::Item if self.depth == 1 && self.item.child.is_none() => {
                        self.item.child = Some(trimmed(text, range).start);
                    }
                    tag if is_inline(tag) => self.reach(range.end),
                    _ => self.own = false,
                }
                self.depth += 1;
            }
            Event::End(tag) => {
                let link = matches!(tag, TagEnd::Link | TagEnd::Image);
                self.links = self.links.saturating_sub(usize::from(link));
                self.depth = self.depth.saturating_sub(1);
                self.last = self.last.max(range.end);
            }
            Event::SoftBreak | Event::HardBreak => {
                // Words put into a link would be of its text, or of its address.
                if self.own && !self.wraps && self.links == 0 {
                    self.item.line_end = self.last;
                    self.wraps = true;
                }
            }
            Event::Rule | Event::Html(_) => self.own = false,
            _ => {
                self.reach(range.end);
                self.last = self.last.max(range.end);
            }
        }
    }

    fn reach(&mut self, end: usize) {
        if self.own {
            self.item.end = self.item.end.max(end);
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn events(text: &str, body: usize) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    // The same eyes as `text::outline`.
    let options = Options::ENABLE_TASKLISTS;
    Parser::new_ext(text.get(body..).unwrap_or_default(), options)
        .into_offset_iter()
        .map(move |(event, range)| (event, range.start + body..range.end + body))
}

/// A range without the blank space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inside.len() - inside.trim_start().len());
    let end = range.end - (inside.len() - inside.trim_end().len());
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_those_outside_of_quotes_and_lists() {
        let text = "# T `x`\ntext\n\n* a\n\n  # no\n* b\n\n> # no\n\n<!-- c -->\n## S ##\n";
        let kinds: Vec<_> = blocks(text, 0)
            .into_iter()
            .map(|block| block.kind)
            .collect();
        assert_eq!(
            kinds,
            [
                BlockKind::Heading(1, "T x".into()),
                BlockKind::Other,
                BlockKind::List(vec![14, 26]),
                BlockKind::Other,
                BlockKind::Other,
                BlockKind::Heading(2, "S".into()),
            ]
        );
    }

    #[test]
    fn an_item_ends_with_its_first_paragraph_and_knows_its_first_child() {
        let text = "- [ ] a `b`  \n  c *d*  \n\n  more\n  - e\n\n\t- f\n- [-] g";
        let end = |at: usize| item(text, 0, at).unwrap();
        let close = text.find("*  ").unwrap() + 1;
        let child = text.find("- e").unwrap();
        assert_eq!(
            end(2),
            Item {
                end: close,
                line_end: text.find("  \n").unwrap(),
                child: Some(child)
            }
        );
        let g = text.find("[-]").unwrap();
        assert_eq!(
            end(g),
            Item {
                end: text.len(),
                line_end: text.len(),
                child: None
            }
        );
        assert_eq!(item("text [ ]", 0, 5), None);
        assert_eq!(
            item("- [ ]", 0, 2),
            Some(Item {
                end: 5,
                line_end: 5,
                child: None
            })
        );
    }

    #[test]
    fn nesting_without_end_is_walked_without_recursion() {
        let text = format!("{}- [ ] a\n", "> ".repeat(100_000));
        let at = text.find('[').unwrap();
        assert_eq!(blocks(&text, 0).len(), 1);
        assert_eq!(
            item(&text, 0, at).map(|item| item.end),
            Some(text.len() - 1)
        );
    }
}
