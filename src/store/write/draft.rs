//! Texts that are being typed in an editor: kept in `.mentor/`, so that none is ever lost and none
//! leaves the network.
//!
//! What may live here: laying one down, reading it back, taking it away. What may not: the editor.

use std::path::PathBuf;

use super::record::{self, FOLDER};
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::store::door::{NOTE_CAP, Refused};
use crate::store::opened::Store;

/// How answers to questions are called.
pub const ANSWERS: &str = "answers";
/// How many drafts of one name may be kept.
const MOST: u32 = 1_000;

impl Store {
    /// Lays a text down for the owner's eyes only, as `.mentor/NAME`, or for `note.md` as `note-2.md` …
    /// where a text of that name was kept.
    pub fn lay_draft(&self, name: &str, text: &str) -> Result<RelPath, Failure> {
        let folder = RelPath::new(FOLDER);
        let kept = |refused: &Refused| {
            Failure::new(format!("a text cannot be kept in {FOLDER}: {refused}"))
                .hint("nothing was written")
        };
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        record::make_folder(self.door(), 0o700, 0o600).map_err(|refused| kept(&refused))?;
        for number in 1..=MOST {
            let path = match number {
                1 => folder.join(name),
                _ => folder.join(&format!("{stem}-{number}.{ending}")),
            };
            match self.door().create(&path, 0o600) {
                Ok(file) => {
                    let written = file
                        .write(text.as_bytes())
                        .and_then(|()| file.sync())
                        .and_then(|()| self.door().sync_folder(&folder));
                    return match written {
                        Ok(()) => Ok(path),
                        Err(refused) => {
                            // Half a text is of no use.
                            let _ = self.door().remove(&path);
                            Err(kept(&refused))
                        }
                    };
                }
                Err(Refused::Exists) => {}
                Err(refused) => return Err(kept(&refused)),
            }
        }
        Err(Failure::new(format!(
            "{FOLDER} is full of kept texts called {name}"
        )))
    }

    /// Where a draft lies, for the editor and for the person who looks for it.
    pub fn draft_path(&self, draft: &RelPath) -> PathBuf {
        self.door().root().join(draft.as_str())
    }

    /// What a draft says now.
    pub fn read_draft(&self, draft: &RelPath) -> Result<String, Failure> {
        let shown = self.draft_path(draft).display().to_string();
        let mut bytes = Vec::new();
        self.door()
            .read(draft, NOTE_CAP, &mut bytes)
            .map_err(|refused| Failure::new(format!("{shown} cannot be read: {refused}")))?;
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Failure::new(format!("{shown} is not UTF-8 at byte {at}"))
        })
    }

    /// Takes away every text that was kept of a folder's files, or of one file, and gives how many there were;
    /// answers to the questions of `mentor init` too, which may tell of anybody.
    ///
    /// # Errors
    /// The texts cannot be listed, or one of them cannot be removed.
    pub fn drop_drafts_of(&self, what: &RelPath) -> Result<usize, Refused> {
        let folder = RelPath::new(FOLDER);
        let entries = match self.door().folder(&folder) {
            Err(Refused::Missing) => return Ok(0),
            open => open?.list()?,
        };
        let mut dropped = 0;
        for entry in entries {
            let Some(name) = entry.name.to_str() else {
                continue;
            };
            if is_draft_of(name, what) {
                self.door().remove(&folder.join(name))?;
                dropped += 1;
            }
        }
        Ok(dropped)
    }

    /// Takes a draft away, and the folder that holds nothing else by now: what is only tried leaves no trace.
    /// A draft that is gone already is no matter, nor is a folder that stays.
    pub fn drop_draft(&self, draft: &RelPath) {
        let _ = self.door().remove(draft);
        let _ = record::remove_bare_folder(self.door());
    }
}

/// Whether a kept text is one of this folder's files, or of this file: not of somebody whose id begins alike. What
/// was answered to questions may tell of anybody.
fn is_draft_of(name: &str, what: &RelPath) -> bool {
    if name.starts_with(ANSWERS) {
        return true;
    }
    let stem = what.as_str().replace('/', "-");
    let stem = stem.strip_suffix(".md").unwrap_or(&stem);
    let Some(rest) = name.strip_prefix(stem) else {
        return false;
    };
    // `goals/calm.md` is kept as `goals-calm.md`, and again as `goals-calm-2.md`.
    if what.as_str().ends_with(".md") {
        let number = rest
            .strip_prefix('-')
            .and_then(|rest| rest.strip_suffix(".md"));
        return rest == ".md" || number.is_some_and(|number| number.parse::<u32>().is_ok());
    }
    let Some(file) = rest.strip_prefix('-') else {
        return false;
    };
    let dated = file.get(..10).and_then(Day::parse).is_some();
    let known = ["person", "circle", "plan", "log", "agenda-", "closing-"];
    dated || known.iter().any(|known| file.starts_with(known))
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::disallowed_methods,
        reason = "tests lay down the network that they run in"
    )]

    use super::*;

    #[test]
    fn a_draft_is_private_read_back_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("mentor.toml"), "format = 1\n").unwrap();
        let store = Store::open(dir.path()).unwrap();
        let first = store.lay_draft("note.md", "a\n").unwrap();
        let second = store.lay_draft("note.md", "b\n").unwrap();
        assert_eq!(first.as_str(), ".mentor/note.md");
        assert_eq!(second.as_str(), ".mentor/note-2.md");
        assert_eq!(store.read_draft(&first).unwrap(), "a\n");
        let mode = |path: &RelPath| {
            let meta = std::fs::metadata(store.draft_path(path)).unwrap();
            std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o777
        };
        assert_eq!((mode(&first), mode(&RelPath::new(FOLDER))), (0o600, 0o700));
        let ignore = std::fs::read_to_string(dir.path().join(".mentor/.gitignore")).unwrap();
        assert_eq!(ignore, "*\n");
        store.drop_draft(&first);
        assert!(store.read_draft(&first).is_err());
        std::fs::write(store.draft_path(&second), b"\xff").unwrap();
        assert!(
            store
                .read_draft(&second)
                .unwrap_err()
                .message
                .contains("not UTF-8 at byte 0")
        );
    }

    #[test]
    fn what_was_kept_of_somebody_goes_and_of_somebody_alike_it_stays() {
        let sam = RelPath::new("people/sam-lee");
        for name in [
            "people-sam-lee-person.toml",
            "people-sam-lee-person-2.toml",
            "people-sam-lee-2026-11-21.md",
            "people-sam-lee-2026-11-21-2.md",
            "answers.md",
            "answers-2.md",
        ] {
            assert!(is_draft_of(name, &sam), "{name}");
        }
        for name in [
            "people-sam-lee-2-person.toml",
            "people-sam-lee-ops-2026-11-21.md",
            "people-sam-lees-person.toml",
            "undo-00000001.json",
        ] {
            assert!(!is_draft_of(name, &sam), "{name}");
        }
        let goal = RelPath::new("goals/calm.md");
        assert!(is_draft_of("goals-calm.md", &goal) && is_draft_of("goals-calm-2.md", &goal));
        assert!(!is_draft_of("goals-calm-nights.md", &goal));
    }
}
