//! The status of the action plan: what is past its day, what comes, who is waited for, what was done,
//! and how promises are kept.

mod groups;
mod listed;
mod page;
mod part;

use std::ops::Range;

use serde::Serialize;

use crate::facts::action_book::{Book, Folder, Packer, Row};
use crate::facts::advice_loop::AdviceLoop;
use crate::facts::measures::Measures;
use crate::model::day::Day;
use crate::model::ids::{GoalId, Home};
use crate::model::network::Network;
use crate::model::words::GoalStatus;
use groups::Sorting;
use part::{Sums, selects, shows};

pub use listed::Listed;
pub use part::{Part, part};

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
#[derive(Debug, Serialize)]
pub struct Plan {
    /// The actions of the groups, in their order.
    pub actions: Listed,
    /// The measures over all actions that the filters select, of any age.
    pub measures: PlanMeasures,
    /// The goals that have actions among them.
    pub goals: Vec<GoalProgress>,
    #[serde(skip)]
    groups: Vec<Group>,
    #[serde(skip)]
    about: String,
    /// Whether each action says with whom it is.
    #[serde(skip)]
    with: bool,
    #[serde(skip)]
    today: Day,
    #[serde(skip)]
    measured: Measures,
    #[serde(skip)]
    advice: AdviceLoop,
    #[serde(skip)]
    late: Option<String>,
    /// Where none of the owner's is late: one that is due today, or that somebody else owes by now.
    #[serde(skip)]
    near: Option<(bool, String)>,
    /// The first of those that were put off, and how many there are.
    #[serde(skip)]
    put_off: Option<(String, usize)>,
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

/// Actions under one heading: so many of those that are listed, in their order.
#[derive(Clone, Debug)]
struct Group {
    title: String,
    rows: Range<usize>,
}

/// The plan as it stands today, of the network without its people, and of what [`part`] keeps of each.
pub fn plan(
    network: &Network,
    (packer, people): (Packer, Vec<Part>),
    request: &Request,
    today: Day,
) -> Plan {
    let mut sums = Sums::of_rest(network, request, today);
    let folders = people.into_iter().map(|part| sums.take(part));
    let folders: Vec<Folder> = folders.collect();
    let book = Book::new(packer, network, folders, today, |item| {
        selects(item, request) && shows(item, request)
    });
    let length = book.handle_length();
    let mut late: Option<(Option<Day>, Row)> = None;
    let mut put_off: Option<(Row, usize)> = None;
    let mut near: Option<(bool, Option<Day>, Row)> = None;
    let mut sorting = Sorting::new(&book, request, today);
    book.glances(|row, item| {
        sorting.take(row, item);
        let due = item.due;
        let theirs = !item.mine;
        let pressing = item.is_open() && due.is_some_and(|due| due <= today);
        let first = near.is_none_or(|(other, earliest, _)| (theirs, due) < (other, earliest));
        if pressing && first {
            near = Some((theirs, due, row));
        }
        if theirs {
            return;
        }
        if item.overdue && late.is_none_or(|(earliest, _)| due < earliest) {
            late = Some((due, row));
        }
        if item.put_off {
            let (first, count) = put_off.unwrap_or((row, 0));
            put_off = Some((first, count + 1));
        }
    });
    let (groups, rows) = sorting.done();
    let short = |row| {
        let handle = book.with(row, |_, item| item.handle.short(length));
        handle.unwrap_or_default()
    };
    let measured = Measures::of(sums.counts);
    Plan {
        about: about(&book, request),
        measures: PlanMeasures {
            actions: measured,
            advice_loop: sums.advice.share(),
        },
        goals: goals(network, &sums),
        with: request.who.len() != 1,
        today,
        late: late.map(|(_, row)| short(row)),
        near: near.map(|(theirs, _, row)| (theirs, short(row))),
        put_off: put_off.map(|(first, count)| (short(first), count)),
        actions: Listed { book, rows },
        groups,
        measured,
        advice: sums.advice,
    }
}

/// The active goals with actions among these, by priority, then id.
fn goals(network: &Network, sums: &Sums) -> Vec<GoalProgress> {
    let mut goals: Vec<_> = network
        .goals
        .iter()
        .filter(|goal| goal.status == GoalStatus::Active)
        .collect();
    goals.sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)));
    goals
        .into_iter()
        .filter_map(|goal| {
            let counts = sums.goals.get(&goal.id)?;
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

fn about(book: &Book, request: &Request) -> String {
    let name = |home: &Home| name(book, home);
    let names: Vec<String> = request.who.iter().map(name).collect();
    match names.as_slice() {
        [] => "Action plan".to_owned(),
        names => format!("Action plan with {}", crate::text::phrase::listed(names)),
    }
}

/// The name of a home, or its id where it is not known.
fn name(book: &Book, home: &Home) -> String {
    let name = book.name(home).map(str::to_owned);
    name.unwrap_or_else(|| match home {
        Home::Person(id) => id.to_string(),
        Home::Circle(id) => id.to_string(),
        Home::Goal(id) => id.to_string(),
    })
}

#[cfg(test)]
#[path = "plan/tests.rs"]
mod tests;
