//! Where the records lie: `.mentor/undo-00000012.json`, the newest with the highest number.
//!
//! What may live here: these files, how many of them there are. What may not: what they say.
//!
//! They hold private text: they are for the owner's eyes only, and their folder ignores itself in git.

use super::entry::Entry;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Kind, Refused};
use crate::store::write::record::FOLDER;

/// How many commands can be taken back, one after another.
pub const MOST: usize = 20;
/// How many bytes of the files as they were before are kept of one command.
pub const LARGEST: usize = 16 * 1024 * 1024;
/// How many bytes the records may have together; the newest is kept whatever it has.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// The most bytes of a record that are read: every byte of [`LARGEST`] may take six in JSON.
const CAP: u64 = 128 * 1024 * 1024;

/// One of the two rows of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// What can be taken back.
    Done,
    /// What was taken back, and can be put back until something else is written.
    TakenBack,
}

/// Why a record cannot be used.
#[derive(Debug)]
pub enum Unread {
    /// The file cannot be read.
    Refused(Refused),
    /// It can, and makes no sense.
    Damaged(String),
}

impl Shelf {
    fn prefix(self) -> &'static str {
        match self {
            Self::Done => "undo-",
            Self::TakenBack => "redo-",
        }
    }
}

/// The number in a record's name; `None` where it is the name of something else.
fn number(shelf: Shelf, name: &str) -> Option<u64> {
    let digits = name.strip_prefix(shelf.prefix())?.strip_suffix(".json")?;
    let plain = digits.len() >= 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// Whether this is the path of a record.
pub fn is_record(path: &RelPath) -> bool {
    let shelves = [Shelf::Done, Shelf::TakenBack];
    path.folder() == FOLDER
        && shelves
            .iter()
            .any(|shelf| number(*shelf, path.file_name()).is_some())
}

/// The records, the oldest first.
pub fn list(door: &Door, shelf: Shelf) -> Result<Vec<RelPath>, Refused> {
    let folder = RelPath::new(FOLDER);
    let entries = match door.folder(&folder) {
        Err(Refused::Missing) => return Ok(Vec::new()),
        open => open?.list()?,
    };
    let mut found: Vec<(u64, RelPath)> = entries
        .iter()
        .filter(|entry| matches!(entry.kind, Kind::File | Kind::Unknown))
        .filter_map(|entry| entry.name.to_str())
        .filter_map(|name| Some((number(shelf, name)?, folder.join(name))))
        .collect();
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// The path of the next record.
pub fn next(door: &Door, shelf: Shelf) -> Result<RelPath, Refused> {
    let last = list(door, shelf)?.pop();
    let last = last.and_then(|path| number(shelf, path.file_name()));
    let number = last.unwrap_or(0).saturating_add(1);
    let name = format!("{}{number:08}.json", shelf.prefix());
    Ok(RelPath::new(FOLDER).join(&name))
}

/// Reads a record.
pub fn read(door: &Door, path: &RelPath) -> Result<Entry, Unread> {
    let mut bytes = Vec::new();
    door.read(path, CAP, &mut bytes).map_err(Unread::Refused)?;
    Entry::parse(&bytes).map_err(Unread::Damaged)
}

/// Writes a record that survives a power cut, once its folder was synced.
pub fn write(door: &Door, path: &RelPath, temp: &RelPath, entry: &Entry) -> Result<(), Refused> {
    let text = serde_json::to_string(entry)
        .map_err(|error| Refused::System(std::io::Error::other(error)))?;
    let file = door.create(temp, 0o600)?;
    let written = file
        .write(text.as_bytes())
        .and_then(|()| file.sync())
        .and_then(|()| door.rename_new(temp, path))
        .and_then(|()| door.sync_folder(&RelPath::new(FOLDER)));
    if written.is_err() {
        let _ = door.remove(temp);
        let _ = door.remove(path);
    }
    written
}

/// Lets the oldest records go where there are too many. What cannot be removed stays: it does no harm.
pub fn prune(door: &Door, shelf: Shelf) {
    let Ok(records) = list(door, shelf) else {
        return;
    };
    let mut bytes = 0;
    for (count, path) in records.iter().rev().enumerate() {
        let size = door.look(path).map_or(0, |stat| stat.size);
        bytes += size;
        if count > 0 && (count >= MOST || bytes > MOST_BYTES) {
            let _ = door.remove(path);
        }
    }
}

/// Removes every record of a shelf, and gives how many there were.
pub fn clear(door: &Door, shelf: Shelf) -> Result<usize, Refused> {
    let records = list(door, shelf)?;
    for path in &records {
        match door.remove(path) {
            Ok(()) | Err(Refused::Missing) => {}
            Err(error) => return Err(error),
        }
    }
    if !records.is_empty() {
        door.sync_folder(&RelPath::new(FOLDER))?;
    }
    Ok(records.len())
}
