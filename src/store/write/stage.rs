//! The new bytes of a write, made ready beside the files they will become: `.NAME.PID.tmp`.
//!
//! What may live here: temporary files and folders, their modes and owners, the steps that will use
//! them. What may not: doing a step.

use std::collections::BTreeMap;

use super::fingerprint::Fingerprint;
use super::follow;
use super::grove::{Grove, Planted};
use super::planned::Planned;
use super::ready::{Ready, temporary};
use super::step::{Laid, Step};
use crate::error::Failure;
use crate::model::change::Written;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Refused};

/// Everything that is ready, and what it will become.
pub struct Stage<'a> {
    door: &'a Door,
    /// The mode of new files.
    pub file_mode: u32,
    /// The mode of new folders.
    pub folder_mode: u32,
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// Folders that go where they are empty once the steps are done, inner ones first.
    pub emptied: Vec<RelPath>,
    /// What is told of the write once it is done.
    pub written: Vec<Written>,
    ready: Ready<'a>,
}

/// What else is to be told of a change.
type Note = Option<&'static str>;

/// What is to become steps, by kind.
#[derive(Default)]
struct Sorted<'p> {
    groves: BTreeMap<RelPath, Grove<'p>>,
    swaps: Vec<Step>,
    moves: Vec<(&'p RelPath, &'p RelPath)>,
    links: Vec<(&'p RelPath, &'p str)>,
    asides: Vec<Step>,
}

impl<'a> Stage<'a> {
    /// Nothing is ready yet. New files take the mode of the network's folder, never wider.
    pub fn new(door: &'a Door) -> Result<Self, Failure> {
        let root = door.look(&RelPath::new("")).map_err(|error| {
            Failure::new(format!("the network's folder cannot be looked at: {error}"))
        })?;
        Ok(Self {
            door,
            file_mode: root.mode & 0o666 | 0o600,
            folder_mode: root.mode & 0o777 | 0o700,
            steps: Vec::new(),
            emptied: Vec::new(),
            written: Vec::new(),
            ready: Ready::new(door, root.mode & 0o777 | 0o700),
        })
    }

    /// Makes everything ready. Where that fails, what was made is removed again.
    pub fn fill(&mut self, planned: &[Planned]) -> Result<(), Failure> {
        let filled = self.all(planned);
        if filled.is_err() {
            self.clear();
        }
        filled
    }

    fn all(&mut self, planned: &[Planned]) -> Result<(), Failure> {
        let mut sorted = Sorted::default();
        for change in planned {
            if let Planned::RemoveEmpty { path } = change {
                let really = self.really(path).map_err(unwritable(path))?;
                self.emptied.push(really);
                continue;
            }
            let note = self.one(change, &mut sorted)?;
            self.written.extend(change.told(note));
        }
        // Folders first, since files are moved into them.
        for (top, grove) in sorted.groves {
            let target = self.really(&top).map_err(unwritable(&top))?;
            let step = self.ready.grove(target, (&top, grove), self.file_mode);
            let step = step.map_err(unwritable(&top))?;
            self.steps.push(step);
        }
        self.steps.append(&mut sorted.swaps);
        for (path, leads) in sorted.links {
            let step = self.link(path, leads).map_err(unwritable(path))?;
            self.steps.push(step);
        }
        for (from, to) in sorted.moves {
            let step = self.renaming(from, to).map_err(unwritable(to))?;
            self.steps.push(step);
        }
        self.steps.append(&mut sorted.asides);
        for told in &mut self.written {
            told.path = follow::path(&told.path, planned);
        }
        self.emptied.sort();
        self.emptied.reverse();
        Ok(())
    }

