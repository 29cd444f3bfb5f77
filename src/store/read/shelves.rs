//! What stands in the folders at the root of a network: folders of people and circles, files of goals
//! and resources.
//!
//! What may live here: their names, and the order of reading files that stand alone. What may not: what
//! a key of theirs means (`shelf`).

use super::folder::{self, Depth, Terms};
use super::visit::Visit;
use crate::model::ids::{GoalId, RelPath};
use crate::model::keys::FileKind;
use crate::model::note::Note;
use crate::store::door::{Entry, Folder, Kind, Refused};
use crate::store::layout;
use crate::store::markdown::body::FileKind as BodyKind;
use crate::store::markdown::front;
use crate::store::toml::tables::Table;

/// Goals or resources: their ids and files, sorted.
pub fn files<'door>(visit: &mut Visit<'door>, name: &str) -> Shelf<'door> {
    let folder = visit.folder(&RelPath::new(name));
    let names = folder.as_ref().and_then(|folder| visit.names(folder));
    let names = names.unwrap_or_default().into_iter();
    let ids = names.filter_map(|entry| {
        let id = layout::id_of_file(layout::text(&entry.name)?)?.to_owned();
        Some((id, entry))
    });
    Shelf {
        files: ids.collect(),
        folder,
    }
}

/// A folder of files that stand alone.
pub struct Shelf<'door> {
    folder: Option<Folder<'door>>,
    /// Their ids and entries, sorted.
    pub files: Vec<(String, Entry)>,
}

impl Shelf<'_> {
    /// Reads each file's keys with `keys`, and as deep as is asked for the text below them.
    pub fn read<T>(
        &self,
        visit: &mut Visit<'_>,
        (kind, body): (FileKind, BodyKind),
        (depth, terms): (Depth, &Terms),
        mut keys: impl FnMut(&str, Option<Table<'_>>) -> T,
    ) -> Vec<(T, Option<Box<Note>>)> {
        let Some(folder) = &self.folder else {
            return Vec::new();
        };
        let mut all = Vec::with_capacity(self.files.len());
        for (id, entry) in &self.files {
            let one = visit.text(folder, entry, |source, problems| {
                let read = front::read(source, kind.keys(), problems);
                let one = keys(id, read.table);
                if depth != Depth::Whole {
                    return (one, None);
                }
                let mut note = Note {
                    path: Some(source.path.clone()),
                    ..Note::default()
                };
                let goal = (body == BodyKind::Goal).then(|| GoalId::new(id));
                let how = (body, terms, goal.as_ref());
                folder::below(&mut note, (source, read.body, Depth::Whole), how, problems);
                (one, Some(Box::new(note)))
            });
            all.push(one.unwrap_or_else(|| (keys(id, None), None)));
        }
        all
    }
}

/// The folders in a folder of the root, sorted; a link counts where it leads to a folder.
pub fn folders<'door>(visit: &mut Visit<'door>, name: &str) -> (Option<Folder<'door>>, Vec<Entry>) {
    folders_that(visit, name, &|_| true)
}

/// The same of those whose name fits.
pub fn folders_that<'door>(
    visit: &mut Visit<'door>,
    name: &str,
    fits: &dyn Fn(&str) -> bool,
) -> (Option<Folder<'door>>, Vec<Entry>) {
    let Some(root) = visit.folder(&RelPath::new(name)) else {
        return (None, Vec::new());
    };
    let mut names = visit.names_that(&root, fits).unwrap_or_default();
    names.retain(|entry| match entry.kind {
        Kind::Folder => true,
        Kind::Link | Kind::Unknown => !matches!(root.folder(&entry.name), Err(Refused::NotA(_))),
        Kind::File | Kind::Other => false,
    });
    for entry in &names {
        let name = layout::text(&entry.name).unwrap_or_default();
        if !layout::is_id(name) {
            let message = "this name is no id: an id is made of lower-case ASCII words joined by -";
            let hint =
                "it is read all the same; rename it so that every system and command can name it";
            visit.warn("odd-name", root.path().join(name), message.to_owned(), hint);
        }
    }
    (Some(root), names)
}
