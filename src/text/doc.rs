//! A document as a value: what a report says, before it is known where it will be read.
//!
//! Every string in a [`Doc`] is one line of inline Markdown. Renderers see to it that no string can
//! open a heading, a list, a table, a fence or raw HTML; text of people that may hold marks by
//! accident (names, titles) goes through [`plain`] first.

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1-6.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A list with bullets.
    List(Vec<Item>),
    /// A list with numbers, from 1.
    Numbered(Vec<Item>),
    /// A table.
    Table(Table),
    /// Lines that are kept as they are, in a fence.
    Code(String),
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its text.
    pub text: String,
    /// A box before it, ticked or not.
    pub task: Option<bool>,
    /// Items under it.
    pub under: Vec<Item>,
}

/// A table; every row has as many cells as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The head.
    pub head: Vec<String>,
    /// Columns whose cells are aligned right, by their place from 0.
    pub right: Vec<usize>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Doc {
    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) -> &mut Self {
        self.blocks.push(Block::Heading(level, text.into()));
        self
    }

    /// Adds a paragraph.
    pub fn para(&mut self, text: impl Into<String>) -> &mut Self {
        self.blocks.push(Block::Paragraph(text.into()));
        self
    }

    /// Adds a list with bullets; an empty one adds nothing.
    pub fn list(&mut self, items: Vec<Item>) -> &mut Self {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }

    /// Adds a table; one without rows adds nothing.
    pub fn table(&mut self, table: Table) -> &mut Self {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
        self
    }
}

impl Item {
    /// An item of this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// An item with a box.
    pub fn task(text: impl Into<String>, done: bool) -> Self {
        Self {
            task: Some(done),
            ..Self::new(text)
        }
    }

    /// Adds an item under it.
    #[must_use]
    pub fn with(mut self, item: Self) -> Self {
        self.under.push(item);
        self
    }
}

/// So many items of a long list are made at once.
pub const AT_ONCE: usize = 500;

/// A part of a document that is said piece by piece, so that all of it never exists at once. Its pieces
/// read as the whole document would.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The blocks.
    pub doc: Doc,
    /// Whether its first block is a list that goes on where the piece before ended.
    pub goes_on: bool,
}

impl From<Doc> for Piece {
    fn from(doc: Doc) -> Self {
        Self {
            doc,
            goes_on: false,
        }
    }
}

impl FromIterator<Piece> for Doc {
    fn from_iter<T: IntoIterator<Item = Piece>>(pieces: T) -> Self {
        let mut whole = Self::default();
        for Piece { doc, goes_on } in pieces {
            let mut blocks = doc.blocks.into_iter();
            if goes_on && let Some(Block::List(list)) = whole.blocks.last_mut() {
                match blocks.next() {
                    Some(Block::List(more)) => list.extend(more),
                    other => whole.blocks.extend(other),
                }
            }
            whole.blocks.extend(blocks);
        }
        whole
    }
}

/// A piece that is made when it is asked for, on whatever thread that is.
pub type Later<'a> = Box<dyn FnOnce() -> Piece + Send + 'a>;

impl From<Piece> for Later<'_> {
    fn from(piece: Piece) -> Self {
        Box::new(move || piece)
    }
}

/// A heading with a list under it, in pieces: of each part of the list `items` makes the items.
pub fn long_list<'a, P: Send + 'a>(
    (level, heading): (u8, String),
    parts: impl Iterator<Item = P> + 'a,
    items: impl Fn(P) -> Vec<Item> + Clone + Send + 'a,
) -> impl Iterator<Item = Later<'a>> {
    let mut parts = parts;
    let mut heading = Some(heading);
    std::iter::from_fn(move || {
        let heading = heading.take();
        let part = parts.next();
        if heading.is_none() && part.is_none() {
            return None;
        }
        let items = items.clone();
        let later: Later<'a> = Box::new(move || {
            let mut doc = Doc::default();
            let goes_on = heading.is_none();
            if let Some(heading) = heading {
                doc.heading(level, heading);
            }
            doc.list(part.map_or_else(Vec::new, items));
            Piece { doc, goes_on }
        });
        Some(later)
    })
}

/// Text of people as it stands: every character that inline Markdown could take for a mark is escaped.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or("");
        let mark = match c {
            // Between letters it never begins or ends emphasis: `America/New_York`.
            '_' => {
                let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(inside(before) && inside(rest.chars().next()))
            }
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '&' => is_entity(rest),
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// A piece of code in a line, whatever marks it holds: a command as it can be typed.
pub fn code(text: &str) -> String {
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // Marks at an end would melt into the fence; one blank on both sides is not part of the code.
    let edge = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{edge}{text}{edge}{fence}")
}

/// Whether what follows an ampersand makes it stand for a character: `lt;`, `#27;`.
fn is_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let letters = name
        .bytes()
        .take(40)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    letters > 0 && name.as_bytes().get(letters) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_in_pieces_reads_as_one() {
        use crate::text::markdown::render;
        for length in [0, 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE] {
            let numbers: Vec<usize> = (0..length).collect();
            let items = |numbers: &[usize]| {
                let numbers = numbers.iter();
                let items = numbers.map(|number| Item::new(format!("n{number}")));
                items.collect::<Vec<Item>>()
            };
            let mut whole = Doc::default();
            whole.heading(2, "All").list(items(&numbers));
            let pieces = || long_list((2, "All".to_owned()), numbers.chunks(AT_ONCE), items);
            assert_eq!(pieces().map(|later| later()).collect::<Doc>(), whole);
            let pieces: String = pieces().map(|later| render(&later().doc)).collect();
            assert_eq!(pieces, render(&whole));
        }
    }

    #[test]
    fn code_stands_as_it_is_whatever_marks_it_holds() {
        assert_eq!(code("mentor list"), "`mentor list`");
        assert_eq!(code("a `b` c"), "``a `b` c``");
        assert_eq!(code("``"), "``` `` ```");
    }
}
