//! What is said on stdout: a document, lines, problems, or one JSON object.

use std::io::Write;

use serde::Serialize;

use crate::error::Failure;
use crate::model::day::Day;
use crate::model::problem::Problem;
use crate::text::doc::{Doc, Piece};

/// What a command answers.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// Rendered on a terminal, plain Markdown in a pipe.
    Document(&'a Doc),
    /// What goes on with the document before.
    GoesOn(&'a Doc),
    /// A document, or what goes on with its list, that was rendered already.
    Ready {
        /// The text, escaped.
        text: &'a str,
        /// Whether it goes on with the list that ended the document before.
        goes_on: bool,
    },
    /// Whole lines, as they are.
    Lines(&'a str),
    /// What is wrong with files, as stderr would say it.
    Problems(&'a [Problem]),
    /// A finished text in Markdown: rendered on a terminal, as it is in a pipe.
    Letter(&'a str),
    /// A mail: ASCII with CRLF, byte for byte.
    Mail(&'a str),
}

impl<'a> From<&'a [Problem]> for Answer<'a> {
    fn from(problems: &'a [Problem]) -> Self {
        Self::Problems(problems)
    }
}

impl<'a> From<&'a Doc> for Answer<'a> {
    fn from(doc: &'a Doc) -> Self {
        Self::Document(doc)
    }
}

impl<'a> From<&'a Piece> for Answer<'a> {
    fn from(piece: &'a Piece) -> Self {
        if piece.goes_on {
            Self::GoesOn(&piece.doc)
        } else {
            Self::Document(&piece.doc)
        }
    }
}

impl<'a> From<&'a str> for Answer<'a> {
    fn from(text: &'a str) -> Self {
        Self::Lines(text)
    }
}

impl<'a> From<&'a String> for Answer<'a> {
    fn from(text: &'a String) -> Self {
        Self::Lines(text)
    }
}

/// A value with its schema and its day.
#[derive(Debug, Serialize)]
pub struct Envelope<'a, T> {
    schema: String,
    today: Day,
    #[serde(flatten)]
    value: &'a T,
}

impl<'a, T: Serialize> Envelope<'a, T> {
    /// The answer called NAME (`mentor/NAME/1`) as of a day.
    pub fn new(name: &str, today: Day, value: &'a T) -> Self {
        Self {
            schema: format!("mentor/{name}/1"),
            today,
            value,
        }
    }

    /// Writes the object as text, indented, with a last line end; numbers that are none (NaN) are `null`.
    pub fn write(&self, out: &mut impl Write) -> Result<(), Failure> {
        let fails = |error| Failure::new(format!("the answer cannot be said in JSON: {error}"));
        serde_json::to_writer_pretty(&mut *out, self).map_err(|error| fails(error.to_string()))?;
        out.write_all(b"\n")
            .map_err(|error| fails(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_its_schema_and_day_first() {
        #[derive(Serialize)]
        struct Value {
            size: usize,
            ratio: Option<f64>,
            coverage: f64,
        }
        let value = Value {
            size: 2,
            ratio: None,
            coverage: f64::NAN,
        };
        let today = Day::parse("2026-11-21").unwrap();
        let mut text = Vec::new();
        Envelope::new("gaps", today, &value)
            .write(&mut text)
            .unwrap();
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "{\n  \"schema\": \"mentor/gaps/1\",\n  \"today\": \"2026-11-21\",\n  \"size\": 2,\n  \
             \"ratio\": null,\n  \"coverage\": null\n}\n"
        );
        let list = vec![1];
        let list = Envelope::new("gaps", today, &list);
        assert!(list.write(&mut Vec::new()).is_err());
    }
}
