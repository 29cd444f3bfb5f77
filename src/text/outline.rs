//! The outline of a Markdown text: headings, paragraphs and list items with their byte offsets.
//!
//! What may live here: structure. What may not: what a heading or an item means.
//! Nothing inside code or a block of HTML is part of the outline. Nothing here recurses.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading of level 1-6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
}

/// The box of a task-list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskBox {
    /// Byte offset of its `[`.
    pub offset: usize,
    /// The character in it: a blank, `x`, `X` or `-`.
    pub mark: char,
}

/// A heading, a paragraph or an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// How many lists it is nested in beyond the first; 0 outside of lists.
    pub depth: u8,
    /// The item it stands in, as a place in [`Outline::blocks`].
    pub parent: Option<usize>,
    /// Byte offset of its beginning (an item's: its bullet).
    pub start: usize,
    /// Its first line, from 1.
    pub line: usize,
    /// The box, where it is a task-list item.
    pub task: Option<TaskBox>,
    /// Its own text, without quote marks, indentation and the box; an item's further paragraphs are
    /// blocks of their own.
    pub text: Lines,
}

/// The byte ranges of a block's lines. Nearly every block has one line, which needs no room of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    first: Option<Range<usize>>,
    more: Vec<Range<usize>>,
}

impl Lines {
    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.first.iter().chain(&self.more)
    }

    /// The first.
    pub fn first(&self) -> Option<&Range<usize>> {
        self.first.as_ref()
    }

    /// The last.
    pub fn last(&self) -> Option<&Range<usize>> {
        self.more.last().or(self.first.as_ref())
    }

    /// The one line that there is.
    pub fn only(&self) -> Option<&Range<usize>> {
        self.first.as_ref().filter(|_| self.more.is_empty())
    }

    fn push(&mut self, line: Range<usize>) {
        match self.first {
            None => self.first = Some(line),
            Some(_) => self.more.push(line),
        }
    }

    /// Begins the first line later; where nothing of it is left, the next line is the first.
    fn begin_at(&mut self, start: usize) {
        let Some(first) = &mut self.first else { return };
        first.start = start;
        if first.start >= first.end {
            self.first = (!self.more.is_empty()).then(|| self.more.remove(0));
        }
    }
}

/// The blocks of a text in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The blocks.
    pub blocks: Vec<Block>,
}

impl Block {
    /// Its own text in one line, Markdown marks kept, blanks folded.
    pub fn one_line(&self, text: &str) -> String {
        if let Some(range) = self.text.only()
            && let Some(line) = text.get(range.clone())
            && is_folded(line)
        {
            return line.to_owned();
        }
        let mut out = String::new();
        for range in self.text.iter() {
            for word in text.get(range.clone()).unwrap_or("").split_whitespace() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(word);
            }
        }
        out
    }
}

/// Whether a line is as it would be with its blanks folded; for nearly every line of a text this is so.
fn is_folded(line: &str) -> bool {
    let bytes = line.as_bytes();
    let alone = |pair: &[u8]| pair != b"  ";
    let plain = |byte: &u8| matches!(byte, b' '..=b'~');
    bytes.iter().all(plain)
        && bytes.windows(2).all(alone)
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
}

/// Reads the outline of `text` from byte `from` on; offsets and lines count from the beginning of `text`.
pub fn outline(text: &str, from: usize) -> Outline {
    let body = text.get(from..).unwrap_or("");
    let mut builder = Builder {
        text,
        outline: Outline::default(),
        items: Vec::new(),
        lists: 0,
        open: None,
        slice: None,
        silent: 0,
        counted: 0,
        line: 1,
    };
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TASKLISTS).into_offset_iter() {
        builder.event(&event, range.start + from..range.end + from);
    }
    builder.close();
    builder.outline
}

