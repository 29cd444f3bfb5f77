//! The one door for files: every look, every byte in and every byte out of a network goes through here.
//!
//! What may live here: single operations of the file system, relative to the network's root, and the
//! refusal of what must not pass (ways out of the network, what is no regular file, what is too large).
//! What may not: TOML, Markdown, a decision about what to read or write.
//!
//! A path never leaves the network: folders are opened part by part, a symbolic link is followed
//! only as long as it stays inside, and a link swapped in meanwhile is not followed at all.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the one file of the program that touches the disk"
)]

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use rustix::buffer::spare_capacity;
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use crate::model::ids::RelPath;

pub mod elsewhere;
pub mod faults;
mod holder;
mod listing;
mod writing;

pub use faults::{Faults, Op};
pub use listing::{Entry, Kind};
pub use writing::{Lock, NewFile, Stat};

/// The most bytes of a Markdown file that are read.
pub const NOTE_CAP: u64 = 8 * 1024 * 1024;
/// The most bytes of a TOML file that are read.
pub const TOML_CAP: u64 = 1024 * 1024;
/// Links followed on one way, at most; more is a ring.
const MOST_LINKS: usize = 40;
/// How much is asked for at once: nearly every file of a network fits, so one call reads it.
const FIRST_READ: usize = 32 * 1024;

/// Why something could not be done with a file.
#[derive(Debug)]
pub enum Refused {
    /// There is nothing of that name (any more).
    Missing,
    /// A symbolic link leads out of the network, or in a ring.
    Outside,
    /// It is a folder, a pipe, a device … where a file was asked for, or no folder where one was.
    NotA(Kind),
    /// It holds this many bytes, more than are read.
    TooLarge(u64),
    /// Something of that name is there already.
    Exists,
    /// The operating system said no.
    System(std::io::Error),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::Outside => f.write_str("a symbolic link that leads out of the network"),
            Self::NotA(kind) => write!(f, "this is {kind}"),
            Self::TooLarge(bytes) => write!(f, "{bytes} bytes are more than is read"),
            Self::Exists => f.write_str("something of that name is there already"),
            Self::System(error) => f.write_str(&words_of(error)),
        }
    }
}

impl std::error::Error for Refused {}

impl From<Errno> for Refused {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::NOENT => Self::Missing,
            Errno::EXIST => Self::Exists,
            Errno::LOOP => Self::Outside,
            Errno::NOTDIR => Self::NotA(Kind::File),
            Errno::ISDIR => Self::NotA(Kind::Folder),
            // What a socket, or a device without a driver, answers.
            Errno::NXIO | Errno::NODEV => Self::NotA(Kind::Other),
            other => Self::System(other.into()),
        }
    }
}

/// What the operating system says, in its words, without Rust's `(os error 13)`.
fn words_of(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// An open network: its root folder, and in tests the faults that befall it.
#[derive(Debug)]
pub struct Door {
    root: OwnedFd,
    root_path: PathBuf,
    faults: Option<Faults>,
}

/// An open folder of the network.
#[derive(Debug)]
pub struct Folder<'door> {
    door: &'door Door,
    handle: OwnedFd,
    path: RelPath,
}

