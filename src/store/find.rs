//! Finding a network: the nearest folder upwards that holds `mentor.toml`.
//!
//! What may live here: the way up. What may not: `-C` and the environment (`shell`), reading.

use std::path::{Path, PathBuf};

use super::door::Door;
use crate::error::Failure;

/// The file at the root of a network.
pub const MARK: &str = "mentor.toml";

/// The nearest folder from `start` upwards that holds `mentor.toml`.
pub fn find(start: &Path) -> Result<PathBuf, Failure> {
    let found = start
        .ancestors()
        .find(|dir| Door::is_there(&dir.join(MARK)));
    found.map(Path::to_owned).ok_or_else(|| {
        Failure::new("there is no network here")
            .detail(format!(
                "looked for {MARK} in {} and every folder above it",
                start.display()
            ))
            .hint("make one here with `mentor init`, or name one: mentor -C DIR …")
    })
}
