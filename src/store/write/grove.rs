//! New files and folders that stand in a folder which is new as well: they get their names together.
//!
//! What may live here: gathering them. What may not: making them.

use std::collections::BTreeMap;

use crate::model::ids::RelPath;

/// A file that is to stand in a new folder.
#[derive(Clone, Copy)]
pub struct Planted<'p> {
    /// Its bytes.
    pub bytes: &'p [u8],
    /// Its permission bits; `None`: those of a new file.
    pub mode: Option<u32>,
}

impl<'p> Planted<'p> {
    /// A file that was never there.
    pub fn fresh(text: &'p str) -> Self {
        Self {
            bytes: text.as_bytes(),
            mode: None,
        }
    }
}

/// New files and folders that stand in a folder which is new as well.
#[derive(Default)]
pub struct Grove<'p> {
    /// The files.
    pub files: Vec<(RelPath, Planted<'p>)>,
    /// The folders, and every folder on the way to one, outer ones first, each with its permission bits
    /// where they are not those of a new folder.
    pub folders: BTreeMap<RelPath, Option<u32>>,
}

impl<'p> Grove<'p> {
    /// Adds a file.
    pub fn file(&mut self, path: &RelPath, file: Planted<'p>) {
        self.folder(&RelPath::new(path.folder()));
        self.files.push((path.clone(), file));
    }

    /// The folder and every one on the way to it.
    pub fn folder(&mut self, path: &RelPath) {
        let mut at = path.clone();
        while !at.as_str().is_empty() {
            self.folders.entry(at.clone()).or_default();
            at = RelPath::new(at.folder());
        }
    }

    /// Says which permission bits a folder has.
    pub fn mode(&mut self, path: &RelPath, mode: u32) {
        self.folder(path);
        self.folders.insert(path.clone(), Some(mode));
    }
}
