//! The one door to the environment: arguments, variables, clock, streams, terminal, other programs.

use std::ffi::OsString;
use std::io::{IsTerminal, Read, Write};
use std::path::Path;
use std::process::Stdio;

use crate::model::day::Day;
use crate::shell::world::{Clock, Program, World};
use crate::shell::zone::{self, Zone};
use crate::store::write::interrupt::Interrupts;

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
        stdin: Box::new(Keyboard::new()),
        stdout_is_terminal: std::io::stdout().is_terminal(),
        stdout: Box::new(std::io::stdout()),
        stderr_is_terminal: std::io::stderr().is_terminal(),
        stderr: Box::new(std::io::stderr()),
        width: columns(),
        clock: Box::new(clock),
        run: Box::new(run),
        git: Box::new(git),
        faults: None,
    }
}

/// Standard input. On a terminal a signal that is held back ends the wait for a line: the system would go on
/// waiting for one otherwise.
struct Keyboard {
    stdin: std::io::Stdin,
    is_terminal: bool,
    /// Whether the line that is being read was begun: the rest of it waits in the buffer of `stdin`.
    begun: bool,
}

/// How long a wait for a line goes on before it looks whether a signal is being held back.
const LOOK_UP: rustix::event::Timespec = rustix::event::Timespec {
    tv_sec: 0,
    tv_nsec: 200_000_000,
};

impl Keyboard {
    #[expect(
        clippy::disallowed_methods,
        reason = "standard input comes in by this door"
    )]
    fn new() -> Self {
        let stdin = std::io::stdin();
        Self {
            is_terminal: stdin.is_terminal(),
            stdin,
            begun: false,
        }
    }
}

impl Read for Keyboard {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        if self.is_terminal && !self.begun {
            let wait = rustix::event::PollFlags::IN;
            let mut asked = [rustix::event::PollFd::new(&self.stdin, wait)];
            // A signal that came just before the wait does not end it.
            while rustix::event::poll(&mut asked, Some(&LOOK_UP))? == 0 {
                if Interrupts::came_while_held() {
                    return Err(std::io::ErrorKind::Interrupted.into());
                }
            }
        }
        let read = self.stdin.read(bytes)?;
        let last = bytes.get(..read).and_then(<[u8]>::last);
        self.begun = last.is_some_and(|byte| *byte != b'\n');
        Ok(read)
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

/// Asks the clock for the local day.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the clock"
)]
fn clock() -> Clock {
    let now = std::time::SystemTime::now();
    let seconds = match now.duration_since(std::time::UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        // A clock before 1970: rounded down to the second.
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |s| -s - 1),
    };
    let utc = chrono::DateTime::from_timestamp(seconds, 0);
    let asked = zone::of(std::env::var_os("TZ").as_deref(), is_zone);
    let local = match asked {
        // A zone file that is damaged makes chrono panic.
        Zone::Local => std::panic::catch_unwind(|| {
            utc.map(|utc| utc.with_timezone(&chrono::Local).date_naive())
        })
        .ok(),
        Zone::Utc | Zone::Unknown => None,
    };
    let unknown = asked == Zone::Unknown || (asked == Zone::Local && local.is_none());
    Clock {
        day: local
            .unwrap_or_else(|| utc.map(|utc| utc.date_naive()))
            .and_then(Day::from_date),
        warning: unknown
            .then(|| "the time zone in $TZ is unknown here; today is told in UTC".to_owned()),
    }
}

/// Whether a path is a time zone file.
#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a zone of the system is no file of the network"
)]
fn is_zone(path: &Path) -> bool {
    let regular = std::fs::metadata(path).is_ok_and(|found| found.is_file());
    let mut start = [0; 4];
    regular
        && std::fs::File::open(path)
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok()
        && start == *b"TZif"
}

/// Runs an editor or a pager by `sh` and waits for it; true where it ended well.
#[expect(
    clippy::disallowed_types,
    reason = "other programs are started here only"
)]
fn run(program: &Program<'_>) -> std::io::Result<bool> {
    // Ctrl-C is the other program's, as long as it has the terminal.
    let _held = Interrupts::hold();
    let mut line = program.line.to_owned();
    if program.argument.is_some() {
        line.push(" \"$@\"");
    }
    let mut command = std::process::Command::new("sh");
    command.arg("-c").arg(line).arg("mentor");
    command.args(program.argument);
    command.envs(program.vars.iter().copied());
    let Some(input) = program.input else {
        return Ok(command.status()?.success());
    };
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        // A reader who leaves early has seen enough.
        let _ = pipe.write_all(input);
    }
    Ok(child.wait()?.success())
}

/// Variables by which another git command says which repository it is at work in: a hook that calls this
/// program has them.
const OF_ANOTHER_REPOSITORY: [&str; 15] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_INDEX_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];
/// Settings of a repository that would start programs which a commit does not need.
const NO_OTHER_PROGRAM: [&str; 4] = [
    "core.fsmonitor=false",
    "core.pager=cat",
    "gc.auto=0",
    "maintenance.auto=false",
];

/// Runs git in a folder; it never asks, and knows no repository but that of the folder.
#[expect(
    clippy::disallowed_types,
    reason = "other programs are started here only"
)]
fn git(folder: &Path, args: &[OsString]) -> Result<String, String> {
    let mut command = std::process::Command::new("git");
    for setting in NO_OTHER_PROGRAM {
        command.arg("-c").arg(setting);
    }
    for name in OF_ANOTHER_REPOSITORY {
        command.env_remove(name);
    }
    let output = command
        .arg("-C")
        .arg(folder)
        .args(args)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_EDITOR", "true")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            let error = error.to_string().to_lowercase();
            let words = error.split(" (os error").next().unwrap_or(&error);
            format!("git cannot be run: {words}")
        })?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        // A hook may say on stdout why it refuses.
        let said = [&output.stderr, &output.stdout].map(|bytes| text(bytes));
        Err(said.join("\n").trim().to_owned())
    }
}
