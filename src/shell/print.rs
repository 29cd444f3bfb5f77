//! The one way out: every text for people is escaped, gathered, and written once.
//!
//! A closed pipe ends quietly, a full disk is a failure, a full stderr changes nothing.

use std::borrow::Cow;
use std::io::{ErrorKind, Write};

use crate::error::Failure;
use crate::shell::answer::Answer;
use crate::shell::args::{Globals, When};
use crate::shell::diagnose;
use crate::shell::pager;
use crate::shell::world::World;
use crate::text::doc::Doc;
use crate::text::styled::Styled;
use crate::text::{escape, letter, markdown, terminal};

/// What stderr is given at most, in bytes.
const STDERR_MOST: usize = 60_000;
/// The width where there is no terminal.
const WIDTH: usize = 80;

/// An answer in a pipe or file is written whenever so much of it waits, in bytes.
const WAITS_MOST: usize = 64 * 1024;

/// How a document becomes text.
#[derive(Clone, Copy, Debug)]
pub enum Renderer {
    /// For a terminal.
    Terminal {
        /// So many columns.
        width: usize,
        /// Whether it is coloured.
        colour: bool,
    },
    /// As Markdown.
    Markdown,
}

impl Renderer {
    /// The document as text, escaped.
    pub fn text(self, doc: &Doc) -> String {
        match self {
            Self::Terminal { width, colour } => terminal::render(doc, width).render(colour),
            Self::Markdown => {
                let text = markdown::render(doc);
                match escape::visible(&text) {
                    Cow::Borrowed(_) => text,
                    Cow::Owned(escaped) => escaped,
                }
            }
        }
    }
}

/// The world, and what is waiting to be said to it.
pub struct Printer {
    /// The world of this run.
    pub world: World,
    answer: String,
    /// How the first part of the answer fared, where it was written already.
    poured: Option<Result<(), Failure>>,
    said: usize,
    colour: When,
    pager: bool,
    /// Whether the command was asked for JSON.
    json: bool,
    /// Whether the answer may be long: it goes through the pager.
    long: bool,
}

impl Printer {
    /// Nothing said yet.
    pub fn new(world: World) -> Self {
        Self {
            world,
            answer: String::new(),
            poured: None,
            said: 0,
            colour: When::Auto,
            pager: true,
            json: false,
            long: false,
        }
    }

    /// Takes the wishes of the command line.
    pub fn obey(&mut self, globals: &Globals) {
        self.colour = globals.color;
        self.pager = !globals.no_pager;
        self.json = globals.json;
    }

    /// Whether the command was asked for JSON, in whatever way it takes that.
    pub fn wants_json(&self) -> bool {
        self.json
    }

    /// The width of the terminal in columns, 80 where there is none; never less than 20 or more than 200.
    pub fn width(&self) -> usize {
        self.world.width.unwrap_or(WIDTH).clamp(20, 200)
    }

    /// Whether what goes to stdout is coloured.
    pub fn colours(&self) -> bool {
        self.wants_colour(self.world.stdout_is_terminal)
    }

    /// How documents are rendered for where the answer goes.
    pub fn renderer(&self) -> Renderer {
        // Who forces colour into a pipe wants the page, not its Markdown.
        if self.world.stdout_is_terminal || self.colours() {
            Renderer::Terminal {
                width: self.width(),
                colour: self.colours(),
            }
        } else {
            Renderer::Markdown
        }
    }

    /// Adds an answer: a document is rendered for a terminal, or is Markdown in a pipe.
    pub fn print(&mut self, answer: Answer<'_>) {
        let begun = self.poured.is_some() || !self.answer.is_empty();
        let goes_on = match answer {
            Answer::Document(_) => false,
            Answer::Ready { goes_on, .. } => goes_on,
            _ => true,
        };
        if begun && !goes_on {
            self.answer.push('\n');
        }
        match answer {
            Answer::Document(doc) | Answer::GoesOn(doc) => {
                self.document(doc);
            }
            Answer::Ready { text, .. } => self.ready(text),
            Answer::Problems(problems) => {
                for problem in problems {
                    // The parts of a problem are escaped where it is drawn.
                    let text = diagnose::text(problem).render(self.colours());
                    self.answer.push_str(&text);
                }
            }
            Answer::Letter(text) if self.world.stdout_is_terminal || self.colours() => {
                let rendered = letter::terminal(text, self.width()).render(self.colours());
                self.answer.push_str(&rendered);
            }
            // The builder of mails encodes everything that could act; nothing else may pass unescaped.
            Answer::Mail(text) => {
                let harmless = |c: &char| matches!(c, ' '..='~' | '\r' | '\n' | '\t');
                self.answer.extend(text.chars().filter(harmless));
            }
            Answer::Lines(text) | Answer::Letter(text) => {
                self.answer(text);
                if !text.is_empty() && !text.ends_with('\n') {
                    self.answer.push('\n');
                }
            }
        }
        self.long = true;
        self.pour();
    }

    /// Adds a document; as Markdown it is written while it is rendered.
    fn document(&mut self, doc: &Doc) {
        match self.renderer() {
            Renderer::Markdown => markdown::say(doc, |text| {
                self.ready(&escape::visible(text));
                self.pour();
            }),
            renderer @ Renderer::Terminal { .. } => self.ready(&renderer.text(doc)),
        }
    }

    /// Writes what waits where that is much and no pager will want all of it: however long an answer is,
    /// little of it is in memory.
    fn pour(&mut self) {
        if self.is_much(&self.answer) {
            self.pour_all();
        }
    }

