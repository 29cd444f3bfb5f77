//! One writer at a time: an advisory lock on the network's own folder, and what is done under it.
//!
//! What may live here: waiting, saying who holds the lock, reading and applying under it. What may not:
//! how anything is written.
//!
//! No lock file exists that could go stale: the system lets go when the program ends, however it ends.

use std::cell::RefCell;
use std::time::Duration;

use super::plan::plan;
use super::planned::Planned;
use super::recover::{Recovered, recover};
use super::rules::Rules;
use super::sweep::sweep;
use super::transaction::{self, Memory};
use super::undo::keep::Job;
use super::undo::shelf::Shelf;
use crate::error::Failure;
use crate::model::change::{ChangeSet, Written};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::model::problem::Problem;
use crate::store::door::{Door, Lock, Refused};
use crate::store::opened::Store;
use crate::store::read::network::{Gathered, Reading};
use crate::store::read::visit::{Remembered, Sum};
use crate::store::source::UNREADABLE;

/// How long a writer waits for another, in milliseconds.
const PATIENCE: u64 = 10_000;
/// The longest pause between two looks, in milliseconds.
const PAUSE: u64 = 50;

/// A network that nobody else writes to until this value is dropped.
#[derive(Debug)]
pub struct Locked<'store> {
    pub(super) store: &'store Store,
    _lock: Lock,
    pub(super) memory: RefCell<Vec<Remembered>>,
    /// What the files of the whole network held, where it was read in turn.
    sums: RefCell<Vec<Sum>>,
    /// Files that the disk did not give, and whether the question was about them.
    unread: RefCell<Vec<(RelPath, bool)>>,
    recovered: Recovered,
    on: Option<Day>,
}

impl Store {
    /// Locks the network for writing: waits at most ten seconds for another writer. A write that was
    /// interrupted is finished or taken back first; [`Locked::recovered`] tells of it.
    pub fn lock(&self) -> Result<Locked<'_>, Failure> {
        let lock = wait(self.door())?;
        Ok(Locked {
            store: self,
            _lock: lock,
            memory: RefCell::new(Vec::new()),
            sums: RefCell::new(Vec::new()),
            unread: RefCell::new(Vec::new()),
            recovered: recover(self.door())?,
            on: None,
        })
    }
}

