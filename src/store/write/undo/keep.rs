//! The record of a write, made from its plan before the first step is done.
//!
//! What may live here: from a plan to a record. What may not: the plan, the steps.
//!
//! A record that is there although its write never came about does no harm: whoever takes a command back
//! looks at the files first, and finds them as they were before it.

use std::collections::BTreeSet;

use super::entry::{Deed, Entry, Held, VERSION};
use super::shelf::{self, LARGEST, Shelf};
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Kind, NOTE_CAP, Refused};
use crate::store::find::MARK;
use crate::store::write::fingerprint::Fingerprint;
use crate::store::write::follow;
use crate::store::write::planned::Planned;
use crate::store::write::ready::temporary;
use crate::store::write::record;
use crate::store::write::stage::Stage;
use crate::store::write::step::there;
use crate::store::write::tree::Tree;

/// What a write is for.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// What it does, in words.
    pub summary: &'a str,
    /// What the record says that it did: of a command that is taken back or put back, that command.
    pub named: &'a str,
    /// The day it is done on; `None` where nobody said.
    pub on: Option<Day>,
    /// Where its record goes.
    pub shelf: Shelf,
    /// The record that is used up by it; `None` for every command but those that take back or put back.
    pub taken: Option<&'a RelPath>,
}

/// A record that was laid down for a write.
#[derive(Debug, Default)]
pub struct Kept {
    /// The record; `None` where a network only begins with this write.
    pub path: Option<RelPath>,
    made_folder: bool,
}

/// Lays the record of a write down. Where that fails, nothing of it stays.
pub fn keep(
    door: &Door,
    planned: &[Planned],
    stage: &Stage<'_>,
    job: &Job<'_>,
) -> Result<Kept, Failure> {
    // Without its beginning a network is none, and nothing could be put back in it.
    let begins =
        |change: &Planned| matches!(change, Planned::New { path, .. } if path.as_str() == MARK);
    if planned.iter().any(begins) {
        return Ok(Kept::default());
    }
    let failed = |error: Refused| {
        Failure::new(format!(
            "the record for undo cannot be written in {}: {error}",
            record::FOLDER
        ))
        .hint("nothing was written")
    };
    let entry = entry(door, planned, job).map_err(failed)?;
    let made_folder =
        record::make_folder(door, stage.folder_mode, stage.file_mode).map_err(failed)?;
    let mut kept = Kept {
        path: None,
        made_folder,
    };
    let written = shelf::next(door, job.shelf).and_then(|path| {
        shelf::write(door, &path, &temporary(&path), &entry)?;
        Ok(path)
    });
    match written {
        Ok(path) => {
            kept.path = Some(path);
            Ok(kept)
        }
        Err(error) => {
            kept.forget(door);
            Err(failed(error))
        }
    }
}

impl Kept {
    /// Takes the record away, since its write did not come about.
    pub fn forget(&self, door: &Door) {
        if let Some(path) = &self.path {
            // One that stays is found to be of a write that never was.
            let _ = door.remove(path);
        }
        if self.made_folder {
            let _ = record::remove(door, true);
        }
    }
}

/// Removes what is used up once a write stands: the record that it took back, what can no longer be put
/// back, and what is too old.
pub fn settle(door: &Door, job: &Job<'_>) {
    if let Some(taken) = job.taken {
        let _ = door.remove(taken);
    } else {
        let _ = shelf::clear(door, Shelf::TakenBack);
    }
    shelf::prune(door, job.shelf);
}

fn entry(door: &Door, planned: &[Planned], job: &Job<'_>) -> Result<Entry, Refused> {
    let mut entry = Entry {
        version: VERSION,
        summary: job.named.to_owned(),
        on: job.on.map(|day| day.to_string()),
        too_large: false,
        deeds: Vec::new(),
    };
    let mut gathered = Gathered {
        door,
        all: planned,
        room: LARGEST,
        deeds: Vec::new(),
        made: BTreeSet::new(),
    };
    for change in planned {
        if !gathered.change(change)? {
            entry.too_large = true;
            return Ok(entry);
        }
    }
    let folders = gathered.made.into_iter();
    let folders = folders.map(|path| Deed::MadeFolder {
        path: follow::path(&path, planned),
    });
    entry.deeds = gathered.deeds;
    entry.deeds.extend(folders);
    Ok(entry)
}

/// What a plan does, as far as it was gone through.
struct Gathered<'a> {
    door: &'a Door,
    all: &'a [Planned],
    /// How many more bytes may be kept.
    room: usize,
    deeds: Vec<Deed>,
    /// Folders that will be made.
    made: BTreeSet<RelPath>,
}

