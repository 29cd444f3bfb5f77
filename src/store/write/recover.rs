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
use super::step::{State, Step, Stuck};
use super::transaction::{sync, tidy};
use super::tree::{below, gone};
use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Refused};
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
            .map_or(true, |states| is_half(&states))
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

/// Finishes or takes back what was interrupted; tells what was done, a sentence a line. The caller
/// holds the lock.
pub fn recover(door: &Door) -> Result<Vec<String>, Failure> {
    let failed = |error: Refused| {
        Failure::new(format!("an interrupted write cannot be completed: {error}"))
            .hint(format!("its record is in {}", record::FOLDER))
    };
    let Some(record) = record::read(door).map_err(failed)? else {
        return Ok(Vec::new());
    };
    let mut states = states(door, &record.steps).map_err(failed)?;
    let mut told = Vec::new();
    let settled = states.contains(&State::Settled);
    let half = is_half(&states);
    let dropped = states
        .iter()
        .all(|state| matches!(state, State::Open | State::Blocked));
    let how = if dropped || states.contains(&State::Blocked) && !settled {
        back(door, &record, &mut states).map_err(failed)?;
        "took back"
    } else {
        forward(door, &record, &states, settled)?;
        "finished"
    };
    if half && !settled {
        told.push(format!("{how} an interrupted write: {}", record.summary));
    }
    for (step, state) in record.steps.iter().zip(&states) {
        if half && matches!(state, State::Changed | State::Blocked) {
            let path = step.shown();
            told.push(format!("{path} was changed since, and stays as it is"));
        }
    }
    record::remove(door, record.made_folder).map_err(failed)?;
    Ok(told)
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
        .and_then(|steps| sync(door, &steps).and_then(|()| tidy(door, &steps)));
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
