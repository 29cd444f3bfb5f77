//! One key of a TOML text changed with the fewest bytes: comments, order, spacing, quotes, line ends stay.
//!
//! What may live here: edits of a text, made by replacing bytes at the places that the parser gives,
//! and the check that nothing else changed its meaning. What may not: a file, a word of the format.
//!
//! Nothing is ever printed anew by a TOML library: that loses CRLF, a BOM, the order of dotted keys
//! and comments beside values. Only syntax of TOML 1.0 is written.

use toml_edit::{ArrayOfTables, Document, Item, Table};

use super::check;
use super::insert::{insertion, new_table};
use super::list;
use super::place::{self, Found, Place, block_end, blocks, find, kind_of};
use super::value::{render, same, same_table};
use crate::model::change::{KeyOp, Value, write_key};
use crate::store::splice::{self, Splice, line_end_near, take_lines, with_blank_line};

type Parsed<'text> = Document<&'text str>;

/// The text with one key changed; the same text where nothing is to be done. Refused, with the
/// reason as a sentence, where the text is no TOML or the key cannot be written there.
pub fn edit(text: &str, path: &[String], op: &KeyOp) -> Result<String, String> {
    let (bom, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let made = change(body, path, op)?;
    if made == body {
        return Ok(text.to_owned());
    }
    check::only(body, &made, path, op)?;
    Ok([bom, &made].concat())
}

/// Refused, with the reason as a sentence, where the text is no TOML.
pub fn valid(text: &str) -> Result<(), String> {
    parse(text.strip_prefix('\u{feff}').unwrap_or(text)).map(drop)
}

fn parse(text: &str) -> Result<Parsed<'_>, String> {
    Document::parse(text).map_err(|error| {
        let message = error.message().lines().next().unwrap_or_default();
        format!("it is not valid TOML: {message}")
    })
}

fn change(text: &str, path: &[String], op: &KeyOp) -> Result<String, String> {
    match op {
        KeyOp::Set(value) => set(text, path, value),
        KeyOp::Remove => remove(text, path),
        KeyOp::Add(value) => add(text, path, value),
        KeyOp::Take(value) => take(text, path, value),
    }
}

fn set(text: &str, path: &[String], value: &Value) -> Result<String, String> {
    let doc = parse(text)?;
    let found = match find(&doc, path)? {
        Place::Found(found) => found,
        // A table without keys is nothing to write.
        Place::Missing(_) if is_hollow(value) => return Ok(text.to_owned()),
        Place::Missing(missing) => {
            let splice = insertion(text, &doc, path, &missing, &value_text(text, value, None))?;
            return splice::apply(text, vec![splice]);
        }
    };
    match (found.item, value) {
        (Item::Value(old), new) if same_number(old, new) => Ok(text.to_owned()),
        (Item::Value(toml_edit::Value::Array(old)), Value::List(new)) => {
            let old: Vec<_> = old.iter().collect();
            set_list(text, path, &old, new)
        }
        (Item::Value(toml_edit::Value::InlineTable(_)) | Item::Table(_), Value::Table(pairs)) => {
            set_table(text, path, &found, pairs)
        }
        (Item::Value(old), new) => {
            let span = old.span().ok_or("the value has no place")?;
            let like = text.get(span.clone());
            let new = value_text(text, new, like);
            splice::apply(text, vec![Splice::new(span, new)])
        }
        (Item::ArrayOfTables(tables), Value::List(new)) => set_tables(text, path, tables, new),
        (other, _) => Err(format!(
            "`{}` is {}, which this does not replace",
            path.join("."),
            kind_of(other)
        )),
    }
}

/// Whether a value is a table without keys, or of such tables only.
fn is_hollow(value: &Value) -> bool {
    matches!(value, Value::Table(pairs) if pairs.iter().all(|(_, inner)| is_hollow(inner)))
}

/// `4` is written already where `4.0` is to be.
fn same_number(old: &toml_edit::Value, new: &Value) -> bool {
    let whole = match (old, new) {
        (toml_edit::Value::Integer(old), Value::Number(new)) => {
            i32::try_from(*old.value()).is_ok_and(|old| f64::from(old) == *new)
        }
        _ => false,
    };
    whole || same(old, new)
}

