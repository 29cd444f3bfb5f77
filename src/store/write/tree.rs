//! Everything that stands in a folder, however deep: what goes with it when it is moved or removed.
//!
//! What may live here: listing it, telling whether it is still the same, taking it away. What may not:
//! a decision to do so. Links are names like any other: none is followed.

use std::ffi::OsString;
use std::fmt::Write;

use super::fingerprint::Fingerprint;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Entry, Kind, Refused};

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its path below the folder; what is not UTF-8 in it is replaced.
    pub path: RelPath,
    /// What it is.
    pub kind: Kind,
    /// Which file it is, and its size in bytes; 0 for folders.
    size: u64,
    inode: u64,
}

/// What stands in a folder, in the order of paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Every name, folders before what is in them.
    pub leaves: Vec<Leaf>,
}

impl Tree {
    /// Leaves out what goes elsewhere before: a path from the root, with everything below it.
    pub fn without(&mut self, gone: &RelPath, folder: &RelPath) {
        let Some(gone) = gone.below(folder).map(RelPath::new) else {
            return;
        };
        let stays = |leaf: &Leaf| leaf.path != gone && leaf.path.below(&gone).is_none();
        self.leaves.retain(stays);
    }

    /// What tells whether a folder still holds the same files: their names, and which they are.
    pub fn print(&self) -> Fingerprint {
        let mut text = String::new();
        for leaf in &self.leaves {
            let _ = writeln!(
                text,
                "{} {:?} {} {}",
                leaf.path, leaf.kind, leaf.size, leaf.inode
            );
        }
        Fingerprint::of(text.as_bytes())
    }
}

/// What stands in a folder.
pub fn tree(door: &Door, folder: &RelPath) -> Result<Tree, Refused> {
    let mut pending = vec![RelPath::new("")];
    let mut leaves = Vec::new();
    while let Some(at) = pending.pop() {
        let here = below(folder, &at);
        for entry in door.folder(&here)?.list()? {
            let name = entry.name.to_string_lossy();
            let path = below(&at, &RelPath::new(name.as_ref()));
            let mut kind = entry.kind;
            let (mut size, mut inode) = (0, 0);
            if kind != Kind::Folder
                && let Ok(stat) = door.look(&here.join(&name))
            {
                kind = stat.kind;
                (size, inode) = (stat.size, stat.inode);
            }
            if kind == Kind::Folder {
                pending.push(path.clone());
                (size, inode) = (0, 0);
            }
            leaves.push(Leaf {
                path,
                kind,
                size,
                inode,
            });
        }
    }
    leaves.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Tree { leaves })
}

/// Takes a folder away with everything in it; nothing of it need be there any more.
pub fn clear(door: &Door, folder: &RelPath) -> Result<(), Refused> {
    let root = match door.folder(folder) {
        Ok(root) => root,
        Err(Refused::Missing) => return Ok(()),
        Err(error) => return Err(error),
    };
    let entries = root.list()?;
    // The folders on the way down, each with what is left in it.
    let mut open = vec![(root, entries, OsString::new())];
    while let Some((here, left, _)) = open.last_mut() {
        match left.pop() {
            None => {
                let ended = open.pop();
                if let (Some((_, _, name)), Some((above, _, _))) = (ended, open.last()) {
                    gone(above.remove_folder(&name))?;
                }
            }
            Some(entry) if entry.kind == Kind::Folder => {
                let below = here.folder(&entry.name)?;
                let entries = below.list()?;
                open.push((below, entries, entry.name));
            }
            Some(entry) => match here.remove(&entry.name) {
                // A file system that does not tell kinds.
                Err(Refused::NotA(Kind::Folder)) => {
                    left.push(Entry {
                        kind: Kind::Folder,
                        ..entry
                    });
                }
                other => gone(other)?,
            },
        }
    }
    gone(door.remove_folder(folder))
}

/// A path below another; the other where it is empty.
pub fn below(folder: &RelPath, path: &RelPath) -> RelPath {
    if path.as_str().is_empty() {
        folder.clone()
    } else {
        folder.join(path.as_str())
    }
}

/// What is gone already was taken away.
pub fn gone(removed: Result<(), Refused>) -> Result<(), Refused> {
    match removed {
        Err(Refused::Missing) => Ok(()),
        other => other,
    }
}
