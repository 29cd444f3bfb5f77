//! A plan carried out: all of it or nothing, also when the program is stopped in the middle.
//!
//! What may live here: the order of things. What may not: the steps themselves, the making ready.
//!
//! - One step is one renaming: nothing else is needed for it to be all or nothing.
//! - Several steps have a record from before the first until after the last; whoever finds one there
//!   without its writer finishes the write, or takes it back where somebody changed a file in between.
//! - Whatever fails before the first step leaves the files as they were; a step that fails takes those
//!   before it back. Once the last step is done the write stands, whatever fails then.

use std::collections::BTreeSet;

use super::follow::after;
use super::interrupt::Interrupts;
use super::planned::Planned;
use super::ready::temporary;
use super::record::{self, Record};
use super::stage::Stage;
use super::step::{Step, Stuck, kept};
use super::sweep::sweep;
use super::tree::{clear, gone};
use super::undo::keep::{self, Job, Kept};
use crate::error::Failure;
use crate::model::change::Written;
use crate::model::ids::RelPath;
use crate::store::door::{Door, NOTE_CAP, Refused};
use crate::store::read::visit::{Remembered, Sum, hash_of};

/// What files held when a change was decided.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory<'a> {
    /// Of files that were read for the change.
    pub seen: &'a [Remembered],
    /// Of the whole network, where it was read in turn: sorted.
    pub sums: &'a [Sum],
}

/// Carries a plan out. `memory` is what the files held when it was decided.
pub fn write(
    door: &Door,
    planned: &[Planned],
    memory: Memory<'_>,
    job: &Job<'_>,
) -> Result<Vec<Written>, Failure> {
    if planned.is_empty() {
        return Ok(Vec::new());
    }
    for change in planned {
        as_remembered(door, change, memory)?;
    }
    let interrupts = Interrupts::hold();
    sweep(door);
    let mut stage = Stage::new(door)?;
    stage.fill(planned)?;
    // Once the first step is done the write is carried through.
    if interrupts.came() {
        stage.clear();
        return Err(Failure::new("interrupted; nothing was written"));
    }
    let (kept, record) = match open_records(door, planned, &stage, job) {
        Ok(records) => records,
        Err(failure) => {
            stage.clear();
            return Err(failure);
        }
    };
    let close = || match &record {
        Some(record) => record::remove(door, record.made_folder),
        None => Ok(()),
    };
    if let Err((failure, back)) = all_steps(door, &stage.steps) {
        if back == Back::Stuck {
            return Err(failure);
        }
        stage.clear();
        let closed = close();
        kept.forget(door);
        let hint = match back {
            Back::All => "nothing was written",
            _ => "everything else was taken back",
        };
        return Err(match closed {
            Ok(()) => failure.hint(hint),
            Err(error) => failure.detail(format!(
                "{hint}, but the record of it could not be removed: {error}"
            )),
        });
    }
    keep::settle(door, job);
    settle(door, (&after(&stage.steps), &stage.emptied), close)?;
    Ok(stage.written)
}

/// Refuses a file that is not as it was when the change was decided.
fn as_remembered(door: &Door, change: &Planned, memory: Memory<'_>) -> Result<(), Failure> {
    let (path, old) = match change {
        Planned::Rewrite { path, old, .. } | Planned::Remove { path, old } => (path, old),
        Planned::Move { from, old, .. } => (from, old),
        Planned::RemoveFolder { path, .. } => return folder_as_remembered(door, path, memory.seen),
        // Nothing that it holds is lost by another name.
        _ => return Ok(()),
    };
    let now = Remembered {
        path: path.clone(),
        bytes: old.len(),
        hash: hash_of(old),
    };
    let mut seen = memory.seen.iter().filter(|seen| seen.path == *path);
    let sum = Sum::from(&now);
    let first = memory.sums.partition_point(|one| one.path < sum.path);
    let mut sums = memory.sums.iter().skip(first);
    let other = sums.find(|one| one.path > sum.path || one.hash != sum.hash);
    let same = other.is_none_or(|one| one.path > sum.path);
    if same && seen.all(|seen| *seen == now) {
        Ok(())
    } else {
        Err(changed(path).hint("nothing was written"))
    }
}

