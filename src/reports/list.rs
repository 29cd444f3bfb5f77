//! `list`: the people of a network with role, stage, last contact and next due.
//!
//! What may live here: choosing, ordering and laying out people. What may not: what a filter means
//! (`facts::filter`).

pub mod columns;
pub mod row;

use serde::Serialize;

use crate::error::Failure;
use crate::facts::actions::of_person;
use crate::facts::contact::{Standing, standings};
use crate::facts::filter::Filter;
use crate::facts::next_step::choose::of as next_step;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::doc::{Doc, Table};
use columns::Column;
use row::Row;

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
pub struct List<'a> {
    /// One row each, in order.
    pub people: Vec<Row<'a>>,
    /// How many people there are in the network.
    #[serde(skip)]
    pub of: usize,
    #[serde(skip)]
    network: &'a Network,
    #[serde(skip)]
    columns: Vec<Column>,
    #[serde(skip)]
    today: Day,
}

/// The people who fit the filters, in order. Open actions are not counted yet: see [`List::count`].
pub fn list<'a>(network: &'a Network, request: &Request, today: Day) -> Result<List<'a>, Failure> {
    for filter in &request.filters {
        filter.check(network)?;
    }
    let all = standings(network, today);
    let fits = |(person, standing): &(&Person, Standing)| {
        let mut filters = request.filters.iter();
        filters.all(|filter| filter.fits(network, person, standing))
    };
    let people = network.people.iter().zip(all).filter(fits);
    let mut people: Vec<Row<'a>> = people.map(|(p, s)| Row::new(p, &s)).collect();
    sort(&mut people, request.sort);
    Ok(List {
        people,
        of: network.people.len(),
        network,
        columns: if request.columns.is_empty() {
            Column::USUAL.to_vec()
        } else {
            request.columns.clone()
        },
        today,
    })
}

fn sort(people: &mut [Row<'_>], by: Sort) {
    // The network is in the order of ids, and sorting is stable.
    match by {
        Sort::Id => {}
        Sort::Name => people.sort_by_cached_key(|row| crate::text::fold::fold(row.name)),
        Sort::Role => people.sort_by_key(|row| {
            let first = row.roles.iter().min().copied();
            (first.is_none(), first)
        }),
        Sort::Stage => people.sort_by_key(|row| (row.stage.is_none(), row.stage)),
        Sort::Last => people.sort_by_key(|row| (row.last_contact.is_none(), row.last_contact)),
        Sort::Due => people.sort_by_key(|row| (row.due_on.is_none(), row.due_on)),
        Sort::Ratio => people.sort_by(|a, b| {
            let key = |row: &Row<'_>| row.ratio.unwrap_or(f64::NEG_INFINITY);
            key(b).total_cmp(&key(a))
        }),
    }
}

impl List<'_> {
    /// The ids of those who fit, in order.
    pub fn who(&self) -> Vec<PersonId> {
        self.people.iter().map(|row| row.id.clone()).collect()
    }

    /// Counts the open actions of those who were read with their notes; call it as often as it takes.
    pub fn count(&mut self, read: &Network) {
        for row in &mut self.people {
            if let Some(person) = read.person(row.id) {
                let actions = of_person(person, self.today);
                row.open_actions = Some(actions.iter().filter(|item| item.is_open()).count());
            }
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
        doc.para(self.next());
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
        let mut out = columns::csv_line(heads);
        for row in &self.people {
            let cells = self.columns.iter().map(|column| column.value(row));
            out.push_str(&columns::csv_line(cells));
        }
        out
    }

    /// What to do next: with the one who is latest for their rhythm, else with the one whose day comes
    /// first, else with the first of them.
    fn next(&self) -> String {
        if self.of == 0 {
            return "Next: Write down the first of them. `mentor add \"Grace Okafor\" --role mentor`"
                .to_owned();
        }
        let late = self.people.iter().filter(|row| row.standing.due);
        let late = late.max_by(|a, b| {
            let key = |row: &Row<'_>| row.ratio.unwrap_or(0.0);
            // Of equals the first by id is meant, and `max_by` takes the last.
            key(a).total_cmp(&key(b)).then_with(|| b.id.cmp(a.id))
        });
        let coming = self.people.iter().filter(|row| row.due_on.is_some());
        let coming = || coming.min_by_key(|row| (row.due_on, row.id));
        match late.or_else(coming).or(self.people.first()) {
            Some(row) => next_step(self.network, row.person, &row.standing, self.today).line(),
            None => {
                "Next: See everyone, or add somebody. `mentor list`, `mentor add NAME`".to_owned()
            }
        }
    }
}

#[cfg(test)]
#[path = "list/tests.rs"]
mod tests;
