//! A world for tests: what is said in it can be read back, and its editor is a closure.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::rc::Rc;

use crate::error::Failure;
use crate::model::day::Day;
use crate::shell::args::Globals;
use crate::shell::context::{self, Context, Outcome};
use crate::shell::print::Printer;
use crate::shell::world::{Clock, Program, World};

/// What was said on a stream.
#[derive(Clone, Default)]
pub struct Heard(Rc<RefCell<Vec<u8>>>);

impl Heard {
    /// Everything that was said.
    pub fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A stream that refuses everything.
pub struct Refusing(pub ErrorKind);

impl Write for Refusing {
    fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Err(self.0.into())
    }
}

/// A run in a made-up world.
pub struct Stage {
    /// The printer, with the world in it.
    pub printer: Printer,
    /// The options of the run.
    pub globals: Globals,
    /// Standard output.
    pub out: Heard,
    /// Standard error.
    pub err: Heard,
}

impl Stage {
    /// No terminal, no variables but these, the clock at 2026-11-21.
    pub fn new(vars: &[(&str, &str)]) -> Self {
        let vars: HashMap<String, OsString> = vars
            .iter()
            .map(|(name, value)| ((*name).to_owned(), OsString::from(value)))
            .collect();
        let (out, err) = (Heard::default(), Heard::default());
        let world = World {
            var: Box::new(move |name| vars.get(name).cloned()),
            cwd: None,
            stdin: Box::new(std::io::empty()),
            stdin_is_terminal: false,
            stdout: Box::new(out.clone()),
            stdout_is_terminal: false,
            stderr: Box::new(err.clone()),
            stderr_is_terminal: false,
            width: None,
            clock: Box::new(|| Clock {
                day: Day::parse("2026-11-21"),
                warning: None,
            }),
            run: Box::new(|_| panic!("no program is run here")),
            git: Box::new(|_, _| panic!("git is not run here")),
            faults: None,
        };
        Self {
            printer: Printer::new(world),
            globals: Globals::default(),
            out,
            err,
        }
    }

    /// In this folder.
    pub fn at(mut self, folder: &Path) -> Self {
        self.printer.world.cwd = Some(folder.to_owned());
        self
    }

    /// On a terminal of 60 columns, with this typed.
    pub fn on_a_terminal(mut self, typed: &'static str) -> Self {
        let world = &mut self.printer.world;
        world.stdin = Box::new(typed.as_bytes());
        world.stdin_is_terminal = true;
        world.stdout_is_terminal = true;
        world.stderr_is_terminal = true;
        world.width = Some(60);
        self
    }

    /// With these bytes on standard input.
    pub fn reading(mut self, typed: &'static [u8]) -> Self {
        self.printer.world.stdin = Box::new(typed);
        self
    }

    /// With a program (an editor, a pager) that does this: it gets its command line, its argument
    /// and its input.
    pub fn running(
        mut self,
        act: impl Fn(&OsStr, Option<&Path>, Option<&[u8]>) -> bool + 'static,
    ) -> Self {
        self.printer.world.run = Box::new(move |program: &Program<'_>| {
            let argument = program.argument.map(Path::new);
            Ok(act(program.line, argument, program.input))
        });
        self
    }

    /// Runs a command and gives the exit code.
    pub fn run(
        &mut self,
        command: impl FnOnce(&mut Context<'_>) -> Result<Outcome, Failure>,
    ) -> u8 {
        self.printer.obey(&self.globals);
        let outcome = context::run(self.globals.clone(), &mut self.printer, command);
        self.printer.finish(outcome)
    }
}
