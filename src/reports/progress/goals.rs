//! Where the goals stand, with evidence.

use super::case::Case;
use super::help::done;
use super::value::{Done, For, GoalStatus, Promise};
use crate::facts::actions::{Item, Status, of_goal};
use crate::facts::goals::served;
use crate::model::goal::Goal;
use crate::text::phrase::clause;
use crate::text::wording::{shared, topics};

/// How many goals a page holds.
const GOALS: usize = 2;
/// How many results of a goal.
const EVIDENCE: usize = 2;

/// The goals that the relationship serves; of a mentee only those that it names. `told`: what the page
/// says already.
pub(super) fn goals<'d>(case: &Case<'_>, told: impl Iterator<Item = &'d Done>) -> Vec<GoalStatus> {
    if case.as_what == For::Mentee {
        return Vec::new();
    }
    let told: Vec<&Done> = told.collect();
    let goals = served(case.network, case.person).into_iter().take(GOALS);
    goals.map(|goal| status(case, goal, &told)).collect()
}

fn status(case: &Case<'_>, goal: &Goal, told: &[&Done]) -> GoalStatus {
    let mut milestones = of_goal(goal, case.today);
    milestones.retain(|item| {
        item.status != Status::Dropped && item.is_mine() && case.audience.sees_action(item)
    });
    let between: Vec<&Item<'_>> = case
        .items
        .iter()
        .filter(|item| {
            let serves = item.action.goal.as_ref() == Some(&goal.id);
            serves && item.is_mine() && item.status != Status::Dropped
        })
        .collect();
    let is_done = |item: &&Item<'_>| item.status == Status::Done;
    GoalStatus {
        id: goal.id.clone(),
        title: goal.title.clone(),
        by: goal.by,
        done: milestones.iter().filter(is_done).count(),
        all: milestones.len(),
        actions_done: between.iter().copied().filter(is_done).count(),
        actions_all: between.len(),
        evidence: evidence(case, &milestones, told),
        next: next(case, &milestones),
    }
}

/// The latest results, but those that the page tells already.
fn evidence(case: &Case<'_>, milestones: &[Item<'_>], told: &[&Done]) -> Vec<Done> {
    let mut items: Vec<&Item<'_>> = milestones.iter().collect();
    items.retain(|item| item.status == Status::Done && item.action.result.is_some());
    items.sort_by_key(|item| std::cmp::Reverse(item.done));
    let results = items
        .into_iter()
        .filter_map(|item| of_goal_file(case, item));
    results
        .filter(|done| !told.iter().any(|other| is_same(done, other)))
        .take(EVIDENCE)
        .collect()
}

/// A result of a goal's file without anybody else's name.
pub(super) fn of_goal_file(case: &Case<'_>, item: &Item<'_>) -> Option<Done> {
    let whole = done(case, item);
    let result = whole.result.as_deref();
    Some(Done {
        did: clause(&case.strangers.cut_from(&whole.did)?).to_owned(),
        result: Some(clause(&case.strangers.cut_from(result?)?).to_owned()),
        ..whole
    })
}

/// Whether two tell the same thing.
pub(super) fn is_same(a: &Done, b: &Done) -> bool {
    a.done == b.done && shared(&topics(&a.did), &topics(&b.did)) > 0
}

/// The next milestone with a day.
fn next(case: &Case<'_>, milestones: &[Item<'_>]) -> Option<Promise> {
    let mut open: Vec<&Item<'_>> = milestones.iter().collect();
    open.retain(|item| item.is_open() && item.action.due.is_some_and(|due| due >= case.today));
    open.sort_by_key(|item| item.action.due);
    open.into_iter().find_map(|item| {
        Some(Promise {
            text: case
                .strangers
                .cut_from(&case.promised(clause(&item.action.text)))?,
            due: item.action.due,
        })
    })
}
