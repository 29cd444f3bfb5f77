//! One step of a write: a name that changes what it stands for, at once, and can be taken back.
//!
//! What may live here: doing a step, undoing it, telling whether it was done. What may not: the order
//! of steps, the making of what they put in place.
//!
//! A step never replaces bytes that it was not decided on: two files exchange their names, and what came
//! out is compared with what was read; where a file system cannot exchange, the comparison comes first.

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::tree::{below, tree};
use crate::model::ids::RelPath;
use crate::store::door::{Door, NOTE_CAP, Refused};

/// A step. Every path is without symbolic links on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// A new file, or a new folder with all that is in it, gets its name.
    Place {
        /// Where it was made ready.
        temp: RelPath,
        /// Its name, which nothing has.
        target: RelPath,
        /// The files in it by their path below `target`; of a file itself the empty path.
        files: Vec<Laid>,
        /// The folders in it, outer ones first.
        folders: Vec<RelPath>,
    },
    /// A file gets other bytes.
    Swap {
        /// Where they were made ready; afterwards the old ones are there.
        temp: RelPath,
        /// The file.
        target: RelPath,
        /// Its bytes before.
        old: Fingerprint,
        /// Its bytes after.
        new: Fingerprint,
    },
    /// A symbolic link gets its name.
    Link {
        /// Where it was made ready.
        temp: RelPath,
        /// Its name, which nothing has.
        target: RelPath,
        /// Where it leads.
        leads: String,
    },
    /// A file gets another name, or a folder with everything that is in it.
    Move {
        /// Its name before.
        from: RelPath,
        /// Its name after, which nothing has.
        to: RelPath,
    },
    /// A file goes: it is put aside first.
    Aside {
        /// The file.
        target: RelPath,
        /// Where it is put.
        temp: RelPath,
        /// Its bytes.
        old: Fingerprint,
    },
    /// A folder goes with everything that is in it: it is put aside first.
    Bury {
        /// The folder.
        target: RelPath,
        /// Where it is put.
        temp: RelPath,
        /// What stands in it ([`super::tree::Tree::print`]).
        holds: Fingerprint,
    },
}

/// A file that was laid down with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Laid {
    /// Its path below the folder.
    pub path: RelPath,
    /// Its bytes.
    pub print: Fingerprint,
}

/// Why a step was not done.
#[derive(Debug)]
pub enum Stuck {
    /// The door refused. The step is undone.
    Refused(Refused),
    /// The file is not as it was when this was decided. The step is undone.
    Changed,
    /// The door refused, and the step could not be undone either.
    Half(Refused),
}

impl From<Refused> for Stuck {
    fn from(refused: Refused) -> Self {
        match refused {
            // It was there when this was decided.
            Refused::Missing => Self::Changed,
            other => Self::Refused(other),
        }
    }
}

impl Step {
    /// The path that a person knows it by.
    pub fn shown(&self) -> &RelPath {
        match self {
            Self::Place { target, .. }
            | Self::Swap { target, .. }
            | Self::Link { target, .. }
            | Self::Aside { target, .. }
            | Self::Bury { target, .. } => target,
            Self::Move { to, .. } => to,
        }
    }

    /// The folders whose names change.
    pub fn folders(&self) -> Vec<RelPath> {
        let folder = |path: &RelPath| RelPath::new(path.folder());
        match self {
            Self::Move { from, to } => vec![folder(from), folder(to)],
            other => vec![folder(other.shown())],
        }
    }

    /// What is left to be removed once everything is done.
    pub fn litter(&self) -> Option<&RelPath> {
        match self {
            Self::Swap { temp, .. } | Self::Aside { temp, .. } | Self::Bury { temp, .. } => {
                Some(temp)
            }
            Self::Place { .. } | Self::Link { .. } | Self::Move { .. } => None,
        }
    }

    /// Does it, if everything is as it was.
    pub fn forward(&self, door: &Door) -> Result<(), Stuck> {
        match self {
            Self::Place { temp, target, .. } | Self::Link { temp, target, .. } => {
                Ok(door.rename_new(temp, target)?)
            }
            Self::Move { from, to } => Ok(door.rename_new(from, to)?),
            Self::Swap {
                temp, target, old, ..
            } => swap(door, temp, target, *old),
            Self::Aside { target, temp, old } => {
                // Most often this finds out already, and nothing is touched.
                expect(door, target, *old)?;
                door.rename_new(target, temp)?;
                expect(door, temp, *old).or_else(|stuck| {
                    door.rename_new(temp, target).map_err(Stuck::Half)?;
                    Err(stuck)
                })
            }
            Self::Bury {
                target,
                temp,
                holds,
            } => {
                same(door, target, *holds)?;
                door.rename_new(target, temp)?;
                same(door, temp, *holds).or_else(|stuck| {
                    door.rename_new(temp, target).map_err(Stuck::Half)?;
                    Err(stuck)
                })
            }
        }
    }

