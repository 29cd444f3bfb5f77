//! The actions of the plan under their headings, in their order.
//!
//! What may live here: headings and order. What may not: which actions are listed.

use std::collections::BTreeMap;

use super::{By, Group, Request, name};
use crate::facts::action_book::{Book, Row};
use crate::facts::actions::{Item, Status};
use crate::model::day::Day;
use crate::model::ids::Home;

/// How far the near future reaches, in days.
const SOON: i64 = 7;

/// The headings with their actions; no heading without one.
pub(super) fn groups(book: &Book, request: &Request, today: Day) -> (Vec<Group>, Vec<Row>) {
    // Each heading with its number, by the time it is met first.
    let mut titles: BTreeMap<String, u32> = BTreeMap::new();
    let by_time = by_time(request, today);
    let mut rows: Vec<(u32, u32, Row)> = Vec::new();
    book.each(|row, item| {
        let title = match request.by {
            By::Time => when(item, today),
            by => {
                let next = u32::try_from(titles.len()).unwrap_or(u32::MAX);
                *titles.entry(title(book, item, by)).or_insert(next)
            }
        };
        rows.push((title, order(item), row));
    });
    let mut titles: Vec<(String, u32)> = match request.by {
        By::Time => by_time.into_iter().zip(0..).collect(),
        By::Goal | By::Person | By::Kind => titles.into_iter().collect(),
    };
    // By the place of the heading.
    let mut places = vec![0; titles.len()];
    for ((_, number), place) in titles.iter().zip(0..) {
        if let Some(of_number) = places.get_mut(*number as usize) {
            *of_number = place;
        }
    }
    for row in &mut rows {
        row.0 = places.get(row.0 as usize).copied().unwrap_or(row.0);
    }
    rows.sort_unstable();
    let mut groups = Vec::new();
    let mut from = 0;
    for of_group in rows.chunk_by(|a, b| a.0 == b.0) {
        let place = of_group.first().map_or(0, |row| row.0 as usize);
        let title = titles
            .get_mut(place)
            .map(|(title, _)| std::mem::take(title));
        let to = from + of_group.len();
        groups.push(Group {
            title: title.unwrap_or_default(),
            rows: from..to,
        });
        from = to;
    }
    (groups, rows.into_iter().map(|(_, _, row)| row).collect())
}

/// Open ones by their day, those without one last; then the rest, the latest done first.
fn order(item: &Item<'_>) -> u32 {
    // No day has a number this high.
    const LATER: u32 = 1 << 24;
    let number = |day: Day| u32::try_from(day.number()).unwrap_or(0);
    if item.is_open() {
        item.action.due.map_or(LATER, number)
    } else {
        3 * LATER - item.done.map_or(0, number)
    }
}

/// The headings by time, in their order.
fn by_time(request: &Request, today: Day) -> Vec<String> {
    let soon = today.plus_days(SOON);
    let done = match request.since {
        Some(since) => format!("Done since {}", since.long()),
        None => "Done".to_owned(),
    };
    vec![
        "Past the day".to_owned(),
        format!("Up to {}", soon.long()),
        "Later".to_owned(),
        "Without a day".to_owned(),
        "Waiting for others".to_owned(),
        done,
        "Dropped".to_owned(),
    ]
}

/// The place of an action among the headings by time.
fn when(item: &Item<'_>, today: Day) -> u32 {
    let soon = today.plus_days(SOON);
    match (item.status, item.waiting, item.action.due) {
        (Status::Open, false, Some(due)) if due < today => 0,
        (Status::Open, false, Some(due)) if due <= soon => 1,
        (Status::Open, false, Some(_)) => 2,
        (Status::Open, false, None) => 3,
        (Status::Open, true, _) => 4,
        (Status::Done, ..) => 5,
        (Status::Dropped, ..) => 6,
    }
}

/// The heading of an action where they are not by time.
fn title(book: &Book, item: &Item<'_>, by: By) -> String {
    match by {
        By::Goal => {
            let goal = item.action.goal.clone().map(Home::Goal);
            let title = goal.and_then(|goal| book.name(&goal));
            title.unwrap_or("Without a goal").to_owned()
        }
        By::Kind => {
            let kind = item.action.kind;
            kind.map_or_else(|| "Of no kind".to_owned(), |kind| kind.to_string())
        }
        By::Person | By::Time => name(book, &item.home),
    }
}
