//! The last command taken back, or put back again: the files looked at first, then one write of its own.
//!
//! What may live here: which files are as the command left them, the plan back. What may not: words for
//! the owner beyond what failed, git.
//!
//! A file that was set back by hand already is passed over; one that is neither as the command left it
//! nor as it was before it is the owner's, and stops everything.

use super::entry::{Deed, Entry, Held};
use super::keep::Job;
use super::shelf::{self, Shelf, Unread};
use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::taken::{Command, Taken};
use crate::store::door::{Door, NOTE_CAP, Refused};
use crate::store::opened::Store;
use crate::store::write::fingerprint::Fingerprint;
use crate::store::write::lock::Locked;
use crate::store::write::planned::Planned;
use crate::store::write::preview::Preview;
use crate::store::write::record::FOLDER;
use crate::store::write::step::{print, there};
use crate::store::write::tree::tree;

/// What came of looking at the last command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The command.
    pub command: Command,
    /// Its files that are neither as it left them nor as they were before.
    pub changed: Vec<RelPath>,
    /// What is to be said of these; `None` where there are none.
    pub since: Option<Failure>,
    /// Whether nothing of it is left to take back: its files are as they were before.
    pub is_back: bool,
    /// What taking it back does to the others.
    pub preview: Preview,
}

/// How a file stands to what a command did to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// As the command left it.
    Left,
    /// As it was before.
    Back,
    /// Neither.
    Changed,
}

/// The newest record, with what is to be done.
struct Plan {
    record: RelPath,
    entry: Entry,
    changed: Vec<RelPath>,
    planned: Vec<Planned>,
}

impl Store {
    /// Looks at what would be taken back (or put back) next; writes nothing, locks nothing. `None` where
    /// there is nothing.
    pub fn look_back(&self, shelf: Shelf) -> Result<Option<Found>, Failure> {
        let door = self.door();
        let Some((record, entry)) = newest(door, shelf)? else {
            return Ok(None);
        };
        let plan = plan(door, record, entry)?;
        Ok(Some(Found {
            command: command(&plan.entry),
            is_back: plan.planned.is_empty() && plan.changed.is_empty(),
            preview: self.preview_of(&plan.planned),
            since: (!plan.changed.is_empty()).then(|| since(&plan.entry, &plan.changed)),
            changed: plan.changed,
        }))
    }
}

impl Locked<'_> {
    /// Takes the last command back (or puts back what was taken back last), all of it or nothing. `None`
    /// where there is nothing to take back.
    ///
    /// # Errors
    /// A file was changed since, the record cannot be read, or the disk refused: nothing was written.
    pub fn take_back(&self, shelf: Shelf) -> Result<Option<Taken>, Failure> {
        let door = self.store.door();
        let Some((record, entry)) = newest(door, shelf)? else {
            return Ok(None);
        };
        let plan = plan(door, record, entry)?;
        if !plan.changed.is_empty() {
            return Err(since(&plan.entry, &plan.changed));
        }
        let (summary, other) = match shelf {
            Shelf::Done => ("Take back", Shelf::TakenBack),
            Shelf::TakenBack => ("Put back", Shelf::Done),
        };
        let command = command(&plan.entry);
        let written = if plan.planned.is_empty() {
            door.remove(&plan.record)
                .map_err(|error| unusable(&plan.record, &error.to_string()))?;
            Vec::new()
        } else {
            let job = Job {
                summary: &format!("{summary}: {}", command.summary),
                named: &command.summary,
                on: command.on.or(self.day()),
                shelf: other,
                taken: Some(&plan.record),
            };
            self.carry_out(&plan.planned, &job)?
        };
        let next = newest(door, shelf).ok().flatten();
        Ok(Some(Taken {
            command,
            written,
            next: next.map(|(_, entry)| self::command(&entry)),
        }))
    }

    /// Removes every record that a command could be taken back by, or put back, and gives how many
    /// there were: they hold what the files held before. Texts go too that were kept of this folder or file.
    pub fn forget(&self, what: &RelPath) -> Result<usize, Failure> {
        let door = self.store.door();
        let clear = |shelf| shelf::clear(door, shelf);
        let cleared = clear(Shelf::Done).and_then(|done| Ok(done + clear(Shelf::TakenBack)?));
        let cleared = cleared.and_then(|count| {
            self.store.drop_drafts_of(what)?;
            Ok(count)
        });
        cleared.map_err(|error| {
            Failure::new(format!(
                "the record for undo in {FOLDER} could not be cleared: {error}"
            ))
            .hint(format!(
                "remove the folder {FOLDER} by hand; nothing else is lost with it"
            ))
        })
    }
}

