//! `list`: the people of a network with role, stage, last contact and next due.
//!
//! What may live here: choosing, ordering and laying out people. What may not: what a filter means
//! (`facts::filter`).

pub mod columns;
pub mod row;

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Serialize;

use crate::error::Failure;
use crate::facts::contact::{days_in_circles, standing, standing_beside};
use crate::facts::filter::Filter;
use crate::facts::next_step::choose::of as next_step;
use crate::facts::unread::not_looked_at;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::csv;
use crate::text::doc::{Doc, Table};
use columns::Column;
use row::Row;

pub use row::open_actions;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// A person has to fit all of them.
    pub filters: Vec<Filter>,
    /// The order; ids where nothing else tells two apart.
    pub sort: Sort,
    /// What the table and CSV show.
    pub columns: Vec<Column>,
}

/// The order of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By id.
    #[default]
    Id,
    /// By name.
    Name,
    /// By the first role, in the order of the format.
    Role,
    /// By stage, in the order of the format.
    Stage,
    /// By the last contact, the longest ago first; those without one last.
    Last,
    /// By the next due day, the earliest first; those without one last.
    Due,
    /// By how late they are for their rhythm, the latest first; unknown last.
    Ratio,
}

impl Sort {
    /// Every order, as it is typed.
    pub const ALL: [(&'static str, Self); 7] = [
        ("id", Self::Id),
        ("name", Self::Name),
        ("role", Self::Role),
        ("stage", Self::Stage),
        ("last", Self::Last),
        ("due", Self::Due),
        ("ratio", Self::Ratio),
    ];

    /// Reads an order; `None` where it is none of these.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(word, _)| *word == typed).map(|(_, sort)| *sort)
    }
}

/// The people who fit.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    /// One row each, in order.
    pub people: Vec<Row>,
    /// How many people there are in the network.
    #[serde(skip)]
    pub of: usize,
    /// Files of people of whom nobody can say whether they fit.
    #[serde(skip)]
    unread: Vec<RelPath>,
    /// What to do next, as the last line of the page.
    #[serde(skip)]
    next: String,
    #[serde(skip)]
    columns: Vec<Column>,
    #[serde(skip)]
    today: Day,
}

/// What came of asking about a person.
pub enum Asked {
    /// They fit.
    Fits(Box<Row>),
    /// They do not.
    Other,
    /// Nobody can say: the file that is missing or cannot be read.
    Unread(RelPath),
}

/// Who is asked about when each person is read, asked and dropped in turn.
pub struct Asking<'r> {
    request: &'r Request,
    today: Day,
    in_circles: OnceLock<HashMap<PersonId, Day>>,
}

impl<'r> Asking<'r> {
    /// Begins to ask.
    pub fn new(request: &'r Request, today: Day) -> Self {
        Self {
            request,
            today,
            in_circles: OnceLock::new(),
        }
    }

    /// Asks about a person. The network need not hold its people.
    pub fn row(&self, network: &Network, person: Person) -> Asked {
        let in_circles = || days_in_circles(network, self.today);
        let in_circles = self.in_circles.get_or_init(in_circles);
        let standing = standing_beside(&network.policy, &person, in_circles, self.today);
        let mut filters = self.request.filters.iter();
        if !filters.all(|filter| filter.fits(network, &person, &standing)) {
            return match person.readable {
                true => Asked::Other,
                false => Asked::Unread(person.file()),
            };
        }
        let columns = self.request.columns.iter();
        let details = columns.filter_map(|column| Some((column.key(), column.detail(&person)?)));
        let details = details.collect();
        Asked::Fits(Box::new(Row::new(person, &standing, details)))
    }

    /// The list of what came of asking about everybody, in the order of ids.
    pub fn list(self, network: &Network, asked: Vec<Asked>) -> Result<List, Failure> {
        for filter in &self.request.filters {
            filter.check(network)?;
        }
        let of = asked.len();
        let (mut people, mut unread) = (Vec::new(), Vec::new());
        for one in asked {
            match one {
                Asked::Fits(row) => people.push(*row),
                Asked::Unread(file) => unread.push(file),
                Asked::Other => {}
            }
        }
        sort(&mut people, self.request.sort);
        Ok(List {
            next: match (of, people.len()) {
                (0, _) => NOBODY.to_owned(),
                _ => ELSE.to_owned(),
            },
            people,
            of,
            unread,
            columns: if self.request.columns.is_empty() {
                Column::USUAL.to_vec()
            } else {
                self.request.columns.clone()
            },
            today: self.today,
        })
    }
}

