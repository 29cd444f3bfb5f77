//! A change set worked out against the files as they are: every new byte, before anything is written.
//!
//! What may live here: refusing what must not be written, and working out old and new bytes.
//! What may not: a write.

use super::edit_toml;
use super::names::{Names, inside};
use super::planned::Planned;
use super::rules::Rules;
use super::tree::tree;
use crate::error::Failure;
use crate::model::change::{Change, ChangeSet, Edit};
use crate::model::ids::RelPath;
use crate::store::door::{Door, NOTE_CAP, Refused, TOML_CAP};
use crate::store::markdown::body::FileKind;
use crate::store::markdown::edit_section::Headings;
use crate::store::markdown::edit_text;
use crate::store::markdown::front_matter::{Front, front};
use crate::store::source::{self, Source};
use crate::store::splice::{self, insert_lines};
use crate::store::toml::edit_key;

/// Works out what a change set does; what changes nothing is left out.
pub fn plan(door: &Door, set: &ChangeSet, rules: &Rules) -> Result<Vec<Planned>, Failure> {
    let mut planner = Planner {
        door,
        rules,
        planned: Vec::new(),
        names: Names::new(door),
    };
    for change in &set.changes {
        planner.change(change)?;
    }
    planner.planned.retain(|planned| match planned {
        Planned::Rewrite { old, new, .. } => old.as_slice() != new.as_bytes(),
        _ => true,
    });
    Ok(planner.planned)
}

struct Planner<'a> {
    door: &'a Door,
    rules: &'a Rules,
    planned: Vec<Planned>,
    names: Names<'a>,
}

impl Planner<'_> {
    fn change(&mut self, change: &Change) -> Result<(), Failure> {
        match change {
            Change::Create { path, text } => self.create(path, text.clone()),
            Change::Edit { path, edits } => self.edit(path, edits),
            Change::Append { path, lines } => self.append(path, lines),
            Change::Rename { from, to, edits } => self.rename(from, to, edits),
            Change::Folder { path } => self.folder(path),
            Change::MoveFolder { from, to } => self.move_folder(from, to),
            Change::RemoveFolder { path } => self.remove_folder(path),
            Change::Remove { path } => {
                inside(path)?;
                self.once(path)?;
                let old = self.old(path)?;
                self.planned.push(Planned::Remove {
                    path: path.clone(),
                    old,
                });
                Ok(())
            }
        }
    }

    fn create(&mut self, path: &RelPath, text: String) -> Result<(), Failure> {
        inside(path)?;
        self.once(path)?;
        self.names.free(path)?;
        fits(path, &text)?;
        self.planned.push(Planned::New {
            path: path.clone(),
            new: text,
        });
        Ok(())
    }

    fn edit(&mut self, path: &RelPath, edits: &[Edit]) -> Result<(), Failure> {
        inside(path)?;
        self.once(path)?;
        let old = self.old(path)?;
        let new = self.edited(path, &old, edits)?;
        self.planned.push(Planned::Rewrite {
            path: path.clone(),
            old,
            new,
        });
        Ok(())
    }

    fn append(&mut self, path: &RelPath, lines: &[String]) -> Result<(), Failure> {
        inside(path)?;
        if lines.is_empty() {
            return Ok(());
        }
        let add = |text: &str| splice::apply(text, vec![insert_lines(text, text.len(), lines)]);
        let known = self
            .planned
            .iter_mut()
            .find(|planned| planned.path() == path);
        if let Some(text) = known.and_then(Planned::text_mut) {
            *text = add(text).map_err(|why| refused(path, &why))?;
            return fits(path, text);
        }
        self.once(path)?;
        match self.read(path) {
            Err(Refused::Missing) => {
                let text = add("").map_err(|why| refused(path, &why))?;
                self.create(path, text)
            }
            Err(error) => Err(unreadable(path, &error)),
            Ok(old) => {
                let new = add(text(path, &old)?).map_err(|why| refused(path, &why))?;
                fits(path, &new)?;
                self.planned.push(Planned::Rewrite {
                    path: path.clone(),
                    old,
                    new,
                });
                Ok(())
            }
        }
    }

    fn rename(&mut self, from: &RelPath, to: &RelPath, edits: &[Edit]) -> Result<(), Failure> {
        inside(from)?;
        inside(to)?;
        self.once(from)?;
        self.once(to)?;
        self.names.free(to)?;
        let old = match self.read(from) {
            // What is only moved need not be read.
            Err(Refused::TooLarge(_)) if edits.is_empty() => Vec::new(),
            old => old.map_err(|error| unreadable(from, &error))?,
        };
        let new = if edits.is_empty() {
            None
        } else {
            Some(self.edited(from, &old, edits)?).filter(|new| new.as_bytes() != old)
        };
        self.planned.push(Planned::Move {
            from: from.clone(),
            to: to.clone(),
            old,
            new,
        });
        Ok(())
    }

    fn folder(&mut self, path: &RelPath) -> Result<(), Failure> {
        inside(path)?;
        match self.door.folder(path) {
            Ok(_) => Ok(()),
            Err(Refused::Missing) => {
                self.once(path)?;
                self.names.free(path)?;
                self.planned.push(Planned::Folder {
                    path: path.clone(),
                    mode: None,
                });
                Ok(())
            }
            Err(error) => Err(unreadable(path, &error)),
        }
    }

    fn move_folder(&mut self, from: &RelPath, to: &RelPath) -> Result<(), Failure> {
        inside(from)?;
        inside(to)?;
        self.once(from)?;
        self.once(to)?;
        self.names.free_but_for(to, from)?;
        let holds = tree(self.door, from).map_err(|error| unreadable(from, &error))?;
        let (from, to) = (from.clone(), to.clone());
        self.planned.push(Planned::MoveFolder { from, to, holds });
        Ok(())
    }

    fn remove_folder(&mut self, path: &RelPath) -> Result<(), Failure> {
        inside(path)?;
        self.once(path)?;
        let mut holds = tree(self.door, path).map_err(|error| unreadable(path, &error))?;
        for change in &mut self.planned {
            match change {
                // With other bytes it is a new file elsewhere, and the old one goes with its folder.
                Planned::Move { from, to, new, .. } if from.below(path).is_some() => {
                    if let Some(new) = new.take() {
                        let path = to.clone();
                        *change = Planned::New { path, new };
                    } else {
                        holds.without(from, path);
                    }
                }
                Planned::MoveFolder { from, .. } => holds.without(from, path),
                other if other.path().below(path).is_some() => {
                    return Err(Failure::new(format!(
                        "{} would be changed and removed in one step; nothing was written",
                        other.path()
                    )));
                }
                _ => {}
            }
        }
        let path = path.clone();
        self.planned.push(Planned::RemoveFolder { path, holds });
        Ok(())
    }

    fn edited(&self, path: &RelPath, old: &[u8], edits: &[Edit]) -> Result<String, Failure> {
        if let [Edit::Whole { was, now }] = edits {
            return retyped(path, old, (was, now));
        }
        let text = text(path, old)?;
        let new = if path.as_str().ends_with(".toml") {
            edit_toml::edit(path, text, edits)
        } else {
            let headings = Headings {
                kind: FileKind::of(path),
                own: &self.rules.headings,
            };
            whole(text).and_then(|()| edit_text::edit(text, edits, headings))
        };
        let new = new.map_err(|why| refused(path, &why))?;
        fits(path, &new)?;
        Ok(new)
    }

    /// Refuses a second change of one file.
    fn once(&self, path: &RelPath) -> Result<(), Failure> {
        let known = self.planned.iter().any(|planned| {
            planned.path() == path || matches!(planned, Planned::Move { from, .. } if from == path)
        });
        if known {
            return Err(Failure::new(format!(
                "{path} would be changed twice in one step; nothing was written"
            )));
        }
        Ok(())
    }

    fn read(&self, path: &RelPath) -> Result<Vec<u8>, Refused> {
        let mut bytes = Vec::new();
        self.door.read(path, cap(path), &mut bytes)?;
        Ok(bytes)
    }

    fn old(&self, path: &RelPath) -> Result<Vec<u8>, Failure> {
        self.read(path).map_err(|error| unreadable(path, &error))
    }
}