fn command(entry: &Entry) -> Command {
    Command {
        summary: entry.summary.clone(),
        on: entry.day(),
    }
}

fn newest(door: &Door, shelf: Shelf) -> Result<Option<(RelPath, Entry)>, Failure> {
    let records = shelf::list(door, shelf)
        .map_err(|error| Failure::new(format!("{FOLDER} cannot be looked into: {error}")))?;
    let Some(record) = records.into_iter().next_back() else {
        return Ok(None);
    };
    match shelf::read(door, &record) {
        Ok(entry) => Ok(Some((record, entry))),
        Err(Unread::Refused(error)) => Err(unusable(&record, &error.to_string())),
        Err(Unread::Damaged(_)) => Err(unusable(&record, "it is damaged")),
    }
}

/// A record that is no help. What it says is private, and is not repeated.
fn unusable(record: &RelPath, why: &str) -> Failure {
    Failure::new(format!(
        "the record of the last command cannot be used: {record}: {why}"
    ))
    .hint(format!(
        "nothing was written; `rm {record}` lets that command stand, and the one before it can be taken back"
    ))
}

/// What is said of files that were changed since.
fn since(entry: &Entry, changed: &[RelPath]) -> Failure {
    let summary = &entry.summary;
    match changed {
        [one] => Failure::new(format!(
            "{one} was changed since “{summary}”, so nothing was taken back"
        )),
        several => several.iter().fold(
            Failure::new(format!(
                "these were changed since “{summary}”, so nothing was taken back"
            )),
            |failure, path| failure.detail(path.as_str()),
        ),
    }
}

fn plan(door: &Door, record: RelPath, entry: Entry) -> Result<Plan, Failure> {
    if entry.too_large {
        return Err(Failure::new(format!(
            "“{}” changed more than is kept for undo",
            entry.summary
        ))
        .hint(format!(
            "take it back with git; `rm {record}` lets it stand, and the one before it can be taken back"
        )));
    }
    let failed = |path: &RelPath, error: &Refused| {
        Failure::new(format!("{path} cannot be looked at: {error}")).hint("nothing was written")
    };
    let (mut planned, mut changed) = (Vec::new(), Vec::new());
    for deed in &found(door, &entry).map_err(|(path, error)| failed(&path, &error))? {
        let path = deed.path();
        match stand(door, deed).map_err(|error| failed(path, &error))? {
            Stand::Back => {}
            Stand::Changed => changed.push(path.clone()),
            Stand::Left => {
                let back = back(door, deed).map_err(|error| failed(path, &error))?;
                planned.push(back.ok_or_else(|| unusable(&record, "it is damaged"))?);
            }
        }
    }
    Ok(Plan {
        record,
        entry,
        changed,
        planned,
    })
}

/// The deeds with the paths where their files are now: a folder that was moved may be back already.
fn found(door: &Door, entry: &Entry) -> Result<Vec<Deed>, (RelPath, Refused)> {
    let mut deeds = entry.deeds.clone();
    for deed in &entry.deeds {
        if let Deed::MovedFolder { from, to } = deed
            && stand(door, deed).map_err(|error| (to.clone(), error))? == Stand::Back
        {
            deeds.iter_mut().for_each(|deed| deed.follow(to, from));
        }
    }
    Ok(deeds)
}

/// Whether something has this name; nothing has where its folder is no folder.
fn exists(door: &Door, path: &RelPath) -> Result<bool, Refused> {
    match there(door, path) {
        Err(Refused::NotA(_)) => Ok(false),
        other => other,
    }
}

