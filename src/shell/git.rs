//! One commit of just the files that a command wrote, where `[git] commit` asks for it.
//!
//! What may live here: which files, whether it is a good moment, what git is asked. What may not: the
//! starting of a process (`env`), a word on the terminal.
//!
//! What the owner has staged stays staged and is never part of the commit: a file with staged changes is
//! theirs to commit, so that none is made then.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::model::ids::RelPath;
use crate::shell::world::World;
use crate::store::door::Door;
use crate::text::phrase::{listed, shell_word};

/// Files in git's own folder that say that something is under way, and what.
const UNDER_WAY: [(&str, &str); 7] = [
    ("MERGE_HEAD", "a merge"),
    ("CHERRY_PICK_HEAD", "a cherry-pick"),
    ("REVERT_HEAD", "a revert"),
    ("rebase-merge", "a rebase"),
    ("rebase-apply", "a rebase"),
    ("sequencer", "a row of commits"),
    ("BISECT_START", "a bisection"),
];
/// How many lines of what git says are repeated.
const SAID: usize = 8;

/// What became of the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Committed {
    /// It was made.
    Made,
    /// There is nothing to commit: no repository, or git leaves these files out.
    Nothing,
    /// It was better not made, for this reason.
    Left(String),
    /// Git said no: its words, line by line.
    Failed(Vec<String>),
}

/// A repository, and what is to be committed in it.
struct Repository<'a> {
    world: &'a mut World,
    root: &'a Path,
}

impl Repository<'_> {
    fn git(&mut self, words: &[&str], paths: &[OsString]) -> Result<String, String> {
        let words = words.iter().map(OsString::from);
        let args: Vec<OsString> = words.chain(paths.iter().cloned()).collect();
        (self.world.git)(self.root, &args)
    }

    /// Git's own folder; `None` where the network is in no work tree.
    fn folder(&mut self) -> Result<Option<PathBuf>, String> {
        let asked = ["rev-parse", "--is-inside-work-tree"];
        match self.git(&asked, &[]) {
            Ok(answer) if answer.trim() != "true" => return Ok(None),
            Ok(_) => {}
            Err(said) => {
                let mut above = self.root.ancestors();
                let is_one = above.any(|folder| Door::is_there(&folder.join(".git")));
                return if is_one { Err(said) } else { Ok(None) };
            }
        }
        let folder = self.git(&["rev-parse", "--absolute-git-dir"], &[])?;
        Ok(Some(PathBuf::from(folder.trim_end_matches('\n'))))
    }

    /// The files among these that differ from the last commit, each with git's two letters.
    fn status(&mut self, paths: &[OsString]) -> Result<Vec<(String, String)>, String> {
        let words = [
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            "--",
        ];
        let answer = self.git(&words, paths)?;
        let entries = answer.split('\0').filter_map(|entry| {
            let (letters, path) = (entry.get(..2)?, entry.get(3..)?);
            Some((letters.to_owned(), path.to_owned()))
        });
        Ok(entries.collect())
    }
}

/// Commits these files of the network at `root`, and nothing else that may be staged.
pub fn commit(world: &mut World, root: &Path, summary: &str, paths: &[RelPath]) -> Committed {
    let mut repository = Repository { world, root };
    match repository.commit(summary, paths) {
        Ok(committed) => committed,
        Err(said) => Committed::Failed(words_of(&said)),
    }
}

impl Repository<'_> {
    fn commit(&mut self, summary: &str, paths: &[RelPath]) -> Result<Committed, String> {
        let Some(folder) = self.folder()? else {
            return Ok(Committed::Nothing);
        };
        let mut under_way = UNDER_WAY.iter();
        if let Some((_, what)) = under_way.find(|(name, _)| Door::is_there(&folder.join(name))) {
            return Ok(Committed::Left(format!("{what} is under way")));
        }
        let literal = |path: &RelPath| OsString::from(format!(":(literal){path}"));
        let paths: Vec<OsString> = paths.iter().map(literal).collect();
        let changed = self.status(&paths)?;
        let staged: Vec<&str> = changed
            .iter()
            .filter(|(letters, _)| !letters.starts_with([' ', '?']))
            .map(|(_, path)| path.as_str())
            .collect();
        if !staged.is_empty() {
            let verb = if staged.len() == 1 { "has" } else { "have" };
            return Ok(Committed::Left(format!(
                "{} {verb} changes that you staged",
                listed(&staged)
            )));
        }
        if changed.is_empty() {
            return Ok(Committed::Nothing);
        }
        // From the top of the work tree, as git names them.
        let from_top = |path: &String| OsString::from(format!(":(top,literal){path}"));
        let all: Vec<OsString> = changed.iter().map(|(_, path)| from_top(path)).collect();
        let new: Vec<OsString> = changed
            .iter()
            .filter(|(letters, _)| letters == "??")
            .map(|(_, path)| from_top(path))
            .collect();
        if !new.is_empty() {
            self.git(&["add", "--intent-to-add", "--"], &new)?;
        }
        let words = [
            "commit",
            "--quiet",
            "--cleanup=whitespace",
            "-m",
            &one_line(summary),
            "--only",
            "--",
        ];
        let done = self.git(&words, &all);
        if done.is_err() && !new.is_empty() {
            // The index is as it was before.
            let _ = self.git(&["rm", "--cached", "--quiet", "--force", "--"], &new);
        }
        done.map(|_| Committed::Made)
    }
}

/// The command that commits these files by hand.
pub fn by_hand(root: &Path, summary: &str, paths: &[RelPath]) -> String {
    let git = format!("git -C {}", shell_word(&root.to_string_lossy()));
    let paths: Vec<String> = paths.iter().map(|path| shell_word(path.as_str())).collect();
    let (paths, summary) = (paths.join(" "), shell_word(&one_line(summary)));
    format!("{git} add -A -- {paths} && {git} commit -m {summary} -- {paths}")
}

fn one_line(summary: &str) -> String {
    summary.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What git said, without blank lines; where it names what is fatal, that alone.
fn words_of(said: &str) -> Vec<String> {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    let fatal = lines().find_map(|line| line.strip_prefix("fatal: "));
    match fatal {
        Some(fatal) => vec![fatal.to_owned()],
        None => lines().take(SAID).map(str::to_owned).collect(),
    }
}
