//! The operations that change something: each one step, each of them countable and stoppable.
//!
//! What may live here: one system call an operation, and its fall-back where a file system lacks it.
//! What may not: an order of steps (that is the transaction's).

use std::ffi::OsStr;
use std::os::fd::{AsFd, OwnedFd};

use rustix::fs::{AtFlags, FlockOperation, Gid, Mode, OFlags, RawMode, RenameFlags, Uid};
use rustix::io::Errno;

use super::{Door, Faults, Folder, Kind, Op, Refused, open_part, retry};
use crate::model::ids::RelPath;

/// A file that was just made and is open for writing.
#[derive(Debug)]
pub struct NewFile<'door> {
    door: &'door Door,
    handle: OwnedFd,
    path: RelPath,
}

/// What a name in the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// A file, a folder, a link (not followed) …
    pub kind: Kind,
    /// The permission bits.
    pub mode: u32,
    /// The owner's number.
    pub owner: u32,
    /// The group's number.
    pub group: u32,
    /// How many names the file has; more than one: a hard link.
    pub names: u64,
    /// Its size in bytes.
    pub size: u64,
    /// Which file it is, with `device`.
    pub inode: u64,
    /// Which file system it is on.
    pub device: u64,
}

/// An advisory lock on the network's folder; it ends with this value, or with the process.
#[derive(Debug)]
pub struct Lock {
    _handle: OwnedFd,
}

impl Door {
    /// Makes a file that is not there yet, with these permission bits (the process' umask narrows them).
    pub fn create(&self, path: &RelPath, mode: u32) -> Result<NewFile<'_>, Refused> {
        self.pass(Op::Create, path.as_str())?;
        let (folder, name) = self.parent(path)?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        Ok(NewFile {
            door: self,
            handle: open_part(&folder, name, flags, Mode::from_raw_mode(mode))?,
            path: path.clone(),
        })
    }

    /// Makes a folder that is not there yet, with these permission bits (the umask narrows them).
    pub fn make_folder(&self, path: &RelPath, mode: u32) -> Result<(), Refused> {
        self.pass(Op::MakeFolder, path.as_str())?;
        let (folder, name) = self.parent(path)?;
        Ok(rustix::fs::mkdirat(
            folder,
            name,
            Mode::from_raw_mode(mode),
        )?)
    }

    /// Gives a folder these permission bits.
    pub fn set_folder_mode(&self, path: &RelPath, mode: u32) -> Result<(), Refused> {
        self.pass(Op::Mode, path.as_str())?;
        let (folder, _) = self.walk(path, OFlags::RDONLY | OFlags::DIRECTORY)?;
        Ok(rustix::fs::fchmod(folder, Mode::from_raw_mode(mode))?)
    }

    /// Makes a symbolic link that is not there yet.
    pub fn make_link(&self, path: &RelPath, leads: &str) -> Result<(), Refused> {
        self.pass(Op::Link, path.as_str())?;
        let (folder, name) = self.parent(path)?;
        Ok(rustix::fs::symlinkat(leads, folder, name)?)
    }

    /// Where a symbolic link leads; `None` where there is none of this name, or its bytes are no text.
    pub fn leads(&self, path: &RelPath) -> Result<Option<String>, Refused> {
        self.pass(Op::Look, path.as_str())?;
        let (folder, name) = match self.parent(path) {
            Err(Refused::Missing) => return Ok(None),
            other => other?,
        };
        let target = super::link_target(&folder, name);
        Ok(target.and_then(|target| target.into_string().ok()))
    }

    /// Gives a file another name; what has that name goes.
    pub fn rename(&self, from: &RelPath, to: &RelPath) -> Result<(), Refused> {
        self.rename_with(from, to, RenameFlags::empty())
    }

    /// Gives a file another name that nothing has, refused with [`Refused::Exists`] otherwise.
    pub fn rename_new(&self, from: &RelPath, to: &RelPath) -> Result<(), Refused> {
        match self.rename_with(from, to, RenameFlags::NOREPLACE) {
            // A second name never replaces anything either; folders, and files of simple file
            // systems, cannot have one.
            Err(Refused::System(error)) if lacks(&error) => match self.link(from, to) {
                Ok(()) => self.remove(from),
                Err(Refused::System(_)) => match self.look(to) {
                    Ok(_) => Err(Refused::Exists),
                    Err(Refused::Missing) => self.rename(from, to),
                    Err(error) => Err(error),
                },
                Err(error) => Err(error),
            },
            other => other,
        }
    }

    /// Two files change names in one step; `Ok(false)` where the file system cannot do that.
    pub fn exchange(&self, one: &RelPath, other: &RelPath) -> Result<bool, Refused> {
        match self.rename_with(one, other, RenameFlags::EXCHANGE) {
            Err(Refused::System(error)) if lacks(&error) => Ok(false),
            done => done.map(|()| true),
        }
    }

    fn rename_with(&self, from: &RelPath, to: &RelPath, how: RenameFlags) -> Result<(), Refused> {
        self.pass(Op::Rename, to.as_str())?;
        let (old, old_name) = self.parent(from)?;
        let (new, new_name) = self.parent(to)?;
        let done = if how.is_empty() {
            rustix::fs::renameat(old, old_name, new, new_name)
        } else {
            rustix::fs::renameat_with(old, old_name, new, new_name, how)
        };
        Ok(done?)
    }

    /// Gives a file a second name that nothing has.
    pub fn link(&self, from: &RelPath, to: &RelPath) -> Result<(), Refused> {
        self.pass(Op::Link, to.as_str())?;
        let (old, old_name) = self.parent(from)?;
        let (new, new_name) = self.parent(to)?;
        let flags = AtFlags::empty();
        Ok(rustix::fs::linkat(old, old_name, new, new_name, flags)?)
    }

    /// Takes a file's name away.
    pub fn remove(&self, path: &RelPath) -> Result<(), Refused> {
        self.pass(Op::Remove, path.as_str())?;
        let (folder, name) = self.parent(path)?;
        Ok(rustix::fs::unlinkat(folder, name, AtFlags::empty())?)
    }

    /// Takes an empty folder away.
    pub fn remove_folder(&self, path: &RelPath) -> Result<(), Refused> {
        self.pass(Op::Remove, path.as_str())?;
        let (folder, name) = self.parent(path)?;
        Ok(rustix::fs::unlinkat(folder, name, AtFlags::REMOVEDIR)?)
    }

    /// Makes the names in a folder survive a power cut; the empty path is the root.
    pub fn sync_folder(&self, path: &RelPath) -> Result<(), Refused> {
        self.pass(Op::SyncFolder, path.as_str())?;
        let (folder, _) = self.walk(path, OFlags::RDONLY | OFlags::DIRECTORY)?;
        Ok(retry(|| rustix::fs::fsync(&folder))?)
    }

    /// What a name is; a link at its end is not followed. The empty path is the root.
    pub fn look(&self, path: &RelPath) -> Result<Stat, Refused> {
        self.pass(Op::Look, path.as_str())?;
        let found = if path.as_str().is_empty() {
            rustix::fs::fstat(&self.root)?
        } else {
            let (folder, name) = self.parent(path)?;
            rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?
        };
        Ok(Stat::from(found))
    }

    /// Locks the network's folder; `None` where another process holds the lock.
    pub fn try_lock(&self) -> Result<Option<Lock>, Refused> {
        self.pass(Op::Lock, "")?;
        // A handle of its own: a lock belongs to one opening of the folder.
        let flags = OFlags::RDONLY | OFlags::DIRECTORY;
        let handle = open_part(&self.root, OsStr::new("."), flags, Mode::empty())?;
        match retry(|| rustix::fs::flock(&handle, FlockOperation::NonBlockingLockExclusive)) {
            Ok(()) => Ok(Some(Lock { _handle: handle })),
            Err(Errno::WOULDBLOCK) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl NewFile<'_> {
    /// Its path in the network.
    pub fn path(&self) -> &RelPath {
        &self.path
    }

    /// Writes all of these bytes.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Refused> {
        let dead = self.door.faults.as_ref().is_some_and(Faults::stopped);
        if let Err(error) = self.door.pass(Op::Write, self.path.as_str()) {
            if !dead {
                // A real failure comes in the middle; what becomes of this half does not matter.
                let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
                let _ = write_all(&self.handle, half);
            }
            return Err(error);
        }
        write_all(&self.handle, bytes)
    }

    /// Gives the file these permission bits, whatever the umask.
    pub fn set_mode(&self, mode: u32) -> Result<(), Refused> {
        self.door.pass(Op::Mode, self.path.as_str())?;
        Ok(rustix::fs::fchmod(&self.handle, Mode::from_raw_mode(mode))?)
    }

    /// Gives the file this owner and group.
    pub fn set_owner(&self, owner: u32, group: u32) -> Result<(), Refused> {
        self.door.pass(Op::Mode, self.path.as_str())?;
        let (owner, group) = (Uid::from_raw(owner), Gid::from_raw(group));
        Ok(rustix::fs::fchown(&self.handle, Some(owner), Some(group))?)
    }

    /// Makes what was written survive a power cut.
    pub fn sync(&self) -> Result<(), Refused> {
        self.door.pass(Op::SyncFile, self.path.as_str())?;
        Ok(retry(|| rustix::fs::fsync(&self.handle))?)
    }
}

