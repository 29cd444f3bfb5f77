//! Reading a network: which files a question needs, in which order, on how many threads.
//!
//! What may live here: scopes. What may not: what a file means (`person`, `shelf`, `folder` …).

use std::collections::BTreeSet;

use super::body::FileKind as BodyKind;
use super::door::{Door, Entry, Folder, Kind, Refused};
use super::folder::{self, Depth, Terms};
use super::layout;
use super::settings::{self, Settings};
use super::tables::Table;
use super::visit::{Remembered, Visit};
use super::{front, person, shelf};
use crate::model::circle::Circle;
use crate::model::goal::Goal;
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath, ResourceId};
use crate::model::keys::FileKind;
use crate::model::network::{Ids, Network, Scope};
use crate::model::note::{Meeting, Note};
use crate::model::person::Person;
use crate::model::problem::Problem;
use crate::model::resource::Resource;

/// From so many folders on the work is shared by two threads: below, a thread costs more than it saves.
const WORTH_A_THREAD: usize = 300;

/// What was read, and what went wrong on the way.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// As much of the network as the scope asks for.
    pub network: Network,
    /// Everything that is wrong in the files that were read, by path, line and column.
    pub problems: Vec<Problem>,
    /// What each file held, where that was asked for.
    pub memory: Vec<Remembered>,
}

/// Reads as much as the scope asks for; never fails as a whole.
pub fn read(door: &Door, scope: &Scope, remember: bool) -> Reading {
    let mut visit = Visit::new(door, remember);
    let settings = settings(&mut visit);
    let depth = match scope {
        Scope::People(_) | Scope::Everything => Depth::Whole,
        Scope::Roster => Depth::Front,
    };
    let goal_files = files(&mut visit, "goals");
    let terms = Terms {
        sections: settings.policy.sections.clone(),
        goals: goal_files
            .files
            .iter()
            .map(|(id, _)| GoalId::new(id))
            .collect(),
    };
    let how = (depth, &terms);
    let goals = goals(&mut visit, &goal_files, how);
    let circles = circles(&mut visit, how);
    let mut network = Network {
        policy: settings.policy,
        goals,
        circles,
        ..Network::default()
    };
    match scope {
        Scope::People(ids) => {
            network.people = some_people(&mut visit, ids, how);
            seen_by_some(&mut visit, &mut network, how);
        }
        Scope::Roster => network.people = all_people(&mut visit, (Depth::Name, &terms)),
        Scope::Everything => {
            network.people = all_people(&mut visit, how);
            seen_by_all(&mut network);
            network.resources = resources(&mut visit, how);
        }
    }
    let mut problems = visit.problems;
    problems.sort_by(|a, b| in_file(a).cmp(&in_file(b)));
    problems.dedup();
    let mut memory = visit.memory.unwrap_or_default();
    memory.sort_by(|a, b| a.path.cmp(&b.path));
    Reading {
        network,
        problems,
        memory,
    }
}

fn in_file(problem: &Problem) -> (&RelPath, usize, usize, &str, &str) {
    let message = problem.message.as_str();
    (
        &problem.file,
        problem.line,
        problem.column,
        problem.rule,
        message,
    )
}

/// The ids that the folders tell; no file is opened. Folders that cannot be listed count as empty.
pub fn ids(door: &Door) -> Ids {
    let mut visit = Visit::new(door, false);
    let mut names = |folder: &str| -> Vec<String> {
        let (_, found) = folders(&mut visit, folder);
        found.into_iter().map(|(name, _)| name).collect()
    };
    Ids {
        people: names("people").iter().map(PersonId::new).collect(),
        circles: names("circles").iter().map(CircleId::new).collect(),
    }
}

fn settings(visit: &mut Visit<'_>) -> Settings {
    let path = RelPath::new(super::find::MARK);
    visit.text_at(&path, settings::read).unwrap_or_default()
}

