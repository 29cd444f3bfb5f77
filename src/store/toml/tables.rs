//! Typed values of TOML: what [`crate::model::keys`] allows, taken out key by key.
//!
//! What may live here: a table of checked values and its getters. What may not: parsing
//! (`toml_text`), what a value is for (`person`, `settings` …).
//!
//! A value that is not allowed never gets here: it was told as a problem and is as if not written.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::length::{Cadence, Length};

/// A value that is of the kind its key asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// A text, trimmed, never empty.
    Text(Cow<'t, str>),
    /// Texts, trimmed, without empty ones.
    Texts(Vec<Cow<'t, str>>),
    /// A date.
    Day(Day),
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A finite number.
    Number(f64),
    /// Finite numbers.
    Numbers(Vec<f64>),
    /// A length of time.
    Length(Length),
    /// A length of time or `none`.
    Cadence(Cadence),
    /// A table.
    Table(Table<'t>),
    /// Tables.
    Tables(Vec<Table<'t>>),
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<'t> {
    /// The key's name in the table of keys, or as written where it is the owner's own.
    pub name: Cow<'t, str>,
    /// Where the value stands in the file.
    pub at: Range<usize>,
    /// The value.
    pub value: Value<'t>,
}

/// A table of checked values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table<'t> {
    /// Every key with an allowed value, in no particular order.
    pub written: Vec<Written<'t>>,
    /// Known keys whose value was told as a problem.
    pub refused: Vec<Cow<'t, str>>,
}

impl<'t> Table<'t> {
    fn take(&mut self, name: &str) -> Option<Value<'t>> {
        let at = self.written.iter().position(|one| one.name == name)?;
        Some(self.written.swap_remove(at).value)
    }

    /// Where a key's value stands in the file.
    pub fn place(&self, name: &str) -> Option<Range<usize>> {
        let one = self.written.iter().find(|one| one.name == name)?;
        Some(one.at.clone())
    }

    /// Whether a key is not there at all, so that nothing was told about it yet.
    pub fn lacks(&self, name: &str) -> bool {
        self.place(name).is_none() && !self.refused.iter().any(|one| one == name)
    }

    /// Those of these keys that are written with a value that was told as a problem.
    pub fn unread(&self, keys: &[&'static str]) -> Vec<&'static str> {
        let refused = |key: &&'static str| self.refused.iter().any(|one| one == key);
        keys.iter().copied().filter(refused).collect()
    }

    /// A text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Value::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// A list of texts; empty where the key is missing.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        self.texts_if_written(name).unwrap_or_default()
    }

    /// A list of texts; `None` where the key is missing.
    pub fn texts_if_written(&mut self, name: &str) -> Option<Vec<String>> {
        match self.take(name)? {
            Value::Texts(texts) => {
                let mut texts: Vec<String> = texts.into_iter().map(Cow::into_owned).collect();
                // Ten thousand people's lists with room to grow would be some megabytes of nothing.
                texts.shrink_to_fit();
                Some(texts)
            }
            _ => None,
        }
    }

    /// A list of texts in lower case; `None` where the key is missing.
    pub fn lower_if_written(&mut self, name: &str) -> Option<Vec<String>> {
        match self.take(name)? {
            Value::Texts(texts) => Some(texts.iter().map(|text| text.to_lowercase()).collect()),
            _ => None,
        }
    }

    /// A list of people's ids; `None` where the key is missing.
    pub fn people_if_written(&mut self, name: &str) -> Option<Vec<PersonId>> {
        match self.take(name)? {
            Value::Texts(texts) => Some(texts.iter().map(PersonId::new).collect()),
            _ => None,
        }
    }

    /// A date.
    pub fn day(&mut self, name: &str) -> Option<Day> {
        match self.take(name)? {
            Value::Day(day) => Some(day),
            _ => None,
        }
    }

    /// True or false; `None` where the key is missing.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        match self.take(name)? {
            Value::Bool(flag) => Some(flag),
            _ => None,
        }
    }

    /// A whole number from zero.
    pub fn whole(&mut self, name: &str) -> Option<u32> {
        match self.take(name)? {
            Value::Whole(number) => u32::try_from(number).ok(),
            _ => None,
        }
    }

    /// A number.
    pub fn number(&mut self, name: &str) -> Option<f64> {
        match self.take(name)? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A list of numbers; empty where the key is missing.
    pub fn numbers(&mut self, name: &str) -> Vec<f64> {
        match self.take(name) {
            Some(Value::Numbers(numbers)) => numbers,
            _ => Vec::new(),
        }
    }

    /// A length of time.
    pub fn length(&mut self, name: &str) -> Option<Length> {
        match self.take(name)? {
            Value::Length(length) => Some(length),
            _ => None,
        }
    }

    /// A length of time or `none`.
    pub fn cadence(&mut self, name: &str) -> Option<Cadence> {
        match self.take(name)? {
            Value::Cadence(cadence) => Some(cadence),
            _ => None,
        }
    }

    /// A word of a closed set.
    pub fn word<W>(&mut self, name: &str, parse: impl Fn(&str) -> Option<W>) -> Option<W> {
        match self.take(name)? {
            Value::Text(text) => parse(&text),
            _ => None,
        }
    }

    /// Words of a closed set, each once; empty where the key is missing.
    pub fn words<W: PartialEq>(&mut self, name: &str, parse: impl Fn(&str) -> Option<W>) -> Vec<W> {
        let Some(Value::Texts(texts)) = self.take(name) else {
            return Vec::new();
        };
        let mut words = Vec::with_capacity(texts.len());
        for word in texts.iter().filter_map(|text| parse(text)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    /// A table; empty where the key is missing.
    pub fn table(&mut self, name: &str) -> Table<'t> {
        match self.take(name) {
            Some(Value::Table(table)) => table,
            _ => Table::default(),
        }
    }

    /// A list of tables; empty where the key is missing.
    pub fn tables(&mut self, name: &str) -> Vec<Table<'t>> {
        match self.take(name) {
            Some(Value::Tables(tables)) => tables,
            _ => Vec::new(),
        }
    }
}
