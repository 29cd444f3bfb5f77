//! The actions of a whole network in little room: packed folder by folder, unpacked one by one.
//!
//! What may live here: keeping chosen actions, their names and their handles. What may not: which
//! actions a report needs, and what it says of them.

mod packed;

pub use packed::{Glance, Kept};

use std::cmp::Ordering;

use super::actions::{Item, of_circle, of_goal, of_person};
use super::handle::{self, Handle, Handles};
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::ids::{CircleId, Home, PersonId};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::pack::Lexicon;

/// How people and circles are called where an action is told.
pub trait Names {
    /// The name of a person, or the id where it is not known.
    fn person<'a>(&'a self, id: &'a PersonId) -> &'a str;
    /// The name of a circle, or the id where it is not known.
    fn circle<'a>(&'a self, id: &'a CircleId) -> &'a str;
}

impl Names for Network {
    fn person<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.name_of(id)
    }

    fn circle<'a>(&'a self, id: &'a CircleId) -> &'a str {
        let circle = Network::circle(self, id);
        circle.map_or(id.as_str(), |circle| circle.name.as_str())
    }
}

/// Actions of one person, circle or goal.
#[derive(Debug)]
pub struct Folder {
    home: Home,
    name: Box<str>,
    /// How many are kept.
    kept: u32,
    bytes: Box<[u8]>,
}

/// Packs the actions of folders, on several threads.
#[derive(Debug, Default)]
pub struct Packer {
    lexicon: Lexicon,
    /// Of every action of the folders, also of those that are not kept.
    handles: Handles,
}

/// Actions of all folders, in the order of [`super::actions::of_network`].
#[derive(Debug, Default)]
pub struct Book {
    lexicon: Lexicon,
    folders: Vec<Folder>,
    /// The first that is a person's.
    people: usize,
    handle_length: usize,
}

/// Where an action of a book is kept; the order is that of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    folder: u32,
    at: u32,
}