/// The same for every file of a folder that goes.
fn folder_as_remembered(
    door: &Door,
    folder: &RelPath,
    memory: &[Remembered],
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    for seen in memory
        .iter()
        .filter(|seen| seen.path.below(folder).is_some())
    {
        let same = door.read(&seen.path, NOTE_CAP, &mut bytes).is_ok()
            && seen.bytes == bytes.len()
            && seen.hash == hash_of(&bytes);
        if !same {
            return Err(changed(&seen.path).hint("nothing was written"));
        }
    }
    Ok(())
}

fn changed(path: &RelPath) -> Failure {
    Failure::new(format!("{path} changed on disk meanwhile"))
        .hint("run the command again: it will see the new text")
}

/// Writes both records: the one that lets the command be taken back, and where it takes more than one
/// step the one that lets it be finished. Where that fails, neither stays.
fn open_records(
    door: &Door,
    planned: &[Planned],
    stage: &Stage<'_>,
    job: &Job<'_>,
) -> Result<(Kept, Option<Record>), Failure> {
    let kept = keep::keep(door, planned, stage, job)?;
    match open_record(door, stage, job, &kept) {
        Ok(record) => Ok((kept, record)),
        Err(failure) => {
            kept.forget(door);
            Err(failure)
        }
    }
}

/// Writes the record where there are several steps.
fn open_record(
    door: &Door,
    stage: &Stage<'_>,
    job: &Job<'_>,
    kept: &Kept,
) -> Result<Option<Record>, Failure> {
    if stage.steps.len() < 2 && stage.emptied.is_empty() {
        return Ok(None);
    }
    let failed = |error: Refused| {
        Failure::new(format!(
            "the record of the write cannot be written in {}: {error}",
            record::FOLDER
        ))
        .hint("nothing was written")
    };
    // The temporary names must survive as long as the record that names them.
    sync(door, &stage.steps).map_err(failed)?;
    let made_folder = record::make_folder(door, stage.folder_mode, stage.file_mode);
    let record = Record {
        version: 1,
        summary: job.summary.to_owned(),
        made_folder: made_folder.map_err(failed)?,
        steps: stage.steps.clone(),
        emptied: stage.emptied.clone(),
        kept: kept.path.clone(),
        taken: job.taken.cloned(),
    };
    let temp = temporary(&RelPath::new(record::FOLDER).join("unfinished.json"));
    if let Err(error) = record::write(door, &record, stage.file_mode, &temp) {
        let _ = door.remove(&temp);
        let _ = record::remove(door, record.made_folder);
        return Err(failed(error));
    }
    Ok(Some(record))
}

/// How much of a write that failed was taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Back {
    /// All of it.
    All,
    /// All but what somebody changed in the moment after it was written.
    Most,
    /// Not all: the record stays for whoever writes next.
    Stuck,
}

/// Does every step. Where one fails those before it are taken back.
fn all_steps(door: &Door, steps: &[Step]) -> Result<(), (Failure, Back)> {
    for (at, step) in steps.iter().enumerate() {
        let Err(stuck) = step.forward(door) else {
            continue;
        };
        let failure = told(step.shown(), stuck);
        let done = steps.get(..at).unwrap_or_default();
        let mut failure = match failure {
            Ok(failure) => failure,
            Err(failure) => return Err((failure, Back::Stuck)),
        };
        let mut back = Back::All;
        for step in done.iter().rev() {
            let path = step.shown();
            match step.back(door) {
                Ok(true) => {}
                Ok(false) => {
                    back = Back::Most;
                    failure = failure.detail(format!(
                        "{path} was changed just after it was written, and stays as it is"
                    ));
                }
                Err(error) => {
                    failure = failure
                        .detail(format!("{path} could not be set back: {error}"))
                        .hint("the next writing command, or `mentor check --fix`, completes it");
                    return Err((failure, Back::Stuck));
                }
            }
        }
        // It is taken back either way; this only makes it last.
        let _ = sync(door, done);
        return Err((failure, back));
    }
    Ok(())
}

