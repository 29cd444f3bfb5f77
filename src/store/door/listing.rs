//! What stands in a folder, told by the folder itself: no file is looked at.
//!
//! What may live here: names and kinds of entries. What may not: what a name means.

use std::ffi::{OsStr, OsString};
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;

use rustix::fs::{FileType, RawDir, RawMode};

use super::Refused;

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket or a device.
    Other,
    /// The file system does not say; opening it tells.
    Unknown,
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name, which may be any bytes.
    pub name: OsString,
    /// What it is.
    pub kind: Kind,
}

impl Kind {
    /// From the `st_mode` of a file.
    pub(super) fn of_mode(mode: RawMode) -> Self {
        Self::of_type(FileType::from_raw_mode(mode))
    }

    fn of_type(kind: FileType) -> Self {
        match kind {
            FileType::RegularFile => Self::File,
            FileType::Directory => Self::Folder,
            FileType::Symlink => Self::Link,
            FileType::Unknown => Self::Unknown,
            _ => Self::Other,
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::File => "a file",
            Self::Folder => "a folder",
            Self::Link => "a symbolic link",
            Self::Other => "a pipe, a socket or a device",
            Self::Unknown => "something else",
        })
    }
}

/// The entries of an open folder whose names fit, without `.` and `..`.
pub(super) fn list(handle: &OwnedFd, fits: &dyn Fn(&OsStr) -> bool) -> Result<Vec<Entry>, Refused> {
    // Room for some two hundred names at once: one call for nearly every folder, and one to see the end.
    let mut room = [MaybeUninit::<u8>::uninit(); 8192];
    let mut folder = RawDir::new(handle, &mut room);
    let mut entries = Vec::with_capacity(16);
    while let Some(entry) = folder.next() {
        let entry = entry?;
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        if name != "." && name != ".." && fits(name) {
            entries.push(Entry {
                name: name.to_owned(),
                kind: Kind::of_type(entry.file_type()),
            });
        }
    }
    Ok(entries)
}