    fn is_much(&self, text: &str) -> bool {
        !self.world.stdout_is_terminal && text.len() >= WAITS_MOST
    }

    fn pour_all(&mut self) {
        if matches!(self.poured, None | Some(Ok(()))) {
            let waiting = std::mem::take(&mut self.answer);
            self.poured = Some(self.write(&waiting));
            self.answer = waiting;
        }
        self.answer.clear();
    }

    /// Adds a text that is escaped; one that would not wait goes past what waits, without a copy of it.
    fn ready(&mut self, text: &str) {
        if !self.is_much(text) {
            self.answer.push_str(text);
            return;
        }
        self.pour_all();
        if matches!(self.poured, None | Some(Ok(()))) {
            self.poured = Some(self.write(text));
        }
    }

    /// Adds text to the answer on stdout.
    fn answer(&mut self, text: &str) {
        self.answer.push_str(&escape::visible(text));
    }

    /// Adds JSON to the answer on stdout, as it is written.
    pub fn json(&mut self) -> Json<'_> {
        Json {
            printer: self,
            text: Vec::new(),
        }
    }

    /// Forgets what was to be said on stdout.
    pub fn drop_answer(&mut self) {
        self.answer.clear();
    }

    /// Says a line on stderr, at once. What would make stderr longer than 60,000 bytes is left out,
    /// and that is said.
    pub fn note(&mut self, line: &str) {
        let line = escape::visible(line).into_owned();
        self.say(&line);
    }

    fn say(&mut self, escaped: &str) {
        if self.said > STDERR_MOST {
            return;
        }
        self.said = self.said.saturating_add(escaped.len() + 1);
        let text = if self.said > STDERR_MOST {
            "mentor: more was left out here; `mentor check` lists all of it\n".to_owned()
        } else {
            format!("{escaped}\n")
        };
        // A stderr that is full or closed changes nothing: the answer and the exit code stand.
        let _ = self.world.stderr.write_all(text.as_bytes());
        let _ = self.world.stderr.flush();
    }

    /// Says a problem of a file on stderr, coloured where stderr is a terminal.
    pub fn problem(&mut self, problem: &Styled) {
        let colour = self.wants_colour(self.world.stderr_is_terminal);
        let text = problem.render(colour);
        self.say(text.trim_end());
    }

    /// Says a question on stderr, without a line end.
    pub fn prompt(&mut self, question: &str) {
        let text = format!("{} ", escape::visible(question));
        let _ = self.world.stderr.write_all(text.as_bytes());
        let _ = self.world.stderr.flush();
    }

    /// Says a failure on stderr.
    pub fn failure(&mut self, failure: &Failure) {
        let mut text = format!("error: {}", failure.message);
        for detail in &failure.details {
            text.push_str("\n  ");
            text.push_str(detail);
        }
        for hint in &failure.hints {
            text.push_str("\nhint: ");
            text.push_str(hint);
        }
        self.note(&text);
    }

    /// Writes the answer, says what failed, and gives the exit code.
    pub fn finish(&mut self, outcome: Result<u8, Failure>) -> u8 {
        let written = self.flush(self.pager);
        let code = match outcome {
            Ok(code) => code,
            Err(failure) => {
                self.failure(&failure);
                failure.exit_code()
            }
        };
        match written {
            Ok(()) => code,
            Err(failure) => {
                self.failure(&failure);
                1
            }
        }
    }

    /// Writes what is waiting for stdout; a long answer goes through the pager where that is wanted.
    pub fn flush(&mut self, paged: bool) -> Result<(), Failure> {
        if let Some(before) = self.poured.take() {
            before?;
        }
        let text = std::mem::take(&mut self.answer);
        if text.is_empty() || (paged && self.long && pager::show(&mut self.world, &text)) {
            return Ok(());
        }
        self.write(&text)
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let out = &mut self.world.stdout;
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(format!(
                "cannot write to standard output: {}",
                words_of(&error)
            ))),
            _ => Ok(()),
        }
    }

    fn wants_colour(&self, terminal: bool) -> bool {
        let set = |name: &str| self.world.var(name).is_some();
        match self.colour {
            When::Always => true,
            When::Never => false,
            When::Auto if set("NO_COLOR") => false,
            When::Auto if self.world.var("CLICOLOR_FORCE").is_some_and(|v| v != "0") => true,
            When::Auto if self.world.var("CLICOLOR").is_some_and(|v| v == "0") => false,
            When::Auto => terminal && self.world.var("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}

/// Takes JSON line by line, which is how it is laid out, and hands it on escaped.
pub struct Json<'p> {
    printer: &'p mut Printer,
    text: Vec<u8>,
}

impl Write for Json<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.text.extend_from_slice(bytes);
        if bytes.contains(&b'\n') && self.text.len() >= WAITS_MOST {
            self.hand_on();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Json<'_> {
    /// Nothing that is escaped spans lines.
    fn hand_on(&mut self) {
        let end = memchr::memrchr(b'\n', &self.text).map_or(0, |last| last + 1);
        let lines = self.text.get(..end).unwrap_or_default();
        let lines = String::from_utf8_lossy(lines);
        self.printer.answer.push_str(&escape::json(&lines));
        self.text.drain(..end);
        self.printer.pour();
    }
}

impl Drop for Json<'_> {
    fn drop(&mut self) {
        self.hand_on();
    }
}

/// What the operating system says, without Rust's `(os error 28)`.
fn words_of(error: &std::io::Error) -> String {
    let text = error.to_string().to_lowercase();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
