//! The actions there are, in the order in which they are due, with the handles that name them.

use serde::{Serialize, Serializer};

use crate::facts::action_book::{Book, Folder, Near, Packer, Row, folder};
use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, of_person};
use crate::model::day::Day;
use crate::model::ids::{GoalId, Home, PersonId};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::doc::{AT_ONCE, Doc, Later, Piece, long_list};
use crate::text::phrase::count;

/// Which actions are listed.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Those in these people's folders and those that are theirs to do; empty: everyone's.
    pub who: Vec<PersonId>,
    /// Done and dropped ones too.
    pub all: bool,
    /// Those of this goal.
    pub goal: Option<GoalId>,
    /// Those that the owner does, or (false) those that others do; `None`: both.
    pub mine: Option<bool>,
}

/// The actions as they stand.
#[derive(Debug, Serialize)]
pub struct ActionList {
    /// In the order of the list.
    pub actions: Listed,
    #[serde(skip)]
    first: Option<String>,
    #[serde(skip)]
    with: bool,
    #[serde(skip)]
    today: Day,
}

/// Actions in an order, each made when it is said: all of them at once take much room.
#[derive(Debug)]
pub struct Listed {
    book: Book,
    rows: Vec<(Option<Day>, Row)>,
}

/// What is kept of a person.
pub fn part(packer: &Packer, person: &Person, request: &Request, today: Day) -> Folder {
    let items = of_person(person, today);
    folder(packer, person, &items, |item| wanted(item, request))
}

/// Lists the actions: due ones by day, then those without a day, in order of file and line; of the
/// network without its people, and of what [`part`] keeps of each.
pub fn list(
    network: &Network,
    (packer, people): (Packer, Vec<Folder>),
    request: &Request,
    today: Day,
) -> ActionList {
    let wanted = |item: &Item<'_>| wanted(item, request);
    let book = Book::new(packer, network, people, today, wanted);
    let order = |(due, row): &(Option<Day>, Row)| (due.is_none(), *due, *row);
    let mut rows = Vec::with_capacity(book.len());
    let mut first: Option<(Option<Day>, Row)> = None;
    book.glances(|row, seen| {
        let key = (seen.due, row);
        rows.push(key);
        if seen.is_open() && first.is_none_or(|first| order(&key) < order(&first)) {
            first = Some(key);
        }
    });
    rows.sort_unstable_by_key(order);
    let length = book.handle_length();
    let short = |(_, row)| book.with(row, |_, item| item.handle.short(length));
    ActionList {
        first: first.and_then(short),
        with: request.who.len() != 1,
        today,
        actions: Listed { book, rows },
    }
}

fn wanted(item: &Item<'_>, request: &Request) -> bool {
    let theirs = |id: &PersonId| {
        item.home == Home::Person(id.clone())
            || item.action.owner == crate::model::action::Owner::Person(id.clone())
    };
    (request.all || item.is_open())
        && (request.who.is_empty() || request.who.iter().any(theirs))
        && request
            .goal
            .as_ref()
            .is_none_or(|goal| item.action.goal.as_ref() == Some(goal))
        && request.mine.is_none_or(|mine| item.is_mine() == mine)
}

impl Listed {
    fn each<T>(&self, take: impl Fn(&Near<'_>, &Item<'_>) -> T) -> impl Iterator<Item = T> {
        let rows = self.rows.iter();
        rows.filter_map(move |(_, row)| self.book.with(*row, &take))
    }
}

impl Serialize for Listed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each(|_, item| ActionRecord::of(item)))
    }
}

impl ActionList {
    /// The handles alone, one a line.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        self.actions.each(|_, item| item.handle.to_string())
    }

    /// The page, piece by piece.
    pub fn pieces(&self) -> impl Iterator<Item = Later<'_>> {
        let length = self.actions.book.handle_length();
        let point = move |(_, row): &(Option<Day>, Row)| {
            let book = &self.actions.book;
            book.with(*row, |names, item| {
                action_line::item(names, item, self.with, length, self.today)
            })
        };
        let points = move |rows: &[(Option<Day>, Row)]| rows.iter().filter_map(point).collect();
        let mut next = Doc::default();
        next.para(match &self.first {
            Some(first) => format!("Next: `mentor done {first}` once it is done."),
            None => "Next: agree on one with `mentor action add WHO \"…\"`.".to_owned(),
        });
        let heading = count(self.actions.rows.len(), "action", "actions");
        let rows = self.actions.rows.chunks(AT_ONCE);
        long_list((1, heading), rows, points).chain([Later::from(Piece::from(next))])
    }
}