/// A text that was written anew in an editor. What stood there may be broken; the new one may not.
fn retyped(path: &RelPath, old: &[u8], (was, now): (&str, &str)) -> Result<String, Failure> {
    if old != was.as_bytes() {
        return Err(Failure::new(format!(
            "{path} was changed by something else while it was in the editor; nothing was written"
        )));
    }
    let new = text(path, now.as_bytes())?;
    let valid = match path.as_str().ends_with(".toml") {
        true => edit_key::valid(new),
        false => whole(new),
    };
    valid.map_err(|why| refused(path, &why))?;
    fits(path, new)?;
    Ok(new.to_owned())
}

fn cap(path: &RelPath) -> u64 {
    if path.as_str().ends_with(".toml") {
        TOML_CAP
    } else {
        NOTE_CAP
    }
}

/// Refuses a text that would be too long to be read again.
fn fits(path: &RelPath, text: &str) -> Result<(), Failure> {
    let cap = cap(path);
    if text.len() as u64 > cap {
        let len = text.len();
        return Err(Failure::new(format!(
            "{path} would hold {len} bytes, and at most {cap} are read; nothing was written"
        )));
    }
    Ok(())
}

fn text<'t>(path: &RelPath, bytes: &'t [u8]) -> Result<&'t str, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        refused(path, &format!("byte {at} is not UTF-8"))
    })?;
    match source::conflicts(Source::new(path, text)).first() {
        Some(conflict) => Err(refused(path, &conflict.message)),
        None => Ok(text),
    }
}

/// Refuses a Markdown text whose front matter cannot be read.
fn whole(text: &str) -> Result<(), String> {
    match front(text) {
        Front::Toml { toml, .. } => edit_key::valid(text.get(toml).unwrap_or_default()),
        Front::Unclosed(_) => Err("the front matter has no closing line `+++`".into()),
        Front::None(_) | Front::Yaml(_) => Ok(()),
    }
}

fn refused(path: &RelPath, why: &str) -> Failure {
    Failure::new(format!("{path} is not changed: {why}"))
        .hint("`mentor check` shows the place; nothing was written")
}

/// A file that cannot be read, so it cannot be changed.
pub fn unreadable(path: &RelPath, error: &Refused) -> Failure {
    Failure::new(format!("{path} cannot be changed: {error}"))
        .hint("`mentor check` shows what is wrong with it; nothing was written")
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
