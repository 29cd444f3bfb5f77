//! New files and folders that stand in a folder which is new as well: they get their names together.
//!
//! What may live here: gathering them. What may not: making them.

use std::collections::BTreeSet;

use crate::model::ids::RelPath;

/// New files and folders that stand in a folder which is new as well.
#[derive(Default)]
pub struct Grove<'p> {
    /// The files with their texts.
    pub files: Vec<(RelPath, &'p str)>,
    /// The folders, and every folder on the way to one, outer ones first.
    pub folders: BTreeSet<RelPath>,
}

impl<'p> Grove<'p> {
    /// Adds a file.
    pub fn file(&mut self, path: &RelPath, text: &'p str) {
        self.folder(&RelPath::new(path.folder()));
        self.files.push((path.clone(), text));
    }

    /// The folder and every one on the way to it.
    pub fn folder(&mut self, path: &RelPath) {
        let mut at = path.clone();
        while !at.as_str().is_empty() {
            self.folders.insert(at.clone());
            at = RelPath::new(at.folder());
        }
    }
}