/// Goals or resources: their ids and files, sorted.
fn files<'door>(visit: &mut Visit<'door>, name: &str) -> Shelf<'door> {
    let folder = visit.folder(&RelPath::new(name));
    let names = folder.as_ref().and_then(|folder| visit.names(folder));
    let names = names.unwrap_or_default().into_iter();
    let ids = names.filter_map(|(name, entry)| {
        let id = layout::id_of_file(&name)?;
        Some((id.to_owned(), entry))
    });
    Shelf {
        files: ids.collect(),
        folder,
    }
}

/// A folder of files that stand alone.
struct Shelf<'door> {
    folder: Option<Folder<'door>>,
    files: Vec<(String, Entry)>,
}

impl Shelf<'_> {
    /// Reads each file's keys with `keys`, and as deep as is asked for the text below them.
    fn read<T>(
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
                folder::below(&mut note, (source, read.body), how, problems);
                (one, Some(Box::new(note)))
            });
            all.push(one.unwrap_or_else(|| (keys(id, None), None)));
        }
        all
    }
}

fn goals(visit: &mut Visit<'_>, shelf: &Shelf<'_>, how: (Depth, &Terms)) -> Vec<Goal> {
    let kinds = (FileKind::Goal, BodyKind::Goal);
    let read = shelf.read(visit, kinds, how, |id, table| {
        let mut goal = shelf::unread_goal(GoalId::new(id));
        if let Some(table) = table {
            shelf::goal(&mut goal, table);
        }
        goal
    });
    read.into_iter()
        .map(|(goal, note)| Goal { note, ..goal })
        .collect()
}

fn resources(visit: &mut Visit<'_>, how: (Depth, &Terms)) -> Vec<Resource> {
    let kinds = (FileKind::Resource, BodyKind::Resource);
    let shelf = files(visit, "resources");
    let read = shelf.read(visit, kinds, how, |id, table| {
        let mut resource = shelf::unread_resource(ResourceId::new(id));
        if let Some(table) = table {
            shelf::resource(&mut resource, table);
        }
        resource
    });
    read.into_iter()
        .map(|(resource, note)| Resource { note, ..resource })
        .collect()
}

/// The folders in a folder of the root, sorted; a link counts where it leads to a folder.
fn folders<'door>(
    visit: &mut Visit<'door>,
    name: &str,
) -> (Option<Folder<'door>>, Vec<(String, Entry)>) {
    let Some(root) = visit.folder(&RelPath::new(name)) else {
        return (None, Vec::new());
    };
    let mut names = visit.names(&root).unwrap_or_default();
    names.retain(|(_, entry)| match entry.kind {
        Kind::Folder => true,
        Kind::Link | Kind::Unknown => !matches!(root.folder(&entry.name), Err(Refused::NotA(_))),
        Kind::File | Kind::Other => false,
    });
    for (name, _) in &names {
        if !layout::is_id(name) {
            let message = "this name is no id: an id is made of lower-case ASCII words joined by -";
            let hint =
                "it is read all the same; rename it so that every system and command can name it";
            visit.warn("odd-name", root.path().join(name), message.to_owned(), hint);
        }
    }
    (Some(root), names)
}

fn circles(visit: &mut Visit<'_>, how: (Depth, &Terms)) -> Vec<Circle> {
    let (Some(root), names) = folders(visit, "circles") else {
        return Vec::new();
    };
    let read = names.iter().filter_map(|(name, entry)| {
        let folder = visit.folder_in(&root, entry)?;
        Some(folder::circle(visit, &folder, CircleId::new(name), how))
    });
    read.collect()
}

fn some_people(visit: &mut Visit<'_>, ids: &[PersonId], how: (Depth, &Terms)) -> Vec<Person> {
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
fn all_people<'door>(visit: &mut Visit<'door>, how: (Depth, &Terms)) -> Vec<Person> {
    let (Some(root), names) = folders(visit, "people") else {
        return Vec::new();
    };
    if names.len() < WORTH_A_THREAD {
        return these_people(visit, &root, &names, how);
    }
    let (first, second) = names.split_at(names.len() / 2);
    let mut twin = visit.twin();
    let (mut people, more) = std::thread::scope(|scope| {
        let root = &root;
        let second = scope.spawn(move || {
            let people = these_people(&mut twin, root, second, how);
            (people, twin)
        });
        (these_people(visit, root, first, how), second.join())
    });
    match more {
        Ok((more, twin)) => {
            people.extend(more);
            visit.join(twin);
        }
        // A panic in there is a slip of this program, and goes on as one.
        Err(panic) => std::panic::resume_unwind(panic),
    }
    people
}