fn stand(door: &Door, deed: &Deed) -> Result<Stand, Refused> {
    let none_is = |path: &RelPath, stand: Stand, otherwise: Stand| {
        Ok(if exists(door, path)? {
            otherwise
        } else {
            stand
        })
    };
    match deed {
        Deed::Made { path, now } => match print(door, path)? {
            Some(print) if print == *now => Ok(Stand::Left),
            _ => none_is(path, Stand::Back, Stand::Changed),
        },
        Deed::MadeLink { path, leads } => match door.leads(path)? {
            Some(now) if now == *leads => Ok(Stand::Left),
            _ => none_is(path, Stand::Back, Stand::Changed),
        },
        // What somebody put into it stays, and the folder with it.
        Deed::MadeFolder { path } => match door.folder(path) {
            Ok(_) => Ok(Stand::Left),
            Err(Refused::System(error)) => Err(Refused::System(error)),
            Err(_) => Ok(Stand::Back),
        },
        Deed::Changed { path, was, now } => {
            let was = was.bytes().map(|bytes| Fingerprint::of(&bytes));
            Ok(match print(door, path)? {
                Some(print) if print == *now => Stand::Left,
                print if print == was && was.is_some() => Stand::Back,
                _ => Stand::Changed,
            })
        }
        Deed::Moved { from, to, now } => {
            let (old, new) = (print(door, from)?, print(door, to)?);
            Ok(match (old, new) {
                (None, Some(print)) if print == *now && !exists(door, from)? => Stand::Left,
                (Some(print), None) if print == *now && !exists(door, to)? => Stand::Back,
                _ => Stand::Changed,
            })
        }
        Deed::MovedFolder { from, to } => match (exists(door, from)?, exists(door, to)?) {
            (false, true) => Ok(Stand::Left),
            (true, false) => Ok(Stand::Back),
            _ => Ok(Stand::Changed),
        },
        Deed::Gone { path, was, .. } => {
            let was = was.bytes().map(|bytes| Fingerprint::of(&bytes));
            match print(door, path)? {
                print if print.is_some() && print == was => Ok(Stand::Back),
                _ => none_is(path, Stand::Left, Stand::Changed),
            }
        }
        Deed::GoneLink { path, leads } => match door.leads(path)? {
            Some(now) if now == *leads => Ok(Stand::Back),
            _ => none_is(path, Stand::Left, Stand::Changed),
        },
        Deed::GoneFolder { path, .. } => none_is(path, Stand::Left, Stand::Back),
    }
}

/// What takes one deed back; `None` where the record is damaged.
fn back(door: &Door, deed: &Deed) -> Result<Option<Planned>, Refused> {
    let bytes = |path: &RelPath| {
        let mut bytes = Vec::new();
        door.read(path, NOTE_CAP, &mut bytes)?;
        Ok::<_, Refused>(bytes)
    };
    Ok(match deed {
        Deed::Made { path, .. } | Deed::MadeLink { path, .. } => Some(Planned::Remove {
            path: path.clone(),
            old: bytes(path)?,
        }),
        Deed::MadeFolder { path } => Some(Planned::RemoveEmpty { path: path.clone() }),
        Deed::Changed { path, was, .. } => match was {
            Held::Text(was) => Some(Planned::Rewrite {
                path: path.clone(),
                old: bytes(path)?,
                new: was.clone(),
            }),
            // Only a text is ever edited.
            Held::Hex(_) => None,
        },
        Deed::Moved { from, to, .. } => Some(Planned::Move {
            from: to.clone(),
            to: from.clone(),
            old: bytes(to)?,
            new: None,
        }),
        Deed::MovedFolder { from, to } => Some(Planned::MoveFolder {
            from: to.clone(),
            to: from.clone(),
            holds: tree(door, to)?,
        }),
        Deed::Gone { path, was, mode } => was.bytes().map(|bytes| Planned::Restore {
            path: path.clone(),
            bytes,
            mode: mode & 0o777,
        }),
        Deed::GoneLink { path, leads } => Some(Planned::Link {
            path: path.clone(),
            leads: leads.clone(),
        }),
        Deed::GoneFolder { path, mode } => Some(Planned::Folder {
            path: path.clone(),
            mode: Some(mode & 0o777 | 0o700),
        }),
    })
}

#[cfg(test)]
#[path = "take_tests.rs"]
mod tests;
