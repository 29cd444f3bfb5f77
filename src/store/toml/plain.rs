//! The quick way through TOML as nearly everybody writes it: one key a line, texts without escapes.
//!
//! What may live here: reading what is plain and right. What may not: a word about what is wrong. Whatever
//! is not plain, or not allowed, is `None` here, and [`super::reader`] reads the text with the whole
//! grammar; where both read a text they read the same, which a test holds them to.
//!
//! Ten thousand people are read three times as fast for it.

use std::borrow::Cow;
use std::ops::Range;

use super::pen::Pen;
use super::tables::{Table, Value, Written};
use crate::model::day::Day;
use crate::model::keys::{Keys, Others, Shape};
use crate::model::length::{Cadence, Length};

/// Reads a part of a file's text; `None` where it holds anything that is not plain. Unknown keys are,
/// where nobody is to hear of them: they are passed over.
pub fn read<'t>(
    text: &'t str,
    part: Range<usize>,
    keys: &'static Keys,
    tell: bool,
) -> Option<Table<'t>> {
    let mut pen = Pen::new(text.get(..part.end)?, part.start, tell);
    let mut top = empty();
    let mut open: Option<Headed<'t>> = None;
    loop {
        pen.skip_empty_lines()?;
        match pen.peek() {
            None => break,
            Some(b'[') => {
                put_back(text, &mut top, open.take())?;
                open = Some(pen.header(keys)?);
            }
            Some(_) => {
                let (table, keys) = match &mut open {
                    Some(open) => (&mut open.table, open.keys),
                    None => (&mut top, keys),
                };
                if let Some(one) = pen.pair(keys)? {
                    add(table, one)?;
                }
            }
        }
        pen.end_of_line()?;
    }
    put_back(text, &mut top, open)?;
    in_order(&mut top, keys);
    Some(top)
}

/// A table without keys, with room for as many as most tables hold, and no more than is had for little.
fn empty<'t>() -> Table<'t> {
    Table {
        written: Vec::with_capacity(12),
        refused: Vec::new(),
    }
}

/// A table with a header of its own: `[relationship]`, `[fit.evidence]`.
struct Headed<'t> {
    /// The table at the top that it stands in.
    above: Option<Cow<'t, str>>,
    name: Cow<'t, str>,
    at: Range<usize>,
    /// The keys that it may hold.
    keys: &'static Keys,
    table: Table<'t>,
}

/// Takes in a table with a header of its own, which is complete.
fn put_back<'t>(text: &str, top: &mut Table<'t>, open: Option<Headed<'t>>) -> Option<()> {
    let Some(mut open) = open else {
        return Some(());
    };
    in_order(&mut open.table, open.keys);
    let written = Written {
        name: open.name,
        at: open.at,
        value: Value::Table(open.table),
    };
    let Some(above) = open.above else {
        return add(top, written);
    };
    let above = top.written.iter_mut().find(|one| one.name == above)?;
    // A table in braces is closed for good.
    let headed = text.as_bytes().get(above.at.start) == Some(&b'[');
    match &mut above.value {
        Value::Table(table) if headed => add(table, written),
        _ => None,
    }
}

/// Keys of the owner's own come in the order of the alphabet, as from the whole grammar.
fn in_order(table: &mut Table<'_>, keys: &'static Keys) {
    if !matches!(keys.others, Others::Unknown) {
        table.written.sort_by(|a, b| a.name.cmp(&b.name));
    }
}

/// One more key; written twice it is not plain.
fn add<'t>(table: &mut Table<'t>, one: Written<'t>) -> Option<()> {
    if table.written.iter().any(|other| other.name == one.name) {
        return None;
    }
    table.written.push(one);
    Some(())
}

