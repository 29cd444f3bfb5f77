//! The status of the action plan: what is past its day, what comes, who is waited for, what was done,
//! and how promises are kept.

pub mod page;

use std::cmp::Reverse;

use serde::Serialize;

use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, Status, of_network, short_len};
use crate::facts::advice_loop::{AdviceLoop, advice_loop};
use crate::facts::measures::{Measures, measures};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::{GoalId, Home};
use crate::model::network::Network;
use crate::model::words::GoalStatus;
use crate::text::csv;
use crate::text::doc::Item as Point;

/// How far the near future reaches, in days.
const SOON: i64 = 7;

/// What the plan is about.
#[derive(Clone, Debug)]
pub struct Request {
    /// These folders, and what is theirs to do elsewhere; empty: everything.
    pub who: Vec<Home>,
    /// Actions of this goal.
    pub goal: Option<GoalId>,
    /// Those that the owner does, or (false) those that others do; `None`: both.
    pub mine: Option<bool>,
    /// Done actions are listed from this day on; `None`: all of them, and the dropped ones.
    pub since: Option<Day>,
    /// What the actions are grouped by.
    pub by: By,
}

/// What actions are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// When they are due.
    #[default]
    Time,
    /// The goal they belong to.
    Goal,
    /// With whom they are agreed.
    Person,
    /// Their kind.
    Kind,
}

/// The plan on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// The actions of the groups, in their order.
    pub actions: Vec<ActionRecord>,
    /// The measures over all actions that the filters select, of any age.
    pub measures: PlanMeasures,
    /// The goals that have actions among them.
    pub goals: Vec<GoalProgress>,
    #[serde(skip)]
    groups: Vec<Group>,
    #[serde(skip)]
    about: String,
    #[serde(skip)]
    measured: Measures,
    #[serde(skip)]
    advice: AdviceLoop,
    #[serde(skip)]
    late: Option<String>,
    #[serde(skip)]
    put_off: Vec<String>,
}

/// The measures of domain.md 4.3; each 0-1, `null` where there is nothing to divide by.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PlanMeasures {
    /// Done ÷ all that were not dropped; on time; kept promises; overdue share of the open ones.
    #[serde(flatten)]
    pub actions: Measures,
    /// Advice with a reported result ÷ advice noted; of people only.
    pub advice_loop: Option<f64>,
}

/// How far the actions of a goal are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GoalProgress {
    /// The goal.
    pub id: GoalId,
    /// What it is.
    pub title: String,
    /// Done.
    pub done: usize,
    /// Not done yet.
    pub open: usize,
    /// Open and past the day.
    pub overdue: usize,
}

/// Actions under one heading.
#[derive(Clone, Debug)]
struct Group {
    title: String,
    points: Vec<Point>,
}

/// The plan as it stands today.
pub fn plan(network: &Network, request: &Request, today: Day) -> Plan {
    let everything = of_network(network, today);
    let length = short_len(&everything);
    let selected: Vec<&Item<'_>> = everything
        .iter()
        .filter(|item| selects(item, request))
        .collect();
    let measured = measures(selected.iter().copied());
    let advice = advice_loop(people(network, request), today);
    let shown = |item: &Item<'_>| {
        item.is_open()
            || request
                .since
                .is_none_or(|since| item.done.is_some_and(|done| done >= since))
    };
    let listed: Vec<&Item<'_>> = selected
        .iter()
        .copied()
        .filter(|item| shown(item))
        .collect();
    let groups = groups(network, request, listed, today);
    let with = request.who.len() != 1;
    let point = |item: &&Item<'_>| action_line::item(network, item, with, length, today);
    let of_others = |item: &&&Item<'_>| item.overdue && item.is_mine();
    let late = selected
        .iter()
        .filter(of_others)
        .min_by_key(|item| item.action.due);
    let put_off = selected
        .iter()
        .filter(|item| item.put_off && item.is_mine());
    Plan {
        actions: groups
            .iter()
            .flat_map(|(_, items)| items.iter().map(|item| ActionRecord::of(item)))
            .collect(),
        measures: PlanMeasures {
            actions: measured,
            advice_loop: advice.share(),
        },
        goals: goals(network, &selected),
        about: about(network, request),
        late: late.map(|item| item.handle.short(length)),
        put_off: put_off.map(|item| item.handle.short(length)).collect(),
        groups: groups
            .iter()
            .map(|(title, items)| Group {
                title: title.clone(),
                points: items.iter().map(point).collect(),
            })
            .collect(),
        measured,
        advice,
    }
}

fn selects(item: &Item<'_>, request: &Request) -> bool {
    let theirs = |home: &Home| {
        item.home == *home
            || matches!((home, &item.action.owner), (Home::Person(id), Owner::Person(owner)) if id == owner)
    };
    (request.who.is_empty() || request.who.iter().any(theirs))
        && request
            .goal
            .as_ref()
            .is_none_or(|goal| item.action.goal.as_ref() == Some(goal))
        && request.mine.is_none_or(|mine| item.is_mine() == mine)
}

/// The people whose advice is counted: those who are asked about, all of them where nobody is named.
fn people<'a>(
    network: &'a Network,
    request: &'a Request,
) -> impl Iterator<Item = &'a crate::model::person::Person> {
    network.people.iter().filter(|person| {
        request.who.is_empty()
            || request
                .who
                .iter()
                .any(|home| matches!(home, Home::Person(id) if *id == person.id))
    })
}

