//! The record of a write of several files: what lets it be finished, or taken back, after a crash.
//!
//! What may live here: the record's form and its file in `.mentor/`. What may not: a decision on it.
//!
//! The record is there from before the first step until after the last. Fields that a later version
//! adds are passed over by this one.

use serde::{Deserialize, Serialize};

use super::ready::temporary;
use super::step::Step;
use super::tree::gone;
use crate::model::ids::RelPath;
use crate::store::door::{Door, NOTE_CAP, Refused};

/// The folder that ignores itself in git.
pub const FOLDER: &str = ".mentor";
const IGNORE: &str = ".mentor/.gitignore";
const FILE: &str = ".mentor/unfinished.json";

/// A write that is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The form of this record: 1.
    pub version: u32,
    /// What the command does, in words.
    pub summary: String,
    /// Whether the folder of the record was made for it, and goes with it.
    #[serde(default)]
    pub made_folder: bool,
    /// Its steps, in their order.
    pub steps: Vec<Step>,
    /// Folders that go once the steps are done, where they are empty then; inner ones first.
    #[serde(default)]
    pub emptied: Vec<RelPath>,
    /// The record for undo that was laid down for it.
    #[serde(default)]
    pub kept: Option<RelPath>,
    /// The record for undo that it uses up: it takes a command back, or puts one back.
    #[serde(default)]
    pub taken: Option<RelPath>,
}

/// The record that is there; `None` where no write is under way.
pub fn read(door: &Door) -> Result<Option<Record>, Refused> {
    let mut bytes = Vec::new();
    match door.read(&RelPath::new(FILE), NOTE_CAP, &mut bytes) {
        Ok(()) => {}
        Err(Refused::Missing) => return Ok(None),
        Err(error) => return Err(error),
    }
    match serde_json::from_slice::<Record>(&bytes) {
        Ok(record) => Ok(Some(record)),
        Err(error) => Err(Refused::System(std::io::Error::other(format!(
            "the record of an unfinished write cannot be read: {error}"
        )))),
    }
}

/// Makes the folder ready, so that it survives a power cut; true where it was not there.
pub fn make_folder(door: &Door, folder_mode: u32, file_mode: u32) -> Result<bool, Refused> {
    let folder = RelPath::new(FOLDER);
    let made = match door.look(&folder) {
        Ok(_) => false,
        Err(Refused::Missing) => {
            door.make_folder(&folder, folder_mode)?;
            true
        }
        Err(error) => return Err(error),
    };
    let ready = make_ignore(door, file_mode).and_then(|()| {
        if made {
            door.sync_folder(&RelPath::new(""))?;
        }
        Ok(())
    });
    if ready.is_err() {
        let _ = remove(door, made);
    }
    ready.map(|()| made)
}

fn make_ignore(door: &Door, file_mode: u32) -> Result<(), Refused> {
    let ignore = RelPath::new(IGNORE);
    match door.look(&ignore) {
        Ok(_) => return Ok(()),
        Err(Refused::Missing) => {}
        Err(error) => return Err(error),
    }
    // Whole or not at all, also after a kill or a power cut: half of it would let git see the records.
    let temp = temporary(&ignore);
    let file = door.create(&temp, file_mode)?;
    let written = file
        .write(b"*\n")
        .and_then(|()| file.set_mode(file_mode))
        .and_then(|()| file.sync())
        .and_then(|()| door.rename_new(&temp, &ignore));
    if written.is_err() {
        let _ = door.remove(&temp);
    }
    match written {
        // Somebody else was faster: a text is kept without the lock.
        Err(Refused::Exists) => Ok(()),
        written => written,
    }
}

/// Writes the record so that it survives a power cut; from now on the write can be finished.
pub fn write(door: &Door, record: &Record, file_mode: u32, temp: &RelPath) -> Result<(), Refused> {
    let text = serde_json::to_string_pretty(record)
        .map_err(|error| Refused::System(std::io::Error::other(error)))?;
    let file = door.create(temp, file_mode)?;
    file.write(text.as_bytes())?;
    file.set_mode(file_mode)?;
    file.sync()?;
    door.rename_new(temp, &RelPath::new(FILE))?;
    door.sync_folder(&RelPath::new(FOLDER))
}

/// Takes the folder away where it holds nothing: what is kept for undo, or was typed, needs it.
pub fn remove_bare_folder(door: &Door) -> Result<(), Refused> {
    let folder = RelPath::new(FOLDER);
    let names = match door.folder(&folder) {
        Err(Refused::Missing) => return Ok(()),
        open => open?.list()?,
    };
    if names.iter().all(|entry| entry.name == ".gitignore") {
        gone(door.remove(&RelPath::new(IGNORE)))?;
        gone(door.remove_folder(&folder))?;
    }
    Ok(())
}

/// Takes the record away, and its folder where that was made for it and holds nothing else by now.
pub fn remove(door: &Door, made_folder: bool) -> Result<(), Refused> {
    gone(door.remove(&RelPath::new(FILE)))?;
    if made_folder {
        remove_bare_folder(door)?;
    }
    // A record that comes back after a power cut finds everything done, and does no harm.
    let _ = door.sync_folder(&RelPath::new(if made_folder { "" } else { FOLDER }));
    Ok(())
}
