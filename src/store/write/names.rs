//! Names that something new may take: inside the network, free, and no twin of another.
//!
//! What may live here: refusing a name. What may not: what will stand under it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::store::door::{Door, Kind, Refused};

/// The names in the folders that something new goes to, each with the form that tells twins.
pub struct Names<'a> {
    door: &'a Door,
    known: BTreeMap<RelPath, Vec<(String, String)>>,
}

impl<'a> Names<'a> {
    /// No folder is known yet.
    pub fn new(door: &'a Door) -> Self {
        Self {
            door,
            known: BTreeMap::new(),
        }
    }

    /// Refuses a name that is taken, also in another case or another spelling of the same letters.
    pub fn free(&mut self, path: &RelPath) -> Result<(), Failure> {
        self.look(path, None)
    }

    /// The same, where one name is given up in the same step: it may be spelled otherwise from then on.
    pub fn free_but_for(&mut self, path: &RelPath, going: &RelPath) -> Result<(), Failure> {
        self.look(path, Some(going))
    }

    fn look(&mut self, path: &RelPath, going: Option<&RelPath>) -> Result<(), Failure> {
        let mut folder = RelPath::new("");
        let parts: Vec<&str> = path.as_str().split('/').collect();
        for (at, part) in parts.iter().enumerate() {
            let is_last = at + 1 == parts.len();
            let names = self.names_in(&folder)?;
            let form = twin(part);
            let here = folder.join(part);
            let exact = names.iter().any(|(name, _)| name == part);
            let goes = |name: &str| going.is_some_and(|going| folder.join(name) == *going);
            let mut twins = names
                .iter()
                .filter(|(name, known)| *known == form && !goes(name));
            match twins.next() {
                Some((name, _)) if !exact => {
                    let other = folder.join(name);
                    return Err(Failure::new(format!(
                        "{other} is there already, and {here} differs from it only in case or spelling"
                    ))
                    .hint("take another name"));
                }
                Some(_) if is_last => {
                    return Err(Failure::new(format!("{here} is there already"))
                        .hint("nothing is ever overwritten; take another name"));
                }
                Some(_) => {}
                None => names.push(((*part).to_owned(), form)),
            }
            folder = here;
        }
        Ok(())
    }

    fn names_in(&mut self, folder: &RelPath) -> Result<&mut Vec<(String, String)>, Failure> {
        if !self.known.contains_key(folder) {
            let listed = match self.door.folder(folder).and_then(|open| open.list()) {
                Ok(entries) => entries,
                Err(Refused::Missing) => Vec::new(),
                Err(Refused::NotA(Kind::File)) => {
                    return Err(Failure::new(format!(
                        "{folder} is a file, and a folder is needed there"
                    )));
                }
                Err(error) => {
                    return Err(
                        Failure::new(format!("{folder} cannot be looked into: {error}"))
                            .hint("nothing was written"),
                    );
                }
            };
            let names = listed.iter().map(|entry| {
                let name = entry.name.to_string_lossy().into_owned();
                let form = twin(&name);
                (name, form)
            });
            self.known.insert(folder.clone(), names.collect());
        }
        Ok(self.known.entry(folder.clone()).or_default())
    }
}

/// What is the same for two names that some file systems take for one.
fn twin(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// Refuses a path that leaves the network, or touches what is not the format's.
pub fn inside(path: &RelPath) -> Result<(), Failure> {
    let kept = [".git", ".mentor"];
    let bad = |part: &str| {
        part.is_empty()
            || part == "."
            || part == ".."
            || part.contains(['\0', '\\'])
            || kept.contains(&part.to_lowercase().as_str())
    };
    if path.as_str().split('/').any(bad) {
        return Err(Failure::new(format!(
            "{path} is no place to write to in a network"
        )));
    }
    Ok(())
}
