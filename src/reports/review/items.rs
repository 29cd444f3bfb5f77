//! Everything that wants attention, in order and in little room: each item is made when it is said.
//!
//! What may live here: order, names, handles, lines. What may not: which items there are.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::item::Item;
use super::packed;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::ids::{Home, PersonId, Place};
use crate::model::network::Network;
use crate::text::pack::Lexicon;

/// What people, circles and goals are called.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub people: BTreeMap<PersonId, Box<str>>,
    pub others: BTreeMap<Home, String>,
}

impl Names {
    /// Adds those of circles and goals.
    pub fn take_rest(&mut self, network: &Network) {
        let circles = network.circles.iter();
        let circles = circles.map(|one| (Home::Circle(one.id.clone()), one.name.clone()));
        let goals = network.goals.iter();
        let goals = goals.map(|one| (Home::Goal(one.id.clone()), one.title.clone()));
        self.others.extend(circles.chain(goals));
    }

    fn of(&self, who: &Home) -> Option<String> {
        match who {
            Home::Person(id) => self.people.get(id).map(ToString::to_string),
            other => self.others.get(other).cloned(),
        }
    }
}

/// Items in the order of commands.md.
#[derive(Debug)]
pub struct Items {
    lexicon: Arc<Lexicon>,
    packed: Vec<Box<[u8]>>,
    rows: Vec<Row>,
    names: Names,
    handle_length: usize,
}

/// Where an item is kept, and what of it is looked at again and again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub kind: ReviewKind,
    pub urgency: Urgency,
    pub theirs: bool,
    keyed: bool,
    late: f64,
    packed: u32,
    at: u32,
    /// The line that was looked up; 0: that of the item.
    line: u32,
}

impl Items {
    /// Those of these that are wanted, put in order: by kind, the latest of their cadence first, then by id
    /// and place. `handle_length`: how many characters tell all handles apart.
    pub(super) fn new(
        (lexicon, packed): (Arc<Lexicon>, Vec<Box<[u8]>>),
        names: Names,
        handle_length: usize,
        wanted: impl Fn(&Item) -> bool,
    ) -> Self {
        let mut rows = Vec::new();
        for (number, bytes) in packed.iter().enumerate() {
            let mut at = 0;
            while at < bytes.len() {
                let (item, end) = packed::take(&lexicon, bytes, at);
                if wanted(&item) {
                    rows.push(Row::of(&item, number, at));
                }
                at = end;
            }
        }
        let mut items = Self {
            lexicon,
            packed,
            rows: Vec::new(),
            names,
            handle_length,
        };
        rows.sort_by(Row::order);
        for equal in rows.chunk_by_mut(|a, b| a.order(b).is_eq()) {
            if equal.len() > 1 {
                equal.sort_by_cached_key(|row| items.raw(*row).map(|item| item.rest()));
            }
        }
        items.rows = rows;
        items
    }

    fn raw(&self, row: Row) -> Option<Item> {
        let bytes = self.packed.get(row.packed as usize)?;
        Some(packed::take(&self.lexicon, bytes, row.at as usize).0)
    }

    /// The item of a row, as it is told.
    pub(super) fn item(&self, row: Row) -> Option<Item> {
        let mut item = self.raw(row)?;
        let name = item.who.as_ref().and_then(|who| self.names.of(who));
        // Who is nobody's id is told as it is written.
        let written = item.person().map(ToString::to_string);
        item.name = name.or(item.name).or(written);
        if row.line > 0 {
            item.place.line = row.line as usize;
        }
        Some(item.with_handles(self.handle_length))
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// One item after the other.
    pub fn each(&self) -> impl Iterator<Item = Item> {
        self.rows.iter().filter_map(|row| self.item(*row))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The items of which not the line but the key is known, by their number.
    pub fn keyed(&self) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.keyed)
            .map(|(at, _)| at)
            .collect()
    }

    /// The item of a number.
    pub fn get(&self, number: usize) -> Option<Item> {
        self.item(*self.rows.get(number)?)
    }

    /// The line of the item of a number was looked up.
    pub fn place(&mut self, number: usize, line: usize) {
        if let Some(row) = self.rows.get_mut(number) {
            row.line = u32::try_from(line).unwrap_or(u32::MAX);
        }
    }
}

impl Row {
    fn of(item: &Item, packed: usize, at: usize) -> Self {
        Self {
            kind: item.kind,
            urgency: item.urgency,
            theirs: item.theirs,
            keyed: item.key.is_some(),
            late: item.lateness.unwrap_or(f64::NEG_INFINITY),
            packed: u32::try_from(packed).unwrap_or(u32::MAX),
            at: u32::try_from(at).unwrap_or(u32::MAX),
            line: 0,
        }
    }

    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let late = || other.late.total_cmp(&self.late);
        self.kind.cmp(&other.kind).then_with(late)
    }
}

impl Item {
    /// By what items are in order that are equally late.
    fn rest(self) -> (Option<String>, Place, String) {
        let id = self.who.map(|who| match who {
            Home::Person(id) => id.to_string(),
            Home::Circle(id) => id.to_string(),
            Home::Goal(id) => id.to_string(),
        });
        (id, self.place, self.text)
    }
}

impl Serialize for Items {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each())
    }
}