impl<'t> Pen<'t> {
    /// `[name]`, or `[above.name]` under a table that has its header already.
    fn header(&mut self, keys: &'static Keys) -> Option<Headed<'t>> {
        let start = self.at;
        self.take(b'[')?;
        let (mut name, mut keys) = self.name_of_table(keys)?;
        let mut above = None;
        if self.peek() == Some(b'.') {
            self.at += 1;
            // The owner's own keys have an order to keep.
            matches!(keys.others, Others::Unknown).then_some(())?;
            above = Some(name);
            (name, keys) = self.name_of_table(keys)?;
        }
        self.take(b']')?;
        Some(Headed {
            above,
            name,
            at: start..self.at,
            keys,
            table: empty(),
        })
    }

    fn name_of_table(&mut self, keys: &'static Keys) -> Option<(Cow<'t, str>, &'static Keys)> {
        match known(self.key()?, keys)? {
            (name, Shape::Table(inner)) => Some((name, inner)),
            _ => None,
        }
    }

    /// `key = value`; an unknown key that was passed over gives nothing.
    fn pair(&mut self, keys: &'static Keys) -> Option<Option<Written<'t>>> {
        let name = self.key()?;
        self.blanks();
        self.take(b'=')?;
        self.blanks();
        let Some((name, shape)) = known(name, keys) else {
            self.pass_over(name)?;
            return Some(None);
        };
        let start = self.at;
        let value = self.value(shape)?;
        Some(Some(Written {
            name,
            at: start..self.at,
            value,
        }))
    }

    /// The value of an unknown key, which nothing reads. Written twice, even in two tables, it is not plain.
    fn pass_over(&mut self, name: &'t str) -> Option<()> {
        let again = self.strange.contains(&name);
        (!self.tell && !again).then(|| self.strange.push(name))?;
        match self.peek()? {
            b'"' => _ = self.string()?,
            b'[' => _ = self.list(Self::string)?,
            b't' | b'f' => _ = self.truth()?,
            _ => {
                let word = self.while_of(|byte| byte.is_ascii_digit() || byte == b'-');
                let whole = word == "0" || !word.starts_with(['0', '-']);
                let number = whole && word.parse::<i64>().is_ok();
                (number || Day::parse(word).is_some()).then_some(())?;
            }
        }
        Some(())
    }

    /// A value of this kind. Tables nest as deep as the kinds do, whatever the text holds.
    fn value(&mut self, shape: Shape) -> Option<Value<'t>> {
        Some(match shape {
            Shape::Text | Shape::Id(_) => Value::Text(self.string()?),
            Shape::Word(words) => Value::Text(self.word(words)?),
            Shape::Day => Value::Day(self.day()?),
            Shape::Length => Value::Length(Length::parse(&self.string()?)?),
            Shape::Cadence => Value::Cadence(Cadence::parse(&self.string()?)?),
            Shape::Bool => Value::Bool(self.truth()?),
            Shape::Whole(least, most) => {
                let number = self.digits()?.parse().ok()?;
                (least..=most).contains(&number).then_some(())?;
                Value::Whole(number)
            }
            Shape::Number(least, most) => Value::Number(self.number(least, most)?),
            Shape::TextOrNumber if self.peek() == Some(b'"') => Value::Text(self.string()?),
            Shape::TextOrNumber => Value::Number(self.number(f64::MIN, f64::MAX)?),
            Shape::Texts | Shape::Ids(_) => Value::Texts(self.list(Self::string)?),
            Shape::Words(words) => Value::Texts(self.list(|pen| pen.word(words))?),
            Shape::Numbers(count, least, most) => {
                let numbers = self.list(|pen| pen.number(least, most))?;
                (numbers.len() == count).then_some(())?;
                Value::Numbers(numbers)
            }
            Shape::Table(keys) => Value::Table(self.table(keys)?),
            Shape::Tables(keys) => Value::Tables(self.list(|pen| pen.table(keys))?),
        })
    }

    fn word(&mut self, words: &'static [&'static str]) -> Option<Cow<'t, str>> {
        let text = self.string()?;
        let known = words.iter().any(|word| text.eq_ignore_ascii_case(word));
        known.then_some(text)
    }

    /// `[one, two]`, also over several lines.
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.take(b'[')?;
        let mut found = Vec::new();
        loop {
            self.blank_lines();
            if self.peek() == Some(b']') {
                break;
            }
            found.push(one(self)?);
            self.blank_lines();
            if self.peek() != Some(b',') {
                break;
            }
            self.at += 1;
        }
        self.take(b']')?;
        Some(found)
    }

    /// `{ a = 1, b = 2 }`
    fn table(&mut self, keys: &'static Keys) -> Option<Table<'t>> {
        self.take(b'{')?;
        let mut table = Table::default();
        loop {
            self.blanks();
            if let Some(one) = self.pair(keys)? {
                add(&mut table, one)?;
            }
            self.blanks();
            if self.peek() != Some(b',') {
                break;
            }
            self.at += 1;
        }
        self.take(b'}')?;
        in_order(&mut table, keys);
        Some(table)
    }
}

/// The name that a key has, and what its value has to be.
fn known<'t>(written: &'t str, keys: &'static Keys) -> Option<(Cow<'t, str>, Shape)> {
    match keys.named(written) {
        Some(key) => Some((Cow::Borrowed(key.name), key.shape)),
        None => Some((Cow::Borrowed(written), keys.shape(written)?)),
    }
}

#[cfg(test)]
#[path = "plain_tests.rs"]
mod tests;
