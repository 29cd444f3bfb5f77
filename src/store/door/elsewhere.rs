//! Files that are not of this network and were named on the command line.
//!
//! What may live here: reading one of them, whole. What may not: finding them.

use std::path::Path;

use rustix::fs::{Mode, OFlags};

use super::{Refused, fill, regular, retry};

/// Reads a regular file of at most `cap` bytes, wherever it stands; links are followed.
pub fn read(path: &Path, cap: u64) -> Result<Vec<u8>, Refused> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let handle = retry(|| rustix::fs::open(path, flags, Mode::empty()))?;
    regular(&handle, None)?;
    let mut bytes = Vec::new();
    fill(&handle, cap, &mut bytes)?;
    Ok(bytes)
}
