//! What a command is handed: the day, the network, the names, and the ways to answer.
//!
//! At most ten methods; what a command decides for itself stays in the command.

use std::cell::Cell;

use serde::Serialize;

use crate::error::Failure;
use crate::model::day::Day;
use crate::shell::args::Globals;
use crate::shell::print::Printer;
use crate::text::doc::Doc;
use crate::text::markdown;

/// How a command that did not fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done: exit code 0.
    Done,
    /// There is something to attend to, and `--exit-code` asked to be told: exit code 3.
    Attention,
}

/// What a command answers on stdout.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// Rendered on a terminal, plain Markdown in a pipe.
    Document(&'a Doc),
    /// Whole lines, as they are.
    Lines(&'a str),
}

impl<'a> From<&'a Doc> for Answer<'a> {
    fn from(doc: &'a Doc) -> Self {
        Self::Document(doc)
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

/// The run of one command.
pub struct Context<'p> {
    printer: &'p mut Printer,
    globals: Globals,
    today: Day,
    /// Whether a file could not be read: exit code 1 whatever else is so.
    broken: Cell<bool>,
}

impl<'p> Context<'p> {
    /// The context of a run; fails where the day cannot be known.
    pub fn new(globals: Globals, printer: &'p mut Printer) -> Result<Self, Failure> {
        let today = today(&globals, printer)?;
        Ok(Self {
            printer,
            globals,
            today,
            broken: Cell::new(false),
        })
    }

    /// The day that is asked for, the same during the whole run.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Answers on stdout: a document (`&doc`), or lines as they are (`&str`, for `--ids` and CSV).
    pub fn print<'a>(&mut self, answer: impl Into<Answer<'a>>) {
        match answer.into() {
            Answer::Document(doc) => self.printer.answer(&markdown::render(doc)),
            Answer::Lines(text) => self.printer.answer(text),
        }
    }

    /// Answers on stdout with one JSON object: `schema` (`mentor/NAME/1`), `today`, then the fields of `value`.
    pub fn json(&mut self, name: &str, value: &impl Serialize) -> Result<(), Failure> {
        #[derive(Serialize)]
        struct Envelope<'a, T> {
            schema: String,
            today: Day,
            #[serde(flatten)]
            value: &'a T,
        }
        let envelope = Envelope {
            schema: format!("mentor/{name}/1"),
            today: self.today,
            value,
        };
        let text = serde_json::to_string_pretty(&envelope)
            .map_err(|error| Failure::new(format!("the answer cannot be said in JSON: {error}")))?;
        self.printer.json(&text);
        self.printer.json("\n");
        Ok(())
    }

    /// Says a line on stderr.
    pub fn note(&mut self, line: impl AsRef<str>) {
        self.printer.note(line.as_ref());
    }

    /// The exit code of an outcome; 1 wins over 3.
    pub fn exit_code(&self, outcome: Outcome) -> u8 {
        match outcome {
            _ if self.broken.get() => 1,
            Outcome::Done => 0,
            Outcome::Attention => 3,
        }
    }
}

/// The day: `--today`, else `$MENTOR_TODAY`, else the clock.
fn today(globals: &Globals, printer: &mut Printer) -> Result<Day, Failure> {
    let wrong = |source: &str, value: &str| {
        Failure::usage(format!("{source} is not a day: `{value}`")).hint("write it as 2026-11-21")
    };
    if let Some(typed) = &globals.today {
        return Day::parse(typed).ok_or_else(|| wrong("--today", typed));
    }
    if let Some(value) = printer.world.var("MENTOR_TODAY") {
        let text = value.to_string_lossy();
        return Day::parse(&text).ok_or_else(|| wrong("$MENTOR_TODAY", &text));
    }
    let clock = (printer.world.clock)();
    if let Some(warning) = clock.warning {
        printer.note(&format!("warning: {warning}"));
    }
    clock.day.ok_or_else(|| {
        Failure::new("the clock of this machine is outside the years 1 to 9999")
            .hint("give the day with --today 2026-11-21")
    })
}
