//! Everything that wants attention, in order and in little room: each item is made when it is said.
//!
//! What may live here: order, names, handles, lines. What may not: which items there are.

use std::cmp::Ordering;
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

/// The items of one person, packed in their order; or, the last of all, everything that stands elsewhere.
pub(super) type Packed = (Option<PersonId>, Box<[u8]>);

/// Items in the order of commands.md.
#[derive(Debug)]
pub struct Items {
    lexicon: Arc<Lexicon>,
    packed: Vec<Packed>,
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
    /// Whether it is about the person among whose items it is.
    own: bool,
    late: f64,
    packed: u32,
    at: u32,
    /// The line that was looked up; 0: that of the item.
    line: u32,
}

impl Items {
    /// These in order: by kind, the latest of their cadence first, then by id and place. What is packed
    /// stands in the order of ids, and the items of a person in that of [`Item::order`]. Of those that are
    /// not about that person only the `wanted` ones. `handle_length`: how many characters tell all handles
    /// apart.
    pub(super) fn new(
        (lexicon, packed): (Arc<Lexicon>, Vec<Packed>),
        names: Names,
        handle_length: usize,
        wanted: impl Fn(&Item) -> bool,
    ) -> Self {
        let mut items = Self {
            lexicon,
            packed,
            rows: Vec::new(),
            names,
            handle_length,
        };
        let mut rows = Vec::new();
        for (number, (_, bytes)) in items.packed.iter().enumerate() {
            let mut at = 0;
            while at < bytes.len() {
                let glance = packed::glance(&items.lexicon, bytes, at);
                let row = Row::of(glance, number, at);
                if row.own || items.raw(row).is_some_and(|item| wanted(&item)) {
                    rows.push(row);
                }
                at = glance.end;
            }
        }
        rows.sort_by(Row::order);
        for equal in rows.chunk_by_mut(|a, b| a.order(b).is_eq()) {
            if equal.len() > 1 {
                items.by_place(equal);
            }
        }
        items.rows = rows;
        items
    }

    /// Puts rows that are equally late in order.
    fn by_place(&self, rows: &mut [Row]) {
        rows.sort_by_cached_key(|row| (self.place_of_id(*row), row.at));
        let mixed = |rows: &[Row]| rows.iter().any(|row| !row.own);
        if !mixed(rows) {
            return;
        }
        let same = |a: &Row, b: &Row| self.place_of_id(*a) == self.place_of_id(*b);
        for equal in rows.chunk_by_mut(same) {
            if mixed(equal) {
                equal.sort_by_cached_key(|row| self.raw(*row).map(|item| item.rest()));
            }
        }
    }

    /// Where the id of a row belongs among those of people: 0 for nobody's, even for theirs, odd between two.
    fn place_of_id(&self, row: Row) -> usize {
        if row.own {
            return row.packed as usize * 2 + 2;
        }
        let id = self.raw(row).and_then(|item| item.rest().0);
        id.map_or(0, |id| {
            let found = self.packed.binary_search_by(|(about, _)| {
                let about = about.as_ref();
                about.map_or(Ordering::Greater, |about| about.as_str().cmp(&*id))
            });
            found.map_or_else(|at| at * 2 + 1, |at| at * 2 + 2)
        })
    }

    fn raw(&self, row: Row) -> Option<Item> {
        let (about, bytes) = self.packed.get(row.packed as usize)?;
        let bytes = (about.as_ref(), &**bytes);
        Some(packed::take(&self.lexicon, bytes, row.at as usize))
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
    fn of(seen: packed::Glance, packed: usize, at: usize) -> Self {
        Self {
            kind: seen.kind,
            urgency: seen.urgency,
            theirs: seen.theirs,
            keyed: seen.keyed,
            own: seen.own,
            late: late(seen.lateness),
            packed: u32::try_from(packed).unwrap_or(u32::MAX),
            at: u32::try_from(at).unwrap_or(u32::MAX),
            line: 0,
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        let late = || other.late.total_cmp(&self.late);
        self.kind.cmp(&other.kind).then_with(late)
    }
}

/// What is not late stands after all that is.
fn late(lateness: Option<f64>) -> f64 {
    lateness.unwrap_or(f64::NEG_INFINITY)
}

impl Item {
    /// The order of the items of one person.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let late = || late(other.lateness).total_cmp(&late(self.lateness));
        let place = || (&self.place, &self.text).cmp(&(&other.place, &other.text));
        self.kind.cmp(&other.kind).then_with(late).then_with(place)
    }

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