fn value_text(text: &str, value: &Value, like: Option<&str>) -> String {
    render(value, like, line_end_near(text, 0))
}

/// A list becomes another: elements that stay keep their lines and comments.
fn set_list(
    text: &str,
    path: &[String],
    old: &[&toml_edit::Value],
    new: &[Value],
) -> Result<String, String> {
    let mut kept = 0;
    let mut gone = Vec::new();
    for (index, written) in old.iter().enumerate() {
        if new.get(kept).is_some_and(|next| same(written, next)) {
            kept += 1;
        } else {
            gone.push(index);
        }
    }
    let mut made = text.to_owned();
    for index in gone.into_iter().rev() {
        made = with_list(&made, path, |raw| list::take(raw, index))?;
    }
    for value in new.iter().skip(kept) {
        made = with_list(&made, path, |raw| push_value(raw, value))?;
    }
    Ok(made)
}

/// A table becomes another, key by key.
fn set_table(
    text: &str,
    path: &[String],
    found: &Found<'_>,
    pairs: &[(String, Value)],
) -> Result<String, String> {
    let table = found.item.as_table_like().ok_or("it is no table")?;
    let gone: Vec<String> = table
        .iter()
        .map(|(key, _)| key.to_owned())
        .filter(|key| pairs.iter().all(|(new, _)| new != key))
        .collect();
    let mut made = text.to_owned();
    for (key, value) in pairs {
        made = set(&made, &below(path, key), value)?;
    }
    for key in gone {
        made = remove(&made, &below(path, &key))?;
    }
    Ok(made)
}

/// `[[tables]]` become others, where only new ones join at the end.
fn set_tables(
    text: &str,
    path: &[String],
    tables: &ArrayOfTables,
    new: &[Value],
) -> Result<String, String> {
    let stay = tables.len() <= new.len() && tables.iter().zip(new).all(|(t, v)| same_table(t, v));
    if !stay {
        let name = path.join(".");
        return Err(format!("`{name}` is written as `[[{name}]]` tables"));
    }
    let mut made = text.to_owned();
    for value in new.iter().skip(tables.len()) {
        made = push_table(&made, path, value)?;
    }
    Ok(made)
}

fn below(path: &[String], key: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(key.to_owned());
    path
}

fn remove(text: &str, path: &[String]) -> Result<String, String> {
    let doc = parse(text)?;
    let Place::Found(found) = find(&doc, path)? else {
        return Ok(text.to_owned());
    };
    let key = found.key.span().ok_or("the key has no place")?;
    if let Some(inline) = found.inline {
        let span = inline.span().ok_or("the table has no place")?;
        let raw = text.get(span.clone()).ok_or("the table has no place")?;
        if let Item::Value(value) = found.item
            && let Some(index) = list::index_at(raw, key.start - span.start)
            && value
                .as_inline_table()
                .is_none_or(|table| !table.is_dotted())
        {
            let new = list::take(raw, index);
            return splice::apply(text, vec![Splice::new(span, new)]);
        }
        let name = path.join(".");
        return Err(format!("`{name}` is written as several dotted keys"));
    }
    let gone = match found.item {
        Item::Value(value) => {
            let end = value.span().map_or(key.end, |span| span.end);
            std::iter::once(key.start..end).collect()
        }
        Item::Table(table) => written(text, table),
        Item::ArrayOfTables(tables) => tables.iter().flat_map(|t| written(text, t)).collect(),
        Item::None => Vec::new(),
    };
    let taken = splice::apply(text, take_lines(text, gone))?;
    match (found.item, path) {
        (Item::Value(_), [above @ .., _]) if above.len() > 1 && is_bare(&taken, above)? => {
            remove(&taken, above)
        }
        _ => Ok(taken),
    }
}

/// Whether a table inside a table is a header and nothing else: no key, no remark.
fn is_bare(text: &str, path: &[String]) -> Result<bool, String> {
    let doc = parse(text)?;
    let Place::Found(found) = find(&doc, path)? else {
        return Ok(false);
    };
    let Item::Table(table) = found.item else {
        return Ok(false);
    };
    let header = place::header(table).filter(|_| table.is_empty());
    let rest = header.and_then(|header| text.get(header.end..));
    let line = rest.map(|rest| rest.lines().next().unwrap_or(""));
    Ok(line.is_some_and(|line| line.trim().is_empty()))
}

