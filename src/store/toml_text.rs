//! Reading TOML: every syntax error at once, unknown keys, values that are not allowed, each with its
//! place and in our words.
//!
//! What may live here: the walk over a parsed table by [`crate::model::keys`]. What may not: what a
//! key is for; writing.
//!
//! The parser's own error text is never shown: it holds the offending line raw and whole.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::source::{Source, conflicts};
use super::tables::{Table, Value, Written};
use crate::model::day::Day;
use crate::model::keys::{Keys, Shape};
use crate::model::length::{Cadence, Length};
use crate::model::problem::Problem;
use crate::text::escape;

/// The most syntax errors of one file that are told; the rest are mostly echoes of the first.
const MOST_ERRORS: usize = 10;

/// Reads the TOML in a part of a file by a table of keys. `None` where it cannot be parsed:
/// the problems say why.
pub fn read<'t>(
    source: Source<'t>,
    part: Range<usize>,
    keys: &'static Keys,
    problems: &mut Vec<Problem>,
) -> Option<Table<'t>> {
    let text = source.text.get(part.clone())?;
    let (parsed, errors) = DeTable::parse_recoverable(text);
    let mut walk = Walk {
        source,
        base: part.start,
        problems,
    };
    if !errors.is_empty() && !walk.only_dates(&errors) {
        return None;
    }
    Some(walk.table(parsed.get_ref(), keys, &mut Vec::new()))
}

struct Walk<'t, 'p> {
    source: Source<'t>,
    base: usize,
    problems: &'p mut Vec<Problem>,
}

/// The names of the tables around a value, and its own.
type Way<'w> = Vec<&'w str>;

