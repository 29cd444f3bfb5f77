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
            .hint("make one here with `mentor init`, which asks a few questions, or name one: mentor -C DIR …")
    })
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::disallowed_methods,
        reason = "tests lay out folders as other programs would"
    )]
    use super::*;

    #[test]
    fn the_nearest_folder_upwards_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("a/people/b");
        std::fs::create_dir_all(&inner).unwrap();
        std::fs::write(dir.path().join(MARK), "").unwrap();
        assert_eq!(find(&inner).unwrap(), dir.path());
        std::fs::write(dir.path().join("a").join(MARK), "").unwrap();
        assert_eq!(find(&inner).unwrap(), dir.path().join("a"));
        assert_eq!(find(&dir.path().join("a")).unwrap(), dir.path().join("a"));
    }

    #[test]
    fn where_there_is_none_it_says_where_it_looked_and_how_to_make_one() {
        let dir = tempfile::tempdir().unwrap();
        let failure = find(dir.path()).unwrap_err();
        assert_eq!(failure.message, "there is no network here");
        let looked = format!(
            "looked for mentor.toml in {} and every folder above it",
            dir.path().display()
        );
        assert_eq!(failure.details, [looked]);
        assert!(failure.hints[0].contains("mentor init"));
        let refused = crate::store::Store::open(dir.path()).unwrap_err();
        assert!(
            refused
                .message
                .ends_with("is no network: it has no mentor.toml")
        );
        let gone = crate::store::Store::open(&dir.path().join("x")).unwrap_err();
        assert!(gone.message.starts_with("there is no folder "));
    }
}