    /// Undoes it after it was done; `Ok(false)` where somebody changed the file since, so that it stays.
    pub fn back(&self, door: &Door) -> Result<bool, Refused> {
        match self {
            Self::Place {
                temp,
                target,
                files,
                ..
            } => {
                let own = untouched(door, target, files)? && self.alone(door)?;
                if own {
                    door.rename_new(target, temp)?;
                }
                Ok(own)
            }
            Self::Link {
                temp,
                target,
                leads,
            } => {
                let own = door.leads(target)?.as_deref() == Some(leads);
                if own {
                    door.rename_new(target, temp)?;
                }
                Ok(own)
            }
            Self::Move { from, to } => door.rename_new(to, from).map(|()| true),
            Self::Aside { target, temp, .. } | Self::Bury { target, temp, .. } => {
                door.rename_new(temp, target).map(|()| true)
            }
            Self::Swap {
                temp, target, new, ..
            } => unswap(door, temp, target, *new),
        }
    }

    /// Whether nobody has put anything into the folder that it made. Everything else is always alone.
    pub fn alone(&self, door: &Door) -> Result<bool, Refused> {
        let Self::Place {
            target,
            files,
            folders,
            ..
        } = self
        else {
            return Ok(true);
        };
        if files.iter().any(|file| file.path.as_str().is_empty()) {
            return Ok(true);
        }
        let mut count = 0;
        for folder in std::iter::once(&RelPath::new("")).chain(folders) {
            count += door.folder(&below(target, folder))?.list()?.len();
        }
        Ok(count == files.len() + folders.len())
    }
}

/// Refuses where a folder does not hold these files.
fn same(door: &Door, folder: &RelPath, holds: Fingerprint) -> Result<(), Stuck> {
    match tree(door, folder) {
        Ok(now) if now.print() == holds => Ok(()),
        Ok(_) | Err(Refused::Missing) => Err(Stuck::Changed),
        Err(error) => Err(Stuck::Refused(error)),
    }
}

/// Two files exchange names; where the wrong bytes come out they change back.
fn swap(door: &Door, temp: &RelPath, target: &RelPath, old: Fingerprint) -> Result<(), Stuck> {
    expect(door, target, old)?;
    if door.exchange(temp, target)? {
        return expect(door, temp, old).or_else(|stuck| {
            door.exchange(temp, target).map_err(Stuck::Half)?;
            Err(stuck)
        });
    }
    // Without the exchange a moment is left between the look and the renaming.
    let kept = kept(temp);
    keep(door, target, &kept)?;
    if let Err(error) = door.rename(temp, target) {
        door.remove(&kept).map_err(Stuck::Half)?;
        return Err(error.into());
    }
    // Where this fails the old bytes are found by their other name.
    let _ = door.rename(&kept, temp);
    Ok(())
}

/// Keeps a second name for the old bytes, or where the file system has none, a copy.
fn keep(door: &Door, target: &RelPath, kept: &RelPath) -> Result<(), Refused> {
    match door.link(target, kept) {
        Err(Refused::System(_)) => {
            let mut bytes = Vec::new();
            door.read(target, NOTE_CAP, &mut bytes)?;
            let copy = door.create(kept, 0o600)?;
            copy.write(&bytes).and_then(|()| copy.sync())
        }
        other => other,
    }
}

/// The old bytes come back, unless somebody changed the new ones.
fn unswap(
    door: &Door,
    temp: &RelPath,
    target: &RelPath,
    new: Fingerprint,
) -> Result<bool, Refused> {
    if print(door, target)? != Some(new) {
        return Ok(false);
    }
    let kept = kept(temp);
    if door.look(&kept).is_ok() {
        return door.rename(&kept, target).map(|()| true);
    }
    if !door.exchange(temp, target)? {
        return door.rename(temp, target).map(|()| true);
    }
    // Somebody may have been faster than the look.
    if print(door, temp)? == Some(new) {
        return Ok(true);
    }
    door.exchange(temp, target).map(|_| false)
}

/// Refuses where a file does not hold these bytes.
fn expect(door: &Door, path: &RelPath, old: Fingerprint) -> Result<(), Stuck> {
    match print(door, path) {
        Ok(Some(now)) if now == old => Ok(()),
        Ok(_) => Err(Stuck::Changed),
        Err(error) => Err(Stuck::Refused(error)),
    }
}

/// Where the old bytes are while a file system that cannot exchange names is at work.
pub fn kept(temp: &RelPath) -> RelPath {
    let name = temp.file_name();
    let name = name.strip_suffix(".tmp").unwrap_or(name);
    let (stem, number) = name.rsplit_once('.').unwrap_or((name, "0"));
    RelPath::new(temp.folder()).join(&format!("{stem}.old.{number}.tmp"))
}

/// What a file holds; `None` where there is none, or no file.
pub fn print(door: &Door, path: &RelPath) -> Result<Option<Fingerprint>, Refused> {
    let mut bytes = Vec::new();
    match door.read(path, NOTE_CAP, &mut bytes) {
        Ok(()) => Ok(Some(Fingerprint::of(&bytes))),
        Err(Refused::System(error)) => Err(Refused::System(error)),
        Err(_) => Ok(None),
    }
}

/// Whether anything has this name.
pub fn there(door: &Door, path: &RelPath) -> Result<bool, Refused> {
    match door.look(path) {
        Ok(_) => Ok(true),
        Err(Refused::Missing) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether what was laid down is as it was then.
pub fn untouched(door: &Door, target: &RelPath, files: &[Laid]) -> Result<bool, Refused> {
    for file in files {
        if print(door, &below(target, &file.path))? != Some(file.print) {
            return Ok(false);
        }
    }
    Ok(true)
}
