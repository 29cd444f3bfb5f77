//! Who carries how much, and what would be lost without them (domain.md 1.4, 4 and 5).
//!
//! What may live here: counts over cells by person. What may not: how cells come about (`coverage`),
//! and any sentence about a person.

use std::collections::{BTreeMap, BTreeSet};

use super::contact::Standing;
use super::coverage::{Cell, NeedKind, State};
use super::ratio::share;
use crate::model::ids::PersonId;
use crate::model::person::Person;

/// A share above this is much for one person.
const MUCH: f64 = 0.40;
/// With fewer people who carry anything, a large share says nothing.
const ENOUGH_PEOPLE: usize = 3;
/// More distinct functions than this are many for one person.
const MANY_FUNCTIONS: usize = 5;
/// The days that a month of planned meetings is counted over.
const MONTH: f64 = 30.0;

/// What one person carries.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Load {
    /// Who.
    pub id: PersonId,
    /// The cells in which they are effective.
    pub cells: usize,
    /// These cells ÷ the cells of everyone.
    pub share: f64,
    /// The cells that would have no effective person without them.
    pub loss: usize,
}

/// Everybody with at least one cell, by share descending, then id.
pub fn loads(cells: &[Cell]) -> Vec<Load> {
    let mut counts: BTreeMap<&PersonId, (usize, usize)> = BTreeMap::new();
    for cell in cells {
        for id in &cell.effective {
            let count = counts.entry(id).or_default();
            count.0 += 1;
            count.1 += usize::from(cell.effective.len() == 1);
        }
    }
    let sum = counts.values().map(|(cells, _)| cells).sum();
    let mut out: Vec<Load> = counts
        .into_iter()
        .map(|(id, (cells, loss))| Load {
            id: id.clone(),
            cells,
            share: share(cells, sum).unwrap_or(0.0),
            loss,
        })
        .collect();
    out.sort_by(|a, b| b.cells.cmp(&a.cells).then_with(|| a.id.cmp(&b.id)));
    out
}

/// The HHI of the load: the sum of the squared shares; `None` where nobody carries anything.
pub fn concentration(loads: &[Load]) -> Option<f64> {
    (!loads.is_empty()).then(|| loads.iter().map(|load| load.share * load.share).sum())
}

/// How many people carry the network as if all carried alike: 1 ÷ HHI; `None` where nobody carries anything.
pub fn effective_supporters(loads: &[Load]) -> Option<f64> {
    concentration(loads).map(|hhi| 1.0 / hhi)
}

/// The cells that would lose their last effective person if all of these people went.
pub fn lost<'a>(cells: &'a [Cell], who: &BTreeSet<PersonId>) -> Vec<&'a Cell> {
    cells
        .iter()
        .filter(|cell| !cell.effective.is_empty())
        .filter(|cell| cell.effective.iter().all(|id| who.contains(id)))
        .collect()
}

/// The single points of failure: each person with the `single` cells that hang on them, in the order of ids.
pub fn single_points(cells: &[Cell]) -> Vec<(PersonId, Vec<&Cell>)> {
    let mut out: BTreeMap<&PersonId, Vec<&Cell>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.state == State::Single) {
        for id in &cell.effective {
            out.entry(id).or_default().push(cell);
        }
    }
    out.into_iter()
        .map(|(id, cells)| (id.clone(), cells))
        .collect()
}

/// Why much rests on one person.
#[derive(Clone, Debug, PartialEq)]
pub enum Overload {
    /// More than 40 % of everything, while three or more people carry something.
    Share(f64),
    /// More than five distinct functions.
    Functions(usize),
    /// More minutes a month than the hours they named hold.
    Minutes {
        /// What the agreement asks for, in minutes a month.
        planned: f64,
        /// What `[availability]` holds, in minutes a month.
        stated: f64,
    },
}

/// The reasons why much rests on one person; empty where nothing speaks for it.
pub fn overload(
    cells: &[Cell],
    loads: &[Load],
    person: &Person,
    standing: &Standing,
) -> Vec<Overload> {
    let mut out = Vec::new();
    let load = loads.iter().find(|load| load.id == person.id);
    if let Some(load) = load
        && load.share > MUCH
        && loads.len() >= ENOUGH_PEOPLE
    {
        out.push(Overload::Share(load.share));
    }
    let functions: BTreeSet<&str> = cells
        .iter()
        .filter(|cell| cell.kind == NeedKind::Function && cell.effective.contains(&person.id))
        .map(|cell| cell.key.as_str())
        .collect();
    if functions.len() > MANY_FUNCTIONS {
        out.push(Overload::Functions(functions.len()));
    }
    if let (Some(planned), Some(stated)) = (planned_minutes(person, standing), stated(person))
        && planned > stated
    {
        out.push(Overload::Minutes { planned, stated });
    }
    out
}

/// The minutes a month that the agreement asks for; `None` where the length or the rhythm is unknown.
fn planned_minutes(person: &Person, standing: &Standing) -> Option<f64> {
    let minutes = f64::from(person.relationship.minutes?);
    let days = standing.cadence?.days() as f64;
    Some(minutes * MONTH / days)
}

/// The minutes a month that somebody's days and hours hold; `None` where either is not written.
fn stated(person: &Person) -> Option<f64> {
    let days: BTreeSet<_> = person.availability.days.iter().collect();
    let hours = minutes_of(person.availability.hours.as_deref()?)?;
    let week = f64::from(hours) * days.len() as f64;
    (week > 0.0).then_some(week * MONTH / 7.0)
}

/// The minutes of `16:00-18:00`; over midnight where it ends before it begins; `None` for anything else.
fn minutes_of(hours: &str) -> Option<u32> {
    let (from, to) = hours.split_once(['-', '–'])?;
    let clock = |text: &str| -> Option<u32> {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let (from, to) = (clock(from)?, clock(to)?);
    let to = if to > from { to } else { to + 24 * 60 };
    Some(to - from)
}