struct Builder<'t> {
    text: &'t str,
    outline: Outline,
    /// The items that are open, outermost first.
    items: Vec<usize>,
    lists: usize,
    /// The block whose text is being read.
    open: Option<usize>,
    /// Where the current line of that text begins, and how far it reaches.
    slice: Option<Range<usize>>,
    /// How many code blocks or HTML blocks are open.
    silent: usize,
    /// Lines are counted forward, once.
    counted: usize,
    line: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::TaskListMarker(done) => self.task(*done, range),
            Event::SoftBreak | Event::HardBreak => self.end_line(Some(range.start)),
            // A comment is nobody's text; other inline HTML is kept as it is typed.
            Event::InlineHtml(html) if html.starts_with("<!--") => self.end_line(Some(range.start)),
            Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) => self.inline(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.block(Kind::Heading(number(*level)), range.start),
            Tag::Paragraph => {
                // The first paragraph of an item is the item's own text.
                let own = self.items.last().is_some_and(|at| self.open == Some(*at));
                if !own || self.has_text() {
                    self.block(Kind::Paragraph, range.start);
                }
            }
            Tag::List(_) => {
                self.close();
                self.lists += 1;
            }
            Tag::Item => {
                // The parser counts a tab before a nested bullet, and its line end, to the item.
                let blank = self.text.as_bytes().get(range.clone());
                let blank = blank.unwrap_or_default().iter();
                let blank = blank.take_while(|byte| byte.is_ascii_whitespace());
                self.block(Kind::Item, range.start + blank.count());
                self.items.extend(self.open);
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
                self.silent += 1;
            }
            Tag::BlockQuote(_) => self.close(),
            _ => self.inline(range),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::BlockQuote(_) => self.close(),
            TagEnd::List(_) => {
                self.close();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close();
                self.items.pop();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.silent = self.silent.saturating_sub(1),
            _ => {
                if let Some(slice) = &mut self.slice {
                    slice.end = slice.end.max(range.end);
                }
            }
        }
    }

    fn task(&mut self, done: bool, range: Range<usize>) {
        let mark = self
            .text
            .get(range.start + 1..)
            .and_then(|rest| rest.chars().next());
        let mark = if done { mark.unwrap_or('x') } else { ' ' };
        // In a loose list the marker stands in the item's first paragraph.
        if let Some(block) = self
            .items
            .last()
            .and_then(|at| self.outline.blocks.get_mut(*at))
        {
            block.task = Some(TaskBox {
                offset: range.start,
                mark,
            });
        }
    }

    fn inline(&mut self, range: Range<usize>) {
        if self.silent > 0 || self.open.is_none() {
            return;
        }
        let slice = self.slice.get_or_insert(range.clone());
        // A mark that spans several lines reaches only to the end of this one; `end_line` cuts it.
        slice.end = slice.end.max(range.end);
    }

    fn end_line(&mut self, cut: Option<usize>) {
        let Some(mut slice) = self.slice.take() else {
            return;
        };
        if let Some(cut) = cut {
            slice.end = slice.end.min(cut);
        }
        if slice.start < slice.end
            && let Some(block) = self.open.and_then(|at| self.outline.blocks.get_mut(at))
        {
            block.text.push(slice);
        }
    }

    fn has_text(&self) -> bool {
        let written = self.open.and_then(|at| self.outline.blocks.get(at));
        self.slice.is_some() || written.is_some_and(|block| block.text.first().is_some())
    }

    fn block(&mut self, kind: Kind, start: usize) {
        self.close();
        let line = self.line_at(start);
        self.open = Some(self.outline.blocks.len());
        self.outline.blocks.push(Block {
            kind,
            depth: u8::try_from(self.lists.saturating_sub(1)).unwrap_or(u8::MAX),
            parent: self.items.last().copied(),
            start,
            line,
            task: None,
            text: Lines::default(),
        });
    }

    /// Ends the text of the open block.
    fn close(&mut self) {
        self.end_line(None);
        let Some(at) = self.open.take() else { return };
        let text = self.text;
        if let Some(block) = self.outline.blocks.get_mut(at)
            && block.kind == Kind::Item
            && block.task.is_none()
        {
            own_box(text, block);
        }
    }

    fn line_at(&mut self, offset: usize) -> usize {
        if let Some(between) = self.text.as_bytes().get(self.counted..offset) {
            self.line += memchr::memchr_iter(b'\n', between).count();
            self.counted = offset;
        }
        self.line
    }
}

