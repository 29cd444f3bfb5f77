//! The world as a value: everything that a run may see or touch beside the network's files.
//!
//! `env` makes the real one; tests make their own and read back what was said.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::model::day::Day;
use crate::store::door::Faults;

/// What the clock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Today; `None` where the clock is outside year 1 to 9999.
    pub day: Option<Day>,
    /// What is odd about it, as one line for stderr (an unknown time zone).
    pub warning: Option<String>,
}

/// Runs a program named by the environment (an editor, a pager): its command line as the shell
/// takes it, what is added as a further argument, and what it gets on its standard input.
pub type Runner = Box<dyn FnMut(&Program<'_>) -> std::io::Result<bool>>;

/// Looks up a variable by its name.
pub type Lookup = Box<dyn Fn(&str) -> Option<OsString>>;

/// Runs git in a folder with these arguments, without a terminal.
pub type Git = Box<dyn FnMut(&Path, &[OsString]) -> Result<String, String>>;

/// A program to run in the terminal.
#[derive(Debug)]
pub struct Program<'a> {
    /// The command line, as `sh` takes it.
    pub line: &'a std::ffi::OsStr,
    /// One more argument.
    pub argument: Option<&'a std::ffi::OsStr>,
    /// What it reads on its standard input; `None`: the terminal's.
    pub input: Option<&'a [u8]>,
    /// Variables set for it.
    pub vars: &'a [(&'static str, &'static str)],
}

/// The world of one run.
pub struct World {
    /// Looks up a variable of the environment.
    pub var: Lookup,
    /// The working directory; `None` where it is gone.
    pub cwd: Option<PathBuf>,
    /// Standard input.
    pub stdin: Box<dyn Read>,
    /// Whether standard input is a terminal.
    pub stdin_is_terminal: bool,
    /// Standard output.
    pub stdout: Box<dyn Write>,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Standard error.
    pub stderr: Box<dyn Write>,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
    /// The terminal's width in columns; `None` where there is none.
    pub width: Option<usize>,
    /// Asks the clock; called once at most.
    pub clock: Box<dyn Fn() -> Clock>,
    /// Runs an editor or a pager; true where it ended well.
    pub run: Runner,
    /// Runs git in a folder: what it said on stdout, or where it failed what it said on stderr.
    pub git: Git,
    /// What goes wrong with files: tests bring it, in the real world it is `None`.
    pub faults: Option<Faults>,
}

impl World {
    /// A variable of the environment that is there and not empty.
    pub fn var(&self, name: &str) -> Option<OsString> {
        (self.var)(name).filter(|value| !value.is_empty())
    }
}
