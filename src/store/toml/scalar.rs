//! Single values of TOML: whether each is of the kind and in the range that its key asks for.
//!
//! What may live here: the second half of the walk of `toml_text`. What may not: tables and lists of them.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::reader::Walk;
use super::tables::Value;
use super::words::{dotted, looks_like_a_date, short};
use crate::model::day::Day;
use crate::model::keys::Shape;
use crate::model::length::{Cadence, Length};
use crate::model::problem::Severity;
use crate::text::{escape, similar};

impl<'t> Walk<'t, '_> {
    pub(super) fn single(
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
    pub(super) fn text(
        &mut self,
        way: &[&str],
        value: &Spanned<DeValue<'t>>,
    ) -> Option<Cow<'t, str>> {
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
    pub(super) fn hidden(&mut self, way: &[&str], at: Range<usize>, text: &str) {
        let Some(found) = text.chars().find(|c| escape::is_hidden(*c)) else {
            return;
        };
        if self.source.full(self.problems, Severity::Warning) {
            return;
        }
        let code = u32::from(found);
        let message = format!("`{}` holds the hidden character U+{code:04X}", dotted(way));
        let at = self.moved(&at);
        let problem = self.source.warning("hidden-character", at, message);
        self.problems
            .push(problem.hint("remove it, unless the script needs it"));
    }

    pub(super) fn word(
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
        let hint = match similar::nearest(&text, words.iter().copied(), 1).pop() {
            Some(near) => format!("did you mean \"{near}\"? expected {expected}"),
            None => format!("expected {expected}"),
        };
        self.bad_value(way, value, hint);
        None
    }

    pub(super) fn day(&mut self, way: &[&str], value: &Spanned<DeValue<'t>>) -> Option<Day> {
        let at = self.moved(&value.span());
        let written = self.source.text.get(at.clone()).unwrap_or("");
        match value.get_ref() {
            DeValue::Datetime(found) if found.time.is_none() && found.offset.is_none() => {
                // Without a date in it the parser has said so already.
                let date = found.date?;
                let (month, day) = (u32::from(date.month), u32::from(date.day));
                let exists = Day::new(i32::from(date.year), month, day);
                if exists.is_none() {
                    self.tell_no_such_day(at, written);
                }
                exists
            }
            // A date in quotes is meant as a date.
            DeValue::String(text) => {
                let text = text.trim();
                let exists = Day::parse(text);
                let meant = looks_like_a_date(text) || Day::meant(text).is_some();
                if exists.is_none() && meant {
                    self.tell_no_such_day(at, text);
                } else if exists.is_none() && !text.is_empty() {
                    self.wrong::<()>(way, value, value.get_ref(), Shape::Day);
                }
                exists
            }
            other => self.wrong(way, value, other, Shape::Day),
        }
    }

    pub(super) fn number<'v>(
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

    pub(super) fn numbers(
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

    pub(super) fn or_bad<T>(
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

    pub(super) fn bad_value(&mut self, way: &[&str], value: &Spanned<DeValue<'t>>, hint: String) {
        if self.source.full(self.problems, Severity::Error) {
            return;
        }
        let at = self.moved(&value.span());
        let written = self.source.text.get(at.clone()).unwrap_or("");
        let message = format!("`{}` cannot be {}", dotted(way), short(written));
        let problem = self.source.error("bad-value", at, message);
        self.problems.push(problem.hint(hint));
    }

    pub(super) fn wrong<T>(
        &mut self,
        way: &[&str],
        value: &Spanned<DeValue<'t>>,
        found: &DeValue<'t>,
        shape: Shape,
    ) -> Option<T> {
        self.wrong_type(way, value.span(), found, &shape.expected());
        None
    }

    pub(super) fn wrong_type(
        &mut self,
        way: &[&str],
        at: Range<usize>,
        found: &DeValue<'_>,
        expected: &str,
    ) {
        if self.source.full(self.problems, Severity::Error) {
            return;
        }
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
