//! The quick way through TOML as nearly everybody writes it: one key a line, texts without escapes.
//!
//! What may live here: reading what is plain and right. What may not: a word about what is wrong. Whatever
//! is not plain, or not allowed, is `None` here, and [`super::reader`] reads the text with the whole
//! grammar; where both read a text they read the same, which a test holds them to.
//!
//! Ten thousand people are read three times as fast for it.

use std::borrow::Cow;
use std::ops::Range;

use super::tables::{Table, Value, Written};
use crate::model::day::Day;
use crate::model::keys::{Keys, Others, Shape};
use crate::model::length::{Cadence, Length};
use crate::text::escape;

/// Reads a part of a file's text; `None` where it holds anything that is not plain.
pub fn read<'t>(text: &'t str, part: Range<usize>, keys: &'static Keys) -> Option<Table<'t>> {
    let mut pen = Pen {
        text: text.get(..part.end)?,
        at: part.start,
    };
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
                let one = pen.pair(keys)?;
                add(table, one)?;
            }
        }
        pen.end_of_line()?;
    }
    put_back(text, &mut top, open)?;
    in_order(&mut top, keys);
    Some(top)
}

/// A table without keys, with room for as many as most tables hold.
fn empty<'t>() -> Table<'t> {
    Table {
        written: Vec::with_capacity(16),
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

/// Whether a byte is a character of its own that can be seen.
fn is_shown(byte: u8) -> bool {
    (b' '..0x7f).contains(&byte)
}

/// A place in a text that is read once, from front to back.
struct Pen<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pen<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Passes over a byte that has to come next.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Passes over as many bytes as are of this kind, and gives them.
    fn while_of(&mut self, kind: impl Fn(u8) -> bool) -> &'t str {
        let start = self.at;
        let long = self.rest().iter().take_while(|byte| kind(**byte)).count();
        self.at += long;
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Passes over everything before the next quote or backslash, and gives it.
    fn up_to_quote(&mut self) -> Option<&'t [u8]> {
        let rest = self.rest();
        let long = memchr::memchr2(b'"', b'\\', rest)?;
        self.at += long;
        rest.get(..long)
    }

    fn blanks(&mut self) {
        self.while_of(|byte| byte == b' ' || byte == b'\t');
    }

    /// Blank space with line ends in it.
    fn blank_lines(&mut self) {
        self.while_of(|byte| byte == b' ' || byte == b'\t' || byte == b'\n');
    }

    /// What may follow a value on its line.
    fn end_of_line(&mut self) -> Option<()> {
        self.blanks();
        if self.peek() == Some(b'#') {
            let comment = self.while_of(|byte| byte != b'\n');
            let shown = |byte: u8| byte == b'\t' || (byte >= b' ' && byte != 0x7f);
            comment.bytes().all(shown).then_some(())?;
        }
        match self.peek() {
            None => Some(()),
            Some(_) => self.take(b'\n'),
        }
    }

    fn skip_empty_lines(&mut self) -> Option<()> {
        loop {
            self.blank_lines();
            if self.peek() != Some(b'#') {
                return Some(());
            }
            self.end_of_line()?;
        }
    }

    fn key(&mut self) -> Option<&'t str> {
        let key = self.while_of(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        (!key.is_empty()).then_some(key)
    }

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

    /// `key = value`
    fn pair(&mut self, keys: &'static Keys) -> Option<Written<'t>> {
        let (name, shape) = known(self.key()?, keys)?;
        self.blanks();
        self.take(b'=')?;
        self.blanks();
        let start = self.at;
        let value = self.value(shape)?;
        Some(Written {
            name,
            at: start..self.at,
            value,
        })
    }

    /// A value of this kind. Tables nest as deep as the kinds do, whatever the text holds.
    fn value(&mut self, shape: Shape) -> Option<Value<'t>> {
        Some(match shape {
            Shape::Text | Shape::Id(_) => Value::Text(self.string()?),
            Shape::Word(words) => Value::Text(self.word(words)?),
            Shape::Day => Value::Day(self.day()?),
            Shape::Length => Value::Length(Length::parse(&self.string()?)?),
            Shape::Cadence => Value::Cadence(Cadence::parse(&self.string()?)?),
            Shape::Bool => Value::Bool(match self.while_of(|b| b.is_ascii_alphabetic()) {
                "true" => true,
                "false" => false,
                _ => return None,
            }),
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

    /// `"…"` or `"""…"""` without escapes, trimmed, not empty.
    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.take(b'"')?;
        let lines = self.rest().starts_with(b"\"\"");
        if lines {
            self.at += 2;
        }
        let start = self.at;
        let mut plain = true;
        loop {
            let more = self.up_to_quote()?;
            plain &= more
                .iter()
                .fold(true, |so_far, byte| so_far & is_shown(*byte));
            self.take(b'"')?;
            if !lines || self.rest().starts_with(b"\"\"") {
                break;
            }
        }
        let text = self.text.get(start..self.at - 1)?;
        if lines {
            self.at += 2;
            // More quotes would belong to the text.
            (self.peek() != Some(b'"')).then_some(())?;
        }
        if !plain {
            let odd = |c: char| match c {
                '\n' => !lines,
                '\r' => true,
                _ => escape::is_hidden(c),
            };
            (!text.contains(odd)).then_some(())?;
        }
        let text = text.trim();
        (!text.is_empty()).then_some(Cow::Borrowed(text))
    }

    fn word(&mut self, words: &'static [&'static str]) -> Option<Cow<'t, str>> {
        let text = self.string()?;
        let known = words.iter().any(|word| text.eq_ignore_ascii_case(word));
        known.then_some(text)
    }

    fn day(&mut self) -> Option<Day> {
        Day::parse(self.while_of(|byte| byte.is_ascii_digit() || byte == b'-'))
    }

    /// A whole number as it is usually written: no sign, no `_`, no other base.
    fn digits(&mut self) -> Option<&'t str> {
        let digits = self.while_of(|byte| byte.is_ascii_digit());
        let usual = digits == "0" || !(digits.is_empty() || digits.starts_with('0'));
        usual.then_some(digits)
    }

    fn number(&mut self, least: f64, most: f64) -> Option<f64> {
        let start = self.at;
        let whole = self.digits()?;
        let number = if self.peek() == Some(b'.') {
            self.at += 1;
            let part = self.while_of(|byte| byte.is_ascii_digit());
            (!part.is_empty()).then_some(())?;
            self.text.get(start..self.at)?.parse().ok()?
        } else {
            whole.parse::<i64>().ok()? as f64
        };
        (least..=most).contains(&number).then_some(number)
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
            let one = self.pair(keys)?;
            add(&mut table, one)?;
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
