//! One commit of just the files that a command wrote, where `[git] commit` asks for it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::model::change::{Change, ChangeSet};
use crate::shell::world::World;

/// Files in git's own folder that say that something is under way.
const UNDER_WAY: [&str; 6] = [
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "rebase-merge",
    "rebase-apply",
    "BISECT_START",
];

/// What became of the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Committed {
    /// It was made, or the network is not under git.
    Well,
    /// A merge or a rebase is under way: none was made.
    UnderWay,
    /// Git said no, in its words.
    Failed(String),
}

/// Commits the files of a change set that was written, and nothing else that may be staged.
pub fn commit(world: &mut World, root: &Path, set: &ChangeSet) -> Committed {
    let mut git = |words: &[&str], paths: &[OsString]| {
        let words = words.iter().map(OsString::from);
        let args: Vec<OsString> = words.chain(paths.iter().cloned()).collect();
        (world.git)(root, &args)
    };
    let Ok(folder) = git(&["rev-parse", "--absolute-git-dir"], &[]) else {
        return Committed::Well;
    };
    let folder = PathBuf::from(folder.trim_end_matches('\n'));
    if UNDER_WAY.iter().any(|name| folder.join(name).exists()) {
        return Committed::UnderWay;
    }
    let paths = paths(set);
    let done = git(&["add", "-A", "--"], &paths).and_then(|_| {
        git(
            &["commit", "-q", "-m", &set.summary, "--only", "--"],
            &paths,
        )
    });
    match done {
        Ok(_) => Committed::Well,
        Err(said) => Committed::Failed(said),
    }
}

/// Every path that a change set touches, taken by its letters.
fn paths(set: &ChangeSet) -> Vec<OsString> {
    let literal = |path: &crate::model::ids::RelPath| format!(":(literal){path}").into();
    let mut paths = Vec::new();
    for change in &set.changes {
        match change {
            Change::Create { path, .. }
            | Change::Edit { path, .. }
            | Change::Append { path, .. }
            | Change::Remove { path }
            | Change::RemoveFolder { path } => paths.push(literal(path)),
            Change::Rename { from, to, .. } | Change::MoveFolder { from, to } => {
                paths.extend([literal(from), literal(to)]);
            }
            // Git knows no empty folders.
            Change::Folder { .. } => {}
        }
    }
    paths
}
