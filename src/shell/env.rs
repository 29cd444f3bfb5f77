//! The one door to the environment: arguments, variables, clock, streams, terminal. Nothing else reads them.

use std::ffi::OsString;
use std::io::IsTerminal;

use crate::model::day::Day;
use crate::shell::world::{Clock, World};

/// The arguments, the program's name first; bytes that are not UTF-8 included.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the arguments"
)]
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// Forbids core dumps, which would hold private notes.
pub fn forbid_core_dumps() {
    let none = rustix::process::Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // Where the system refuses, nothing is lost but this precaution.
    let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
}

/// The real world.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the environment"
)]
pub fn world() -> World {
    // What a panic would print may hold private text; `run` says a plain sentence instead.
    std::panic::set_hook(Box::new(|_| {}));
    World {
        var: Box::new(|name| std::env::var_os(name)),
        cwd: std::env::current_dir().ok(),
        stdin_is_terminal: std::io::stdin().is_terminal(),
        stdin: Box::new(std::io::stdin()),
        stdout_is_terminal: std::io::stdout().is_terminal(),
        stdout: Box::new(std::io::stdout()),
        stderr_is_terminal: std::io::stderr().is_terminal(),
        stderr: Box::new(std::io::stderr()),
        width: columns(),
        clock: Box::new(clock),
        run: Box::new(|_| Ok(false)),
    }
}

/// The width of the terminal on stdout.
#[expect(
    clippy::disallowed_methods,
    reason = "the terminal is asked for its size here only"
)]
fn columns() -> Option<usize> {
    let stdout = std::io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    let size = rustix::termios::tcgetwinsize(&stdout).ok()?;
    (size.ws_col > 0).then(|| usize::from(size.ws_col))
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the clock"
)]
fn clock() -> Clock {
    Clock {
        day: Day::from_date(chrono::Local::now().date_naive()),
        warning: None,
    }
}