type Grouped<'i, 'n> = Vec<(String, Vec<&'i Item<'n>>)>;

/// The actions under their headings; no heading without one.
fn groups<'i, 'n>(
    network: &Network,
    request: &Request,
    mut items: Vec<&'i Item<'n>>,
    today: Day,
) -> Grouped<'i, 'n> {
    // Open ones by their day, those without one last; then the rest, the latest done first.
    items.sort_by_key(|item| {
        let due = item.action.due.filter(|_| item.is_open());
        (!item.is_open(), due.is_none(), due, Reverse(item.done))
    });
    let mut groups: Grouped<'i, 'n> = match request.by {
        By::Time => by_time(request, today)
            .into_iter()
            .map(|title| (title, Vec::new()))
            .collect(),
        By::Goal | By::Person | By::Kind => Vec::new(),
    };
    for item in items {
        let title = match request.by {
            By::Time => when(item, request, today),
            By::Goal => {
                let goal = item.action.goal.as_ref();
                let title = goal
                    .and_then(|id| network.goal(id))
                    .map(|goal| goal.title.clone());
                title.unwrap_or_else(|| "Without a goal".to_owned())
            }
            By::Person => home_name(network, &item.home),
            By::Kind => item
                .action
                .kind
                .map_or_else(|| "Of no kind".to_owned(), |kind| kind.to_string()),
        };
        match groups.iter_mut().find(|(other, _)| *other == title) {
            Some((_, items)) => items.push(item),
            None => groups.push((title, vec![item])),
        }
    }
    if request.by != By::Time {
        groups.sort_by(|a, b| a.0.cmp(&b.0));
    }
    groups.retain(|(_, items)| !items.is_empty());
    groups
}

/// The headings by time, in their order.
fn by_time(request: &Request, today: Day) -> Vec<String> {
    let soon = today.plus_days(SOON);
    vec![
        "Past the day".to_owned(),
        format!("Up to {}", soon.long()),
        "Later".to_owned(),
        "Without a day".to_owned(),
        "Waiting for others".to_owned(),
        done_since(request),
        "Dropped".to_owned(),
    ]
}

fn done_since(request: &Request) -> String {
    match request.since {
        Some(since) => format!("Done since {}", since.long()),
        None => "Done".to_owned(),
    }
}

fn when(item: &Item<'_>, request: &Request, today: Day) -> String {
    let soon = today.plus_days(SOON);
    match (item.status, item.waiting, item.action.due) {
        (Status::Done, ..) => done_since(request),
        (Status::Dropped, ..) => "Dropped".to_owned(),
        (Status::Open, true, _) => "Waiting for others".to_owned(),
        (Status::Open, false, None) => "Without a day".to_owned(),
        (Status::Open, false, Some(due)) if due < today => "Past the day".to_owned(),
        (Status::Open, false, Some(due)) if due <= soon => format!("Up to {}", soon.long()),
        (Status::Open, false, Some(_)) => "Later".to_owned(),
    }
}

fn home_name(network: &Network, home: &Home) -> String {
    match home {
        Home::Person(id) => network.name_of(id).to_owned(),
        Home::Circle(id) => network
            .circle(id)
            .map_or_else(|| id.to_string(), |circle| circle.name.clone()),
        Home::Goal(id) => network
            .goal(id)
            .map_or_else(|| id.to_string(), |goal| goal.title.clone()),
    }
}

/// The active goals with actions among these, by priority, then id.
fn goals(network: &Network, items: &[&Item<'_>]) -> Vec<GoalProgress> {
    let mut goals: Vec<_> = network
        .goals
        .iter()
        .filter(|goal| goal.status == GoalStatus::Active)
        .collect();
    goals.sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)));
    goals
        .into_iter()
        .filter_map(|goal| {
            let of_goal = items
                .iter()
                .copied()
                .filter(|item| item.action.goal.as_ref() == Some(&goal.id));
            let counts = measures(of_goal).counts;
            (counts.done + counts.open > 0).then(|| GoalProgress {
                id: goal.id.clone(),
                title: goal.title.clone(),
                done: counts.done,
                open: counts.open,
                overdue: counts.overdue,
            })
        })
        .collect()
}

fn about(network: &Network, request: &Request) -> String {
    let names: Vec<String> = request
        .who
        .iter()
        .map(|home| home_name(network, home))
        .collect();
    match names.as_slice() {
        [] => "Action plan".to_owned(),
        names => format!("Action plan with {}", crate::text::phrase::listed(names)),
    }
}

impl Plan {
    /// The actions as CSV, one a line, with a head.
    pub fn csv(&self) -> String {
        const HEAD: [&str; 12] = [
            "id", "text", "owner", "with", "goal", "kind", "due", "done", "status", "file", "line",
            "result",
        ];
        let mut out = csv::line(HEAD.iter().map(|head| (*head).to_owned()));
        for action in &self.actions {
            let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
            let cells = [
                action.id.to_string(),
                action.text.clone(),
                action.owner.clone(),
                action.with.clone().unwrap_or_default(),
                action.goal.clone().unwrap_or_default(),
                action.kind.map(|kind| kind.to_string()).unwrap_or_default(),
                day(action.due),
                day(action.done),
                action.status.as_str().to_owned(),
                action.place.file.to_string(),
                action.place.line.to_string(),
                action.result.clone().unwrap_or_default(),
            ];
            out.push_str(&csv::line(cells.into_iter()));
        }
        out
    }
}

#[cfg(test)]
#[path = "plan/tests.rs"]
mod tests;