    /// Makes one change ready; gives what else is to be told of it.
    fn one<'p>(&mut self, change: &'p Planned, sorted: &mut Sorted<'p>) -> Result<Note, Failure> {
        let path = change.path();
        let told = unwritable(path);
        match change {
            Planned::New { new, .. } => {
                let file = Planted::fresh(new);
                self.new_file(path, file, sorted).map_err(told)?;
                Ok(None)
            }
            Planned::Restore { bytes, mode, .. } => {
                let mode = Some(*mode);
                let file = Planted { bytes, mode };
                self.new_file(path, file, sorted).map_err(told)?;
                Ok(None)
            }
            Planned::Link { leads, .. } => {
                if let Some(top) = self.topmost(path.folder()).map_err(told)? {
                    let folder = RelPath::new(path.folder());
                    sorted.groves.entry(top).or_default().folder(&folder);
                }
                sorted.links.push((path, leads));
                Ok(None)
            }
            Planned::Folder { mode, .. } => {
                if let Some(top) = self.topmost(path.as_str()).map_err(told)? {
                    let grove = sorted.groves.entry(top).or_default();
                    match mode {
                        Some(mode) => grove.mode(path, *mode),
                        None => grove.folder(path),
                    }
                }
                Ok(None)
            }
            Planned::RemoveEmpty { .. } => Ok(None),
            Planned::Rewrite { old, new, .. } => self.swap(path, old, new, sorted),
            Planned::Move { from, to, old, new } => {
                self.move_file((from, to), (old, new.as_deref()), sorted)?;
                Ok(None)
            }
            Planned::Remove { old, .. } => {
                sorted.asides.push(self.aside(path, old)?);
                Ok(None)
            }
            Planned::MoveFolder { from, to, .. } => {
                sorted.moves.push((from, to));
                Ok(None)
            }
            Planned::RemoveFolder { holds, .. } => {
                let target = self.really(path).map_err(told)?;
                let (temp, holds) = (temporary(&target), holds.print());
                sorted.asides.push(Step::Bury {
                    target,
                    temp,
                    holds,
                });
                Ok(None)
            }
        }
    }

    /// A file that gets another name; with other bytes it is a new file, and the old one goes.
    fn move_file<'p>(
        &mut self,
        (from, to): (&'p RelPath, &'p RelPath),
        (old, new): (&[u8], Option<&'p str>),
        sorted: &mut Sorted<'p>,
    ) -> Result<(), Failure> {
        let told = unwritable(to);
        let top = self.topmost(to.folder()).map_err(told)?;
        let grove = top.map(|top| sorted.groves.entry(top).or_default());
        let Some(new) = new else {
            if let Some(grove) = grove {
                grove.folder(&RelPath::new(to.folder()));
            }
            sorted.moves.push((from, to));
            return Ok(());
        };
        match grove {
            Some(grove) => grove.file(to, Planted::fresh(new)),
            None => {
                let step = self
                    .lone(to, Planted::fresh(new), Some(from))
                    .map_err(told)?;
                self.steps.push(step);
            }
        }
        sorted.asides.push(self.aside(from, old)?);
        Ok(())
    }

    /// A new file, alone or with the folder that it will stand in.
    fn new_file<'p>(
        &mut self,
        path: &RelPath,
        file: Planted<'p>,
        sorted: &mut Sorted<'p>,
    ) -> Result<(), Refused> {
        match self.topmost(path.folder())? {
            Some(top) => sorted.groves.entry(top).or_default().file(path, file),
            None => {
                let step = self.lone(path, file, None)?;
                self.steps.push(step);
            }
        }
        Ok(())
    }

    /// The first folder on the way that is not there; `None` where all are.
    fn topmost(&self, folder: &str) -> Result<Option<RelPath>, Refused> {
        let mut at = RelPath::new("");
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            at = at.join(part);
            match self.door.look(&at) {
                Ok(_) => {}
                Err(Refused::Missing) => return Ok(Some(at)),
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// A path with the links on the way to its folder resolved.
    fn really(&self, path: &RelPath) -> Result<RelPath, Refused> {
        let folder = path.folder();
        if folder.is_empty() {
            return Ok(path.clone());
        }
        Ok(self
            .door
            .real_path(&RelPath::new(folder))?
            .join(path.file_name()))
    }

    fn renaming(&self, from: &RelPath, to: &RelPath) -> Result<Step, Refused> {
        Ok(Step::Move {
            from: self.really(from)?,
            // Its folder may be about to be made.
            to: match self.really(to) {
                Err(Refused::Missing) => to.clone(),
                other => other?,
            },
        })
    }

    /// A new file in a folder that is there, with the mode and owner of the one that it follows.
    fn lone(
        &mut self,
        path: &RelPath,
        new: Planted<'_>,
        like: Option<&RelPath>,
    ) -> Result<Step, Refused> {
        let target = self.really(path)?;
        let temp = temporary(&target);
        let like = match like {
            Some(like) => Some(self.door.look(&self.door.real_path(like)?)?),
            None => None,
        };
        let mode = new.mode.unwrap_or(self.file_mode);
        let mode = like.map_or(mode, |like| like.mode & 0o7777);
        self.ready.file(&temp, new.bytes, mode, like)?;
        Ok(Step::Place {
            temp,
            target,
            files: vec![Laid {
                path: RelPath::new(""),
                print: Fingerprint::of(new.bytes),
            }],
            folders: Vec::new(),
        })
    }

    /// A symbolic link that comes back.
    fn link(&mut self, path: &RelPath, leads: &str) -> Result<Step, Refused> {
        let target = match self.really(path) {
            // Its folder may be about to be made; the link is made ready beside it.
            Err(Refused::Missing) => path.clone(),
            other => other?,
        };
        let top = self.topmost(target.folder())?;
        let temp = temporary(top.as_ref().unwrap_or(&target));
        let temp = match top {
            // Several links may wait for one folder.
            Some(_) => RelPath::new(format!(
                "{}.{}.tmp",
                temp.as_str().trim_end_matches(".tmp"),
                self.ready.count()
            )),
            None => temp,
        };
        self.ready.link(&temp, leads)?;
        let leads = leads.to_owned();
        Ok(Step::Link {
            temp,
            target,
            leads,
        })
    }

    /// A file that goes.
    fn aside(&self, path: &RelPath, old: &[u8]) -> Result<Step, Failure> {
        let target = self.really(path).map_err(unwritable(path))?;
        let temp = temporary(&target);
        let old = Fingerprint::of(old);
        Ok(Step::Aside { target, temp, old })
    }

    /// Other bytes for a file that is there, with its mode and owner; and what is to be told of it.
    fn swap(
        &mut self,
        path: &RelPath,
        old: &[u8],
        new: &str,
        sorted: &mut Sorted<'_>,
    ) -> Result<Option<&'static str>, Failure> {
        let told = unwritable(path);
        // A link stays a link: what it leads to is replaced.
        let target = self.door.real_path(path).map_err(told)?;
        let stat = self.door.look(&target).map_err(told)?;
        if stat.mode & 0o222 == 0 {
            return Err(
                Failure::new(format!("{path} is read-only; nothing was written"))
                    .hint(format!("allow it with `chmod u+w {path}`")),
            );
        }
        let twice = sorted.swaps.iter().any(|step| *step.shown() == target);
        if twice {
            return Err(Failure::new(format!(
                "{path} leads to a file that is changed by another name in the same step"
            ))
            .hint("nothing was written"));
        }
        let temp = temporary(&target);
        self.ready
            .file(&temp, new.as_bytes(), stat.mode & 0o7777, Some(stat))
            .map_err(told)?;
        let note = (stat.names > 1)
            .then_some("it has another name (a hard link), which keeps the old text");
        sorted.swaps.push(Step::Swap {
            temp,
            target,
            old: Fingerprint::of(old),
            new: Fingerprint::of(new.as_bytes()),
        });
        Ok(note)
    }

    /// Removes what was made ready and did not get its name.
    pub fn clear(&mut self) {
        self.ready.clear();
    }
}

/// A file that could not be made ready.
fn unwritable(path: &RelPath) -> impl Fn(Refused) -> Failure + Copy {
    move |error| {
        Failure::new(format!("{path} cannot be written: {error}")).hint("nothing was written")
    }
}
