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

use super::tables::{Table, Value, Written};
use super::words::{in_our_words, looks_like_a_date, short};
use super::{hints, plain};
use crate::model::day::Day;
use crate::model::keys::{Keys, Shape};
use crate::model::problem::{Problem, Severity};
use crate::store::source::{Source, conflicts};

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
    let quick = plain::read(source.text, part.clone(), keys, source.warnings);
    quick.or_else(|| by_the_grammar(source, part, keys, problems))
}

/// Reads any TOML, and tells what is wrong with it.
pub(super) fn by_the_grammar<'t>(
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
        root: keys,
        problems,
        whole: errors.is_empty(),
    };
    if !errors.is_empty() && !walk.only_dates(&errors) {
        return None;
    }
    Some(walk.table(parsed.get_ref(), keys, &mut Vec::new()))
}

/// The walk over one parsed text.
pub struct Walk<'t, 'p> {
    pub(super) source: Source<'t>,
    base: usize,
    /// The keys at the top of the file.
    root: &'static Keys,
    pub(super) problems: &'p mut Vec<Problem>,
    /// Whether the text is TOML: what is none is rewritten by nobody but a person.
    whole: bool,
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

    pub(super) fn moved(&self, at: &Range<usize>) -> Range<usize> {
        self.base + at.start..self.base + at.end
    }

    pub(super) fn tell_no_such_day(&mut self, at: Range<usize>, written: &str) {
        if !self.source.full(self.problems, Severity::Error) {
            self.problems.push(self.no_such_day(at, written));
        }
    }

    fn no_such_day(&self, at: Range<usize>, written: &str) -> Problem {
        if let Some(day) = Day::meant(written.trim()) {
            let message = format!("{} is not read: a date is written {day}", short(written));
            let mend = self.source.instead(at.clone(), day.to_string());
            let problem = self.source.error("impossible-date", at, message);
            return if self.whole {
                let hint = format!("`mentor check --fix` writes {day}");
                problem.hint(hint).mend(mend)
            } else {
                problem.hint(format!("write {day}"))
            };
        }
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
            let named = keys.named(name);
            let known: Cow<'t, str> = match named {
                Some(known) => Cow::Borrowed(known.name),
                None => name.clone(),
            };
            let two_spellings = named.is_some_and(|key| key.also.is_some());
            if two_spellings && written.iter().any(|one| one.name == known) {
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
        if self.source.full(self.problems, Severity::Warning) {
            return;
        }
        let name = key.get_ref();
        let message = format!("unknown key `{}`", short(name));
        let at = self.moved(&key.span());
        let problem = self.source.warning("unknown-key", at, message);
        let hint = hints::of(self.root, keys, name, || match keys.nearest(name) {
            Some(near) => format!("did you mean `{near}`?"),
            None => self.elsewhere(name),
        });
        self.problems.push(problem.hint(hint));
    }

    /// A key that is unknown here may be meant for another table.
    fn elsewhere(&self, name: &str) -> String {
        match self.root.nearest_paths(name).first().map(Vec::as_slice) {
            Some([near]) => format!("did you mean `{near}`? It stands above the first [table]"),
            Some([above @ .., near]) => {
                format!(
                    "did you mean `{near}`? It stands under [{}]",
                    above.join(".")
                )
            }
            _ => "it is kept, and nothing reads it".to_owned(),
        }
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
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
