//! A change carried out: locked, read, decided, written, committed; or only shown as a diff.

use crate::error::Failure;
use crate::model::change::{ChangeSet, Written};
use crate::model::network::{Network, Scope};
use crate::shell::answer::Answer;
use crate::shell::git::{self, Committed};
use crate::shell::print::Printer;
use crate::shell::told::Told;
use crate::store::Store;

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
}

impl Scene<'_> {
    /// Shows what a change would do as a unified diff on stdout; writes nothing, locks nothing.
    pub fn show(
        self,
        scope: &Scope,
        decide: impl FnOnce(&Network) -> Result<ChangeSet, Failure>,
    ) -> Result<(), Failure> {
        let reading = self.store.read(scope);
        self.told
            .problems(&reading.problems, self.fail_fast, self.printer)?;
        let set = decide(&reading.network)?;
        let diff = self.store.preview(&set)?;
        if diff.is_empty() {
            self.printer.note("nothing would change");
        }
        self.printer.print(Answer::Lines(&diff));
        Ok(())
    }

    /// Carries a change out, says what was written on stderr, and gives it.
    pub fn write(
        self,
        scope: &Scope,
        decide: impl FnOnce(&Network) -> Result<ChangeSet, Failure>,
    ) -> Result<Vec<Written>, Failure> {
        let locked = self.store.lock()?;
        for line in locked.recovered() {
            self.printer.note(line);
        }
        let reading = locked.read(scope);
        self.told
            .problems(&reading.problems, self.fail_fast, self.printer)?;
        let set = decide(&reading.network)?;
        let written = locked.apply(&set)?;
        drop(locked);
        if written.is_empty() {
            self.printer.note("nothing changed: it is so already");
        }
        self.tell(&written, &set, reading.network.policy.git_commit);
        Ok(written)
    }

    /// Says what was written on stderr, and makes the commit that `[git] commit` asks for.
    pub fn tell(self, written: &[Written], set: &ChangeSet, commit: bool) {
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
            let root = self.store.door().root();
            match git::commit(&mut self.printer.world, root, set) {
                Committed::Well => {}
                Committed::UnderWay => self
                    .printer
                    .note("no commit was made: a merge or a rebase is under way"),
                Committed::Failed(said) => {
                    self.told.broken = true;
                    self.printer
                        .note(&format!("error: written, but git made no commit: {said}"));
                }
            }
        }
    }
}