impl Locked<'_> {
    /// The same, on this day: the records for undo say so.
    #[must_use]
    pub fn on(mut self, day: Day) -> Self {
        self.on = Some(day);
        self
    }

    /// What was done about an interrupted write, a sentence a line: for stderr. Mostly nothing.
    pub fn recovered(&self) -> &[String] {
        &self.recovered.told
    }

    /// Whether a command was taken back by that, or put back.
    pub fn undid(&self) -> bool {
        self.recovered.undid
    }

    /// Reads as [`Store::read`] does, and remembers what the files held.
    pub fn read(&self, scope: &Scope) -> Reading {
        let mut reading = self.store.read_to_write(scope);
        self.memory.borrow_mut().append(&mut reading.memory);
        self.told_unread(scope, &reading);
        reading
    }

    /// Reads as [`Store::lighten`] does, and does not remember what the files held: what is edited is
    /// read with [`Locked::read`] before.
    pub fn lighten(
        &self,
        scope: &Scope,
        lighter: impl Fn(&Network, Person) -> Person + Sync,
    ) -> Reading {
        let reading = self.store.lighten(scope, lighter);
        self.told_unread(scope, &reading);
        reading
    }

    fn told_unread(&self, scope: &Scope, reading: &Reading) {
        let asked = matches!(scope, Scope::People(_));
        let unread = reading.problems.iter().filter(|p| p.rule == UNREADABLE);
        let unread = unread.map(|problem| (problem.file.clone(), asked));
        self.unread.borrow_mut().extend(unread);
    }

    /// Reads as [`Store::inspect_each`] does, and remembers what the files held.
    pub fn inspect_each<T: Send>(
        &self,
        scope: &Scope,
        keep: impl Fn(&Network, Person, Vec<Problem>) -> T + Sync,
    ) -> Gathered<T> {
        let mut gathered = self.store.inspect_each_to_write(scope, keep);
        self.sums.replace(std::mem::take(&mut gathered.sums));
        gathered
    }

    /// Removes what writes that were cut off left behind. Every write does; this is for when there is
    /// nothing else to write.
    pub fn sweep(&self) {
        sweep(self.store.door());
    }

    /// Writes all of a change set or nothing. Nothing is written where a file that was read is not as
    /// it was then, nor where the disk did not give a file that the change should have known: one of a
    /// question about certain people, or one beside a file that would change. Empty where nothing changes.
    pub fn apply(&self, set: &ChangeSet) -> Result<Vec<Written>, Failure> {
        let door = self.store.door();
        let rules = Rules::for_set(door, set)?;
        let planned = plan(door, set, &rules)?;
        self.known(&planned)?;
        let job = Job {
            summary: &set.summary,
            named: &set.summary,
            on: self.on,
            shelf: Shelf::Done,
            taken: None,
        };
        self.carry_out(&planned, &job)
    }

    /// Carries a plan out.
    pub(super) fn carry_out(
        &self,
        planned: &[Planned],
        job: &Job<'_>,
    ) -> Result<Vec<Written>, Failure> {
        let door = self.store.door();
        let done = {
            let (seen, sums) = (self.memory.borrow(), self.sums.borrow());
            let memory = Memory {
                seen: &seen,
                sums: &sums,
            };
            transaction::write(door, planned, memory, job)?
        };
        // What was read of these files holds no longer.
        let stale = |seen: &Remembered| planned.iter().any(|change| change.touches(&seen.path));
        self.memory.borrow_mut().retain(|seen| !stale(seen));
        self.sums.borrow_mut().clear();
        Ok(done)
    }

    /// The day that was said.
    pub(super) fn day(&self) -> Option<Day> {
        self.on
    }

    /// Refuses to decide on half of what is there.
    fn known(&self, planned: &[Planned]) -> Result<(), Failure> {
        let unread = self.unread.borrow();
        let beside = |file: &RelPath| planned.iter().any(|p| p.path().folder() == file.folder());
        match unread.iter().find(|(file, asked)| *asked || beside(file)) {
            Some((file, _)) if !planned.is_empty() => Err(Failure::new(format!(
                "{file} could not be read, and the change might be another one with it"
            ))
            .hint("nothing was written; run the command again when the file can be read")),
            _ => Ok(()),
        }
    }
}

/// Waits for the lock of a network.
pub(super) fn wait(door: &Door) -> Result<Lock, Failure> {
    let (mut waited, mut pause) = (0, 5);
    loop {
        match door.try_lock() {
            Ok(Some(lock)) => return Ok(lock),
            Ok(None) if waited >= PATIENCE => return Err(held(door)),
            Ok(None) => {
                std::thread::sleep(Duration::from_millis(pause));
                waited += pause;
                pause = (pause * 2).min(PAUSE);
            }
            Err(error) => return Err(unlockable(&error)),
        }
    }
}

fn held(door: &Door) -> Failure {
    let holder = door.lock_holder();
    let who = holder.map_or("another program".to_owned(), |(id, name)| {
        let name = name.map_or(String::new(), |name| format!(" ({name})"));
        format!("process {id}{name}")
    });
    Failure::new(format!("{who} has locked this network for writing"))
        .detail(format!("waited {} seconds for it", PATIENCE / 1000))
        .hint("nothing was written; run the command again when that one has ended")
}

fn unlockable(error: &Refused) -> Failure {
    Failure::new(format!("the network's folder cannot be locked: {error}"))
        .detail("without a lock two writers could undo each other's work, so nothing was written")
        .hint("keep the network on a disk of this machine, and share it by git")
}