impl Door {
    /// Opens the folder at the root of a network; it may itself be reached over a symbolic link.
    pub fn open(root: &Path) -> Result<Self, Refused> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self {
            root: retry(|| rustix::fs::open(root, flags, Mode::empty()))?,
            root_path: root.to_owned(),
            faults: None,
        })
    }

    /// The same with faults that happen on the way: for tests.
    pub fn with_faults(root: &Path, faults: Faults) -> Result<Self, Refused> {
        let mut door = Self::open(root)?;
        door.befall(Some(faults));
        Ok(door)
    }

    /// From now on these faults happen.
    pub fn befall(&mut self, faults: Option<Faults>) {
        self.faults = faults;
    }

    /// The path that the network was opened by.
    pub fn root(&self) -> &Path {
        &self.root_path
    }

    /// The faults, with what they have seen.
    pub fn faults(&self) -> Option<&Faults> {
        self.faults.as_ref()
    }

    /// Whether there is anything at a path that is not of this network: for the way up to one.
    pub fn is_there(path: &Path) -> bool {
        std::fs::metadata(path).is_ok()
    }

    /// A folder of the network; the empty path is its root.
    pub fn folder(&self, path: &RelPath) -> Result<Folder<'_>, Refused> {
        self.pass(Op::Open, path.as_str())?;
        let (handle, _) = self.walk(path, OFlags::RDONLY | OFlags::DIRECTORY)?;
        Ok(Folder {
            door: self,
            handle,
            path: path.clone(),
        })
    }

    /// Reads a regular file of at most `cap` bytes into `buffer`, which it replaces.
    pub fn read(&self, path: &RelPath, cap: u64, buffer: &mut Vec<u8>) -> Result<(), Refused> {
        self.pass(Op::Open, path.as_str())?;
        let (handle, _) = self.walk(path, OFlags::RDONLY | OFlags::NONBLOCK)?;
        regular(&handle, None)?;
        self.pass(Op::Read, path.as_str())?;
        fill(&handle, cap, buffer)
    }

    /// The path of a file with every symbolic link on the way resolved: what a write must replace
    /// so that the link stays one.
    pub fn real_path(&self, path: &RelPath) -> Result<RelPath, Refused> {
        self.pass(Op::Open, path.as_str())?;
        let (_, parts) = self.walk(path, OFlags::RDONLY | OFlags::NONBLOCK)?;
        Ok(joined(&parts))
    }

    /// Opens what a path leads to, part by part; gives the handle and the parts as they really are.
    fn walk(&self, path: &RelPath, last: OFlags) -> Result<(OwnedFd, Vec<OsString>), Refused> {
        let mut pending = parts_of(OsStr::new(path.as_str()))?;
        let mut done: Vec<(OsString, OwnedFd)> = Vec::new();
        let mut links = 0_usize;
        let folder = OFlags::RDONLY | OFlags::DIRECTORY;
        while let Some(part) = pending.pop_front() {
            if part == ".." {
                done.pop().ok_or(Refused::Outside)?;
                continue;
            }
            let is_last = pending.is_empty();
            let flags = if is_last { last } else { folder };
            let here = done.last().map_or(&self.root, |(_, handle)| handle);
            match open_part(here, &part, flags, Mode::empty()) {
                Ok(handle) => done.push((part, handle)),
                Err(error) => {
                    // A link answers "not a folder" or "too many links"; only then is it looked at.
                    let Some(target) = link_target(here, &part) else {
                        return Err(error.into());
                    };
                    links += 1;
                    if links > MOST_LINKS {
                        return Err(Refused::Outside);
                    }
                    let mut more = self.inside(&target, &mut done)?;
                    more.append(&mut pending);
                    pending = more;
                }
            }
        }
        let names = done.iter().map(|(name, _)| name.clone()).collect();
        let handle = match done.pop() {
            Some((_, handle)) => handle,
            None => open_part(&self.root, OsStr::new("."), last, Mode::empty())?,
        };
        Ok((handle, names))
    }

    /// The parts of a link's target; an absolute one begins again at the root, if it lies inside.
    fn inside(
        &self,
        target: &OsStr,
        done: &mut Vec<(OsString, OwnedFd)>,
    ) -> Result<VecDeque<OsString>, Refused> {
        let target = Path::new(target);
        if !target.is_absolute() {
            return parts_of(target.as_os_str());
        }
        let root = std::fs::canonicalize(&self.root_path).map_err(Refused::System)?;
        let rest = target
            .strip_prefix(&root)
            .or_else(|_| target.strip_prefix(&self.root_path))
            .map_err(|_| Refused::Outside)?;
        done.clear();
        parts_of(rest.as_os_str())
    }

    /// Counts an operation, and lets it fail where a test wants that.
    fn pass(&self, op: Op, path: &str) -> Result<(), Refused> {
        match &self.faults {
            None => Ok(()),
            Some(faults) => faults.pass(op, path),
        }
    }

    /// The folder that a path's last part stands in, and that part.
    fn parent<'path>(&self, path: &'path RelPath) -> Result<(OwnedFd, &'path OsStr), Refused> {
        let name = path.file_name();
        if name.is_empty() || name == "." || name == ".." {
            return Err(Refused::Outside);
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY;
        let (handle, _) = self.walk(&RelPath::new(path.folder()), flags)?;
        Ok((handle, OsStr::new(name)))
    }
}

impl<'door> Folder<'door> {
    /// Its path in the network.
    pub fn path(&self) -> &RelPath {
        &self.path
    }

    /// What stands in it, in no order.
    pub fn list(&self) -> Result<Vec<Entry>, Refused> {
        self.list_that(&|_| true)
    }

    /// The same of those whose name fits.
    pub fn list_that(&self, fits: &dyn Fn(&OsStr) -> bool) -> Result<Vec<Entry>, Refused> {
        self.door.pass(Op::List, self.path.as_str())?;
        listing::list(&self.handle, fits)
    }

