//! The program run inside this process: fast, and with a world of the test's own.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::{Arc, Mutex};

use mentor::model::day::Day;
use mentor::shell::world::{Clock, Program, World};
use mentor::store::door::Faults;

/// What is said on a stream.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl std::io::Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What somebody does to a text that the editor opens.
pub type Typing = dyn Fn(&Path);

/// How a run ended.
pub struct Ended {
    /// The exit code.
    pub code: u8,
    /// What was said on stdout.
    pub out: String,
    /// What was said on stderr.
    pub err: String,
}

/// Runs a command on the network at `root`, on the day of the sample, in no terminal.
pub fn run(
    root: &Path,
    command: &[&str],
    faults: Option<Faults>,
    typing: &'static Typing,
) -> Ended {
    run_typed(root, command, faults, typing, "")
}

/// The same with this typed on a terminal; in no terminal where nothing is.
pub fn run_typed(
    root: &Path,
    command: &[&str],
    faults: Option<Faults>,
    typing: &'static Typing,
    typed: &'static str,
) -> Ended {
    let is_terminal = !typed.is_empty();
    let (out, err) = (Heard::default(), Heard::default());
    let world = World {
        var: Box::new(|name: &str| match name {
            "EDITOR" => Some("editor".into()),
            "PAGER" => Some("cat".into()),
            _ => None,
        }),
        cwd: Some(root.to_owned()),
        stdin: Box::new(typed.as_bytes()),
        stdin_is_terminal: is_terminal,
        stdout: Box::new(out.clone()),
        stdout_is_terminal: is_terminal,
        stderr: Box::new(err.clone()),
        stderr_is_terminal: is_terminal,
        width: None,
        clock: Box::new(|| Clock {
            day: Day::parse(crate::sandbox::TODAY),
            warning: None,
        }),
        run: Box::new(move |program: &Program<'_>| {
            typing(Path::new(program.argument.unwrap()));
            Ok(true)
        }),
        git: Box::new(|_, _| panic!("git is not run here")),
        faults,
    };
    let args: Vec<OsString> = std::iter::once("mentor")
        .chain(command.iter().copied())
        .map(|word| OsStr::new(word).to_owned())
        .collect();
    let code = mentor::run(&args, world);
    Ended {
        code,
        out: out.text(),
        err: err.text(),
    }
}
