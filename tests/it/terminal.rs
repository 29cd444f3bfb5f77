//! The program on a terminal: inside this process for transcripts, and on a real one for what only that can show.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use mentor::model::day::Day;
use mentor::shell::world::{Clock, Program, World};

use crate::sandbox::Sandbox;
use crate::suggested::words;

/// What can be seen on the screen.
#[derive(Clone, Default)]
struct Screen(Arc<Mutex<Vec<u8>>>);

impl Screen {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Somebody who types a line whenever one is wanted; what is typed can be seen.
struct Typist {
    screen: Screen,
    lines: std::vec::IntoIter<String>,
    line: std::collections::VecDeque<u8>,
}

impl Read for Typist {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        if self.line.is_empty() {
            let line = self.lines.next().unwrap_or_else(|| "^D".to_owned());
            self.screen.write_all(line.as_bytes())?;
            match line.as_str() {
                "^C" => return Err(ErrorKind::Interrupted.into()),
                "^D" => return Ok(0),
                _ => {}
            }
            self.screen.write_all(b"\n")?;
            self.line.extend(line.bytes().chain([b'\n']));
        }
        let (Some(byte), Some(slot)) = (self.line.pop_front(), bytes.first_mut()) else {
            return Ok(0);
        };
        *slot = byte;
        Ok(1)
    }
}

/// Runs a command line that begins with `mentor` in the sandbox's network, on a terminal of 80 columns without
/// colour: everything that is on the screen afterwards, and the exit code where it is not 0.
pub fn run(sandbox: &Sandbox, command: &str, typed: &[&str]) -> String {
    let screen = Screen::default();
    let typist = Typist {
        screen: screen.clone(),
        lines: typed
            .iter()
            .map(|line| (*line).to_owned())
            .collect::<Vec<_>>()
            .into_iter(),
        line: std::collections::VecDeque::new(),
    };
    let mut pager = screen.clone();
    let vars = [("NO_COLOR", "1"), ("MENTOR_TODAY", sandbox.today())];
    let vars: HashMap<&str, OsString> = vars
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let vars: HashMap<String, OsString> = vars
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let world = World {
        var: Box::new(move |name: &str| vars.get(name).cloned()),
        cwd: Some(sandbox.network()),
        stdin: Box::new(typist),
        stdin_is_terminal: true,
        stdout: Box::new(screen.clone()),
        stdout_is_terminal: true,
        stderr: Box::new(screen.clone()),
        stderr_is_terminal: true,
        width: Some(80),
        clock: Box::new(|| Clock {
            day: Day::parse(crate::sandbox::TODAY),
            warning: None,
        }),
        run: Box::new(move |program: &Program<'_>| {
            pager.write_all(program.input.unwrap_or_default())?;
            Ok(true)
        }),
        git: Box::new(git),
        faults: None,
    };
    let args: Vec<OsString> = words(command).into_iter().map(OsString::from).collect();
    let code = mentor::run(&args, world);
    let mut text = sandbox.text(screen.text().as_bytes());
    if !text.ends_with('\n') {
        text.push('\n');
    }
    // Blanks at the end of a line are not seen, and editors take them away.
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut text = lines.join("\n");
    text.push('\n');
    if code != 0 {
        text.push_str(&format!("? {code}\n"));
    }
    text
}

fn git(folder: &Path, args: &[OsString]) -> Result<String, String> {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .output();
    let done = done.map_err(|error| error.to_string())?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if done.status.success() {
        Ok(text(&done.stdout))
    } else {
        Err(text(&done.stderr))
    }
}

/// Runs the program itself on a terminal of its own and hands the keyboard to `type_there`, which gets what is on
/// the screen as far as it was said, line by line.
struct Session {
    child: std::process::Child,
    master: std::fs::File,
    seen: String,
}

impl Session {
    fn begin(sandbox: &Sandbox, args: &[&str]) -> Self {
        use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let open = || {
            let path = Path::new(name.to_str().unwrap());
            std::fs::File::options()
                .read(true)
                .write(true)
                .open(path)
                .unwrap()
        };
        let mut command = sandbox.command(crate::sandbox::MENTOR);
        command.args(args).env("NO_COLOR", "1").env("PAGER", "cat");
        command.stdin(open()).stdout(open()).stderr(open());
        Self {
            child: command.spawn().unwrap(),
            master: master.into(),
            seen: String::new(),
        }
    }

    /// Reads until the screen ends with this.
    fn until(&mut self, end: &str) {
        let mut byte = [0];
        while !self.seen.ends_with(end) {
            match self.master.read(&mut byte) {
                Ok(1) => self.seen.push(char::from(byte[0])),
                other => panic!("{other:?} before {end:?}: {}", self.seen),
            }
        }
    }

    fn type_in(&mut self, line: &str) {
        self.master
            .write_all(format!("{line}\n").as_bytes())
            .unwrap();
        // The echo comes back with a carriage return.
        self.until(&format!("{line}\r\n"));
    }

    /// What Ctrl-C sends where the terminal is the program's own.
    fn interrupt(&self) {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    }

