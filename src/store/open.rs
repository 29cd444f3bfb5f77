//! An open network: the one value by which files are read and written.
//!
//! What may live here: opening it. What may not: how it is read or written (each has its own file).

use std::path::Path;

use super::door::{Door, Faults, Refused};
use crate::error::Failure;

/// An open network.
#[derive(Debug)]
pub struct Store {
    pub(super) door: Door,
}

impl Store {
    /// Opens the folder of a network.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        Ok(Self {
            door: Door::open(root).map_err(|error| closed(root, &error))?,
        })
    }

    /// The same with faults that happen on the way: for tests.
    pub fn with_faults(root: &Path, faults: Faults) -> Result<Self, Failure> {
        Ok(Self {
            door: Door::with_faults(root, faults).map_err(|error| closed(root, &error))?,
        })
    }

    /// The path that it was opened by.
    pub fn root(&self) -> &Path {
        self.door.root()
    }

    /// The faults of a test, with what they have seen.
    pub fn faults(&self) -> Option<&Faults> {
        self.door.faults()
    }
}

fn closed(root: &Path, error: &Refused) -> Failure {
    Failure::new(format!("{} cannot be opened: {error}", root.display()))
}
