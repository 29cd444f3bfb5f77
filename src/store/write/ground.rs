//! The ground of a network that is to be: a folder that may not exist yet, and must be none already.
//!
//! What may live here: looking at it, laying the first files down. What may not: which files.

use std::path::{Path, PathBuf};

use super::diff::{Side, diff};
use super::preview::Preview;
use crate::error::Failure;
use crate::model::change::{Change, ChangeSet, Written};
use crate::model::ids::RelPath;
use crate::store::door::{Door, Refused, elsewhere};
use crate::store::find::MARK;
use crate::store::opened::Store;

/// A folder in which no network is.
#[derive(Debug)]
pub struct Ground {
    path: PathBuf,
    /// The folder, open; `None` where it is still to be made.
    door: Option<Door>,
}

impl Ground {
    /// Looks at a folder (an absolute path).
    ///
    /// # Errors
    /// It is a network, it lies inside one, or it is no folder that can be opened.
    pub fn survey(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let path = &elsewhere::real(path)
            .map_err(|refused| Failure::new(format!("{shown} cannot be made: {refused}")))?;
        let shown = path.display();
        if let Some(root) = path.ancestors().find(|dir| Door::is_there(&dir.join(MARK))) {
            let failure = if root == path {
                Failure::new(format!("{shown} is a network already"))
                    .hint("`mentor init --continue` asks what is still empty in it")
            } else {
                Failure::new(format!(
                    "{shown} lies inside the network {}",
                    root.display()
                ))
            };
            return Err(failure.hint("nothing was touched; name another folder: `mentor init DIR`"));
        }
        let door = match Door::open(path) {
            Ok(door) => Some(door),
            Err(Refused::Missing) => None,
            Err(refused) => {
                return Err(Failure::new(format!("{shown} cannot be opened: {refused}")));
            }
        };
        Ok(Self {
            path: path.to_owned(),
            door,
        })
    }

    /// The folder, from the root on.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether something of this name is there.
    pub fn has(&self, path: &RelPath) -> bool {
        let door = self.door.as_ref();
        door.is_some_and(|door| door.look(path).is_ok())
    }

    /// What laying the new files down would do.
    pub fn preview(&self, set: &ChangeSet) -> Preview {
        let mut preview = Preview::default();
        for change in &set.changes {
            let Change::Create { path, text } = change else {
                continue;
            };
            let side = Side {
                path: path.as_str(),
                text,
            };
            preview.diff.push_str(&diff(None, Some(side)));
            preview.written.push(Written {
                path: path.clone(),
                change: "created",
                from: None,
                note: None,
            });
        }
        preview
    }

    /// Makes the folder where it is missing and lays the files down, all or nothing.
    pub fn lay(self, set: &ChangeSet) -> Result<Vec<Written>, Failure> {
        let cannot = |what: &str, refused: &Refused| {
            Failure::new(format!(
                "{} cannot be {what}: {refused}",
                self.path.display()
            ))
        };
        let made = elsewhere::make_folders(&self.path).map_err(|error| cannot("made", &error))?;
        let lay = || {
            let door = Door::open(&self.path).map_err(|error| cannot("opened", &error))?;
            Store { door }.lock()?.apply(set)
        };
        let laid = lay();
        if laid.is_err() {
            elsewhere::remove_folders(&made);
        }
        laid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set() -> ChangeSet {
        let mut set = ChangeSet::new("Start a network");
        set.create(RelPath::new(MARK), "format = 1\n");
        set.create(RelPath::new("people/ada/person.toml"), "name = \"Ada\"\n");
        let path = RelPath::new("goals");
        set.changes.push(Change::Folder { path });
        set
    }

    #[test]
    fn a_missing_folder_is_made_with_those_above_it_and_closed_to_others() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("a/b/net");
        let ground = Ground::survey(&root).unwrap();
        assert!(!ground.has(&RelPath::new(MARK)));
        assert_eq!(ground.lay(&set()).unwrap().len(), 3);
        let store = Store::open(&root).unwrap();
        assert_eq!(store.ids().people.len(), 1);
        let look = |path: &str| store.door().look(&RelPath::new(path)).unwrap().mode & 0o777;
        assert_eq!((look(""), look("goals"), look(MARK)), (0o700, 0o700, 0o600));
    }

    #[test]
    fn a_network_and_what_lies_inside_one_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("net");
        Ground::survey(&root).unwrap().lay(&set()).unwrap();
        let refused = |path: &Path| Ground::survey(path).unwrap_err().message;
        assert!(Ground::survey(&root.join("../other")).is_ok());
        assert!(refused(&dir.path().join("a/../net")).contains("cannot be made"));
        assert_eq!(
            refused(&root),
            format!("{} is a network already", root.display())
        );
        assert!(refused(&root.join("people/x")).contains("lies inside the network"));
    }

    #[test]
    fn what_is_there_stays_and_a_lost_race_leaves_nothing_of_the_loser() {
        let dir = tempfile::tempdir().unwrap();
        let (one, other) = (
            Ground::survey(dir.path()).unwrap(),
            Ground::survey(dir.path()).unwrap(),
        );
        one.lay(&set()).unwrap();
        let mut late = set();
        late.create(RelPath::new("late.md"), "late");
        assert!(
            other
                .lay(&late)
                .unwrap_err()
                .message
                .contains("mentor.toml")
        );
        let ground = Store::open(dir.path()).unwrap();
        assert!(ground.door().look(&RelPath::new("late.md")).is_err());
    }

    #[test]
    fn where_nothing_can_be_written_no_folder_stays() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("a/net");
        let mut bad = set();
        bad.create(RelPath::new("../outside"), "x");
        assert!(Ground::survey(&root).unwrap().lay(&bad).is_err());
        assert!(!Door::is_there(&dir.path().join("a")));
    }
}
