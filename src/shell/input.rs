//! What comes from the keyboard: answers to questions, standard input, texts from the editor.

use std::io::{ErrorKind, Read};

use crate::error::Failure;
use crate::shell::args::Globals;
use crate::shell::editor;
use crate::shell::home::Home;
use crate::shell::print::Printer;
use crate::store::write::interrupt::Interrupts;

/// What came after a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A line, trimmed; empty where only Enter was pressed.
    Line(String),
    /// The end of the input (Ctrl-D), Ctrl-C, or nobody can be asked.
    Stop,
}

/// The most bytes that are read from standard input.
const MOST: u64 = 8 * 1024 * 1024;

/// The ways to ask the person at the keyboard.
pub struct Input<'p> {
    pub(super) printer: &'p mut Printer,
    pub(super) home: &'p mut Home,
    pub(super) globals: &'p Globals,
}

impl Input<'_> {
    /// Whether somebody can be asked: standard input and output are both a terminal.
    pub fn is_asked(&self) -> bool {
        self.printer.world.stdin_is_terminal && self.printer.world.stdout_is_terminal
    }

    /// Asks a question and gives the answer, trimmed; `None` where nobody can be asked, or the
    /// answer is the end of the input. What was to be printed before is printed first.
    pub fn ask(&mut self, question: &str) -> Result<Option<String>, Failure> {
        match self.listen(question, false)? {
            Heard::Line(line) => Ok(Some(line)),
            Heard::Stop => Ok(None),
        }
    }

    /// Asks a question of a conversation that would lose something if it just ended: Ctrl-C is an
    /// answer to it, and does not end the program.
    pub fn ask_on(&mut self, question: &str) -> Result<Heard, Failure> {
        let held = Interrupts::hold();
        let heard = self.listen(question, true)?;
        Ok(if held.came() { Heard::Stop } else { heard })
    }

    /// Says a question and takes a line, byte by byte: what follows it belongs to the next question.
    fn listen(&mut self, question: &str, interruptible: bool) -> Result<Heard, Failure> {
        if !self.is_asked() {
            return Ok(Heard::Stop);
        }
        self.printer.flush(false)?;
        self.printer.prompt(question);
        let mut answer = Vec::new();
        let mut byte = [0];
        while answer.len() < 64 * 1024 {
            let read = match self.printer.world.stdin.read(&mut byte) {
                Err(error) if error.kind() == ErrorKind::Interrupted && interruptible => {
                    return Ok(Heard::Stop);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => read.map_err(unreadable)?,
            };
            match (read, byte) {
                (0, _) if answer.is_empty() => return Ok(Heard::Stop),
                (0, _) | (_, [b'\n']) => break,
                (_, [byte]) => answer.push(byte),
            }
        }
        let answer = text(answer)?;
        Ok(Heard::Line(answer.trim().to_owned()))
    }

    /// Everything on standard input.
    pub fn text(&mut self) -> Result<String, Failure> {
        if std::mem::replace(&mut self.home.stdin_is_taken, true) {
            return Err(
                Failure::usage("standard input is read once, and two things ask for it")
                    .hint("name the people in the command, or take the text from a file"),
            );
        }
        let mut bytes = Vec::new();
        let stdin = &mut self.printer.world.stdin;
        stdin
            .take(MOST + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
            return Err(Failure::new("standard input is longer than 8 MB"));
        }
        text(bytes)
    }

    /// The lines of standard input, trimmed, without empty ones.
    pub fn lines(&mut self) -> Result<Vec<String>, Failure> {
        let text = self.text()?;
        let lines = text.lines().map(str::trim);
        Ok(lines
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect())
    }

    /// Who is named: what was typed, each `-` replaced by the lines of standard input. Where `-` was typed and
    /// nothing came it is wrong usage: nobody is not everybody.
    pub fn names(&mut self, typed: &[String]) -> Result<Vec<String>, Failure> {
        self.spread(typed, || {
            Failure::usage("nobody is named on standard input").hint(
                "one id a line is read from it, as `mentor list --ids role:mentor` prints them",
            )
        })
    }

    /// The one who is named: what was typed, `-` replaced by the only line of standard input.
    pub fn name(&mut self, typed: &str) -> Result<String, Failure> {
        if typed != "-" {
            return Ok(typed.to_owned());
        }
        let mut lines = self.names(&[typed.to_owned()])?;
        match (lines.len(), lines.pop()) {
            (1, Some(line)) => Ok(line),
            (several, _) => Err(Failure::usage(format!(
                "standard input names {several}, and one is taken here"
            ))
            .hint("`mentor list --ids | xargs -I{} mentor COMMAND {}` runs a command for each")),
        }
    }

    /// The actions that are named by their handles; of a line of standard input the first word counts, so that
    /// the lines of a list can be piped.
    pub fn handles(&mut self, typed: &[String]) -> Result<Vec<String>, Failure> {
        let lines = self.spread(typed, || {
            Failure::usage("no action is named on standard input").hint(
                "one handle a line is read from it, as `mentor action list --ids` prints them",
            )
        })?;
        let first = |line: &String| line.split_whitespace().next().map(str::to_owned);
        Ok(lines
            .iter()
            .map(|line| first(line).unwrap_or_default())
            .collect())
    }

    fn spread(
        &mut self,
        typed: &[String],
        nothing: impl Fn() -> Failure,
    ) -> Result<Vec<String>, Failure> {
        let mut all = Vec::new();
        for one in typed {
            if one != "-" {
                all.push(one.clone());
                continue;
            }
            let lines = self.lines()?;
            if lines.is_empty() {
                return Err(nothing());
            }
            all.extend(lines);
        }
        Ok(all)
    }

    /// Says that what is typed in the editor will be written nowhere: it is kept, and its path said.
    pub fn only_try(&mut self) {
        self.home.only_try();
    }

    /// Opens a text in the editor, as `.mentor/NAME`, and gives what it became; `None` where
    /// nothing was changed, or everything was taken out. What was typed is kept there until the
    /// command ends well; where it does not, its path is said.
    pub fn edit(&mut self, name: &str, text: &str) -> Result<Option<String>, Failure> {
        self.printer.flush(false)?;
        let line = editor::chosen(&self.printer.world)?;
        let store = self.home.store(self.globals, &self.printer.world)?;
        let draft = store.lay_draft(name, text)?;
        let edited = editor::edit(&mut self.printer.world, store, (&line, &draft));
        self.home.keep(draft, text);
        let edited = edited?;
        Ok((edited != text && !edited.trim().is_empty()).then_some(edited))
    }
}

fn text(bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Failure::new(format!("standard input is not UTF-8 at byte {offset}"))
    })
}

fn unreadable(error: std::io::Error) -> Failure {
    Failure::new(format!("standard input cannot be read: {error}"))
}