/// Finds the boxes that CommonMark's extension does not know: `[-]`, and a box with nothing after it.
fn own_box(text: &str, block: &mut Block) {
    let Some(first) = block.text.first().cloned() else {
        return;
    };
    let Some(line) = text.get(first.clone()) else {
        return;
    };
    let mark = match line.as_bytes() {
        [b'[', mark @ (b'-' | b' ' | b'x' | b'X'), b']'] => *mark,
        [b'[', b'-', b']', blank, ..] if blank.is_ascii_whitespace() => b'-',
        _ => return,
    };
    block.task = Some(TaskBox {
        offset: first.start,
        mark: char::from(mark),
    });
    let rest = line.get(3..).unwrap_or("");
    let blank = rest.len() - rest.trim_start().len();
    block.text.begin_at(first.start + 3 + blank);
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(Kind, u8, usize, Option<char>, String)> {
        outline(text, 0)
            .blocks
            .iter()
            .map(|b| {
                (
                    b.kind,
                    b.depth,
                    b.line,
                    b.task.map(|t| t.mark),
                    b.one_line(text),
                )
            })
            .collect()
    }

    #[test]
    fn blanks_are_folded_however_a_line_is_written() {
        for line in [
            "- a b",
            "-  a  b ",
            "- a\tb",
            "- a\u{a0}b",
            "- a\n  b",
            "- a\u{3000} b",
        ] {
            let text = outline(line, 0).blocks[0].one_line(line);
            assert_eq!(text, "a b", "{line:?}");
        }
    }

    #[test]
    fn headings_paragraphs_and_items_come_in_order_with_their_lines() {
        let text = "# A *b*\n\nOne\ntwo\n\n- x\n  y\n  - [ ] z **bold\n    still**\n- [X] done\n\n  more\n";
        use Kind::{Heading, Item, Paragraph};
        assert_eq!(
            rows(text),
            [
                (Heading(1), 0, 1, None, "A *b*".to_owned()),
                (Paragraph, 0, 3, None, "One two".into()),
                (Item, 0, 6, None, "x y".into()),
                (Item, 1, 8, Some(' '), "z **bold still**".into()),
                (Item, 0, 10, Some('X'), "done".into()),
                (Paragraph, 0, 12, None, "more".into()),
            ]
        );
        let found = outline(text, 0);
        assert_eq!(found.blocks[3].parent, Some(2));
        assert_eq!(found.blocks[5].parent, Some(4));
    }

    #[test]
    fn boxes_are_found_wherever_an_item_may_stand_and_nowhere_else() {
        let text = "> - [ ] quoted\n>   on\n\n1. [x] numbered\n2) [-] dropped\n\n* [ ]\n+ [-]\n- [/] half\n\n```\n- [ ] code\n```\n\n<!--\n- [ ] comment\n-->\n\n`- [ ] inline`\n";
        let boxes: Vec<(char, String)> = outline(text, 0)
            .blocks
            .iter()
            .filter_map(|b| b.task.map(|t| (t.mark, b.one_line(text))))
            .collect();
        assert_eq!(
            boxes,
            [
                (' ', "quoted on".to_owned()),
                ('x', "numbered".into()),
                ('-', "dropped".into()),
                (' ', String::new()),
                ('-', String::new()),
            ]
        );
    }

    #[test]
    fn offsets_count_from_the_whole_text_and_windows_line_ends_do_not_matter() {
        let text = "+++\r\n+++\r\n## A\r\n- [ ] b\r\n  c\r\n";
        let found = outline(text, 10);
        assert_eq!(found.blocks[1].line, 4);
        assert_eq!(found.blocks[1].task.map(|t| t.offset), text.find("[ ]"));
        assert_eq!(found.blocks[1].one_line(text), "b c");
    }

    #[test]
    fn an_item_begins_at_its_bullet_however_it_is_indented() {
        for text in [
            "- a\n\t- b\n",
            "- a\n  - b\n",
            "- a\n\n\t- b\n",
            "- a\n\n\t\t- b\n",
            "1. a\n\t- b\n\t- c\n",
            "- a\r\n\t- b\r\n\t\t- c\r\n",
            "# h\n- a\n\t- [ ] b\n\t\t- c\n",
            "> - a\n>\t- b\n",
            "-\ta\n\t-\tb\n",
            "- a\n \t- b\n",
        ] {
            let found = outline(text, 0);
            for block in found.blocks.iter().filter(|b| b.kind == Kind::Item) {
                let bullet = text[block.start..].chars().next();
                assert!(matches!(bullet, Some('-' | '1')), "{text:?} {block:?}");
                let line = text[..block.start].matches('\n').count() + 1;
                assert_eq!(block.line, line, "{text:?} {block:?}");
            }
        }
    }

    #[test]
    fn a_hundred_thousand_nested_quotes_and_lists_are_read() {
        for family in ["> ", "- ", "1. ", "* - "] {
            let text = format!("{}x\n", family.repeat(100_000));
            assert!(outline(&text, 0).blocks.len() <= 200_001);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_box_points_at_its_bracket(
            text in "([-*+>#`\\[\\] xX\n\r\t1.~|<!ab-]|- \\[ \\] |> |\n\n|é|📅){0,60}"
        ) {
            let found = outline(&text, 0);
            for block in &found.blocks {
                let _ = block.one_line(&text);
                if let Some(task) = block.task {
                    prop_assert_eq!(text.as_bytes().get(task.offset), Some(&b'['));
                    prop_assert_eq!(text.as_bytes().get(task.offset + 2), Some(&b']'));
                }
                prop_assert!(block.text.iter().all(|r| text.get(r.clone()).is_some()));
            }
        }
    }
}
