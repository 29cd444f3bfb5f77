//! The store as the rest of the program sees it: a network that is open.
//!
//! What may live here: the ways in. What may not: how anything is read or written.

use std::path::Path;

use super::door::{Door, Faults, NOTE_CAP, Refused};
use super::{find, layout};
use crate::error::Failure;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::{Ids, Network, Scope};
use crate::model::person::Person;
use crate::model::problem::{Finding, Problem, Spot};
use crate::store::read::locate::locate;
use crate::store::read::network::{self, Gathered, Reading};
use crate::store::read::visit::Care;

/// An open network.
#[derive(Debug)]
pub struct Store {
    pub(in crate::store) door: Door,
}

impl Store {
    /// Opens the network whose root is this folder.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        let shown = root.display();
        let door = Door::open(root).map_err(|refused| match refused {
            Refused::Missing => Failure::new(format!("there is no folder {shown}")),
            refused => Failure::new(format!("{shown} cannot be opened: {refused}")),
        })?;
        Self::at(door)
    }

    /// Opens the nearest network from this folder upwards.
    pub fn find(start: &Path) -> Result<Self, Failure> {
        Self::open(&find::find(start)?)
    }

    /// Opens the network behind a door: tests bring one with faults.
    pub fn at(door: Door) -> Result<Self, Failure> {
        match door.look(&RelPath::new(find::MARK)) {
            Ok(_) => Ok(Self { door }),
            Err(Refused::Missing) => {
                let shown = door.root().display().to_string();
                Err(Failure::new(format!("{shown} is no network: it has no {}", find::MARK))
                    .hint(format!("make it one with `mentor init {shown}`, or name another: mentor -C DIR …")))
            }
            Err(refused) => Err(Failure::new(format!(
                "{} cannot be read: {refused}",
                find::MARK
            ))),
        }
    }

    /// The same network, where these faults happen from now on: for tests.
    #[must_use]
    pub fn with_faults(mut self, faults: Option<Faults>) -> Self {
        self.door.befall(faults);
        self
    }

    /// The door to its files.
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// Where a path really leads, links resolved, whether or not something is there.
    pub fn really(&self, path: &RelPath) -> RelPath {
        self.door.real_path(path).unwrap_or_else(|_| {
            let folder = RelPath::new(path.folder());
            let folder = self.door.real_path(&folder);
            folder.map_or_else(|_| path.clone(), |folder| folder.join(path.file_name()))
        })
    }

    /// The person whose id is exactly this; nobody else's folder is looked at. `None` where there is no such
    /// person, or what was given is no id.
    pub fn person(&self, typed: &str) -> Option<PersonId> {
        let folder = || RelPath::new("people").join(typed);
        let there = layout::is_id(typed) && self.door.folder(&folder()).is_ok();
        there.then(|| PersonId::new(typed))
    }

    /// Whether `goals` or `resources` has a file of exactly this id; it is not opened.
    pub fn is_shelved(&self, shelf: &str, id: &str) -> bool {
        let file = || RelPath::new(shelf).join(&format!("{id}.md"));
        layout::is_id(id) && self.door.look(&file()).is_ok()
    }

    /// Who is in it, by the names of folders; no file is opened.
    pub fn ids(&self) -> Ids {
        self.ids_that(&|_| true)
    }

    /// The same of those whose id fits.
    pub fn ids_that(&self, fits: &dyn Fn(&str) -> bool) -> Ids {
        network::ids(&self.door, fits)
    }

    /// Reads as much as the scope asks for; the errors in the files are in the answer.
    pub fn read(&self, scope: &Scope) -> Reading {
        network::read(&self.door, scope, Care::default())
    }

    /// Reads as much as the scope asks for, and keeps of each person only what `keep` makes of them and
    /// of the network without its people. For questions to which everybody contributes a little.
    pub fn gather<T: Send>(
        &self,
        scope: &Scope,
        keep: impl Fn(&Network, Person) -> T + Sync,
    ) -> Gathered<T> {
        network::gather(&self.door, scope, Care::default(), keep)
    }

    /// [`Store::read`] with of each person what `lighter` leaves.
    pub fn lighten(
        &self,
        scope: &Scope,
        lighter: impl Fn(&Network, Person) -> Person + Sync,
    ) -> Reading {
        let gathered = self.gather(scope, lighter);
        let people = gathered.kept;
        Reading {
            network: Network {
                people,
                ..gathered.network
            },
            problems: gathered.problems,
            memory: Vec::new(),
        }
    }

    /// [`Store::gather`] with the warnings; what is wrong in a person's files is handed over with them.
    pub fn inspect_each<T: Send>(
        &self,
        scope: &Scope,
        keep: impl Fn(&Network, Person, Vec<Problem>) -> T + Sync,
    ) -> Gathered<T> {
        let care = Care {
            warnings: true,
            ..Care::default()
        };
        network::inspect(&self.door, scope, care, keep)
    }

    /// The same for what mends: notes whose name is not read as a date are read as if they had the name that
    /// is meant, so that what is wrong in them is known before they get it.
    pub fn inspect_each_as_meant<T: Send>(
        &self,
        scope: &Scope,
        keep: impl Fn(&Network, Person, Vec<Problem>) -> T + Sync,
    ) -> Gathered<T> {
        let care = Care {
            warnings: true,
            as_meant: true,
            ..Care::default()
        };
        network::inspect(&self.door, scope, care, keep)
    }

    /// The same, with what each file held ([`Gathered::sums`]).
    pub fn inspect_each_to_write<T: Send>(
        &self,
        scope: &Scope,
        keep: impl Fn(&Network, Person, Vec<Problem>) -> T + Sync,
    ) -> Gathered<T> {
        let care = Care {
            warnings: true,
            remember: true,
            as_meant: true,
        };
        network::inspect(&self.door, scope, care, keep)
    }

    /// [`Store::read`] with the warnings.
    pub fn inspect(&self, scope: &Scope) -> Reading {
        let care = Care {
            warnings: true,
            ..Care::default()
        };
        network::read(&self.door, scope, care)
    }

    /// Reads, and remembers what each file held ([`Reading::memory`]).
    pub fn read_to_write(&self, scope: &Scope) -> Reading {
        let care = Care {
            remember: true,
            ..Care::default()
        };
        network::read(&self.door, scope, care)
    }

    /// The problems that rules over the whole network found, each with its line and column as far as
    /// its file can be read.
    pub fn locate(&self, mut findings: Vec<Finding>) -> Vec<Problem> {
        findings.sort_by(|a, b| a.problem.file.cmp(&b.problem.file));
        let mut problems = Vec::with_capacity(findings.len());
        let mut bytes = Vec::new();
        for of_file in findings.chunk_by(|a, b| a.problem.file == b.problem.file) {
            let whole = of_file.iter().all(|finding| finding.spot == Spot::File);
            let file = of_file.first().map(|finding| &finding.problem.file);
            bytes.clear();
            if let Some(file) = file.filter(|_| !whole) {
                // A file that cannot be read was told by reading, and one that is gone is no problem.
                let _ = self.door.read(file, NOTE_CAP, &mut bytes);
            }
            let text = std::str::from_utf8(&bytes).unwrap_or("");
            problems.extend(locate(text, of_file.to_vec()));
        }
        problems
    }
}