/// What to do next where nobody is in the network.
const NOBODY: &str =
    "Next: Write down the first of them. `mentor add \"Grace Okafor\" --role mentor`";
/// What to do next where nobody fits.
const ELSE: &str = "Next: See everyone, or add somebody. `mentor list`, `mentor add NAME`";

fn sort(people: &mut [Row], by: Sort) {
    // The network is in the order of ids, and sorting is stable.
    match by {
        Sort::Id => {}
        Sort::Name => people.sort_by_cached_key(|row| crate::text::fold::fold(&row.name)),
        Sort::Role => people.sort_by_key(|row| {
            let first = row.roles.iter().min().copied();
            (first.is_none(), first)
        }),
        Sort::Stage => people.sort_by_key(|row| (row.stage.is_none(), row.stage)),
        Sort::Last => people.sort_by_key(|row| (row.last_contact.is_none(), row.last_contact)),
        Sort::Due => people.sort_by_key(|row| (row.due_on.is_none(), row.due_on)),
        Sort::Ratio => people.sort_by(|a, b| {
            let key = |row: &Row| row.ratio.unwrap_or(f64::NEG_INFINITY);
            key(b).total_cmp(&key(a))
        }),
    }
}

impl List {
    /// The ids of those who fit, in order.
    pub fn who(&self) -> Vec<PersonId> {
        self.people.iter().map(|row| row.id.clone()).collect()
    }

    /// Takes in how many actions are open with each person, by [`open_actions`], in the order of ids.
    pub fn count(&mut self, open: &[(PersonId, usize)]) {
        for row in &mut self.people {
            let at = open.binary_search_by(|(id, _)| id.cmp(&row.id));
            let counted = at.ok().and_then(|at| open.get(at));
            row.open_actions = counted.map(|(_, count)| *count);
        }
    }

    /// Who comes next: the one who is latest for their rhythm, else the one whose day comes first,
    /// else the first of them.
    pub fn foremost(&self) -> Option<&PersonId> {
        let late = self.people.iter().filter(|row| row.due);
        let late = late.max_by(|a, b| {
            let key = |row: &Row| row.ratio.unwrap_or(0.0);
            // Of equals the first by id is meant, and `max_by` takes the last.
            key(a).total_cmp(&key(b)).then_with(|| b.id.cmp(&a.id))
        });
        let coming = self.people.iter().filter(|row| row.due_on.is_some());
        let coming = || coming.min_by_key(|row| (row.due_on, &row.id));
        let row = late.or_else(coming).or(self.people.first())?;
        Some(&row.id)
    }

    /// Says what to do next with a person, from a network that holds them and whoever knows them.
    pub fn say_next(&mut self, network: &Network, id: &PersonId) {
        if let Some(person) = network.person(id) {
            let standing = standing(network, person, self.today);
            self.next = next_step(network, person, &standing, self.today).line();
        }
    }

    /// The page: a table, and what to do next.
    pub fn doc(&self) -> Doc {
        let mut doc = Doc::default();
        let count = self.people.len();
        let people = if self.of == 1 { "person" } else { "people" };
        doc.heading(
            1,
            if self.of == 0 {
                "Nobody is here yet".to_owned()
            } else if count == 0 {
                format!("None of {} {people} fits", self.of)
            } else if count == self.of {
                format!("{count} {people}")
            } else {
                format!("{count} of {} {people}", self.of)
            },
        );
        let rows = self.people.iter().map(|row| {
            let cell = |column: &Column| column.cell(row, self.today);
            self.columns.iter().map(cell).collect()
        });
        doc.table(Table {
            head: self.columns.iter().map(|c| c.head().to_owned()).collect(),
            right: (0..self.columns.len())
                .filter(|at| self.columns.get(*at).is_some_and(|c| c.is_number()))
                .collect(),
            rows: rows.collect(),
        });
        if let Some(told) = not_looked_at(&self.unread) {
            doc.para(told);
        }
        doc.para(self.next.as_str());
        doc
    }

    /// The ids alone, one a line.
    pub fn ids(&self) -> String {
        let mut out = String::new();
        for row in &self.people {
            out.push_str(row.id.as_str());
            out.push('\n');
        }
        out
    }

    /// CSV with a head, as spreadsheets read it (RFC 4180); no cell can be taken for a formula.
    pub fn csv(&self) -> String {
        let heads = self.columns.iter().map(|column| column.key().to_owned());
        let mut out = csv::line(heads);
        for row in &self.people {
            let cells = self.columns.iter().map(|column| column.value(row));
            out.push_str(&csv::line(cells));
        }
        out
    }
}

#[cfg(test)]
#[path = "list/tests.rs"]
mod tests;