/// What is said of a step that was not done; as an error where it was neither done nor undone.
fn told(path: &RelPath, stuck: Stuck) -> Result<Failure, Failure> {
    Ok(match stuck {
        Stuck::Changed => changed(path),
        Stuck::Refused(Refused::Exists) => Failure::new(format!("{path} is there already"))
            .hint("nothing is ever overwritten; take another name"),
        Stuck::Refused(error) => Failure::new(format!("{path} cannot be written: {error}")),
        Stuck::Half(error) => {
            return Err(Failure::new(format!(
                "{path} was written, but what it held before could not be looked at: {error}"
            )));
        }
    })
}

/// Makes the names of all these steps survive a power cut.
pub fn sync(door: &Door, steps: &[Step]) -> Result<(), Refused> {
    let mut folders: BTreeSet<RelPath> = steps.iter().flat_map(Step::folders).collect();
    // Names that changed in a folder before it moved are by now in the folder that it became.
    for step in steps {
        if let Step::Move { from, to } = step {
            let moved = folders.iter().filter_map(|folder| match folder {
                whole if whole == from => Some(to.clone()),
                part => part.below(from).map(|rest| to.join(rest)),
            });
            folders.extend(moved.collect::<Vec<_>>());
        }
    }
    folders
        .iter()
        .try_for_each(|folder| match door.sync_folder(folder) {
            // A folder that was never made, has moved, or is gone again, has no names to keep.
            Err(Refused::Missing) => Ok(()),
            other => other,
        })
}

/// Everything is done: tidies up, and makes it last.
fn settle(
    door: &Door,
    (steps, emptied): (&[Step], &[RelPath]),
    close: impl Fn() -> Result<(), Refused>,
) -> Result<(), Failure> {
    let tidied = tidy(door, steps);
    let cleared = tidied.and_then(|()| clear_empty(door, emptied));
    let lasting = sync(door, steps).and_then(|()| sync_around(door, emptied));
    // Where a folder is still there, whoever writes next finds the record, and tries again.
    let tidy = cleared.and_then(|()| close());
    if let Err(error) = lasting {
        return Err(
            Failure::new(format!("written, not confirmed on disk: {error}"))
                .hint("the files hold the change; a power cut now could still take it back"),
        );
    }
    tidy.map_err(|error| {
        Failure::new(format!(
            "written, but a temporary file or an empty folder could not be removed: {error}"
        ))
        .hint("the next writing command removes it")
    })
}

/// Removes the old bytes that the steps put aside.
pub fn tidy(door: &Door, steps: &[Step]) -> Result<(), Refused> {
    let mut all = Ok(());
    for step in steps {
        let Some(temp) = step.litter() else {
            continue;
        };
        let removed = if let Step::Bury { .. } = step {
            clear(door, temp)
        } else {
            gone(door.remove(temp)).and_then(|()| gone(door.remove(&kept(temp))))
        };
        if removed.is_err() {
            all = removed;
        }
    }
    all
}

/// Removes the folders that are empty by now.
pub fn clear_empty(door: &Door, emptied: &[RelPath]) -> Result<(), Refused> {
    for path in emptied {
        let names = match door.folder(path).and_then(|folder| folder.list()) {
            // Somebody else's, or gone already.
            Err(Refused::Missing | Refused::NotA(_) | Refused::Outside) => continue,
            names => names?,
        };
        if names.is_empty() {
            match door.remove_folder(path) {
                Ok(()) | Err(Refused::Missing | Refused::Exists | Refused::NotA(_)) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

/// Makes the going of folders survive a power cut.
pub fn sync_around(door: &Door, emptied: &[RelPath]) -> Result<(), Refused> {
    for path in emptied {
        match door.sync_folder(&RelPath::new(path.folder())) {
            Ok(()) | Err(Refused::Missing) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "transaction_tests.rs"]
mod tests;