    fn end(mut self) -> Option<i32> {
        let code = self.child.wait().unwrap().code();
        let _ = self.master.read_to_string(&mut self.seen);
        code
    }
}

#[test]
fn ctrl_c_in_a_conversation_offers_to_keep_what_was_said() {
    let sandbox = Sandbox::new("none").unwrap();
    let mut session = Session::begin(&sandbox, &["init", "net"]);
    session.until("\r\n> ");
    session.type_in("Ana Ruiz");
    session.until("\r\n> ");
    session.interrupt();
    session.until("questions\r\n> ");
    session.type_in("yes");
    assert_eq!(session.end(), Some(0));
    let settings = sandbox.network().join("net/mentor.toml");
    let text = std::fs::read_to_string(settings).unwrap();
    assert!(text.contains("\nname = \"Ana Ruiz\"\n"), "{text}");

    let mut session = Session::begin(&sandbox, &["init", "other"]);
    session.until("\r\n> ");
    session.type_in("Ana Ruiz");
    session.until("\r\n> ");
    session.interrupt();
    session.until("questions\r\n> ");
    session.interrupt();
    assert_eq!(session.end(), Some(0));
    assert!(!sandbox.network().join("other").exists());
}

#[test]
fn whatever_is_answered_a_network_that_is_there_only_gains_lines() {
    use proptest::test_runner::{Config, TestRunner};
    // What is typed: skips, words that several questions take, and slips.
    const TYPED: [&str; 14] = [
        "",
        "",
        "x y",
        "2",
        "1, 3",
        "eoy",
        "yesterday",
        "guidance",
        "peer",
        "monthly",
        "back",
        "Ask them by fri",
        "3 Zoë",
        "A; b",
    ];
    // Parts of files as people leave them.
    const GOALS: [&str; 4] = [
        "+++\ntitle = \"G\"\n+++\n",
        "+++\r\ntitle = \"G\" # c\r\nneeds = []\r\n+++\r\n## Strengths\r\n\r\ntext",
        "+++\ntitle = 'G'\nfunctions = [\n  \"access\", # d\n]\n+++\n# G\n\n* a\n\n### Milestones\n1. x\n\n## Private\n- p",
        "no front matter\n",
    ];
    const SETTINGS: [&str; 5] = [
        "format = 1\n",
        "# c\nformat = 1 # d\n\n[me]\n# name = \"x\"\n\n[fit]\n",
        "format = 1\nme = { name = \"A\" }",
        "me.name = \"A\"\nformat = 1\r\n",
        "[me]\nexpertise = []\nname=\"A\"",
    ];
    const PEOPLE: [&str; 6] = [
        "name = \"P\"\n",
        "name = \"P\"\n[relationship] # c\nroles = []\n# d\n",
        "name = \"P\"\nrelationship = { stage = \"active\" }",
        "name = \"P\"\nrelationship.roles = [\"peer\"]\nrelationship.cadence = \"none\"",
        "\u{feff}name = \"P\"\r\n\r\n[relationship]\r\nstage = \"active\"\r\n\r\n[contact]\r\nemail = \"p@x.org\"",
        "name = ",
    ];
    let parts = (
        0..SETTINGS.len(),
        0..GOALS.len(),
        0..PEOPLE.len(),
        0..PEOPLE.len(),
    );
    let typed = proptest::collection::vec(0..TYPED.len(), 0..40);
    let mut runner = TestRunner::new(Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    });
    let gains =
        |((settings, goal, one, other), typed): ((usize, usize, usize, usize), Vec<usize>)| {
            let dir = crate::folder::folder();
            let files = [
                ("mentor.toml", SETTINGS[settings]),
                ("goals/g.md", GOALS[goal]),
                ("people/one/person.toml", PEOPLE[one]),
                ("people/other/person.toml", PEOPLE[other]),
            ];
            for (path, text) in files {
                let path = dir.path().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            }
            let lines: Vec<&str> = typed
                .iter()
                .map(|at| TYPED[*at])
                .chain(["q", "yes"])
                .collect();
            let typed: &'static str =
                Box::leak(format!("{}\nyes\n", lines.join("\n")).into_boxed_str());
            let ended = crate::inside::run_typed(
                dir.path(),
                &["init", "--continue"],
                None,
                &|_| panic!(),
                typed,
            );
            assert!(
                ended.code <= 1 && !ended.err.contains("should not have happened"),
                "{}",
                ended.err
            );
            for (path, text) in files {
                let now = std::fs::read_to_string(dir.path().join(path)).unwrap();
                let mut after = now.split_inclusive('\n');
                for line in text.split_inclusive('\n') {
                    // A last line may gain its line end.
                    let stays = |new: &str| {
                        new == line
                            || !line.ends_with('\n') && new.trim_end_matches(['\r', '\n']) == line
                    };
                    assert!(after.any(stays), "{path} lost {line:?}:\n{now}");
                }
            }
            Ok(())
        };
    runner.run(&(parts, typed), gains).unwrap();
}
