//! A folder of its own for each test: a copy of a network under git, a home, a clean environment.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex, OnceLock};

use tempfile::TempDir;

use crate::folder::{copy, folder};

/// The program under test.
pub const MENTOR: &str = env!("CARGO_BIN_EXE_mentor");
/// What stands for the sandbox's own path in what was printed.
pub const ROOT: &str = "/sandbox";
/// The day of every test that does not say another.
pub const TODAY: &str = "2026-11-21";

/// A network to try commands on; it goes when this value goes.
pub struct Sandbox {
    dir: TempDir,
    today: String,
}

/// The folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Sandbox {
    /// A fresh copy of a network: a folder of the repository (`examples/harbor`), `empty` (only a
    /// `mentor.toml`) or `none` (an empty folder that is no network and not under git).
    pub fn new(network: &str) -> Result<Self, String> {
        let template = template(network)?;
        let dir = folder();
        copy(&template, dir.path()).map_err(|error| format!("{network}: {error}"))?;
        Ok(Self {
            dir,
            today: TODAY.to_owned(),
        })
    }

    /// The same on another day.
    pub fn on(mut self, today: &str) -> Self {
        today.clone_into(&mut self.today);
        self
    }

    /// The day of its commands.
    pub fn today(&self) -> &str {
        &self.today
    }

    /// The folder that holds `network` and `home`.
    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The network's folder.
    pub fn network(&self) -> PathBuf {
        self.root().join("network")
    }

    /// Runs `mentor` with these arguments in the network's folder, its standard input empty.
    pub fn mentor<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Output {
        self.command(MENTOR).args(args).output().unwrap()
    }

    /// Runs `mentor` with a text on standard input.
    pub fn fed<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>, stdin: &str) -> Output {
        let mut command = self.command(MENTOR);
        command.args(args).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Who fails before it reads closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Runs a line of shell in the network's folder, with `mentor` in the path.
    pub fn sh(&self, line: &str) -> Output {
        self.command("sh").arg("-c").arg(line).output().unwrap()
    }

    /// A command with the sandbox's environment and nothing of the machine's.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        clean(&mut command, self.root());
        command
            .current_dir(self.network())
            .env("MENTOR_TODAY", &self.today)
            .stdin(Stdio::null());
        command
    }

    /// What was printed, with the sandbox's path made the same on every machine.
    pub fn text(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let own = self.root().to_string_lossy();
        text.replace(own.as_ref(), ROOT)
    }

    /// Everything in the network but `.git`: paths, kinds, modes and contents, in order.
    pub fn tree(&self) -> Vec<(PathBuf, u32, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.network()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.file_name() == Some(OsStr::new(".git")) {
                    continue;
                }
                let meta = fs::symlink_metadata(&path).unwrap();
                let mode = std::os::unix::fs::PermissionsExt::mode(&meta.permissions());
                let bytes = if meta.is_dir() {
                    folders.push(path.clone());
                    Vec::new()
                } else if meta.is_symlink() {
                    fs::read_link(&path)
                        .unwrap()
                        .as_os_str()
                        .as_bytes()
                        .to_vec()
                } else {
                    fs::read(&path).unwrap_or_default()
                };
                found.push((path, mode, bytes));
            }
        }
        found.sort();
        found
    }
}

/// Gives a command an environment that is the same on every machine.
fn clean(command: &mut Command, root: &Path) {
    let mut path = OsString::from(Path::new(MENTOR).parent().unwrap());
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into()));
    command
        .env_clear()
        .env("PATH", path)
        .env("HOME", root.join("home"))
        .env("TMPDIR", root.join("tmp"))
        .env("TZ", "UTC")
        .env("LC_ALL", "C.UTF-8")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_NAME", "Ana Ruiz")
        .env("GIT_AUTHOR_EMAIL", "ana@example.org")
        .env("GIT_AUTHOR_DATE", "2026-11-20T12:00:00Z")
        .env("GIT_COMMITTER_NAME", "Ana Ruiz")
        .env("GIT_COMMITTER_EMAIL", "ana@example.org")
        .env("GIT_COMMITTER_DATE", "2026-11-20T12:00:00Z");
}

/// The network made once, committed, and copied for each sandbox.
fn template(network: &str) -> Result<PathBuf, String> {
    type Made = HashMap<String, Arc<OnceLock<Result<PathBuf, String>>>>;
    static MADE: OnceLock<(TempDir, Mutex<Made>)> = OnceLock::new();
    let (dir, made) = MADE.get_or_init(|| {
        // It outlives every test, so it stands where `cargo clean` finds it.
        let dir = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        (dir, Mutex::new(HashMap::new()))
    });
    let slot = Arc::clone(made.lock().unwrap().entry(network.to_owned()).or_default());
    let name = network.replace('/', "_");
    slot.get_or_init(|| make_template(network, &dir.path().join(name)))
        .clone()
}

fn make_template(network: &str, root: &Path) -> Result<PathBuf, String> {
    let said = |error: std::io::Error| format!("{network}: {error}");
    let folder = root.join("network");
    for sub in ["network", "home", "tmp"] {
        fs::create_dir_all(root.join(sub)).map_err(said)?;
    }
    match network {
        "none" => return Ok(root.to_owned()),
        "empty" => fs::write(folder.join("mentor.toml"), "format = 1\n").map_err(said)?,
        _ => copy(&repository().join(network), &folder).map_err(said)?,
    }
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        clean(&mut command, root);
        let done = command.arg("-C").arg(&folder).args(args).output();
        match done {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
            Err(error) => Err(format!("git: {error}")),
        }
    };
    git(&["init", "-q", "-b", "main"])?;
    git(&["add", "-A"])?;
    git(&["commit", "-q", "-m", "Begin"])?;
    Ok(root.to_owned())
}
