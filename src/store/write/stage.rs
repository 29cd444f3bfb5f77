//! The new bytes of a write, made ready beside the files they will become: `.NAME.PID.tmp`.
//!
//! What may live here: temporary files and folders, their modes and owners, the steps that will use
//! them. What may not: doing a step.

use std::collections::BTreeMap;

use rustix::io::Errno;

use super::fingerprint::Fingerprint;
use super::follow;
use super::grove::Grove;
use super::plan::Planned;
use super::step::{Laid, Step};
use super::tree::below;
use crate::error::Failure;
use crate::model::change::Written;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Refused, Stat};

/// The longest part of a name that its temporary name repeats, so that this is never too long.
const LONGEST: usize = 200;

/// Everything that is ready, and what it will become.
pub struct Stage<'a> {
    door: &'a Door,
    /// The mode of new files.
    pub file_mode: u32,
    /// The mode of new folders.
    pub folder_mode: u32,
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// What is told of the write once it is done.
    pub written: Vec<Written>,
    /// What was made, and must go where the write does not come about: a path, and whether it is a folder.
    litter: Vec<(RelPath, bool)>,
}

/// The word for a change, and what else is to be told of it.
type Told = (&'static str, Option<&'static str>);

/// What is to become steps, by kind.
#[derive(Default)]
struct Sorted<'p> {
    groves: BTreeMap<RelPath, Grove<'p>>,
    swaps: Vec<Step>,
    moves: Vec<(&'p RelPath, &'p RelPath)>,
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
            written: Vec::new(),
            litter: Vec::new(),
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
            let (word, note) = self.one(change, &mut sorted)?;
            self.written.push(Written {
                path: change.path().clone(),
                change: word,
                note,
            });
        }
        // Folders first, since files are moved into them.
        for (top, grove) in sorted.groves {
            let step = self.grove(&top, grove).map_err(unwritable(&top))?;
            self.steps.push(step);
        }
        self.steps.append(&mut sorted.swaps);
        for (from, to) in sorted.moves {
            let step = self.renaming(from, to).map_err(unwritable(to))?;
            self.steps.push(step);
        }
        self.steps.append(&mut sorted.asides);
        for told in &mut self.written {
            told.path = follow::path(&told.path, planned);
        }
        Ok(())
    }

    /// Makes one change ready; gives its word and what else is to be told of it.
    fn one<'p>(&mut self, change: &'p Planned, sorted: &mut Sorted<'p>) -> Result<Told, Failure> {
        let path = change.path();
        let told = unwritable(path);
        match change {
            Planned::New { new, .. } => {
                match self.topmost(path.folder()).map_err(told)? {
                    Some(top) => sorted.groves.entry(top).or_default().file(path, new),
                    None => {
                        let step = self.lone(path, new, None).map_err(told)?;
                        self.steps.push(step);
                    }
                }
                Ok(("created", None))
            }
            Planned::Folder { .. } => {
                if let Some(top) = self.topmost(path.as_str()).map_err(told)? {
                    sorted.groves.entry(top).or_default().folder(path);
                }
                Ok(("created", None))
            }
            Planned::Rewrite { old, new, .. } => {
                let note = self.swap(path, old, new, sorted)?;
                Ok(("changed", note))
            }
            Planned::Move { from, to, old, new } => {
                self.move_file((from, to), (old, new.as_deref()), sorted)?;
                Ok(("renamed", None))
            }
            Planned::Remove { old, .. } => {
                sorted.asides.push(self.aside(path, old)?);
                Ok(("removed", None))
            }
            Planned::MoveFolder { from, to, .. } => {
                sorted.moves.push((from, to));
                Ok(("renamed", None))
            }
            Planned::RemoveFolder { holds, .. } => {
                let target = self.really(path).map_err(told)?;
                let (temp, holds) = (temporary(&target), holds.print());
                sorted.asides.push(Step::Bury {
                    target,
                    temp,
                    holds,
                });
                Ok(("removed", None))
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
            Some(grove) => grove.file(to, new),
            None => {
                let step = self.lone(to, new, Some(from)).map_err(told)?;
                self.steps.push(step);
            }
        }
        sorted.asides.push(self.aside(from, old)?);
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
        text: &str,
        like: Option<&RelPath>,
    ) -> Result<Step, Refused> {
        let target = self.really(path)?;
        let temp = temporary(&target);
        let like = match like {
            Some(like) => Some(self.door.look(&self.door.real_path(like)?)?),
            None => None,
        };
        let mode = like.map_or(self.file_mode, |like| like.mode & 0o7777);
        self.file(&temp, text, mode, like)?;
        Ok(Step::Place {
            temp,
            target,
            files: vec![Laid {
                path: RelPath::new(""),
                print: Fingerprint::of(text.as_bytes()),
            }],
            folders: Vec::new(),
        })
    }

    /// A file that goes.
    fn aside(&self, path: &RelPath, old: &[u8]) -> Result<Step, Failure> {
        let target = self.really(path).map_err(unwritable(path))?;
        let temp = temporary(&target);
        let old = Fingerprint::of(old);
        Ok(Step::Aside { target, temp, old })
    }

    /// A new folder with everything that will stand in it.
    fn grove(&mut self, top: &RelPath, grove: Grove<'_>) -> Result<Step, Refused> {
        let target = self.really(top)?;
        let temp = temporary(&target);
        let inner = |path: &RelPath| {
            let rest = path.as_str().get(top.as_str().len()..).unwrap_or_default();
            RelPath::new(rest.trim_start_matches('/'))
        };
        let folders: Vec<RelPath> = grove.folders.iter().map(inner).collect();
        let folders: Vec<RelPath> = folders
            .into_iter()
            .filter(|f| !f.as_str().is_empty())
            .collect();
        self.folder(&temp)?;
        for folder in &folders {
            self.folder(&below(&temp, folder))?;
        }
        let mut files = Vec::new();
        for (path, text) in &grove.files {
            let path = inner(path);
            self.file(&below(&temp, &path), text, self.file_mode, None)?;
            let print = Fingerprint::of(text.as_bytes());
            files.push(Laid { path, print });
        }
        for folder in folders.iter().rev() {
            self.door.sync_folder(&below(&temp, folder))?;
        }
        self.door.sync_folder(&temp)?;
        Ok(Step::Place {
            temp,
            target,
            files,
            folders,
        })
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
        self.file(&temp, new, stat.mode & 0o7777, Some(stat))
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

    /// Writes a file that survives a power cut.
    fn file(
        &mut self,
        path: &RelPath,
        text: &str,
        mode: u32,
        like: Option<Stat>,
    ) -> Result<(), Refused> {
        let file = self.door.create(path, mode & 0o600)?;
        self.litter.push((path.clone(), false));
        file.write(text.as_bytes())?;
        let own = self.door.look(path)?;
        if let Some(like) = like
            && (own.owner, own.group) != (like.owner, like.group)
        {
            file.set_owner(like.owner, like.group)?;
        }
        match file.set_mode(mode) {
            // A file system without modes gives its own; they are the folder's too.
            Err(Refused::System(error)) if no_modes(&error) && self.fits(own.mode, like) => {}
            other => other?,
        }
        file.sync()
    }

    /// Whether a mode that cannot be changed is as it should be, or not wider than the network's.
    fn fits(&self, mode: u32, like: Option<Stat>) -> bool {
        let wider = mode & !self.folder_mode & 0o777;
        like.map_or(wider == 0, |like| like.mode == mode)
    }

    fn folder(&mut self, path: &RelPath) -> Result<(), Refused> {
        self.door.make_folder(path, self.folder_mode)?;
        self.litter.push((path.clone(), true));
        Ok(())
    }

    /// Removes what was made ready and did not get its name.
    pub fn clear(&mut self) {
        for (path, is_folder) in self.litter.drain(..).rev() {
            // What cannot be removed now is swept by the next write.
            let _ = if is_folder {
                self.door.remove_folder(&path)
            } else {
                self.door.remove(&path)
            };
        }
    }
}

/// The temporary name beside a file.
pub fn temporary(target: &RelPath) -> RelPath {
    let mut name = target.file_name();
    while name.len() > LONGEST {
        let end = name.char_indices().next_back().map_or(0, |(at, _)| at);
        name = name.get(..end).unwrap_or_default();
    }
    RelPath::new(target.folder()).join(&format!(".{name}.{}.tmp", std::process::id()))
}

/// Whether the file system does not set modes.
fn no_modes(error: &std::io::Error) -> bool {
    let known = [Errno::PERM, Errno::OPNOTSUPP];
    known
        .iter()
        .any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

/// A file that could not be made ready.
fn unwritable(path: &RelPath) -> impl Fn(Refused) -> Failure + Copy {
    move |error| {
        Failure::new(format!("{path} cannot be written: {error}")).hint("nothing was written")
    }
}