impl Gathered<'_> {
    /// Adds what one change does; false where it is more than can be kept.
    fn change(&mut self, change: &Planned) -> Result<bool, Refused> {
        if let Some(folder) = new_folder(change) {
            self.missing(folder)?;
        }
        // Where it will be found, whatever becomes of its folder.
        let path = follow::path(change.path(), self.all);
        let deed = match change {
            Planned::New { new, .. } => made(path, new.as_bytes()),
            Planned::Restore { bytes, .. } => made(path, bytes),
            Planned::Link { leads, .. } => Deed::MadeLink {
                path,
                leads: leads.clone(),
            },
            Planned::Rewrite { old, new, .. } => {
                if !self.fits(old) {
                    return Ok(false);
                }
                Deed::Changed {
                    path,
                    was: Held::of(old),
                    now: Fingerprint::of(new.as_bytes()),
                }
            }
            Planned::Move { from, old, new, .. } => match new {
                None => Deed::Moved {
                    from: from.clone(),
                    to: path,
                    now: Fingerprint::of(old),
                },
                Some(new) => {
                    self.deeds.push(made(path, new.as_bytes()));
                    return self.gone(from, old);
                }
            },
            Planned::Remove { path, old } => return self.gone(path, old),
            Planned::MoveFolder { from, .. } => Deed::MovedFolder {
                from: from.clone(),
                to: path,
            },
            Planned::RemoveFolder { path, holds } => return self.folder(path, holds),
            Planned::RemoveEmpty { .. } => Deed::GoneFolder {
                mode: self.door.look(change.path())?.mode & 0o777,
                path,
            },
            // Told by the folders that are missing.
            Planned::Folder { .. } => return Ok(true),
        };
        self.deeds.push(deed);
        Ok(true)
    }

    /// A folder that goes, with everything in it.
    fn folder(&mut self, folder: &RelPath, holds: &Tree) -> Result<bool, Refused> {
        let mode = |path: &RelPath| Ok::<_, Refused>(self.door.look(path)?.mode & 0o777);
        self.deeds.push(Deed::GoneFolder {
            path: folder.clone(),
            mode: mode(folder)?,
        });
        let mut bytes = Vec::new();
        for leaf in &holds.leaves {
            let path = folder.join(leaf.path.as_str());
            let kept = match leaf.kind {
                // A name that is no text cannot be written here.
                _ if leaf.path.as_str().contains(char::REPLACEMENT_CHARACTER) => false,
                Kind::Folder => {
                    let mode = self.door.look(&path)?.mode & 0o777;
                    self.deeds.push(Deed::GoneFolder { path, mode });
                    true
                }
                Kind::Link => self.gone(&path, &[])?,
                _ => match self.door.read(&path, NOTE_CAP, &mut bytes) {
                    Ok(()) => self.gone(&path, &bytes)?,
                    Err(Refused::TooLarge(_) | Refused::NotA(_)) => false,
                    Err(error) => return Err(error),
                },
            };
            if !kept {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A file or a link that goes.
    fn gone(&mut self, path: &RelPath, old: &[u8]) -> Result<bool, Refused> {
        let stat = self.door.look(path)?;
        let at = follow::path(path, self.all);
        if stat.kind == Kind::Link {
            let leads = self.door.leads(path)?;
            let link = leads.map(|leads| Deed::GoneLink { path: at, leads });
            let kept = link.is_some();
            self.deeds.extend(link);
            return Ok(kept);
        }
        if !self.fits(old) {
            return Ok(false);
        }
        self.deeds.push(Deed::Gone {
            path: at,
            was: Held::of(old),
            mode: stat.mode & 0o777,
        });
        Ok(true)
    }

    /// Takes room for these bytes; false where there is not enough.
    fn fits(&mut self, bytes: &[u8]) -> bool {
        let left = self.room.checked_sub(bytes.len());
        self.room = left.unwrap_or(0);
        left.is_some()
    }

    /// Every folder on the way that is not there yet.
    fn missing(&mut self, folder: &str) -> Result<(), Refused> {
        let mut at = RelPath::new(folder);
        while !at.as_str().is_empty() && !self.made.contains(&at) {
            match there(self.door, &at) {
                Ok(true) => break,
                Ok(false) | Err(Refused::Missing) => {}
                Err(error) => return Err(error),
            }
            self.made.insert(at.clone());
            at = RelPath::new(at.folder());
        }
        Ok(())
    }
}

fn made(path: RelPath, bytes: &[u8]) -> Deed {
    Deed::Made {
        path,
        now: Fingerprint::of(bytes),
    }
}

/// The folder that a change may have to make.
fn new_folder(change: &Planned) -> Option<&str> {
    match change {
        Planned::Folder { path, .. } => Some(path.as_str()),
        Planned::New { path, .. }
        | Planned::Restore { path, .. }
        | Planned::Link { path, .. }
        | Planned::Move { to: path, .. } => Some(path.folder()),
        Planned::Rewrite { .. }
        | Planned::Remove { .. }
        | Planned::MoveFolder { .. }
        | Planned::RemoveEmpty { .. }
        | Planned::RemoveFolder { .. } => None,
    }
}