impl<'t> Walk<'t, '_> {
    /// Tells the syntax errors; true where all of them are dates that do not exist, so that all the
    /// rest of the file is known.
    fn only_dates(&mut self, errors: &[toml::de::Error]) -> bool {
        let conflicts = conflicts(self.source);
        if !conflicts.is_empty() {
            self.problems.extend(conflicts);
            return false;
        }
        let mut found: Vec<(Range<usize>, &str)> = errors
            .iter()
            .map(|error| (error.span().unwrap_or(0..0), error.message()))
            .collect();
        found.sort_by_key(|(at, _)| (at.start, at.end));
        let mut told = 0;
        let mut only_dates = true;
        let mut last = None;
        for (at, message) in &found {
            let at = self.moved(at);
            let written = self.source.text.get(at.clone()).unwrap_or("");
            let date = looks_like_a_date(written);
            only_dates &= date;
            // What follows an error on its line is its echo.
            let echo = last.is_some_and(|last| {
                let between = self.source.text.get(last..at.start).unwrap_or("");
                !between.contains('\n')
            });
            if echo || told == MOST_ERRORS {
                continue;
            }
            told += 1;
            last = Some(at.start);
            self.problems.push(if date {
                self.no_such_day(at, written)
            } else {
                let (message, hint) = in_our_words(message, written);
                self.source.error("syntax", at, message).hint(hint)
            });
        }
        only_dates
    }

    fn moved(&self, at: &Range<usize>) -> Range<usize> {
        self.base + at.start..self.base + at.end
    }

    fn no_such_day(&self, at: Range<usize>, written: &str) -> Problem {
        let message = format!("{} is not a day of the calendar", short(written));
        self.source
            .error("impossible-date", at, message)
            .hint("a date is written as 2026-12-01: year, month, day")
    }

    fn table<'k>(
        &mut self,
        table: &DeTable<'t>,
        keys: &'static Keys,
        way: &mut Way<'k>,
    ) -> Table<'t>
    where
        't: 'k,
    {
        let mut written: Vec<Written<'t>> = Vec::with_capacity(table.len());
        let mut refused = Vec::new();
        for (key, value) in table.iter() {
            let name = key.get_ref();
            let Some(shape) = keys.shape(name) else {
                self.unknown(key, keys);
                continue;
            };
            let known: Cow<'t, str> = match keys.named(name) {
                Some(known) => Cow::Borrowed(known.name),
                None => name.clone(),
            };
            if written.iter().any(|one| one.name == known) {
                let message = format!("`{}` is written twice, in two spellings", short(&known));
                let at = self.moved(&key.span());
                self.problems
                    .push(self.source.error("bad-value", at, message));
                continue;
            }
            match self.value(&known, value, shape, way) {
                Some(value) => written.push(value),
                None => refused.push(known),
            }
        }
        Table { written, refused }
    }

    fn unknown(&mut self, key: &Spanned<DeString<'t>>, keys: &'static Keys) {
        let name = key.get_ref();
        let message = format!("unknown key `{}`", short(name));
        let at = self.moved(&key.span());
        let problem = self.source.warning("unknown-key", at, message);
        self.problems.push(match keys.nearest(name) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("it is kept, and nothing reads it"),
        });
    }

    fn value(
        &mut self,
        name: &Cow<'t, str>,
        value: &Spanned<DeValue<'t>>,
        shape: Shape,
        way: &[&str],
    ) -> Option<Written<'t>> {
        let at = self.moved(&value.span());
        let mut here: Vec<&str> = way.to_vec();
        here.push(name);
        let value = match (shape, value.get_ref()) {
            (Shape::Table(keys), DeValue::Table(table)) => {
                Some(Value::Table(self.table(table, keys, &mut here)))
            }
            (Shape::Tables(keys), DeValue::Array(list)) => {
                let mut tables = Vec::with_capacity(list.len());
                for one in list.iter() {
                    match one.get_ref() {
                        DeValue::Table(table) => tables.push(self.table(table, keys, &mut here)),
                        other => self.wrong_type(&here, one.span(), other, "a table"),
                    }
                }
                Some(Value::Tables(tables))
            }
            (Shape::Texts | Shape::Ids(_), DeValue::Array(list)) => {
                let texts = list
                    .iter()
                    .filter_map(|one| self.text(&here, one))
                    .collect();
                Some(Value::Texts(texts))
            }
            (Shape::Words(words), DeValue::Array(list)) => {
                let texts = list.iter().filter_map(|one| self.word(&here, one, words));
                Some(Value::Texts(texts.collect()))
            }
            (Shape::Numbers(count, least, most), DeValue::Array(list)) => {
                self.numbers(&here, value, list, (count, least, most))
            }
            (shape, _) => self.single(&here, value, shape),
        };
        value.map(|value| Written {
            name: name.clone(),
            at,
            value,
        })
    }

    fn single(
        &mut self,
        way: &[&str],
        value: &Spanned<DeValue<'t>>,
        shape: Shape,
    ) -> Option<Value<'t>> {
        match shape {
            Shape::Text | Shape::Id(_) => self.text(way, value).map(Value::Text),
            Shape::Word(words) => self.word(way, value, words).map(Value::Text),
            Shape::Day => self.day(way, value).map(Value::Day),
            Shape::Length => {
                let text = self.text(way, value)?;
                let length = Length::parse(&text);
                self.or_bad(way, value, shape, length).map(Value::Length)
            }
            Shape::Cadence => {
                let text = self.text(way, value)?;
                let cadence = Cadence::parse(&text);
                self.or_bad(way, value, shape, cadence).map(Value::Cadence)
            }
            Shape::Bool => match value.get_ref() {
                DeValue::Boolean(flag) => Some(Value::Bool(*flag)),
                other => self.wrong(way, value, other, shape),
            },
            Shape::Whole(least, most) => match value.get_ref() {
                DeValue::Integer(number) => {
                    let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
                    let number = number.filter(|number| (least..=most).contains(number));
                    self.or_bad(way, value, shape, number).map(Value::Whole)
                }
                other => self.wrong(way, value, other, shape),
            },
            Shape::Number(least, most) => self.number(way, value, shape, (least, most)),
            Shape::TextOrNumber => match value.get_ref() {
                DeValue::String(_) => self.text(way, value).map(Value::Text),
                _ => self.number(way, value, shape, (f64::MIN, f64::MAX)),
            },
            Shape::Texts
            | Shape::Ids(_)
            | Shape::Words(_)
            | Shape::Numbers(..)
            | Shape::Table(_)
            | Shape::Tables(_) => self.wrong(way, value, value.get_ref(), shape),
        }
    }

    /// A text, trimmed; an empty one is as if not written.
    fn text(&mut self, way: &[&str], value: &Spanned<DeValue<'t>>) -> Option<Cow<'t, str>> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(way, value.span(), value.get_ref(), "a text in quotes");
            return None;
        };
        self.hidden(way, value.span(), text);
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        (!text.is_empty()).then_some(text)
    }

    /// Characters that hide or steer are named: a name that looks like another is a trap.
    fn hidden(&mut self, way: &[&str], at: Range<usize>, text: &str) {
        let Some(found) = text.chars().find(|c| escape::is_hidden(*c)) else {
            return;
        };
        let code = u32::from(found);
        let message = format!("`{}` holds the hidden character U+{code:04X}", dotted(way));
        let at = self.moved(&at);
        let problem = self.source.warning("hidden-character", at, message);
        self.problems
            .push(problem.hint("remove it, unless the script needs it"));
    }

    fn word(
        &mut self,
        way: &[&str],
        value: &Spanned<DeValue<'t>>,
        words: &'static [&'static str],
    ) -> Option<Cow<'t, str>> {
        let text = self.text(way, value)?;
        if words.iter().any(|word| text.eq_ignore_ascii_case(word)) {
            return Some(text);
        }
        let expected = format!("one of {}", words.join(", "));
        let hint = match crate::text::similar::nearest(&text, words.iter().copied(), 1).pop() {
            Some(near) => format!("did you mean \"{near}\"? expected {expected}"),
            None => format!("expected {expected}"),
        };
        self.bad_value(way, value, hint);
        None
    }

    fn day(&mut self, way: &[&str], value: &Spanned<DeValue<'t>>) -> Option<Day> {
        let at = self.moved(&value.span());
        let written = self.source.text.get(at.clone()).unwrap_or("");
        match value.get_ref() {
            DeValue::Datetime(found) if found.time.is_none() && found.offset.is_none() => {
                // Without a date in it the parser has said so already.
                let date = found.date?;
                let (month, day) = (u32::from(date.month), u32::from(date.day));
                let exists = Day::new(i32::from(date.year), month, day);
                if exists.is_none() {
                    self.problems.push(self.no_such_day(at, written));
                }
                exists
            }
            // A date in quotes is meant as a date.
            DeValue::String(text) => {
                let text = text.trim();
                let exists = Day::parse(text);
                if exists.is_none() && looks_like_a_date(text) {
                    self.problems.push(self.no_such_day(at, text));
                } else if exists.is_none() && !text.is_empty() {
                    self.wrong::<()>(way, value, value.get_ref(), Shape::Day);
                }
                exists
            }
            other => self.wrong(way, value, other, Shape::Day),
        }
    }

    fn number<'v>(
        &mut self,
        way: &[&str],
        value: &'v Spanned<DeValue<'t>>,
        shape: Shape,
        (least, most): (f64, f64),
    ) -> Option<Value<'t>> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .ok()
                .map(|number| number as f64),
            DeValue::Float(number) => number.as_str().parse().ok(),
            other => return self.wrong(way, value, other, shape),
        };
        // Not-a-number is in no range.
        let number = number.filter(|number| (least..=most).contains(number));
        self.or_bad(way, value, shape, number).map(Value::Number)
    }

    fn numbers(
        &mut self,
        way: &[&str],
        value: &Spanned<DeValue<'t>>,
        list: &[Spanned<DeValue<'t>>],
        (count, least, most): (usize, f64, f64),
    ) -> Option<Value<'t>> {
        let shape = Shape::Numbers(count, least, most);
        if list.len() != count {
            self.bad_value(way, value, format!("expected {}", shape.expected()));
            return None;
        }
        let one = Shape::Number(least, most);
        let read = list
            .iter()
            .map(|value| self.number(way, value, one, (least, most)));
        let numbers: Vec<Option<Value<'t>>> = read.collect();
        numbers
            .into_iter()
            .map(|value| match value {
                Some(Value::Number(number)) => Some(number),
                _ => None,
            })
            .collect::<Option<Vec<f64>>>()
            .map(Value::Numbers)
    }

    fn or_bad<T>(
        &mut self,
        way: &[&str],
        value: &Spanned<DeValue<'t>>,
        shape: Shape,
        read: Option<T>,
    ) -> Option<T> {
        if read.is_none() {
            self.bad_value(way, value, format!("expected {}", shape.expected()));
        }
        read
    }

    fn bad_value(&mut self, way: &[&str], value: &Spanned<DeValue<'t>>, hint: String) {
        let at = self.moved(&value.span());
        let written = self.source.text.get(at.clone()).unwrap_or("");
        let message = format!("`{}` cannot be {}", dotted(way), short(written));
        let problem = self.source.error("bad-value", at, message);
        self.problems.push(problem.hint(hint));
    }

    fn wrong<T>(
        &mut self,
        way: &[&str],
        value: &Spanned<DeValue<'t>>,
        found: &DeValue<'t>,
        shape: Shape,
    ) -> Option<T> {
        self.wrong_type(way, value.span(), found, &shape.expected());
        None
    }

    fn wrong_type(&mut self, way: &[&str], at: Range<usize>, found: &DeValue<'_>, expected: &str) {
        let found = match found {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or a time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!(
            "`{}` has the wrong type: expected {expected}, found {found}",
            dotted(way)
        );
        let at = self.moved(&at);
        self.problems
            .push(self.source.error("wrong-type", at, message));
    }
}

