//! Reading a network: which files a question needs, in which order, on how many threads.
//!
//! What may live here: scopes. What may not: what a file means (`person`, `shelf`, `folder` …).

use super::folder::{self, Depth, Terms};
use super::people::{all_people, some_people};
use super::questions::questions;
use super::see;
use super::settings;
use super::shelf;
use super::shelves::{Shelf, files, folders, folders_that};
use super::visit::{Care, Remembered, Sum, Visit};
use crate::model::circle::Circle;
use crate::model::goal::Goal;
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath, ResourceId};
use crate::model::keys::FileKind;
use crate::model::network::{Ids, Network, Scope};
use crate::model::person::Person;
use crate::model::problem::Problem;
use crate::model::resource::Resource;
use crate::model::trace::Trace;
use crate::store::door::Door;
use crate::store::find;
use crate::store::layout;
use crate::store::markdown::body::FileKind as BodyKind;
use crate::store::source::UNREADABLE;
use crate::store::traces;

/// What was read, and what went wrong on the way.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// As much of the network as the scope asks for.
    pub network: Network,
    /// What is wrong in the files that were read, by path, line and column: errors, and warnings where
    /// they were asked for.
    pub problems: Vec<Problem>,
    /// What each file held, where that was asked for.
    pub memory: Vec<Remembered>,
}

/// What was kept of each person, what was read beside them, and what went wrong on the way.
#[derive(Clone, Debug)]
pub struct Gathered<T> {
    /// The network without its people.
    pub network: Network,
    /// What was kept of each person, in the order of ids.
    pub kept: Vec<T>,
    /// What is wrong in the files, as in [`Reading::problems`].
    pub problems: Vec<Problem>,
    /// What each file held, in the order of paths' hashes, where that was asked for.
    pub sums: Vec<Sum>,
}

/// Reads as much as the scope asks for; never fails as a whole.
pub fn read(door: &Door, scope: &Scope, care: Care) -> Reading {
    let mut visit = Visit::new(door, care);
    let mut begun = begin(&mut visit, scope);
    let keep = |_: &mut Visit<'_>, person| person;
    begun.network.people = people(&mut visit, scope, &begun, &keep);
    let how = (begun.depth, &begun.terms);
    match scope {
        Scope::People(_) => see::seen_by_some(&mut visit, &mut begun.network, how),
        Scope::Actions | Scope::Sections | Scope::Everything => {
            see::seen_by_all(&mut begun.network);
        }
        Scope::Roster | Scope::RosterOf(_) | Scope::Shelf => {}
        Scope::Traces(named) => {
            let (network, first) = (&mut begun.network, named.first());
            network.traces = first.map_or_else(Vec::new, |named| traces::find(&mut visit, named));
            let held = named
                .iter()
                .flat_map(|named| traces::held(&mut visit, named));
            network.held = held.collect();
            // Nobody knows whom it names, be it a file or a whole folder.
            let unread = visit.problems.iter().filter(|told| told.rule == UNREADABLE);
            let unread = unread.map(|told| Trace::unread(told.file.clone()));
            network.traces.extend(unread);
        }
    }
    let (problems, memory) = end(visit);
    Reading {
        network: begun.network,
        problems,
        memory,
    }
}

/// Reads as much as the scope asks for, hands each person to `keep` where it was read, and drops it:
/// what is held on to is what that gives, so that ten thousand people need little memory. The answer
/// is in the order of ids, on one thread as on two.
pub fn gather<T: Send>(
    door: &Door,
    scope: &Scope,
    care: Care,
    keep: impl Fn(&Network, Person) -> T + Sync,
) -> Gathered<T> {
    in_turn(door, scope, care, |_, network, person| {
        keep(network, person)
    })
}

/// [`gather`] that hands over with each person what is wrong in their files, as far as it was found on
/// the way to them; the rest is in the answer.
pub fn inspect<T: Send>(
    door: &Door,
    scope: &Scope,
    care: Care,
    keep: impl Fn(&Network, Person, Vec<Problem>) -> T + Sync,
) -> Gathered<T> {
    in_turn(door, scope, care, |visit, network, person| {
        let problems = visit.take_below(&person.folder());
        keep(network, person, problems)
    })
}

