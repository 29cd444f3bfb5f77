//! What killed writes left behind, removed by the next write.
//!
//! What may live here: telling temporary names from others, removing them. What may not: anything
//! outside of the lock, which says that nobody is at work on them.

use super::record;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Kind};

/// Removes every temporary file and folder of the network. What cannot be listed or removed stays:
/// it does not matter to the write at hand.
pub fn sweep(door: &Door) {
    let mut pending = vec![(RelPath::new(""), false)];
    let mut emptied = Vec::new();
    while let Some((path, stale)) = pending.pop() {
        if stale {
            emptied.push(path.clone());
        }
        let Ok(entries) = door.folder(&path).and_then(|folder| folder.list()) else {
            continue;
        };
        for entry in entries {
            // A temporary name is UTF-8, as is everything that is written.
            let Some(name) = entry.name.to_str() else {
                continue;
            };
            let stale = stale || is_temporary(name);
            let known = !name.starts_with('.') || name == record::FOLDER;
            match entry.kind {
                Kind::Folder if stale || known => pending.push((path.join(name), stale)),
                Kind::File | Kind::Link if stale => {
                    let _ = door.remove(&path.join(name));
                }
                _ => {}
            }
        }
    }
    for folder in emptied.iter().rev() {
        let _ = door.remove_folder(folder);
    }
}

/// `.NAME.PID.tmp`
pub fn is_temporary(name: &str) -> bool {
    let inner = name
        .strip_prefix('.')
        .and_then(|name| name.strip_suffix(".tmp"));
    let parts = inner.and_then(|inner| inner.rsplit_once('.'));
    parts.is_some_and(|(stem, number)| {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        !stem.is_empty() && digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_this_program_makes_are_temporary() {
        assert!(is_temporary(".person.toml.4711.tmp"));
        assert!(is_temporary(".grace.1.tmp"));
        for other in [
            ".syncthing.person.toml.tmp",
            "person.toml.4711.tmp",
            ".person.toml.4711",
            ".4711.tmp",
            "..tmp",
            ".a..tmp",
        ] {
            assert!(!is_temporary(other), "{other}");
        }
    }
}
