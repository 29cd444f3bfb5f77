//! Files that stand alone: goals, resources, `circle.toml`.
//!
//! What may live here: from their keys to the nouns. What may not: folders, the texts below the keys.

use super::person::{ended_on, missing_name};
use crate::model::circle::Circle;
use crate::model::goal::Goal;
use crate::model::ids::{CircleId, GoalId, PersonId, ResourceId};
use crate::model::keys::CIRCLE;
use crate::model::problem::Problem;
use crate::model::resource::Resource;
use crate::model::words::{GoalStatus, ResourceKind, Stage};
use crate::store::source::Source;
use crate::store::toml::reader;
use crate::store::toml::tables::Table;

/// A goal of which only the file's name is known.
pub fn unread_goal(id: GoalId) -> Goal {
    Goal {
        readable: false,
        title: id.as_str().to_owned(),
        by: None,
        why: None,
        needs: Vec::new(),
        functions: Vec::new(),
        priority: 2,
        status: GoalStatus::Active,
        unread: Vec::new(),
        note: None,
        id,
    }
}

/// Fills a goal in from its front matter.
pub fn goal(goal: &mut Goal, mut table: Table<'_>) {
    goal.readable = true;
    goal.unread = table.unread(&["by", "why", "needs", "functions"]);
    if let Some(title) = table.text("title") {
        goal.title = title;
    }
    goal.by = table.day("by");
    goal.why = table.text("why");
    goal.needs = table.texts("needs");
    goal.functions = table.lower_if_written("functions").unwrap_or_default();
    goal.priority = table.whole("priority").unwrap_or(goal.priority);
    goal.status = table
        .word("status", GoalStatus::parse)
        .unwrap_or(goal.status);
}

/// A resource of which only the file's name is known.
pub fn unread_resource(id: ResourceId) -> Resource {
    Resource {
        title: id.as_str().to_owned(),
        by: None,
        kind: None,
        url: None,
        tags: Vec::new(),
        shared: Vec::new(),
        note: None,
        id,
    }
}

/// Fills a resource in from its front matter.
pub fn resource(resource: &mut Resource, mut table: Table<'_>) {
    if let Some(title) = table.text("title") {
        resource.title = title;
    }
    resource.by = table.text("by");
    resource.kind = table.word("kind", ResourceKind::parse);
    resource.url = table.text("url");
    resource.tags = table.texts("tags");
    let shared = table.tables("shared").into_iter();
    let shared = shared.filter_map(|mut one| {
        let with = one.text("with")?;
        Some((PersonId::new(with), one.day("on")))
    });
    resource.shared = shared.collect();
}

/// A circle of which only the folder's name is known.
pub fn unread_circle(id: CircleId) -> Circle {
    Circle {
        readable: false,
        name: id.as_str().to_owned(),
        members: Vec::new(),
        theme: None,
        facilitator: None,
        cadence: None,
        minutes: None,
        since: None,
        written_stage: None,
        ended: None,
        meetings: Vec::new(),
        agendas: Vec::new(),
        closings: Vec::new(),
        id,
    }
}

/// Fills a circle in from `circle.toml`.
pub fn circle(circle: &mut Circle, source: Source<'_>, problems: &mut Vec<Problem>) {
    let part = source.start()..source.text.len();
    let Some(mut table) = reader::read(source, part, &CIRCLE, problems) else {
        return;
    };
    circle.readable = true;
    if table.lacks("name") {
        problems.push(missing_name(source, "name"));
    }
    if let Some(name) = table.text("name") {
        circle.name = name;
    }
    circle.members = table.people_if_written("members").unwrap_or_default();
    circle.theme = table.text("theme");
    circle.facilitator = table.text("facilitator");
    circle.cadence = table.cadence("cadence");
    circle.minutes = table.whole("minutes");
    circle.since = table.day("since");
    circle.written_stage = table.word("stage", Stage::parse);
    let ended_at = table.place("ended");
    let ended = table.table("ended");
    circle.ended = ended_at.and_then(|at| ended_on(source, at, ended, problems));
}