/// The actions of a person as far as they are wanted. Of what is written, the mentions, the start, and
/// the words as typed are not kept.
pub fn folder(
    packer: &Packer,
    person: &Person,
    items: &[Item<'_>],
    wanted: impl Fn(&Item<'_>) -> bool,
) -> Folder {
    let home = Home::Person(person.id.clone());
    kept(packer, home, &person.name, items, &wanted)
}

fn kept(
    packer: &Packer,
    home: Home,
    name: &str,
    items: &[Item<'_>],
    wanted: &impl Fn(&Item<'_>) -> bool,
) -> Folder {
    let mut kept = 0;
    let chosen = items
        .iter()
        .filter(|item| wanted(item))
        .inspect(|_| kept += 1);
    let bytes = packed::all(&packer.lexicon, chosen);
    packer.handles.add(items.iter().map(|item| item.handle));
    Folder {
        home,
        name: name.into(),
        kept,
        bytes,
    }
}

impl Names for Book {
    fn person<'a>(&'a self, id: &'a PersonId) -> &'a str {
        let name = self.name(&Home::Person(id.clone()));
        name.unwrap_or(id.as_str())
    }

    fn circle<'a>(&'a self, id: &'a CircleId) -> &'a str {
        let name = self.name(&Home::Circle(id.clone()));
        name.unwrap_or(id.as_str())
    }
}

/// The names of a book: the one of the folder that is looked at needs no search among ten thousand.
#[derive(Debug)]
pub struct Near<'b> {
    book: &'b Book,
    folder: &'b Folder,
}

impl Names for Near<'_> {
    fn person<'a>(&'a self, id: &'a PersonId) -> &'a str {
        match &self.folder.home {
            Home::Person(own) if own == id => &self.folder.name,
            _ => self.book.person(id),
        }
    }

    fn circle<'a>(&'a self, id: &'a CircleId) -> &'a str {
        self.book.circle(id)
    }
}

impl Row {
    fn new(folder: usize, at: usize) -> Self {
        Self {
            folder: u32::try_from(folder).unwrap_or(u32::MAX),
            at: u32::try_from(at).unwrap_or(u32::MAX),
        }
    }
}

impl Book {
    /// The book of the circles and goals of a network, and of these folders of people, in the order of ids.
    pub fn new(
        packer: Packer,
        network: &Network,
        people: impl IntoIterator<Item = Folder>,
        today: Day,
        wanted: impl Fn(&Item<'_>) -> bool,
    ) -> Self {
        let mut folders = Vec::new();
        for circle in &network.circles {
            let (home, items) = (Home::Circle(circle.id.clone()), of_circle(circle, today));
            folders.push(kept(&packer, home, &circle.name, &items, &wanted));
        }
        let mut goals: Vec<_> = network.goals.iter().collect();
        // In a folder, files are in the order of their names: `a-b.md` stands before `a.md`.
        goals.sort_by_key(|goal| goal.file());
        for goal in goals {
            let (home, items) = (Home::Goal(goal.id.clone()), of_goal(goal, today));
            folders.push(kept(&packer, home, &goal.title, &items, &wanted));
        }
        let first = folders.len();
        folders.extend(people);
        Self {
            handle_length: packer.handles.short_len(),
            lexicon: packer.lexicon,
            folders,
            people: first,
        }
    }

    /// The book of a network whose people are all there.
    pub fn of(network: &Network, today: Day, wanted: impl Fn(&Item<'_>) -> bool) -> Self {
        let packer = Packer::default();
        let mut people = Vec::new();
        for person in &network.people {
            people.push(folder(&packer, person, &of_person(person, today), &wanted));
        }
        Self::new(packer, network, people, today, &wanted)
    }

    /// How many characters tell all handles of the network apart.
    pub fn handle_length(&self) -> usize {
        self.handle_length
    }

    /// How many actions are kept.
    pub fn len(&self) -> usize {
        self.folders.iter().map(|folder| folder.kept as usize).sum()
    }

    /// Whether no action is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every action that is kept, in order.
    pub fn each(&self, mut take: impl FnMut(Row, &Item<'_>)) {
        self.walk(|row, folder, at| {
            let (kept, end) = packed::take(&self.lexicon, (&folder.home, &folder.bytes), at);
            take(row, &kept.item());
            end
        });
    }

    /// Every action that is kept, in order, as far as it takes to order them.
    pub fn glances(&self, mut take: impl FnMut(Row, &Glance<'_>)) {
        self.walk(|row, folder, at| {
            let (seen, end) = packed::glance(&self.lexicon, (&folder.home, &folder.bytes), at);
            take(row, &seen);
            end
        });
    }

    /// Goes from one action to the next; `step` says where that begins.
    fn walk(&self, mut step: impl FnMut(Row, &Folder, usize) -> usize) {
        for (number, folder) in self.folders.iter().enumerate() {
            let mut at = 0;
            while at < folder.bytes.len() {
                at = step(Row::new(number, at), folder, at);
            }
        }
    }

    /// The actions of a kind, in order, each owning what it says: for few of them.
    pub fn chosen(&self, wanted: impl Fn(&Item<'_>) -> bool) -> Vec<Kept> {
        let folders = self.folders.iter();
        let each =
            folders.flat_map(|folder| packed::each(&self.lexicon, (&folder.home, &folder.bytes)));
        each.filter(|kept| wanted(&kept.item())).collect()
    }

    /// One action, and the names as they are known where it stands.
    pub fn with<T>(&self, row: Row, take: impl FnOnce(&Near<'_>, &Item<'_>) -> T) -> Option<T> {
        let folder = self.folders.get(row.folder as usize)?;
        let at = row.at as usize;
        let (kept, _) = packed::take(&self.lexicon, (&folder.home, &folder.bytes), at);
        Some(take(&Near { book: self, folder }, &kept.item()))
    }

    /// The one action that is kept whose handle begins so, and its home. Nobody, or several: a failure
    /// that lists them with file and line.
    pub fn find(&self, typed: &str) -> Result<(Handle, Home), Failure> {
        let mut found = Vec::new();
        self.each(|_, item| {
            if item.handle.begins(typed) {
                let line = item.with_handle(self.handle_length);
                found.push((item.handle, item.home.clone(), line));
            }
        });
        match found.as_slice() {
            [(handle, home, _)] => Ok((*handle, home.clone())),
            [] => Err(handle::unknown(typed)),
            several => {
                let lines = several.iter().map(|(_, _, line)| line.clone());
                Err(handle::several(typed, lines.collect()))
            }
        }
    }

    /// The name of a person or circle, the title of a goal; `None` where it is not known.
    pub fn name(&self, home: &Home) -> Option<&str> {
        let (others, people) = self.folders.split_at(self.people);
        let found = match home {
            Home::Person(id) => {
                let order = |folder: &Folder| match &folder.home {
                    Home::Person(other) => other.cmp(id),
                    Home::Circle(_) | Home::Goal(_) => Ordering::Less,
                };
                let at = people.binary_search_by(order).ok()?;
                people.get(at)
            }
            other => others.iter().find(|folder| folder.home == *other),
        };
        found.map(|folder| &*folder.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::action_record::ActionRecord;
    use crate::facts::actions::{Status, of_network};
    use crate::facts::fixture::{circle, circle_met, day, met, network, person, promise};
    use crate::model::action::{Mark, Owner};
    use crate::model::ids::GoalId;
    use crate::model::words::ActionKind;

    fn busy() -> Network {
        let mut ada = person("ada", &[]);
        ada.name = "Ada Bell".to_owned();
        let action = promise(met(&mut ada, "2026-10-14"), "Draft the memo");
        action.due = Some(day("2026-11-20"));
        action.goal = Some(GoalId::new("director"));
        action.kind = Some(ActionKind::Send);
        action.moved = 3;
        action.private = true;
        let note = met(&mut ada, "2026-11-01");
        for mark in [Mark::Done, Mark::Dropped, Mark::Open].repeat(4) {
            let action = promise(note, "Draft the memo");
            action.mark = mark;
            action.owner = Owner::Person(PersonId::new("bo"));
            action.done = Some(day("2026-11-02"));
            action.result = Some("carried to goals/director.md".to_owned());
        }
        let mut network = network(vec![ada, person("bo", &[])]);
        let mut ops = circle("ops", &["bo"]);
        promise(circle_met(&mut ops, "2026-11-12", &["bo"]), "Ask  them");
        network.circles.push(ops);
        network
    }

    /// All that is said of an action.
    fn said(item: &Item<'_>) -> String {
        let record = serde_json::to_string(&ActionRecord::of(item)).unwrap();
        let own = (&item.home, &item.file, item.noted, item.moved_on);
        format!(
            "{record} {own:?} {} {:?}",
            item.action.moved, item.action.mark
        )
    }

    #[test]
    fn what_is_kept_comes_back_as_it_was_in_the_same_order() {
        let (network, today) = (busy(), day("2026-11-21"));
        let book = Book::of(&network, today, |_| true);
        let mut found = Vec::new();
        let mut rows = Vec::new();
        book.each(|row, item| {
            found.push(said(item));
            rows.push(row);
        });
        let expected = of_network(&network, today);
        let expected: Vec<String> = expected.iter().map(said).collect();
        assert_eq!((found.len(), &found), (14, &expected));
        assert!(rows.is_sorted());
        let one_by_one = rows
            .iter()
            .rev()
            .filter_map(|row| book.with(*row, |_, item| said(item)));
        let mut one_by_one: Vec<String> = one_by_one.collect();
        one_by_one.reverse();
        assert_eq!(one_by_one, expected);
    }

    #[test]
    fn a_glance_sees_the_same_as_a_look() {
        let book = Book::of(&busy(), day("2026-11-21"), |_| true);
        let mut looked = Vec::new();
        book.each(|row, item| {
            let action = item.action;
            let flags = [item.overdue, item.waiting, item.put_off, item.is_mine()];
            let days = (action.due, item.done);
            let what = (item.home.clone(), item.status, action.kind);
            looked.push((row, what, days, flags, action.goal.clone()));
        });
        let mut seen = Vec::new();
        book.glances(|row, one| {
            let flags = [one.overdue, one.waiting, one.put_off, one.mine];
            let what = (one.home.clone(), one.status, one.kind);
            seen.push((row, what, (one.due, one.done), flags, one.goal.clone()));
        });
        assert_eq!((seen.len(), &seen), (14, &looked));
        assert_eq!((book.len(), book.is_empty()), (14, false));
    }

    #[test]
    fn what_is_not_wanted_is_left_out_and_counts_for_the_handles_all_the_same() {
        let (network, today) = (busy(), day("2026-11-21"));
        let book = Book::of(&network, today, |item| item.status == Status::Dropped);
        let mut texts = Vec::new();
        book.each(|_, item| texts.push(item.status));
        assert_eq!(texts, [Status::Dropped; 4]);
        assert_eq!(book.handle_length(), 6);
    }

    #[test]
    fn names_are_known_and_who_has_none_is_called_by_the_id() {
        let book = Book::of(&busy(), day("2026-11-21"), |_| false);
        let (ada, eve) = (PersonId::new("ada"), PersonId::new("eve"));
        assert_eq!((book.person(&ada), book.person(&eve)), ("Ada Bell", "eve"));
        let ops = CircleId::new("ops");
        assert_eq!(book.circle(&ops), Names::circle(&busy(), &ops));
        assert_eq!(book.name(&Home::Goal(GoalId::new("none"))), None);
    }
}