/// A key's way in the file, `relationship.stage`.
fn dotted(way: &[&str]) -> String {
    short(&way.join("."))
}

/// A text cut so that it fits a message, in one line.
fn short(text: &str) -> String {
    let line: String = text.trim().lines().next().unwrap_or("").into();
    if line.chars().count() <= 60 {
        return line;
    }
    line.chars().take(57).chain("...".chars()).collect()
}

/// Whether somebody meant a date: digits, dash, digits, dash, digits and nothing else.
fn looks_like_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(digits) && text.trim().len() <= 14
}

/// The parser's messages as one who has never heard of a token would say them, and how to mend them.
fn in_our_words(message: &str, written: &str) -> (String, &'static str) {
    const QUOTES: &str = "texts stand in quotes, dates and numbers do not";
    let found = |begin: &str| message.starts_with(begin);
    if found("string values must be quoted") {
        (
            format!("{} is a text without its quotes", short(written)),
            QUOTES,
        )
    } else if found("key with no value") {
        (
            "a key without a value".into(),
            "each line is `key = value`, or a `[table]`",
        )
    } else if found("duplicate key") {
        let message = format!("`{}` is written twice", short(written));
        (message, "keep one of the two")
    } else if found("unclosed array") || found("missing comma between array") {
        (
            "a list that is not closed, or lacks a comma".into(),
            "a list is [\"one\", \"two\"]",
        )
    } else if found("unclosed inline table") {
        (
            "a table that is not closed".into(),
            "a table in one line is { key = value }",
        )
    } else if found("invalid basic string")
        || found("invalid multi-line")
        || found("invalid literal string")
    {
        ("a text whose closing quote is missing".into(), QUOTES)
    } else if found("missing escaped value") {
        let message = "a backslash that means nothing in a text".into();
        (
            message,
            "write it twice (\\\\), or put the text in single quotes",
        )
    } else if found("unexpected key or value") || found("extra `=`") {
        (
            "more than one value on this line".into(),
            "one key and one value a line",
        )
    } else if found("invalid unquoted key") || found("unquoted keys cannot") {
        (
            "this is no key".into(),
            "a key is made of letters, digits and dashes, or stands in quotes",
        )
    } else if found("invalid boolean") {
        (
            format!("{} is no value", short(written)),
            "write true or false in lower case",
        )
    } else if found("cannot recurse further") {
        (
            "lists or tables are nested too deeply".into(),
            "no file of a network needs that",
        )
    } else {
        let what = message.split(", expected").next().unwrap_or(message);
        (format!("this is no TOML: {}", short(what)), QUOTES)
    }
}

#[cfg(test)]
#[path = "toml_text_tests.rs"]
mod tests;
