//! The actions of the plan under their headings, in their order.
//!
//! What may live here: headings and order. What may not: which actions are listed.

use std::collections::BTreeMap;

use super::{By, Group, Request, name};
use crate::facts::action_book::{Book, Glance, Row};
use crate::facts::actions::Status;
use crate::model::day::Day;
use crate::model::ids::Home;

/// How far the near future reaches, in days.
const SOON: i64 = 7;

/// Actions on the way to their headings.
pub(super) struct Sorting<'b> {
    book: &'b Book,
    request: &'b Request,
    today: Day,
    /// Each heading with its number, by the time it is met first.
    titles: BTreeMap<String, u32>,
    /// By the number of the heading, and the order under it.
    rows: Vec<(u32, u32, Row)>,
}

impl<'b> Sorting<'b> {
    /// No action yet.
    pub fn new(book: &'b Book, request: &'b Request, today: Day) -> Self {
        Self {
            book,
            request,
            today,
            titles: BTreeMap::new(),
            rows: Vec::with_capacity(book.len()),
        }
    }

    /// One more action.
    pub fn take(&mut self, row: Row, seen: &Glance<'_>) {
        let heading = match self.request.by {
            By::Time => when(seen, self.today),
            by => {
                let next = u32::try_from(self.titles.len()).unwrap_or(u32::MAX);
                let title = title(self.book, seen, by);
                *self.titles.entry(title).or_insert(next)
            }
        };
        self.rows.push((heading, order(seen), row));
    }

    /// The headings with their actions; no heading without one.
    pub fn done(self) -> (Vec<Group>, Vec<Row>) {
        let titles = match self.request.by {
            By::Time => by_time(self.request, self.today)
                .into_iter()
                .zip(0..)
                .collect(),
            By::Goal | By::Person | By::Kind => self.titles.into_iter().collect(),
        };
        groups(titles, self.rows)
    }
}

/// What stands under each of these headings, which are in their order and have numbers.
fn groups(
    mut titles: Vec<(String, u32)>,
    mut rows: Vec<(u32, u32, Row)>,
) -> (Vec<Group>, Vec<Row>) {
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
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, _, row)| row).collect();
    // They were put into the room of what they were sorted by, twice as much as they need.
    rows.shrink_to_fit();
    (groups, rows)
}

/// Open ones by their day, those without one last; then the rest, the latest done first.
fn order(seen: &Glance<'_>) -> u32 {
    // No day has a number this high.
    const LATER: u32 = 1 << 24;
    let number = |day: Day| u32::try_from(day.number()).unwrap_or(0);
    if seen.is_open() {
        seen.due.map_or(LATER, number)
    } else {
        3 * LATER - seen.done.map_or(0, number)
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
fn when(seen: &Glance<'_>, today: Day) -> u32 {
    let soon = today.plus_days(SOON);
    match (seen.status, seen.waiting, seen.due) {
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
fn title(book: &Book, seen: &Glance<'_>, by: By) -> String {
    match by {
        By::Goal => {
            let goal = seen.goal.clone().map(Home::Goal);
            let title = goal.and_then(|goal| book.name(&goal));
            title.unwrap_or("Without a goal").to_owned()
        }
        By::Kind => {
            let kind = seen.kind;
            kind.map_or_else(|| "Of no kind".to_owned(), |kind| kind.to_string())
        }
        By::Person | By::Time => name(book, seen.home),
    }
}
