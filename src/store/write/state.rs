//! How far a step got before the program was stopped: what the files show.
//!
//! What may live here: telling it. What may not: doing or undoing the step.

use super::step::{Step, kept, print, there, untouched};
use super::tree::tree;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Refused};

/// How far a step got, as the files show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was not done, and can be.
    Open,
    /// It was done, and can be undone.
    Done,
    /// It was done, and what it put aside is gone: the whole write had come about.
    Settled,
    /// Somebody changed the file since: it stays as it is.
    Changed,
    /// It was not done, and cannot be any more: somebody changed the file, took the name, or took
    /// the new bytes away.
    Blocked,
}

impl Step {
    /// How far it got before the program was stopped.
    pub fn state(&self, door: &Door) -> Result<State, Refused> {
        match self {
            Self::Place {
                temp,
                target,
                files,
                ..
            } => match renamed(door, temp, target)? {
                State::Done if !untouched(door, target, files)? => Ok(State::Changed),
                state => Ok(state),
            },
            Self::Link { temp, target, .. } => renamed(door, temp, target),
            Self::Move { from, to } => renamed(door, from, to),
            Self::Bury {
                target,
                temp,
                holds,
            } => match (there(door, temp)?, there(door, target)?) {
                (true, false) => Ok(State::Done),
                (false, false) => Ok(State::Settled),
                (false, true) if tree(door, target)?.print() == *holds => Ok(State::Open),
                (false, true) => Ok(State::Blocked),
                (true, true) => Ok(State::Changed),
            },
            Self::Aside { target, temp, old } => match (there(door, temp)?, print(door, target)?) {
                (true, None) => Ok(State::Done),
                (false, None) => Ok(State::Settled),
                (false, Some(now)) if now == *old => Ok(State::Open),
                (false, Some(_)) => Ok(State::Blocked),
                (true, Some(_)) => Ok(State::Changed),
            },
            Self::Swap {
                temp,
                target,
                old,
                new,
            } => {
                let now = print(door, target)?;
                let ready = print(door, temp)?;
                let aside = ready == Some(*old) || print(door, &kept(temp))? == Some(*old);
                Ok(if now == Some(*new) {
                    if aside { State::Done } else { State::Settled }
                } else if now == Some(*old) {
                    let open = ready == Some(*new);
                    if open { State::Open } else { State::Blocked }
                } else if ready == Some(*new) {
                    State::Blocked
                } else {
                    State::Changed
                })
            }
        }
    }
}

/// What got another name, by who has which.
fn renamed(door: &Door, from: &RelPath, to: &RelPath) -> Result<State, Refused> {
    Ok(match (there(door, from)?, there(door, to)?) {
        (true, false) => State::Open,
        (true, true) => State::Blocked,
        (false, false) => State::Changed,
        (false, true) => State::Done,
    })
}
