//! Where a key is, or would be, in the text of a TOML file.
//!
//! What may live here: the way from a dotted path to bytes. What may not: a change of the text.

use std::ops::Range;

use toml_edit::{Document, InlineTable, Item, Key, Table, TableLike};

use crate::store::splice::{line_start, next_line};

/// Where a path leads.
pub enum Place<'doc> {
    /// It is there.
    Found(Found<'doc>),
    /// It is not: where it would have to be written.
    Missing(Missing<'doc>),
}

/// A key that is there.
pub struct Found<'doc> {
    /// The last part of its path, as written.
    pub key: &'doc Key,
    /// What it holds.
    pub item: &'doc Item,
    /// The inline table that it stands in.
    pub inline: Option<&'doc InlineTable>,
}

/// A key that is not there.
pub struct Missing<'doc> {
    /// The nearest table around it.
    pub home: Home<'doc>,
    /// The dotted beginning that the table's other keys have.
    pub dotted: Vec<String>,
    /// The parts of the path that are not there.
    pub rest: Vec<String>,
}

/// The kind of table that a new key goes to.
pub enum Home<'doc> {
    /// The root, or a table with its own `[header]`; with the dotted table inside it that is nearest.
    Body(&'doc Table, &'doc Table),
    /// A table that only its sub-tables' headers mention.
    Implied(&'doc Table),
    /// An inline table.
    Inline(&'doc InlineTable),
}

/// Follows a path; refused where something on the way is no table.
pub fn find<'doc, S>(doc: &'doc Document<S>, path: &[String]) -> Result<Place<'doc>, String> {
    let root = doc.as_table();
    let mut at: &dyn TableLike = root;
    let mut home = Home::Body(root, root);
    let mut inline = None;
    let mut dotted: Vec<String> = Vec::new();
    for (depth, part) in path.iter().enumerate() {
        let Some((key, item)) = at.get_key_value(part) else {
            let rest = path.get(depth..).unwrap_or_default().to_vec();
            return Ok(Place::Missing(Missing { home, dotted, rest }));
        };
        if depth + 1 == path.len() {
            return Ok(Place::Found(Found { key, item, inline }));
        }
        match item {
            Item::Table(table) => {
                at = table;
                home = match home {
                    Home::Body(body, _) if table.is_dotted() => {
                        dotted.push(part.clone());
                        Home::Body(body, table)
                    }
                    _ => {
                        dotted.clear();
                        if table.is_implicit() {
                            Home::Implied(table)
                        } else {
                            Home::Body(table, table)
                        }
                    }
                };
            }
            Item::Value(toml_edit::Value::InlineTable(table)) => {
                at = table;
                if table.is_dotted() {
                    dotted.push(part.clone());
                } else {
                    dotted.clear();
                    inline = Some(table);
                    home = Home::Inline(table);
                }
            }
            other => {
                let way = path.get(..=depth).unwrap_or_default().join(".");
                return Err(format!("`{way}` is {}, not a table", kind_of(other)));
            }
        }
    }
    Err("a key without a name cannot be written".into())
}

/// What an item is, for a message.
pub fn kind_of(item: &Item) -> &'static str {
    match item.type_name() {
        "string" => "a string",
        "integer" => "a whole number",
        "float" => "a number",
        "boolean" => "true or false",
        "datetime" => "a date",
        "array" => "a list",
        "array of tables" => "a list of `[[tables]]`",
        _ => "a table",
    }
}

/// A key and its value in the body of a table.
pub struct Line {
    /// Where the key's last part begins.
    pub key: Range<usize>,
    /// Where the value lies.
    pub value: Range<usize>,
}

/// The keys with values in a table's own body, those of dotted tables in it included.
pub fn lines(table: &Table) -> Vec<Line> {
    let mut found = Vec::new();
    for (name, item) in table.iter() {
        match item {
            Item::Value(value) => {
                let key = table.key(name).and_then(Key::span);
                if let Some((key, value)) = key.zip(value.span()) {
                    found.push(Line { key, value });
                }
            }
            Item::Table(inner) if inner.is_dotted() => found.extend(lines(inner)),
            _ => {}
        }
    }
    found
}

/// The last key in a table's own body.
pub fn last_line(table: &Table) -> Option<Line> {
    lines(table).into_iter().max_by_key(|line| line.value.end)
}

/// Where the last line of a table and of everything under it ends; `None` where nothing is written of it.
pub fn block_end(text: &str, table: &Table) -> Option<usize> {
    let ends = blocks(table).into_iter().map(|block| block.end).max();
    ends.or_else(|| last_line(table).map(|line| line.value.end))
        .map(|end| next_line(text, end))
}

/// A table's header with its body, and every table under it: from the header's beginning to the end of
/// the last value.
pub fn blocks(table: &Table) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if let Some(header) = header(table) {
        let end = last_line(table).map_or(header.end, |line| line.value.end);
        found.push(header.start..end);
    }
    for (_, item) in table.iter() {
        match item {
            Item::Table(inner) => found.extend(blocks(inner)),
            Item::ArrayOfTables(tables) => {
                found.extend(tables.iter().flat_map(blocks));
            }
            _ => {}
        }
    }
    found
}

/// The `[header]` of a table that has one.
pub fn header(table: &Table) -> Option<Range<usize>> {
    // The root's span is empty; those of implied and dotted tables are a key's.
    let own = !table.is_implicit() && !table.is_dotted();
    table.span().filter(|span| own && !span.is_empty())
}

/// Where the first header of the text begins.
pub fn first_header(text: &str, root: &Table) -> Option<usize> {
    let first = blocks(root).into_iter().map(|block| block.start).min();
    first.map(|start| line_start(text, start))
}
