//! Files written anew in an editor.
//!
//! What may live here: from texts to a change. What may not: the editor, what is wrong with a text.

use crate::model::change::{ChangeSet, Edit};
use crate::model::ids::RelPath;
use crate::text::phrase::listed;

/// A file that was in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retyped {
    /// Whose file it is, for the sentence of a commit: `Grace Okafor`, `the circle Ops`.
    pub whose: String,
    /// The file.
    pub file: RelPath,
    /// What it said when the editor opened.
    pub was: String,
    /// What it is to say.
    pub now: String,
}

/// All of them at once; a file that says something else by then is refused, and with it everything.
pub fn edit(retyped: &[Retyped]) -> ChangeSet {
    let whose: Vec<&str> = retyped.iter().map(|one| one.whose.as_str()).collect();
    let mut set = ChangeSet::new(format!("Edit {}", listed(&whose)));
    for one in retyped {
        let (was, now) = (one.was.clone(), one.now.clone());
        set.edit(&one.file, Edit::Whole { was, now });
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_are_one_change_that_names_everybody() {
        let one = |whose: &str, file: &str| Retyped {
            whose: whose.to_owned(),
            file: RelPath::new(file),
            was: "a\n".to_owned(),
            now: "b\n".to_owned(),
        };
        let set = edit(&[
            one("Grace Okafor", "people/grace-okafor/person.toml"),
            one("the circle Ops", "circles/ops/circle.toml"),
        ]);
        assert_eq!(set.summary, "Edit Grace Okafor and the circle Ops");
        assert_eq!(set.changes.len(), 2);
    }
}
