//! What a change set would do, as a unified diff: nothing is written, nothing is locked.
//!
//! What may live here: from a plan to a diff. What may not: a write.

use super::diff::{Side, diff};
use super::follow;
use super::plan::plan;
use super::planned::Planned;
use super::rules::Rules;
use super::tree::Tree;
use crate::error::Failure;
use crate::model::change::{ChangeSet, Written};
use crate::model::ids::RelPath;
use crate::store::door::{Kind, NOTE_CAP};
use crate::store::opened::Store;

/// What a change set would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The unified diff, for `git apply` and `patch -p1`; empty where nothing changes. An empty folder is no
    /// part of it.
    pub diff: String,
    /// What would be written, as it would be told.
    pub written: Vec<Written>,
}

impl Store {
    /// What a change set would do. It fails where the change would be refused.
    pub fn preview(&self, set: &ChangeSet) -> Result<Preview, Failure> {
        let rules = Rules::for_set(self.door(), set)?;
        let planned = plan(self.door(), set, &rules)?;
        Ok(self.preview_of(&planned))
    }

    /// The same for a plan.
    pub(super) fn preview_of(&self, planned: &[Planned]) -> Preview {
        let told = planned.iter().filter_map(|change| change.told(None));
        let at_last = |told: Written| Written {
            path: follow::path(&told.path, planned),
            ..told
        };
        Preview {
            diff: planned.iter().map(|one| self.one(one, planned)).collect(),
            written: told.map(at_last).collect(),
        }
    }

    fn one(&self, change: &Planned, all: &[Planned]) -> String {
        match change {
            Planned::Rewrite { path, old, new } => {
                let old = String::from_utf8_lossy(old);
                let to = follow::path(path, all);
                diff(side(path.as_str(), &old), side(to.as_str(), new))
            }
            Planned::MoveFolder { from, to, holds } => {
                let files = files(holds).filter(|file| {
                    let path = from.join(file.as_str());
                    !all.iter().any(|other| *other.path() == path)
                });
                let renamed = files.map(|file| {
                    let (from, to) = (from.join(file.as_str()), to.join(file.as_str()));
                    diff(side(from.as_str(), ""), side(to.as_str(), ""))
                });
                renamed.collect()
            }
            Planned::RemoveFolder { path, holds } => {
                let removed = files(holds).map(|file| {
                    let file = path.join(file.as_str());
                    let mut bytes = Vec::new();
                    let read = self.door().read(&file, NOTE_CAP, &mut bytes);
                    match String::from_utf8(bytes) {
                        Ok(text) if read.is_ok() => diff(side(file.as_str(), &text), None),
                        _ => format!(
                            "{}Binary files differ\n",
                            diff(side(file.as_str(), ""), None)
                        ),
                    }
                });
                removed.collect()
            }
            other => alone(other),
        }
    }
}

fn side<'a>(path: &'a str, text: &'a str) -> Option<Side<'a>> {
    Some(Side { path, text })
}

/// The files of a folder that goes elsewhere; of a link it is the name alone.
fn files(holds: &Tree) -> impl Iterator<Item = &RelPath> {
    let files = holds.leaves.iter().filter(|leaf| leaf.kind != Kind::Folder);
    files.map(|leaf| &leaf.path)
}

/// A change that has nothing to do with the others.
fn alone(planned: &Planned) -> String {
    match planned {
        Planned::New { path, new } => diff(None, side(path.as_str(), new)),
        Planned::Move { from, to, old, new } => {
            let old = String::from_utf8_lossy(old);
            let new = new.as_deref().unwrap_or(&old);
            diff(side(from.as_str(), &old), side(to.as_str(), new))
        }
        Planned::Remove { path, old } => {
            diff(side(path.as_str(), &String::from_utf8_lossy(old)), None)
        }
        Planned::Restore { path, bytes, .. } => {
            diff(None, side(path.as_str(), &String::from_utf8_lossy(bytes)))
        }
        Planned::Link { path, leads } => diff(None, side(path.as_str(), leads)),
        Planned::Folder { .. }
        | Planned::Rewrite { .. }
        | Planned::MoveFolder { .. }
        | Planned::RemoveEmpty { .. }
        | Planned::RemoveFolder { .. } => String::new(),
    }
}