fn these_people<'door>(
    visit: &mut Visit<'door>,
    root: &Folder<'door>,
    names: &[(String, Entry)],
    how: (Depth, &Terms),
) -> Vec<Person> {
    let mut people = Vec::with_capacity(names.len());
    for (name, entry) in names {
        if let Some(folder) = visit.folder_in(root, entry) {
            people.push(folder::person(visit, &folder, PersonId::new(name), how));
        }
    }
    people
}

/// Reads the notes that some people's notes point to, and nothing else of the folders they stand in
/// but `person.toml`, which says whether they may be followed.
fn seen_by_some(visit: &mut Visit<'_>, network: &mut Network, how: (Depth, &Terms)) {
    let circles = std::mem::take(&mut network.circles);
    for meeting in network
        .people
        .iter_mut()
        .flat_map(|person| &mut person.meetings)
    {
        let Some(target) = target(meeting) else {
            continue;
        };
        meeting.seen = match home(&target) {
            Some(("people", id)) => {
                let mut other = Person::new(PersonId::new(id));
                visit.text_at(&other.file(), |source, problems| {
                    person::read(&mut other, source, problems);
                });
                let open = other.readable && !other.confidential;
                let note = open.then(|| {
                    visit.text_at(&target, |source, problems| {
                        folder::note_of(source, how, problems)
                    })
                });
                note.flatten().and_then(for_both)
            }
            _ => note_in(circles.iter().flat_map(|circle| &circle.meetings), &target),
        };
    }
    network.circles = circles;
}

/// The same where everything was read.
fn seen_by_all(network: &mut Network) {
    let mut found = Vec::new();
    for (at, person) in network.people.iter().enumerate() {
        for (nth, meeting) in person.meetings.iter().enumerate() {
            let Some(target) = target(meeting) else {
                continue;
            };
            let note = match home(&target) {
                Some(("people", id)) => {
                    let other = network.person(&PersonId::new(id));
                    let open = other.filter(|other| other.readable && !other.confidential);
                    open.and_then(|other| note_in(&other.meetings, &target))
                }
                _ => note_in(
                    network.circles.iter().flat_map(|circle| &circle.meetings),
                    &target,
                ),
            };
            found.extend(note.map(|note| (at, nth, note)));
        }
    }
    for (at, nth, note) in found {
        let person = network.people.get_mut(at);
        if let Some(meeting) = person.and_then(|person| person.meetings.get_mut(nth)) {
            meeting.seen = Some(note);
        }
    }
}

fn target(meeting: &Meeting) -> Option<RelPath> {
    meeting.note.as_ref()?.front.see.clone()
}

/// `people` or `circles`, and the id, of a note's path.
fn home(path: &RelPath) -> Option<(&str, &str)> {
    let (kind, rest) = path.as_str().split_once('/')?;
    Some((kind, rest.split_once('/')?.0))
}

fn note_in<'n>(
    meetings: impl IntoIterator<Item = &'n Meeting>,
    target: &RelPath,
) -> Option<Box<Note>> {
    let meeting = meetings
        .into_iter()
        .find(|meeting| meeting.path == *target)?;
    for_both(meeting.note.as_deref()?.clone())
}

/// A note as those see it in whose folders it does not stand: nothing where it is confidential, else
/// without its Private section.
fn for_both(mut note: Note) -> Option<Box<Note>> {
    if note.front.confidential {
        return None;
    }
    note.sections.retain(|section| !section.private);
    note.actions.retain(|action| !action.private);
    Some(Box::new(note))
}

#[cfg(test)]
#[path = "network_tests.rs"]
mod tests;
