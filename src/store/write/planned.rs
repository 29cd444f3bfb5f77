//! What becomes of one file or folder, with every byte of it: worked out, and not yet written.
//!
//! What may live here: the value. What may not: how it is worked out (`plan`), how it is carried out (`stage`).

use super::tree::Tree;
use crate::model::change::Written;
use crate::model::ids::RelPath;

/// What becomes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    /// A file that is not there yet.
    New {
        /// The file.
        path: RelPath,
        /// Its text.
        new: String,
    },
    /// A file gets other bytes.
    Rewrite {
        /// The file.
        path: RelPath,
        /// Its bytes now.
        old: Vec<u8>,
        /// Its text then.
        new: String,
    },
    /// A file gets another name, and perhaps other bytes.
    Move {
        /// Its name now.
        from: RelPath,
        /// Its name then.
        to: RelPath,
        /// Its bytes now.
        old: Vec<u8>,
        /// Its text then; `None` where the bytes stay.
        new: Option<String>,
    },
    /// A file goes.
    Remove {
        /// The file.
        path: RelPath,
        /// Its bytes now.
        old: Vec<u8>,
    },
    /// An empty folder is made.
    Folder {
        /// The folder.
        path: RelPath,
        /// Its permission bits; `None`: those of a new folder.
        mode: Option<u32>,
    },
    /// A file that was taken away comes back.
    Restore {
        /// The file.
        path: RelPath,
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its permission bits.
        mode: u32,
    },
    /// A symbolic link that was taken away comes back.
    Link {
        /// The link.
        path: RelPath,
        /// Where it leads.
        leads: String,
    },
    /// A folder goes, if it is empty once everything else is done.
    RemoveEmpty {
        /// The folder.
        path: RelPath,
    },
    /// A folder gets another name, with everything that is in it.
    MoveFolder {
        /// Its name now.
        from: RelPath,
        /// Its name then.
        to: RelPath,
        /// What is in it.
        holds: Tree,
    },
    /// A folder goes, with everything that is in it.
    RemoveFolder {
        /// The folder.
        path: RelPath,
        /// What is in it once the other changes are done.
        holds: Tree,
    },
}

impl Planned {
    /// The path that it is known by afterwards.
    pub fn path(&self) -> &RelPath {
        match self {
            Self::New { path, .. }
            | Self::Rewrite { path, .. }
            | Self::Move { to: path, .. }
            | Self::Remove { path, .. }
            | Self::RemoveFolder { path, .. }
            | Self::MoveFolder { to: path, .. }
            | Self::Folder { path, .. }
            | Self::Restore { path, .. }
            | Self::Link { path, .. }
            | Self::RemoveEmpty { path } => path,
        }
    }

    /// What is told of it; nothing of a folder that goes because it is empty, or that comes back with what
    /// was in it.
    pub(super) fn told(&self, note: Option<&'static str>) -> Option<Written> {
        let change = match self {
            Self::RemoveEmpty { .. } | Self::Folder { mode: Some(_), .. } => return None,
            Self::New { .. } | Self::Restore { .. } | Self::Link { .. } | Self::Folder { .. } => {
                "created"
            }
            Self::Rewrite { .. } => "changed",
            Self::Move { .. } | Self::MoveFolder { .. } => "renamed",
            Self::Remove { .. } | Self::RemoveFolder { .. } => "removed",
        };
        let from = match self {
            Self::Move { from, .. } | Self::MoveFolder { from, .. } => Some(from.clone()),
            _ => None,
        };
        let path = self.path().clone();
        Some(Written {
            path,
            change,
            from,
            note,
        })
    }

    /// Whether it changes what this path holds.
    pub fn touches(&self, path: &RelPath) -> bool {
        match self {
            Self::Move { from, .. } => from == path || self.path() == path,
            Self::MoveFolder { from, .. } => path.below(from).is_some(),
            Self::RemoveFolder { path: folder, .. } => path.below(folder).is_some(),
            _ => self.path() == path,
        }
    }

    /// The text that it has afterwards, to be changed once more.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::New { new, .. } | Self::Rewrite { new, .. } => Some(new),
            Self::Move { new, .. } => new.as_mut(),
            Self::Remove { .. }
            | Self::Folder { .. }
            | Self::MoveFolder { .. }
            | Self::Restore { .. }
            | Self::Link { .. }
            | Self::RemoveEmpty { .. }
            | Self::RemoveFolder { .. } => None,
        }
    }
}