fn in_turn<T: Send>(
    door: &Door,
    scope: &Scope,
    care: Care,
    keep: impl Fn(&mut Visit<'_>, &Network, Person) -> T + Sync,
) -> Gathered<T> {
    let mut visit = Visit::new(door, care);
    let begun = begin(&mut visit, scope);
    let how = (begun.depth, &begun.terms);
    let one = |visit: &mut Visit<'_>, mut person: Person| {
        see::seen_by(visit, &begun.network.circles, &mut person, how);
        visit.remember_little();
        keep(visit, &begun.network, person)
    };
    let kept = people(&mut visit, scope, &begun, &one);
    visit.remember_little();
    let mut sums = std::mem::take(&mut visit.sums);
    sums.sort_unstable();
    let (problems, _) = end(visit);
    Gathered {
        network: begun.network,
        kept,
        problems,
        sums,
    }
}

/// What is read before any person.
struct Begun {
    network: Network,
    terms: Terms,
    depth: Depth,
}

/// Everything but people.
fn begin(visit: &mut Visit<'_>, scope: &Scope) -> Begun {
    let settings = settings(visit);
    let depth = match scope {
        Scope::People(_)
        | Scope::Actions
        | Scope::Sections
        | Scope::Everything
        | Scope::Traces(_) => Depth::Whole,
        Scope::Roster | Scope::RosterOf(_) | Scope::Shelf => Depth::Front,
    };
    let goal_files = files(visit, "goals");
    let goal_ids = goal_files.files.iter().map(|(id, _)| GoalId::new(id));
    let terms = Terms {
        sections: settings.policy.sections.clone(),
        goals: goal_ids.collect(),
    };
    let how = (depth, &terms);
    let goals = goals(visit, &goal_files, how);
    let circles = circles(visit, how);
    let resources = match scope {
        Scope::Actions | Scope::Sections | Scope::Everything | Scope::Shelf | Scope::Traces(_) => {
            resources(visit, how)
        }
        Scope::People(_) | Scope::Roster | Scope::RosterOf(_) => Vec::new(),
    };
    let questions = match depth {
        Depth::Whole => questions(visit),
        _ => Vec::new(),
    };
    Begun {
        network: Network {
            policy: settings.policy,
            goals,
            circles,
            questions,
            resources,
            ..Network::default()
        },
        terms,
        depth,
    }
}

fn people<T: Send>(
    visit: &mut Visit<'_>,
    scope: &Scope,
    begun: &Begun,
    keep: &(impl Fn(&mut Visit<'_>, Person) -> T + Sync),
) -> Vec<T> {
    let (whole, names) = ((begun.depth, &begun.terms), (Depth::Name, &begun.terms));
    match scope {
        Scope::People(_) | Scope::Traces(_) => some_people(visit, &scope.people(), whole, keep),
        Scope::RosterOf(ids) => some_people(visit, ids, names, keep),
        Scope::Shelf => Vec::new(),
        Scope::Roster => all_people(visit, names, keep),
        Scope::Actions => all_people(visit, (Depth::Actions, &begun.terms), keep),
        Scope::Sections => all_people(visit, (Depth::Sections, &begun.terms), keep),
        Scope::Everything => all_people(visit, whole, keep),
    }
}

/// The problems and what was read, in order.
fn end(visit: Visit<'_>) -> (Vec<Problem>, Vec<Remembered>) {
    let mut problems = visit.problems;
    problems.sort_by(|a, b| in_file(a).cmp(&in_file(b)));
    problems.dedup();
    let mut memory = visit.memory.unwrap_or_default();
    memory.sort_by(|a, b| a.path.cmp(&b.path));
    (problems, memory)
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

/// The ids that the folders tell, as far as they fit; no file is opened. Folders that cannot be listed count
/// as empty.
pub fn ids(door: &Door, fits: &dyn Fn(&str) -> bool) -> Ids {
    let mut visit = Visit::new(door, Care::default());
    let mut names = |folder: &str| folders_that(&mut visit, folder, fits).1;
    let (people, circles) = (names("people"), names("circles"));
    let people = people.iter().filter_map(|one| layout::text(&one.name));
    let circles = circles.iter().filter_map(|one| layout::text(&one.name));
    Ids {
        people: people.map(PersonId::new).collect(),
        circles: circles.map(CircleId::new).collect(),
    }
}

fn settings(visit: &mut Visit<'_>) -> settings::Settings {
    let path = RelPath::new(find::MARK);
    visit.text_at(&path, settings::read).unwrap_or_default()
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

fn circles(visit: &mut Visit<'_>, how: (Depth, &Terms)) -> Vec<Circle> {
    let (Some(root), names) = folders(visit, "circles") else {
        return Vec::new();
    };
    let read = names.iter().filter_map(|entry| {
        let name = layout::text(&entry.name)?;
        let folder = visit.folder_in(&root, entry)?;
        Some(folder::circle(visit, &folder, CircleId::new(name), how))
    });
    read.collect()
}

#[cfg(test)]
#[path = "network_tests.rs"]
mod tests;
