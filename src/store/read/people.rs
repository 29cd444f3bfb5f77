//! The people of a network: some of them, or all of them on two threads.
//!
//! What may live here: which folders of `people/` are read, and by whom. What may not: what stands in one (`folder`).

use super::folder::{self, Depth, Terms};
use super::shelves::folders;
use super::visit::Visit;
use crate::model::ids::{PersonId, RelPath};
use crate::model::person::Person;
use crate::store::door::Entry;
use crate::store::layout;

/// From so many folders on the work is shared by two threads: below, a thread costs more than it saves.
pub const WORTH_A_THREAD: usize = 300;

/// What is kept of these people, each once, in the order of ids; one who is not there is left out.
pub fn some_people<T: Send>(
    visit: &mut Visit<'_>,
    ids: &[PersonId],
    how: (Depth, &Terms),
    keep: &(impl Fn(&mut Visit<'_>, Person) -> T + Sync),
) -> Vec<T> {
    let mut wanted: Vec<&PersonId> = ids.iter().collect();
    wanted.sort_unstable();
    wanted.dedup();
    in_halves(visit, &wanted, |visit, id| {
        if id.as_str().is_empty() || id.as_str().contains('/') || id.as_str().starts_with('.') {
            return None;
        }
        let folder = visit.folder(&RelPath::new("people").join(id.as_str()))?;
        let person = folder::person(visit, &folder, (*id).clone(), how);
        Some(keep(visit, person))
    })
}

/// What is kept of everybody, in the order of ids. Each person is handed to `keep` where it was read,
/// and only what that gives is held on to.
pub fn all_people<'door, T: Send>(
    visit: &mut Visit<'door>,
    how: (Depth, &Terms),
    keep: &(impl Fn(&mut Visit<'_>, Person) -> T + Sync),
) -> Vec<T> {
    let (Some(root), entries) = folders(visit, "people") else {
        return Vec::new();
    };
    in_halves(
        visit,
        &entries,
        |visit: &mut Visit<'door>, entry: &Entry| {
            let id = PersonId::new(layout::text(&entry.name)?);
            let folder = visit.folder_in(&root, entry)?;
            let person = folder::person(visit, &folder, id, how);
            Some(keep(visit, person))
        },
    )
}

/// Takes one after the other, the second half of many on a second thread. What is found, and its
/// order, is the same on one thread and on two.
fn in_halves<'door, I: Sync, T: Send>(
    visit: &mut Visit<'door>,
    all: &[I],
    take: impl Fn(&mut Visit<'door>, &I) -> Option<T> + Sync,
) -> Vec<T> {
    if all.len() < WORTH_A_THREAD {
        return all.iter().filter_map(|one| take(visit, one)).collect();
    }
    // Both put what they find where it stays: a second list would cost half as much room again.
    let mut found: Vec<Option<T>> = Vec::with_capacity(all.len());
    found.resize_with(all.len(), || None);
    let half = all.len() / 2;
    let (first, second) = all.split_at(half);
    let (begin, end) = found.split_at_mut(half);
    let put = |visit: &mut Visit<'door>, all: &[I], found: &mut [Option<T>]| {
        for (one, place) in all.iter().zip(found) {
            *place = take(visit, one);
        }
    };
    let mut twin = visit.twin();
    let done = std::thread::scope(|scope| {
        let put = &put;
        let second = scope.spawn(move || {
            put(&mut twin, second, end);
            twin
        });
        put(visit, first, begin);
        second.join()
    });
    match done {
        Ok(twin) => visit.join(twin),
        // A panic in there is a slip of this program, and goes on as one.
        Err(panic) => std::panic::resume_unwind(panic),
    }
    #[expect(
        clippy::filter_map_identity,
        reason = "`flatten` would put them into a second list, this takes the room of the first"
    )]
    found.into_iter().filter_map(|one| one).collect()
}
