//! The explanation in parts: each is told once what it needs is known, said, and forgotten.
//!
//! What may live here: what a part wants to know, and how parts become pieces of one document. What may
//! not: what they say, and reading a file.

use super::places::Places;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::rare::Rare;
use crate::text::doc::{Block, Doc, Item, Piece};
use crate::text::phrase::Listing;

/// So many of many are told at once: for each a line or two of a file is looked up.
const AT_ONCE: usize = 150;
/// So many where each is told with everything that is known of them.
const WHOLE_AT_ONCE: usize = 50;

/// A part of the explanation. Told with no lines known it writes down which it wants; told with those it
/// is what is to be said.
pub struct Part<'g> {
    again: Again<'g>,
    tell: Box<dyn Fn(&Known<'_>) -> Told + 'g>,
}

/// Whose folders are to be read again for a part: [`Lighter`](crate::facts::lighter::Lighter) keeps less of them.
#[derive(Clone, Debug, Default)]
pub struct Again<'g> {
    /// The people; empty where what is kept will do.
    pub people: Vec<&'g PersonId>,
    /// The day up to which their contact is asked for; `None` where it is not.
    pub day: Option<Day>,
}

/// What stays of somebody who is read again for the explanation: all they know, and of contact the last up to
/// a day, where it is asked for.
pub fn again(mut person: Person, day: Option<Day>) -> Person {
    let meetings = &mut person.meetings;
    meetings.retain(|meeting| day.is_some_and(|day| meeting.day <= day));
    *meetings = meetings.split_off(meetings.len().saturating_sub(1));
    person.about = Rare::default();
    person
}

/// What is known where a part is told.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// The lines that were looked up.
    pub places: &'k Places,
    /// Those who were read again, in the order of ids; whoever is gone meanwhile is left out.
    pub people: &'k [Person],
}

impl Known<'_> {
    /// Somebody as they were read again; as they were kept where that was not possible.
    pub(super) fn person<'p>(&'p self, kept: &'p Person) -> &'p Person {
        let at = self.people.binary_search_by(|one| one.id.cmp(&kept.id));
        let again = at.ok().and_then(|at| self.people.get(at));
        again.filter(|again| again.readable).unwrap_or(kept)
    }
}

/// What a part says.
#[derive(Debug)]
pub enum Told {
    /// Blocks of their own.
    Blocks(Doc),
    /// Items of the list that is being told.
    Items(Vec<Item>),
    /// The beginning of one long item.
    Begin(String),
    /// The beginning of a long item under it.
    Under(String),
    /// What is listed in the long item that was begun last.
    Listed(Vec<String>),
    /// The end of the long item.
    End,
}

impl<'g> Part<'g> {
    /// Whose folders it wants read again.
    pub fn again(&self) -> &Again<'g> {
        &self.again
    }

    /// What it says with what is known.
    pub fn tell(&self, known: &Known<'_>) -> Told {
        (self.tell)(known)
    }
}

/// The parts of a section.
#[derive(Default)]
pub(super) struct Parts<'g>(Vec<Part<'g>>);

impl<'g> Parts<'g> {
    /// Adds what is made where it is told.
    pub(super) fn add(&mut self, tell: impl Fn(&Known<'_>) -> Told + 'g) {
        self.add_again(Again::default(), tell);
    }

    fn add_again(&mut self, again: Again<'g>, tell: impl Fn(&Known<'_>) -> Told + 'g) {
        let tell = Box::new(tell);
        self.0.push(Part { again, tell });
    }

    /// Adds blocks.
    pub(super) fn blocks(&mut self, make: impl Fn(&mut Doc) + 'g) {
        self.add(move |_| {
            let mut doc = Doc::default();
            make(&mut doc);
            Told::Blocks(doc)
        });
    }

    /// Adds an item of a list, which may be long.
    pub(super) fn item(&mut self, tell: impl Fn(&Places) -> String + 'g) {
        self.add(move |known| Told::Items(vec![Item::new(tell(known.places))]));
    }

