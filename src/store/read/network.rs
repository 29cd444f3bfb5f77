//! Reading a network: which files a question needs, in which order, on how many threads.
//!
//! What may live here: scopes. What may not: what a file means (`person`, `shelf`, `folder` …).

use super::folder::{self, Depth, Terms};
use super::people::{all_people, some_people};
use super::see;
use super::settings;
use super::shelf;
use super::shelves::{Shelf, files, folders};
use super::visit::{Care, Remembered, Visit};
use crate::model::circle::Circle;
use crate::model::goal::Goal;
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath, ResourceId};
use crate::model::keys::FileKind;
use crate::model::network::{Ids, Network, Scope};
use crate::model::problem::Problem;
use crate::model::resource::Resource;
use crate::store::door::Door;
use crate::store::find;
use crate::store::layout;
use crate::store::markdown::body::FileKind as BodyKind;

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

/// Reads as much as the scope asks for; never fails as a whole.
pub fn read(door: &Door, scope: &Scope, care: Care) -> Reading {
    let mut visit = Visit::new(door, care);
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
            see::seen_by_some(&mut visit, &mut network, how);
        }
        Scope::Roster => network.people = all_people(&mut visit, (Depth::Name, &terms)),
        Scope::Everything => {
            network.people = all_people(&mut visit, how);
            see::seen_by_all(&mut network);
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
    let mut visit = Visit::new(door, Care::default());
    let mut names = |folder: &str| -> Vec<String> {
        let (_, found) = folders(&mut visit, folder);
        let names = found.iter().filter_map(|entry| layout::text(&entry.name));
        names.map(str::to_owned).collect()
    };
    Ids {
        people: names("people").iter().map(PersonId::new).collect(),
        circles: names("circles").iter().map(CircleId::new).collect(),
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
