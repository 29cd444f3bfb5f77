//! The people of a network: some of them, or all of them on two threads.
//!
//! What may live here: which folders of `people/` are read, and by whom. What may not: what stands in one (`folder`).

use std::collections::BTreeSet;

use super::folder::{self, Depth, Terms};
use super::shelves::folders;
use super::visit::Visit;
use crate::model::ids::{PersonId, RelPath};
use crate::model::person::Person;
use crate::store::door::{Entry, Folder};
use crate::store::layout;

/// From so many folders on the work is shared by two threads: below, a thread costs more than it saves.
pub const WORTH_A_THREAD: usize = 300;
/// So many people are handed over at once.
const PART: usize = 200;

/// These people, each once, in the order of ids; one who is not there is left out.
pub fn some_people(visit: &mut Visit<'_>, ids: &[PersonId], how: (Depth, &Terms)) -> Vec<Person> {
    let wanted: BTreeSet<&PersonId> = ids.iter().collect();
    let read = wanted.into_iter().filter_map(|id| {
        if id.as_str().is_empty() || id.as_str().contains('/') || id.as_str().starts_with('.') {
            return None;
        }
        let folder = visit.folder(&RelPath::new("people").join(id.as_str()))?;
        Some(folder::person(visit, &folder, id.clone(), how))
    });
    read.collect()
}

/// Everybody, in the order of ids: the same on one thread and on two.
pub fn all_people(visit: &mut Visit<'_>, how: (Depth, &Terms)) -> Vec<Person> {
    let (Some(root), entries) = folders(visit, "people") else {
        return Vec::new();
    };
    let mut people = Vec::with_capacity(entries.len());
    if entries.len() < WORTH_A_THREAD {
        people.extend(read(visit, &root, &entries, how));
        return people;
    }
    let (first, second) = entries.split_at(entries.len() / 2);
    let mut twin = visit.twin();
    let done = std::thread::scope(|scope| {
        let root = &root;
        let second = scope.spawn(move || {
            // In parts, so that each goes as soon as it is taken over.
            let parts = second.chunks(PART);
            let parts = parts.map(|part| read(&mut twin, root, part, how).collect());
            (parts.collect::<Vec<Vec<Person>>>(), twin)
        });
        people.extend(read(visit, root, first, how));
        second.join()
    });
    match done {
        Ok((parts, twin)) => {
            people.extend(parts.into_iter().flatten());
            visit.join(twin);
        }
        // A panic in there is a slip of this program, and goes on as one.
        Err(panic) => std::panic::resume_unwind(panic),
    }
    people
}

/// Reads these folders, one after the other.
fn read<'door>(
    visit: &mut Visit<'door>,
    root: &Folder<'door>,
    entries: &[Entry],
    how: (Depth, &Terms),
) -> impl Iterator<Item = Person> {
    entries.iter().filter_map(move |entry| {
        let id = PersonId::new(layout::text(&entry.name)?);
        let folder = visit.folder_in(root, entry)?;
        Some(folder::person(visit, &folder, id, how))
    })
}
