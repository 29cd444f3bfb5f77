//! From the network to how its goals stand.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::kept::{Goals, cells_of};
use super::value::{
    Covered, Evidence, GoalList, Helper, Month, Next, Row, Section, Shown, Smart, Step,
};
use crate::facts::action_book::{Kept, Names};
use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, Status};
use crate::facts::coverage::{Cell, State};
use crate::facts::measures::measures;
use crate::facts::smart;
use crate::facts::supply::Supporter;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, Home};
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::words::GoalStatus;

/// The self-assessment without its milestones, which are actions.
const ASSESSMENT: [SectionKey; 4] = [
    SectionKey::Strengths,
    SectionKey::GrowthAreas,
    SectionKey::ExternalChallenges,
    SectionKey::Expectations,
];

/// The goals of a status, or all of them.
pub fn list(read: &Goals, status: Option<GoalStatus>) -> GoalList {
    let length = read.book.handle_length();
    let supply = read.supply();
    let mut goals: Vec<&Goal> = read.network.goals.iter().collect();
    goals.retain(|goal| status.is_none_or(|status| goal.status == status));
    goals.sort_by_key(|goal| {
        let over = goal.status != GoalStatus::Active;
        (over, Reverse(goal.priority), goal.id.clone())
    });
    let rows = goals.into_iter().map(|goal| {
        let kept = read.actions(&goal.id);
        let items: Vec<Item<'_>> = kept.iter().map(Kept::item).collect();
        let own: Vec<&Item<'_>> = items.iter().collect();
        row(goal, &own, length, named(&supply, &goal.id))
    });
    GoalList {
        goals: rows.collect(),
        status,
    }
}

/// Everything about one goal.
pub fn show(read: &Goals, goal: &Goal, today: Day) -> Shown {
    let length = read.book.handle_length();
    let kept = read.actions(&goal.id);
    let items: Vec<Item<'_>> = kept.iter().map(Kept::item).collect();
    let own: Vec<&Item<'_>> = items.iter().collect();
    let supply = read.supply();
    let cells = cells_of(&read.network, goal, &supply);
    let mut open: Vec<&Item<'_>> = own.iter().copied().filter(|item| item.is_open()).collect();
    open.sort_by_key(|item| (item.action.due.is_none(), item.action.due));
    let line = |item: &&Item<'_>| action_line::item(&read.book, item, true, length, today);
    let row = row(goal, &own, length, helpers(&supply, goal, &cells));
    Shown {
        next_step: next_step(goal, &row, &cells, &own),
        why: goal.why.clone(),
        file: goal.file().to_string(),
        progress: progress(&own),
        smart: smart(&read.network, &open, length, today),
        actions: open.iter().map(|item| ActionRecord::of(item)).collect(),
        coverage: cells.iter().map(|cell| covered(&read.book, cell)).collect(),
        assessment: assessment(goal),
        evidence: evidence(&own),
        mine: open
            .iter()
            .filter(|item| item.is_mine())
            .map(line)
            .collect(),
        theirs: open
            .iter()
            .filter(|item| !item.is_mine())
            .map(line)
            .collect(),
        row,
    }
}

/// What the owner's open ones still lack of the five letters; those that lack nothing are left out.
fn smart(network: &Network, open: &[&Item<'_>], length: usize, today: Day) -> Vec<Smart> {
    let mine = open.iter().filter(|item| item.is_mine());
    let one = |item: &&Item<'_>| Smart {
        id: item.handle.short(length),
        lacks: smart::lacks(network, item, today),
    };
    mine.map(one).filter(|one| !one.lacks.is_empty()).collect()
}

