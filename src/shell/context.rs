//! What a command is handed: the day, the network, the names, and the ways to answer.
//!
//! Ten methods, each documented with what it says where and what makes the exit code 1. What a
//! command decides for itself stays in the command.

use serde::Serialize;

use crate::error::Failure;
use crate::facts::names::{Who, may_be, resolve, resolve_id};
use crate::model::change::{ChangeSet, Written};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::shell::answer::{Answer, Envelope};
use crate::shell::args::Globals;
use crate::shell::home::{self, Home};
use crate::shell::input::Input;
use crate::shell::print::Printer;
use crate::shell::today::today;
use crate::shell::told::Told;
use crate::shell::write::Scene;

/// How a command that did not fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done: exit code 0.
    Done,
    /// There is something to attend to, and `--exit-code` asked to be told: exit code 3.
    Attention,
    /// Something is wrong with the files, and the answer said what: exit code 1.
    Wrong,
}

/// The run of one command.
pub struct Context<'p> {
    pub(super) printer: &'p mut Printer,
    pub(super) globals: Globals,
    pub(super) home: Home,
    pub(super) told: Told,
    today: Day,
}

/// Runs a command in a context of its own and gives the exit code: 1 where a file could not be
/// read, whatever else is so.
pub fn run(
    globals: Globals,
    printer: &mut Printer,
    command: impl FnOnce(&mut Context<'_>) -> Result<Outcome, Failure>,
) -> Result<u8, Failure> {
    let today = today(globals.today.as_deref(), printer)?;
    let mut context = Context {
        home: Home::default(),
        told: Told::default(),
        printer,
        globals,
        today,
    };
    let outcome = command(&mut context);
    let (outcome, kept) = context.home.settle_drafts(outcome)?;
    for path in kept {
        context.note(format!("what you typed is kept in {path}"));
    }
    Ok(match outcome {
        _ if context.told.broken => 1,
        Outcome::Wrong => 1,
        Outcome::Done => 0,
        Outcome::Attention => 3,
    })
}

impl Context<'_> {
    /// The day that is asked for, the same during the whole run.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Reads the network. Files that cannot be read are told on stderr and make the exit code 1;
    /// with `--fail-fast` the first of them is a failure.
    pub fn read(&mut self, scope: &Scope) -> Result<Network, Failure> {
        let store = self.home.store(&self.globals, &self.printer.world)?;
        if let Some(half) = store.unfinished() {
            self.told
                .unfinished(&half.summary, &half.files, self.printer);
        }
        let reading = store.read(scope);
        let fail_fast = self.globals.fail_fast;
        self.told
            .problems(&reading.problems, fail_fast, self.printer)?;
        Ok(reading.network)
    }

    /// The person or circle that is meant by what was typed (`circle:ID` is a circle); `-` is the one that
    /// standard input names.
    pub fn who(&mut self, typed: &str) -> Result<Who, Failure> {
        let typed = &self.input().name(typed)?;
        let store = self.home.store(&self.globals, &self.printer.world)?;
        // An id that is known needs no look at everybody else's.
        if let Some(id) = store.person(typed) {
            return Ok(Who::Person(id));
        }
        // Of ten thousand ids those that cannot be meant are not even kept.
        if let Some(who) = resolve_id(typed, &store.ids_that(&may_be(typed)))? {
            return Ok(who);
        }
        resolve(typed, &store.ids(), || home::names(store))
    }

    /// The person that is meant; a circle is refused.
    pub fn person(&mut self, typed: &str) -> Result<PersonId, Failure> {
        self.who(typed)?.person()
    }

    /// The people that are meant, each once, in the order typed; `-` reads ids from standard input,
    /// one a line.
    pub fn people(&mut self, typed: &[String]) -> Result<Vec<PersonId>, Failure> {
        let mut people: Vec<PersonId> = Vec::new();
        for one in self.input().names(typed)? {
            let person = self.person(&one)?;
            if !people.contains(&person) {
                people.push(person);
            }
        }
        Ok(people)
    }

    /// Carries out what `decide` makes of the network, all of it or nothing, and gives what was
    /// written, which is also said on stderr. With `dry_run` nothing is written: what would be is
    /// printed as a unified diff, and the answer is empty.
    pub fn change(
        &mut self,
        scope: &Scope,
        dry_run: bool,
        decide: impl FnOnce(&Network) -> Result<ChangeSet, Failure>,
    ) -> Result<Vec<Written>, Failure> {
        let scene = Scene {
            store: self.home.store(&self.globals, &self.printer.world)?,
            told: &mut self.told,
            printer: self.printer,
            fail_fast: self.globals.fail_fast,
            today: self.today,
        };
        if dry_run {
            scene.show(|store| store.read(scope), decide)?;
            return Ok(Vec::new());
        }
        scene.write(|locked| locked.read(scope), decide)
    }

    /// Answers on stdout: a document (`&doc`: rendered on a terminal, plain Markdown in a pipe), or
    /// lines as they are (`&str`, `&String`: `--ids`, CSV).
    pub fn print<'a>(&mut self, answer: impl Into<Answer<'a>>) {
        self.printer.print(answer.into());
    }

    /// Answers on stdout with one JSON object: `schema` (`mentor/NAME/1`), `today`, then the fields of `value`.
    pub fn json(&mut self, name: &str, value: &impl Serialize) -> Result<(), Failure> {
        Envelope::new(name, self.today, value).write(&mut self.printer.json())
    }

    /// Says a line on stderr.
    pub fn note(&mut self, line: impl AsRef<str>) {
        self.printer.note(line.as_ref());
    }

    /// What the person at the keyboard has to say: questions, standard input, the editor.
    pub fn input(&mut self) -> Input<'_> {
        Input {
            printer: self.printer,
            home: &mut self.home,
            globals: &self.globals,
        }
    }
}

#[cfg(test)]
#[path = "context_tests.rs"]
mod tests;