impl Folder<'_> {
    /// Takes a file's name in it away.
    pub fn remove(&self, name: &OsStr) -> Result<(), Refused> {
        let path = self.path.join(&name.to_string_lossy());
        self.door.pass(Op::Remove, path.as_str())?;
        Ok(rustix::fs::unlinkat(&self.handle, name, AtFlags::empty())?)
    }

    /// Takes an empty folder in it away.
    pub fn remove_folder(&self, name: &OsStr) -> Result<(), Refused> {
        let path = self.path.join(&name.to_string_lossy());
        self.door.pass(Op::Remove, path.as_str())?;
        Ok(rustix::fs::unlinkat(
            &self.handle,
            name,
            AtFlags::REMOVEDIR,
        )?)
    }

    /// Makes the names in it survive a power cut.
    pub fn sync(&self) -> Result<(), Refused> {
        self.door.pass(Op::SyncFolder, self.path.as_str())?;
        Ok(retry(|| rustix::fs::fsync(&self.handle))?)
    }
}

impl From<rustix::fs::Stat> for Stat {
    fn from(found: rustix::fs::Stat) -> Self {
        Self {
            kind: Kind::of_mode(found.st_mode as RawMode),
            mode: Mode::from_raw_mode(found.st_mode as RawMode).as_raw_mode(),
            owner: found.st_uid,
            group: found.st_gid,
            names: found.st_nlink,
            size: found.st_size.unsigned_abs(),
            inode: found.st_ino,
            device: found.st_dev,
        }
    }
}

fn write_all(handle: impl AsFd, mut bytes: &[u8]) -> Result<(), Refused> {
    while !bytes.is_empty() {
        let written = retry(|| rustix::io::write(&handle, bytes))?;
        if written == 0 {
            return Err(Errno::IO.into());
        }
        bytes = bytes.get(written..).unwrap_or_default();
    }
    Ok(())
}

/// Whether the file system does not know such an operation.
fn lacks(error: &std::io::Error) -> bool {
    let known = [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP];
    error
        .raw_os_error()
        .is_some_and(|code| known.iter().any(|errno| errno.raw_os_error() == code))
}
