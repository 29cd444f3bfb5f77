//! A write that was interrupted: told by readers, finished or taken back by whoever writes next.
//!
//! What may live here: the decision, from the record and from how far each step got. What may not:
//! anything that needs more than that.
//!
//! Where nothing of it was done yet it is dropped. Else it is finished, unless somebody changed a file that it had not reached yet, or took a name that it
//! was going to give: then it is taken back, and the file stays as that person left it. A file that was
//! changed after the write had reached it stays as well, and the rest is finished around it.

use super::follow::so_far;
use super::record::{self, Record};
use super::state::State;
use super::step::{Step, Stuck};
use super::transaction::{clear_empty, sync, sync_around, tidy};
use super::tree::{below, gone};
use super::undo::shelf::is_record;
use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Folder, Refused};
use crate::store::opened::Store;

/// A write that was begun and not ended: its program was killed, or the power failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// What the command was doing, in words.
    pub summary: String,
    /// The files that are part of it.
    pub files: Vec<RelPath>,
}

impl Store {
    /// The write that was interrupted, where some of its files are old and some new. The next
    /// [`Store::lock`] finishes it or takes it back. `None` also while a writer is at work.
    pub fn unfinished(&self) -> Option<Unfinished> {
        let door = self.door();
        if matches!(record::read(door), Ok(None)) {
            return None;
        }
        // Held only while the files are looked at; a writer that comes now waits for it.
        let lock = match door.try_lock() {
            Ok(None) => return None,
            Ok(Some(lock)) => Some(lock),
            Err(_) => None,
        };
        let record = match record::read(door) {
            Ok(record) => record?,
            Err(_) => return Some(Unfinished::unknown()),
        };
        drop(lock);
        states(door, &record.steps)
            .map_or(true, |states| {
                is_half(&states) || left(door, &record, &states)
            })
            .then(|| Unfinished {
                files: record.steps.iter().map(|s| s.shown().clone()).collect(),
                summary: record.summary,
            })
    }
}

impl Unfinished {
    /// The record is there and cannot be read.
    fn unknown() -> Self {
        Self {
            summary: "a write whose record cannot be read".into(),
            files: Vec::new(),
        }
    }
}

/// Whether some steps were done and others not: before the first and after the last the files are
/// whole, and nothing needs to be said.
fn is_half(states: &[State]) -> bool {
    let open = |state: &State| matches!(state, State::Open | State::Blocked);
    states.iter().any(open) && !states.iter().all(open)
}

/// Whether no step was done.
fn untouched(states: &[State]) -> bool {
    let open = |state: &State| matches!(state, State::Open | State::Blocked);
    states.iter().all(open)
}

/// Whether the steps were done, and a folder that was to go is still there, empty.
fn left(door: &Door, record: &Record, states: &[State]) -> bool {
    let is_empty = |folder: Folder<'_>| folder.list().is_ok_and(|names| names.is_empty());
    let there = |path: &RelPath| door.folder(path).is_ok_and(is_empty);
    !untouched(states) && record.emptied.iter().any(there)
}

/// What was done about a write that was interrupted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// What was done, a sentence a line: for stderr. Mostly nothing.
    pub told: Vec<String>,
    /// Whether something was taken back by it, or put back: a command that was interrupted, or one that
    /// an interrupted `undo` was about.
    pub undid: bool,
}

/// Finishes or takes back what was interrupted; tells what was done, a sentence a line. The caller
/// holds the lock.
pub fn recover(door: &Door) -> Result<Recovered, Failure> {
    let failed = |error: Refused| {
        Failure::new(format!("an interrupted write cannot be completed: {error}"))
            .hint(format!("its record is in {}", record::FOLDER))
    };
    let Some(record) = record::read(door).map_err(failed)? else {
        return Ok(Recovered::default());
    };
    let mut states = states(door, &record.steps).map_err(failed)?;
    let mut told = Vec::new();
    let settled = states.contains(&State::Settled);
    let left = left(door, &record, &states);
    let half = is_half(&states);
    let dropped = untouched(&states) && !record.steps.is_empty();
    let goes_back = dropped || states.contains(&State::Blocked) && !settled;
    let how = if goes_back {
        back(door, &record, &mut states).map_err(failed)?;
        "took back"
    } else {
        forward(door, &record, &states, settled)?;
        "finished"
    };
    let used_up = if goes_back {
        &record.kept
    } else {
        &record.taken
    };
    if let Some(path) = used_up.as_ref().filter(|path| is_record(path)) {
        let _ = door.remove(path);
    }
    let undid = match (goes_back, record.taken.is_some()) {
        (true, false) => !dropped,
        (goes_back, takes) => takes && !goes_back,
    };
    if half && !settled || left || undid {
        told.push(format!("{how} an interrupted write: {}", record.summary));
    }
    for (step, state) in record.steps.iter().zip(&states) {
        if half && matches!(state, State::Changed | State::Blocked) {
            let path = step.shown();
            told.push(format!("{path} was changed since, and stays as it is"));
        }
    }
    record::remove(door, record.made_folder).map_err(failed)?;
    Ok(Recovered { told, undid })
}

fn forward(door: &Door, record: &Record, states: &[State], settled: bool) -> Result<(), Failure> {
    for (step, state) in record.steps.iter().zip(states) {
        if *state != State::Open || settled {
            continue;
        }
        let path = step.shown();
        step.forward(door).map_err(|stuck| match stuck {
            Stuck::Changed => Failure::new(format!("{path} changed on disk meanwhile"))
                .hint("run the command again"),
            Stuck::Refused(error) | Stuck::Half(error) => Failure::new(format!(
                "an interrupted write cannot be finished: {path} cannot be written: {error}"
            )),
        })?;
    }
    let ended = so_far(door, &record.steps)
        .and_then(|steps| sync(door, &steps).and_then(|()| tidy(door, &steps)))
        .and_then(|()| clear_empty(door, &record.emptied))
        .and_then(|()| sync_around(door, &record.emptied));
    ended.map_err(|error| Failure::new(format!("an interrupted write cannot be finished: {error}")))
}

/// How far each step got, wherever its folder is by now.
fn states(door: &Door, steps: &[Step]) -> Result<Vec<State>, Refused> {
    let steps = so_far(door, steps)?;
    steps.iter().map(|step| step.state(door)).collect()
}

fn back(door: &Door, record: &Record, states: &mut [State]) -> Result<(), Refused> {
    for (step, state) in record.steps.iter().zip(states.iter_mut()).rev() {
        if *state != State::Done {
            continue;
        }
        if !step.back(door)? {
            *state = State::Changed;
        }
    }
    sync(door, &record.steps)?;
    for (step, state) in record.steps.iter().zip(states.iter()) {
        if let Step::Link { temp, .. } = step {
            gone(door.remove(temp))?;
        }
        // What was changed after the step is the owner's, and was never put aside by it.
        if let Step::Place {
            temp,
            files,
            folders,
            ..
        } = step
            && *state != State::Changed
        {
            for file in files {
                gone(door.remove(&below(temp, &file.path)))?;
            }
            let single = files.iter().any(|file| file.path.as_str().is_empty());
            for folder in folders.iter().rev() {
                gone(door.remove_folder(&below(temp, folder)))?;
            }
            if !single {
                gone(door.remove_folder(temp))?;
            }
        }
    }
    tidy(door, &record.steps)
}
