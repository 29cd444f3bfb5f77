//! What a change set would do, as a unified diff: nothing is written, nothing is locked.
//!
//! What may live here: from a plan to a diff. What may not: a write.

use super::diff::{Side, diff};
use super::plan::{Planned, plan};
use super::rules::Rules;
use crate::error::Failure;
use crate::model::change::ChangeSet;
use crate::store::opened::Store;

impl Store {
    /// The unified diff of a change set, for `git apply` and `patch -p1`; empty where nothing changes.
    /// It fails where the change would be refused. An empty folder is no part of a diff.
    pub fn preview(&self, set: &ChangeSet) -> Result<String, Failure> {
        let rules = Rules::read(self.door())?;
        let planned = plan(self.door(), set, &rules)?;
        Ok(planned.iter().map(one).collect())
    }
}

fn one(planned: &Planned) -> String {
    let side = |path, text| Some(Side { path, text });
    match planned {
        Planned::New { path, new } => diff(None, side(path.as_str(), new)),
        Planned::Rewrite { path, old, new } => {
            let old = String::from_utf8_lossy(old);
            diff(side(path.as_str(), &old), side(path.as_str(), new))
        }
        Planned::Move { from, to, old, new } => {
            let old = String::from_utf8_lossy(old);
            let new = new.as_deref().unwrap_or(&old);
            diff(side(from.as_str(), &old), side(to.as_str(), new))
        }
        Planned::Remove { path, old } => {
            diff(side(path.as_str(), &String::from_utf8_lossy(old)), None)
        }
        Planned::Folder { .. } => String::new(),
    }
}