    /// Adds an item for each of many.
    pub(super) fn items<T: 'g>(
        &mut self,
        of: impl IntoIterator<Item = T>,
        tell: impl Fn(&Places, &T) -> Item + Copy + 'g,
    ) {
        in_parts(of, AT_ONCE, |some| {
            self.add(move |known| {
                let items = some.iter().map(|one| tell(known.places, one));
                Told::Items(items.collect())
            });
        });
    }

    /// Adds an item for each of many people, who are read again for it.
    pub(super) fn items_again<T: 'g>(
        &mut self,
        of: impl IntoIterator<Item = T>,
        id: impl Fn(&T) -> &'g PersonId,
        tell: impl Fn(&Known<'_>, &T) -> Item + Copy + 'g,
    ) {
        in_parts(of, WHOLE_AT_ONCE, |some| {
            let people = some.iter().map(&id).collect();
            self.add_again(Again { people, day: None }, move |known| {
                Told::Items(some.iter().map(|one| tell(known, one)).collect())
            });
        });
    }

    /// Adds one item that lists many: `begin`, then what is told of each; nothing where there are none.
    pub(super) fn line<T: 'g>(
        &mut self,
        begin: impl Fn(usize) -> String + 'g,
        of: Vec<T>,
        tell: impl Fn(&Places, &T) -> String + Copy + 'g,
    ) {
        let many = of.len();
        if many == 0 {
            return;
        }
        self.add(move |_| Told::Begin(begin(many)));
        in_parts(of, AT_ONCE, |some| {
            self.add(move |known| {
                let told = some.iter().map(|one| tell(known.places, one));
                Told::Listed(told.collect())
            });
        });
        self.add(|_| Told::End);
    }

    /// Adds people, read again for their contact up to a day, to the item that was begun last.
    pub(super) fn listed_again(
        &mut self,
        of: Vec<&'g Person>,
        day: Day,
        tell: impl Fn(&Person) -> String + Copy + 'g,
    ) {
        in_parts(of, AT_ONCE, |some| {
            let people = some.iter().map(|one| &one.id).collect();
            let day = Some(day);
            self.add_again(Again { people, day }, move |known| {
                let told = some.iter().map(|one| tell(known.person(one)));
                Told::Listed(told.collect())
            });
        });
    }
}

impl<'g> IntoIterator for Parts<'g> {
    type Item = Part<'g>;
    type IntoIter = std::vec::IntoIter<Part<'g>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Hands many on, so many at once.
fn in_parts<T>(of: impl IntoIterator<Item = T>, at_once: usize, mut add: impl FnMut(Vec<T>)) {
    let mut of = of.into_iter();
    loop {
        let some: Vec<T> = of.by_ref().take(at_once).collect();
        if some.is_empty() {
            break;
        }
        add(some);
    }
}

/// Makes pieces of a document of what the parts say, one after the other.
#[derive(Debug, Default)]
pub struct Pieces {
    /// Whether the last piece ended with a list.
    in_list: bool,
    /// The lines of the long item that are complete: its own, then those under it.
    lines: Vec<String>,
    /// The line that is being told.
    open: Option<Listing>,
}

impl Pieces {
    /// Takes what comes next; `None` where the piece goes on.
    pub fn take(&mut self, told: Told) -> Option<Piece> {
        match told {
            Told::Begin(text) | Told::Under(text) => {
                self.complete();
                self.open = Some(Listing::after(text));
                None
            }
            Told::Listed(words) => {
                let open = self.open.as_mut()?;
                words.into_iter().for_each(|word| open.push(word));
                None
            }
            Told::End => {
                self.complete();
                let mut lines = std::mem::take(&mut self.lines).into_iter();
                let mut item = Item::new(lines.next()?);
                item.under = lines.map(Item::new).collect();
                self.items(vec![item])
            }
            Told::Items(items) => self.items(items),
            Told::Blocks(doc) => {
                self.in_list = matches!(doc.blocks.last(), Some(Block::List(_)));
                (!doc.blocks.is_empty()).then(|| doc.into())
            }
        }
    }

    fn complete(&mut self) {
        self.lines.extend(self.open.take().map(Listing::text));
    }

    fn items(&mut self, items: Vec<Item>) -> Option<Piece> {
        if items.is_empty() {
            return None;
        }
        let goes_on = std::mem::replace(&mut self.in_list, true);
        let mut doc = Doc::default();
        doc.list(items);
        Some(Piece { doc, goes_on })
    }
}

#[cfg(test)]
#[path = "parts_tests.rs"]
mod tests;