/// Everything that a table is written in.
fn written(text: &str, table: &Table) -> Vec<std::ops::Range<usize>> {
    let blocks = blocks(table).into_iter();
    let mut all: Vec<_> = blocks.map(|block| with_blank_line(text, block)).collect();
    if table.is_dotted() {
        let own = place::lines(table);
        all.extend(own.iter().map(|line| line.key.start..line.value.end));
    }
    all
}

fn add(text: &str, path: &[String], value: &Value) -> Result<String, String> {
    let doc = parse(text)?;
    let Place::Found(found) = find(&doc, path)? else {
        return set(text, path, &Value::List(vec![value.clone()]));
    };
    match found.item {
        Item::Value(toml_edit::Value::Array(list)) => {
            if list.iter().any(|old| same(old, value)) {
                return Ok(text.to_owned());
            }
            with_list(text, path, |raw| push_value(raw, value))
        }
        Item::ArrayOfTables(tables) => {
            if tables.iter().any(|table| same_table(table, value)) {
                return Ok(text.to_owned());
            }
            push_table(text, path, value)
        }
        other => Err(no_list(path, other)),
    }
}

fn take(text: &str, path: &[String], value: &Value) -> Result<String, String> {
    let doc = parse(text)?;
    let Place::Found(found) = find(&doc, path)? else {
        return Ok(text.to_owned());
    };
    match found.item {
        Item::Value(toml_edit::Value::Array(list)) => {
            let hits = list.iter().enumerate().filter(|(_, old)| same(old, value));
            let hits: Vec<usize> = hits.map(|(index, _)| index).collect();
            let mut made = text.to_owned();
            for index in hits.into_iter().rev() {
                made = with_list(&made, path, |raw| list::take(raw, index))?;
            }
            Ok(made)
        }
        Item::ArrayOfTables(tables) => {
            let hits = tables.iter().filter(|table| same_table(table, value));
            splice::apply(
                text,
                take_lines(text, hits.flat_map(|table| written(text, table))),
            )
        }
        other => Err(no_list(path, other)),
    }
}

fn no_list(path: &[String], item: &Item) -> String {
    format!("`{}` is {}, not a list", path.join("."), kind_of(item))
}

/// The text with a list's text made another.
fn with_list(text: &str, path: &[String], make: impl Fn(&str) -> String) -> Result<String, String> {
    let doc = parse(text)?;
    let Place::Found(found) = find(&doc, path)? else {
        return Err("the list is not there".into());
    };
    let span = found.item.span().ok_or("the list has no place")?;
    let raw = text.get(span.clone()).ok_or("the list has no place")?;
    splice::apply(text, vec![Splice::new(span, make(raw))])
}

/// A list's text with a value at its end, in the quotes of the one before it.
fn push_value(raw: &str, value: &Value) -> String {
    // An element stays on one line, as in a file with CRLF.
    list::push(raw, &render(value, list::last(raw), "\r\n"))
}

/// One more `[[table]]` after the last one.
fn push_table(text: &str, path: &[String], value: &Value) -> Result<String, String> {
    let doc = parse(text)?;
    let Value::Table(pairs) = value else {
        return Err(format!("`{}` is a list of `[[tables]]`", path.join(".")));
    };
    let Place::Found(found) = find(&doc, path)? else {
        return Err("the list is not there".into());
    };
    let tables = found.item.as_array_of_tables();
    let last = tables.and_then(|tables| tables.iter().last());
    let at = last.and_then(|table| block_end(text, table));
    let parts: Vec<String> = path.iter().map(|part| write_key(part)).collect();
    let mut lines = vec![format!("[[{}]]", parts.join("."))];
    lines.extend(pairs.iter().map(|(k, v)| format!("{} = {v}", write_key(k))));
    splice::apply(
        text,
        vec![new_table(text, at.unwrap_or(text.len()), &lines)],
    )
}

#[cfg(test)]
#[path = "edit_key_tests.rs"]
mod tests;