fn row(goal: &Goal, items: &[&Item<'_>], length: usize, people: Vec<Helper>) -> Row {
    let counts = measures(items.iter().copied()).counts;
    let open = items.iter().filter(|item| item.is_open() && item.is_mine());
    let next = open.min_by_key(|item| (item.action.due.is_none(), item.action.due));
    Row {
        id: goal.id.clone(),
        title: goal.title.clone(),
        status: goal.status,
        by: goal.by,
        priority: goal.priority,
        done: counts.done,
        open: counts.open,
        overdue: counts.overdue,
        next_action: next.map(|item| Next {
            id: item.handle.short(length),
            text: item.action.text.clone(),
            due: item.action.due,
        }),
        people,
    }
}

/// Active people who name the goal.
fn named(supply: &[Supporter<'_>], id: &GoalId) -> Vec<Helper> {
    let names = |one: &&Supporter<'_>| one.person.relationship.goals.contains(id);
    let helper = |one: &Supporter<'_>| Helper {
        id: one.id().clone(),
        name: one.person.name.clone(),
        gives: Vec::new(),
        effective: one.effective,
    };
    supply.iter().filter(names).map(helper).collect()
}

/// Who names the goal, and who covers a need of it, with what each gives.
fn helpers(supply: &[Supporter<'_>], goal: &Goal, cells: &[Cell]) -> Vec<Helper> {
    let helper = |one: &Supporter<'_>| {
        let gives: Vec<String> = cells
            .iter()
            .filter(|cell| cell.supporters.contains(one.id()))
            .map(|cell| cell.need.clone())
            .collect();
        let named = one.person.relationship.goals.contains(&goal.id);
        (named || !gives.is_empty()).then(|| Helper {
            id: one.id().clone(),
            name: one.person.name.clone(),
            gives,
            effective: one.effective,
        })
    };
    supply.iter().filter_map(helper).collect()
}

fn covered(names: &impl Names, cell: &Cell) -> Covered {
    let names = cell.effective.iter().map(|id| names.person(id).to_owned());
    Covered {
        need: cell.need.clone(),
        kind: cell.kind,
        state: cell.state,
        effective: names.collect(),
    }
}

fn progress(items: &[&Item<'_>]) -> Vec<Month> {
    let mut months: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let done = items.iter().filter(|item| item.status == Status::Done);
    for (item, day) in done.filter_map(|item| Some((item, item.done?))) {
        let text = day.to_string();
        let month = text.get(..7).unwrap_or(&text).to_owned();
        let of = months.entry(month).or_default();
        match item.home {
            Home::Goal(_) => of.0 = of.0.saturating_add(1),
            _ => of.1 = of.1.saturating_add(1),
        }
    }
    let month = |(month, (milestones, actions))| Month {
        month,
        milestones,
        actions,
    };
    months.into_iter().map(month).collect()
}

fn assessment(goal: &Goal) -> Vec<Section> {
    let section = |key: SectionKey| Section {
        heading: key.heading(),
        entries: goal.note.as_deref().map_or_else(Vec::new, |note| {
            let entries = note.entries(key).filter(|entry| entry.depth == 0);
            entries.map(|entry| entry.text.clone()).collect()
        }),
    };
    ASSESSMENT.into_iter().map(section).collect()
}

pub(super) fn evidence(items: &[&Item<'_>]) -> Vec<Evidence> {
    let mut done: Vec<&Item<'_>> = items.to_vec();
    done.retain(|item| item.status == Status::Done && item.result().is_some());
    done.sort_by_key(|item| Reverse(item.done));
    let one = |item: &Item<'_>| {
        Some(Evidence {
            done: item.done,
            text: item.action.text.clone(),
            result: item.result()?.to_owned(),
            place: item.place(),
        })
    };
    done.into_iter().filter_map(one).collect()
}

/// What to do next: a late promise, a first action, the gravest gap, the next action.
fn next_step(goal: &Goal, row: &Row, cells: &[Cell], items: &[&Item<'_>]) -> Step {
    let id = &goal.id;
    let step = |what: &str, command: String| Step {
        what: what.to_owned(),
        command,
    };
    if goal.status != GoalStatus::Active {
        return step(
            "Look at what is worked on now",
            "mentor goal list --status active".to_owned(),
        );
    }
    let Some(next) = &row.next_action else {
        let helper = row.people.iter().find(|one| one.effective);
        let who = helper.map_or("WHO", |one| one.id.as_str());
        let ended = items.iter().any(|item| item.status == Status::Done);
        let what = match ended {
            true => {
                "No action stands open: agree on the next one, or say that the goal is achieved"
            }
            false => "No action stands open: agree on a first one",
        };
        return step(what, format!("mentor action add {who} \"… #{id}\""));
    };
    let late = items.iter().any(|item| item.overdue && item.is_mine());
    if late {
        return step(
            "Tick what is past its day, or give it a day that holds",
            format!("mentor done {}", next.id),
        );
    }
    let bare = |cell: &&Cell| matches!(cell.state, State::None | State::Stale);
    if let Some(cell) = cells.iter().find(bare) {
        let what = format!("Nobody covers {} today", cell.need);
        return step(&what, format!("mentor gaps --goal {id}"));
    }
    step(
        &format!("Keep going: “{}”", next.text),
        format!("mentor done {}", next.id),
    )
}