    /// A folder in it.
    pub fn folder(&self, name: &OsStr) -> Result<Folder<'door>, Refused> {
        let path = self.path.join(&name.to_string_lossy());
        self.door.pass(Op::Open, path.as_str())?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY;
        match open_part(&self.handle, name, flags, Mode::empty()) {
            Ok(handle) => Ok(Folder {
                door: self.door,
                handle,
                path,
            }),
            Err(_) if link_target(&self.handle, name).is_some() => self.door.folder(&path),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads a file in it of at most `cap` bytes into `buffer`, which it replaces. The kind is that of
    /// the listing: with it, a regular file costs three calls (open, read, close).
    pub fn read(&self, entry: &Entry, cap: u64, buffer: &mut Vec<u8>) -> Result<(), Refused> {
        if entry.kind == Kind::Link {
            let path = self.path.join(&entry.name.to_string_lossy());
            return self.door.read(&path, cap, buffer);
        }
        if self.door.faults.is_some() {
            let path = self.path.join(&entry.name.to_string_lossy());
            self.door.pass(Op::Open, path.as_str())?;
            self.door.pass(Op::Read, path.as_str())?;
        }
        let flags = OFlags::RDONLY | OFlags::NONBLOCK;
        let handle = open_part(&self.handle, &entry.name, flags, Mode::empty())?;
        regular(&handle, Some(entry.kind))?;
        fill(&handle, cap, buffer)
    }
}

/// Opens one part of a way, never over a link.
fn open_part(at: &OwnedFd, name: &OsStr, flags: OFlags, mode: Mode) -> Result<OwnedFd, Errno> {
    let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    retry(|| rustix::fs::openat(at, name, flags, mode))
}

/// Where a symbolic link points; `None` where it is none.
fn link_target(at: &OwnedFd, name: &OsStr) -> Option<OsString> {
    let target = rustix::fs::readlinkat(at, name, Vec::new()).ok()?;
    Some(OsString::from_vec(target.into_bytes()))
}

/// The parts of a path, without `.` and empty ones; a NUL or an absolute path is refused.
fn parts_of(path: &OsStr) -> Result<VecDeque<OsString>, Refused> {
    let bytes = path.as_bytes();
    if bytes.contains(&0) || bytes.first() == Some(&b'/') {
        return Err(Refused::Outside);
    }
    Ok(bytes
        .split(|byte| *byte == b'/')
        .filter(|part| !part.is_empty() && *part != b".")
        .map(|part| OsStr::from_bytes(part).to_owned())
        .collect())
}

fn joined(parts: &[OsString]) -> RelPath {
    let parts: Vec<_> = parts.iter().map(|part| part.to_string_lossy()).collect();
    RelPath::new(parts.join("/"))
}

/// Refuses what is no regular file. A listing that says so already spares the question.
fn regular(handle: &OwnedFd, listed: Option<Kind>) -> Result<(), Refused> {
    match listed {
        Some(Kind::File) => Ok(()),
        Some(kind @ (Kind::Folder | Kind::Other)) => Err(Refused::NotA(kind)),
        Some(Kind::Link | Kind::Unknown) | None => {
            let kind = Kind::of_mode(rustix::fs::fstat(handle)?.st_mode);
            if kind == Kind::File {
                Ok(())
            } else {
                Err(Refused::NotA(kind))
            }
        }
    }
}

/// Reads until a read gives less than was asked for; a file larger than `cap` is refused by its size.
fn fill(handle: &OwnedFd, cap: u64, buffer: &mut Vec<u8>) -> Result<(), Refused> {
    buffer.clear();
    buffer.reserve(FIRST_READ);
    let room = buffer.capacity();
    let got = retry(|| rustix::io::read(handle, spare_capacity(buffer)))?;
    if got < room && got as u64 <= cap {
        return Ok(());
    }
    let size = rustix::fs::fstat(handle)?.st_size.unsigned_abs();
    if size > cap {
        return Err(Refused::TooLarge(size));
    }
    loop {
        let held = buffer.len() as u64;
        if held > cap {
            return Err(Refused::TooLarge(held));
        }
        // One byte more than is left shows a file that grew meanwhile.
        let left = size.saturating_sub(held).saturating_add(1);
        buffer.reserve(usize::try_from(left).unwrap_or(FIRST_READ));
        if retry(|| rustix::io::read(handle, spare_capacity(buffer)))? == 0 {
            return Ok(());
        }
    }
}

/// Repeats a call that a signal interrupted.
fn retry<T>(mut call: impl FnMut() -> Result<T, Errno>) -> Result<T, Errno> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            other => return other,
        }
    }
}

#[cfg(test)]
#[path = "door_tests.rs"]
mod tests;
