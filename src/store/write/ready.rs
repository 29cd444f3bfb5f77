//! Temporary files, links and folders: made with their modes and owners, remembered, removed again.
//!
//! What may live here: making one of them. What may not: what it will become.

use rustix::io::Errno;

use super::fingerprint::Fingerprint;
use super::grove::Grove;
use super::step::{Laid, Step};
use super::tree::below;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Refused, Stat};

/// The longest part of a name that its temporary name repeats, so that this is never too long.
const LONGEST: usize = 200;

/// What was made ready.
pub struct Ready<'a> {
    door: &'a Door,
    /// The mode of new folders.
    folder_mode: u32,
    /// What was made, and must go where the write does not come about: a path, and whether it is a folder.
    made: Vec<(RelPath, bool)>,
}

impl<'a> Ready<'a> {
    /// Nothing yet.
    pub fn new(door: &'a Door, folder_mode: u32) -> Self {
        Self {
            door,
            folder_mode,
            made: Vec::new(),
        }
    }

    /// A new folder with everything that will stand in it.
    pub fn grove(
        &mut self,
        target: RelPath,
        (top, grove): (&RelPath, Grove<'_>),
        file_mode: u32,
    ) -> Result<Step, Refused> {
        let temp = temporary(&target);
        let inner = |path: &RelPath| RelPath::new(path.below(top).unwrap_or_default());
        let below_top = grove
            .folders
            .keys()
            .filter(|path| path.below(top).is_some());
        let folders: Vec<RelPath> = below_top.map(inner).collect();
        self.folder(&temp)?;
        for folder in &folders {
            self.folder(&below(&temp, folder))?;
        }
        let mut files = Vec::new();
        for (path, new) in &grove.files {
            let path = inner(path);
            let mode = new.mode.unwrap_or(file_mode);
            self.file(&below(&temp, &path), new.bytes, mode, None)?;
            let print = Fingerprint::of(new.bytes);
            files.push(Laid { path, print });
        }
        // Last, since a folder may be closed even to its owner.
        for (path, mode) in grove.folders.iter().rev() {
            if let Some(mode) = mode {
                let path = below(&temp, &inner(path));
                self.door.set_folder_mode(&path, *mode)?;
            }
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

    /// Writes a file that survives a power cut.
    pub fn file(
        &mut self,
        path: &RelPath,
        bytes: &[u8],
        mode: u32,
        like: Option<Stat>,
    ) -> Result<(), Refused> {
        let file = self.door.create(path, mode & 0o600)?;
        self.made.push((path.clone(), false));
        file.write(bytes)?;
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

    /// Makes a folder.
    pub fn folder(&mut self, path: &RelPath) -> Result<(), Refused> {
        self.door.make_folder(path, self.folder_mode)?;
        self.made.push((path.clone(), true));
        Ok(())
    }

    /// Makes a symbolic link.
    pub fn link(&mut self, path: &RelPath, leads: &str) -> Result<(), Refused> {
        self.door.make_link(path, leads)?;
        self.made.push((path.clone(), false));
        Ok(())
    }

    /// How much was made.
    pub fn count(&self) -> usize {
        self.made.len()
    }

    /// Removes what was made ready and did not get its name.
    pub fn clear(&mut self) {
        for (path, is_folder) in self.made.drain(..).rev() {
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
