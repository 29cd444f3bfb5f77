//! What may go wrong at the door, as a value: tests decide which operation fails, and see what was done.
//!
//! What may live here: counting, remembering, refusing. What may not: a file, a global.

use std::sync::{Arc, Mutex};

use rustix::io::Errno;

use super::Refused;

/// One kind of operation of the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// A file or folder is opened for reading.
    Open,
    /// A folder is listed.
    List,
    /// A file is read.
    Read,
    /// A file is made.
    Create,
    /// Bytes are written.
    Write,
    /// A file's mode or owner is set.
    Mode,
    /// A file is made to survive a power cut.
    SyncFile,
    /// A folder's names are made to survive a power cut.
    SyncFolder,
    /// A name changes, or two are exchanged.
    Rename,
    /// A file gets a second name.
    Link,
    /// A name goes.
    Remove,
    /// A folder is made.
    MakeFolder,
    /// The network is locked.
    Lock,
    /// A name is looked at.
    Look,
}

/// What befalls one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails with this error of the system; everything after it works. Of a write, half is done.
    Error(Errno),
    /// The program stops dead there: neither this nor any later operation is done, as after SIGKILL.
    /// Of a write, half is done.
    Stop,
}

/// The faults of one test: nothing, or one fault at the operation with a given number. A copy counts
/// with the original, so that a test can hand one out and ask the other.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    at: Option<(usize, Fault)>,
    only: Option<Vec<Op>>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Debug, Default)]
struct Seen {
    counted: usize,
    hit: bool,
    stopped: bool,
    done: Vec<(Op, String)>,
}

impl Faults {
    /// No fault: only what is done is remembered.
    pub fn watch() -> Self {
        Self::default()
    }

    /// The operation with this number, from 1, fails.
    pub fn at(number: usize, fault: Fault) -> Self {
        Self {
            at: Some((number, fault)),
            ..Self::default()
        }
    }

    /// Counts only operations of these kinds.
    #[must_use]
    pub fn only(mut self, kinds: &[Op]) -> Self {
        self.only = Some(kinds.to_vec());
        self
    }

    /// Every operation so far, with its path, in order (with two threads: in the order they came).
    pub fn done(&self) -> Vec<(Op, String)> {
        self.seen().done.clone()
    }

    /// Whether the fault has happened.
    pub fn hit(&self) -> bool {
        self.seen().hit
    }

    /// Whether the program counts as killed.
    pub fn stopped(&self) -> bool {
        self.seen().stopped
    }

    /// Counts an operation; refuses it where its fault is due.
    pub(super) fn pass(&self, op: Op, path: &str) -> Result<(), Refused> {
        let mut seen = self.seen();
        if seen.stopped {
            return Err(stopped());
        }
        seen.done.push((op, path.to_owned()));
        if self.only.as_ref().is_some_and(|only| !only.contains(&op)) {
            return Ok(());
        }
        seen.counted += 1;
        match self.at {
            Some((number, fault)) if number == seen.counted => {
                seen.hit = true;
                match fault {
                    Fault::Error(errno) => Err(errno.into()),
                    Fault::Stop => {
                        seen.stopped = true;
                        Err(stopped())
                    }
                }
            }
            _ => Ok(()),
        }
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        // A test thread that panicked has nothing half-written here.
        self.seen
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn stopped() -> Refused {
    Refused::System(std::io::Error::other("stopped"))
}
