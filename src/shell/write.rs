//! A change carried out: locked, read, decided, written, committed; or only shown as a diff.

use crate::error::Failure;
use crate::model::change::{ChangeSet, Written};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::shell::git::{self, Committed};
use crate::shell::print::Printer;
use crate::shell::told::Told;
use crate::shell::trial;
use crate::store::{Locked, Reading, Store};

/// Where a change is carried out, and where it is told.
pub struct Scene<'a> {
    /// The network's files.
    pub store: &'a Store,
    /// What was told so far.
    pub told: &'a mut Told,
    /// The world.
    pub printer: &'a mut Printer,
    /// Whether the first problem stops.
    pub fail_fast: bool,
    /// The day of the run.
    pub today: Day,
}

impl Scene<'_> {
    /// Shows what a change would do on stdout (a unified diff, or one JSON object); writes nothing, locks nothing.
    pub fn show(
        self,
        read: impl FnOnce(&Store) -> Reading,
        decide: impl FnOnce(&Network) -> Result<ChangeSet, Failure>,
    ) -> Result<(), Failure> {
        let reading = read(self.store);
        self.told
            .problems(&reading.problems, self.fail_fast, self.printer)?;
        let set = decide(&reading.network)?;
        let preview = self.store.preview(&set)?;
        if preview.diff.is_empty() {
            self.printer.note("nothing would change");
        }
        trial::say(self.printer, self.today, &set.summary, &preview)
    }

    /// Carries a change out, says what was written on stderr, and gives it.
    pub fn write(
        self,
        read: impl FnOnce(&Locked<'_>) -> Reading,
        decide: impl FnOnce(&Network) -> Result<ChangeSet, Failure>,
    ) -> Result<Vec<Written>, Failure> {
        let locked = self.store.lock()?.on(self.today);
        for line in locked.recovered() {
            self.printer.note(line);
        }
        let reading = read(&locked);
        self.told
            .problems(&reading.problems, self.fail_fast, self.printer)?;
        let set = decide(&reading.network)?;
        let written = locked.apply(&set)?;
        if written.is_empty() {
            self.printer.note("nothing changed: it is so already");
        }
        // Still under the lock: what others write is not part of the commit.
        self.tell(&written, &set.summary, reading.network.policy.git_commit);
        drop(locked);
        Ok(written)
    }

    /// Says what was written on stderr, and makes the commit that `[git] commit` asks for.
    pub fn tell(self, written: &[Written], summary: &str, commit: bool) {
        for one in written {
            let what = match one.change {
                "removed" => "removed",
                "renamed" => "renamed to",
                _ => "wrote",
            };
            let note = one.note.map_or(String::new(), |note| format!(" ({note})"));
            self.printer.note(&format!("{what} {}{note}", one.path));
        }
        if commit && !written.is_empty() {
            self.commit(written, summary);
        }
    }

    fn commit(self, written: &[Written], summary: &str) {
        let files = written
            .iter()
            .flat_map(|one| one.from.iter().chain([&one.path]));
        let paths: Vec<RelPath> = files.map(|path| self.store.really(path)).collect();
        let root = self.store.door().root();
        let by_hand = || git::by_hand(root, summary, &paths);
        match git::commit(&mut self.printer.world, root, summary, &paths) {
            Committed::Made => self.printer.note(&format!("committed: {summary}")),
            Committed::Nothing => {}
            Committed::Left(why) => self.printer.note(&format!(
                "no commit was made: {why}\nhint: when that is settled: {}",
                by_hand()
            )),
            Committed::Failed(said) => {
                self.told.broken = true;
                let failure = Failure::new(format!(
                    "written, but git made no commit: {}",
                    said.first().map_or("it did not say why", String::as_str)
                ));
                let failure = said.into_iter().skip(1).fold(failure, Failure::detail);
                let by_hand = format!("to commit it by hand: {}", by_hand());
                self.printer.failure(&failure.hint(by_hand));
            }
        }
    }
}
