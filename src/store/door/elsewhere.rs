//! Files and folders that are not of this network and were named on the command line.
//!
//! What may live here: reading one of them, whole; making the folder of a new network. What may not:
//! finding them.
#![expect(
    clippy::disallowed_methods,
    reason = "this is part of the door, which touches the disk"
)]

use std::path::{Component, Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::{Door, Refused, fill, regular, retry};

/// Reads a regular file of at most `cap` bytes, wherever it stands; links are followed.
pub fn read(path: &Path, cap: u64) -> Result<Vec<u8>, Refused> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let handle = retry(|| rustix::fs::open(path, flags, Mode::empty()))?;
    regular(&handle, None)?;
    let mut bytes = Vec::new();
    fill(&handle, cap, &mut bytes)?;
    Ok(bytes)
}

/// An absolute path without links and without `..`, as far as it is there; what is not there yet stays
/// as it is. Refused where `..` stands after a folder that is not there.
pub fn real(path: &Path) -> Result<PathBuf, Refused> {
    let there = path.ancestors().find(|above| Door::is_there(above));
    let there = there.ok_or(Refused::Missing)?;
    let rest = path.strip_prefix(there).map_err(|_| Refused::Missing)?;
    if rest.components().any(|part| part == Component::ParentDir) {
        return Err(Refused::Missing);
    }
    let mut real = std::fs::canonicalize(there).map_err(Refused::System)?;
    real.extend(rest.components());
    Ok(real)
}

/// Makes a folder and those above it, where they are missing: the last one closed to others, as it
/// will hold what nobody else should read. Gives those that were made, the outermost first.
pub fn make_folders(path: &Path) -> Result<Vec<PathBuf>, Refused> {
    let missing: Vec<&Path> = path
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !Door::is_there(folder))
        .collect();
    let mut made = Vec::new();
    for (from_inside, folder) in missing.iter().enumerate().rev() {
        let mode = if from_inside == 0 { 0o700 } else { 0o777 };
        match rustix::fs::mkdir(*folder, Mode::from_raw_mode(mode)) {
            Ok(()) => made.push((*folder).to_owned()),
            // Somebody else made it meanwhile.
            Err(Errno::EXIST) => {}
            Err(error) => {
                remove_folders(&made);
                return Err(error.into());
            }
        }
    }
    Ok(made)
}

/// Removes folders that [`make_folders`] made, as far as they are still empty.
pub fn remove_folders(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        // One that is not empty any more is somebody's.
        let _ = rustix::fs::rmdir(folder);
    }
}
