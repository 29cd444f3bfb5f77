//! One action after the other as bytes, and back.
//!
//! What may live here: which part of an action is kept, and in which order. What may not: which actions.

use crate::facts::actions::{Item, Status};
use crate::facts::handle::Handle;
use crate::model::action::{Action, Mark, Owner};
use crate::model::day::Day;
use crate::model::ids::{GoalId, Home, PersonId, RelPath};
use crate::model::words::ActionKind;
use crate::text::pack::{Lexicon, Pack, Unpack};

/// Of so many equal texts of a folder the handles are not kept: they are made again.
const EQUAL_TEXTS: usize = 8;

const STATUSES: [Status; 3] = [Status::Open, Status::Done, Status::Dropped];
const MARKS: [Mark; 3] = [Mark::Open, Mark::Done, Mark::Dropped];

/// An action that owns what it says.
pub struct Kept {
    action: Action,
    home: Home,
    file: RelPath,
    noted: Option<Day>,
    status: Status,
    flags: [bool; 5],
    age: Option<u32>,
    handle: Handle,
}

/// What tells where an action belongs in a list.
#[derive(Clone, Debug)]
pub struct Glance<'b> {
    /// The folder (or goal) it stands in.
    pub home: &'b Home,
    /// What became of it.
    pub status: Status,
    /// The day on which it is due.
    pub due: Option<Day>,
    /// When it was done; `None` for everything that is not done, or done on a day not written.
    pub done: Option<Day>,
    /// Open and due before today.
    pub overdue: bool,
    /// Open and somebody else's.
    pub waiting: bool,
    /// Open, and put off three times.
    pub put_off: bool,
    /// Whether the owner of the network does it.
    pub mine: bool,
    /// Its kind.
    pub kind: Option<ActionKind>,
    /// The goal it belongs to.
    pub goal: Option<GoalId>,
}

impl Glance<'_> {
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }
}

/// Actions of one folder, as bytes.
pub fn all<'i>(lexicon: &Lexicon, items: impl Iterator<Item = &'i Item<'i>>) -> Box<[u8]> {
    let mut pack = Pack::new(lexicon);
    let mut file: Option<(&RelPath, usize)> = None;
    for item in items {
        let start = pack.len();
        match file.filter(|(path, _)| **path == item.file) {
            // How far back the file is named.
            Some((_, named)) => pack.number((start - named) as u64),
            None => {
                file = Some((&item.file, start));
                pack.number(0);
                put_file(&mut pack, item);
            }
        }
        put(&mut pack, item);
    }
    pack.done()
}

fn put(pack: &mut Pack<'_>, item: &Item<'_>) {
    let action = item.action;
    let status = STATUSES.iter().position(|one| *one == item.status);
    let mark = MARKS.iter().position(|one| *one == action.mark);
    let flags = [
        item.overdue,
        item.waiting,
        item.put_off,
        item.moved_on,
        item.private,
    ];
    let flags = flags.iter().fold(0, |all, flag| all * 2 + u64::from(*flag));
    pack.number(flags * 9 + (status.unwrap_or(0) * 3 + mark.unwrap_or(0)) as u64);
    put_day(pack, action.due);
    put_day(pack, action.done);
    let kind = ActionKind::ALL
        .iter()
        .position(|one| Some(*one) == action.kind);
    pack.number(kind.map_or(0, |kind| kind as u64 + 1));
    pack.maybe(owner(&action.owner));
    pack.maybe(action.goal.as_ref().map(GoalId::as_str));
    // Up to here a glance goes.
    pack.number(item.age.map_or(0, |age| u64::from(age) + 1));
    pack.number(u64::from(action.moved));
    pack.number(action.line as u64);
    pack.text(&action.text);
    put_handle(pack, item);
    pack.maybe(action.result.as_deref());
}

/// The action of a folder that begins at this byte, and where the next one begins.
pub fn take(lexicon: &Lexicon, (home, bytes): (&Home, &[u8]), at: usize) -> (Kept, usize) {
    let mut unpack = Unpack::new(lexicon, bytes, at);
    let back = usize::try_from(unpack.number()).unwrap_or(0);
    let (noted, file) = if back == 0 {
        take_file(&mut unpack, home)
    } else {
        let mut named = Unpack::new(lexicon, bytes, at.saturating_sub(back));
        named.number();
        take_file(&mut named, home)
    };
    let state = State::take(&mut unpack);
    let (due, done) = (take_day(&mut unpack), take_day(&mut unpack));
    let kind = kind(unpack.number());
    let owner = unpack
        .maybe()
        .map_or(Owner::Me, |id| Owner::Person(PersonId::new(id)));
    let goal = unpack.maybe().map(GoalId::new);
    let age = u32::try_from(unpack.number())
        .ok()
        .and_then(|age| age.checked_sub(1));
    let moved = u32::try_from(unpack.number()).unwrap_or(0);
    let line = usize::try_from(unpack.number()).unwrap_or(0);
    let text = unpack.text();
    let handle = take_handle(&mut unpack, home, &text);
    let kept = Kept {
        action: Action {
            text,
            raw: String::new(),
            mark: state.mark,
            owner,
            due,
            done,
            start: None,
            moved,
            line,
            goal,
            kind,
            result: unpack.maybe(),
            mentions: Vec::new(),
            private: state.flags[4],
            offset: 0,
        },
        home: home.clone(),
        file,
        noted,
        status: state.status,
        flags: state.flags,
        age,
        handle,
    };
    (kept, unpack.at())
}

/// What tells where the action of a folder that begins at this byte belongs, and where the next one begins.
pub fn glance<'b>(
    lexicon: &Lexicon,
    (home, bytes): (&'b Home, &[u8]),
    at: usize,
) -> (Glance<'b>, usize) {
    let mut unpack = Unpack::new(lexicon, bytes, at);
    if unpack.number() == 0 {
        pass_file(&mut unpack);
    }
    let state = State::take(&mut unpack);
    let [overdue, waiting, put_off, ..] = state.flags;
    let (due, done) = (take_day(&mut unpack), take_day(&mut unpack));
    let glance = Glance {
        home,
        status: state.status,
        due,
        done: done.filter(|_| state.status == Status::Done),
        overdue,
        waiting,
        put_off,
        kind: kind(unpack.number()),
        mine: !unpack.pass_maybe(),
        goal: unpack.maybe().map(GoalId::new),
    };
    // Age, how often it was put off, line.
    for _ in 0..3 {
        unpack.number();
    }
    unpack.skip();
    pass_handle(&mut unpack);
    unpack.pass_maybe();
    (glance, unpack.at())
}

/// What is told in one number.
struct State {
    status: Status,
    mark: Mark,
    flags: [bool; 5],
}

impl State {
    fn take(unpack: &mut Unpack<'_>) -> Self {
        let word = unpack.number();
        let (flags, words) = (word / 9, usize::try_from(word % 9).unwrap_or(0));
        let flag = |at: u32| flags >> at & 1 == 1;
        Self {
            status: STATUSES.get(words / 3).copied().unwrap_or(Status::Open),
            mark: MARKS.get(words % 3).copied().unwrap_or(Mark::Open),
            flags: [flag(4), flag(3), flag(2), flag(1), flag(0)],
        }
    }
}

/// A handle tells its folder and text, so what is kept is the how-manieth of that text it is.
fn put_handle(pack: &mut Pack<'_>, item: &Item<'_>) {
    let of = |nth: &usize| Handle::of(&item.home, &item.action.text, *nth) == item.handle;
    match (0..EQUAL_TEXTS).find(of) {
        Some(nth) => pack.number(nth as u64 + 1),
        None => {
            pack.number(0);
            pack.number(item.handle.number());
        }
    }
}

fn take_handle(unpack: &mut Unpack<'_>, home: &Home, text: &str) -> Handle {
    match usize::try_from(unpack.number())
        .ok()
        .and_then(|n| n.checked_sub(1))
    {
        Some(nth) => Handle::of(home, text, nth),
        None => Handle::from_number(unpack.number()),
    }
}

fn pass_handle(unpack: &mut Unpack<'_>) {
    if unpack.number() == 0 {
        unpack.number();
    }
}

/// Every action of a folder.
pub fn each<'b>(
    lexicon: &'b Lexicon,
    (home, bytes): (&'b Home, &'b [u8]),
) -> impl Iterator<Item = Kept> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let more = at < bytes.len();
        more.then(|| {
            let (kept, end) = take(lexicon, (home, bytes), at);
            at = end;
            kept
        })
    })
}

impl Kept {
    /// The action on its day.
    pub fn item(&self) -> Item<'_> {
        let [overdue, waiting, put_off, moved_on, private] = self.flags;
        Item {
            action: &self.action,
            home: self.home.clone(),
            file: self.file.clone(),
            noted: self.noted,
            status: self.status,
            done: self.action.done.filter(|_| self.status == Status::Done),
            overdue,
            waiting,
            age: self.age,
            put_off,
            moved_on,
            handle: self.handle,
            private,
        }
    }
}

fn owner(owner: &Owner) -> Option<&str> {
    match owner {
        Owner::Me => None,
        Owner::Person(id) => Some(id.as_str()),
    }
}

fn kind(number: u64) -> Option<ActionKind> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    ActionKind::ALL.get(at).copied()
}

/// A note's day and name; most names begin with the day.
fn put_file(pack: &mut Pack<'_>, item: &Item<'_>) {
    put_day(pack, item.noted);
    let name = item.file.file_name();
    let day = item.noted.map_or(String::new(), |day| day.to_string());
    match name.strip_prefix(&day) {
        Some(rest) => {
            pack.number(1);
            pack.text(rest);
        }
        None => {
            pack.number(0);
            pack.text(name);
        }
    }
}

fn take_file(unpack: &mut Unpack<'_>, home: &Home) -> (Option<Day>, RelPath) {
    let noted = take_day(unpack);
    let begins = unpack.number() == 1;
    let mut path = String::with_capacity(64);
    let (folder, id) = match home {
        Home::Person(id) => ("people/", id.as_str()),
        Home::Circle(id) => ("circles/", id.as_str()),
        Home::Goal(_) => ("goals", ""),
    };
    path.extend([folder, id, "/"]);
    if let Some(day) = noted.filter(|_| begins) {
        path.push_str(&day.to_string());
    }
    unpack.text_onto(&mut path);
    (noted, RelPath::new(path))
}

fn pass_file(unpack: &mut Unpack<'_>) {
    unpack.number();
    unpack.number();
    unpack.skip();
}

fn put_day(pack: &mut Pack<'_>, day: Option<Day>) {
    // The first day of the calendar has the number 1.
    let number = day.and_then(|day| u64::try_from(day.number()).ok());
    pack.number(number.unwrap_or(0));
}

fn take_day(unpack: &mut Unpack<'_>) -> Option<Day> {
    let number = unpack.number();
    i32::try_from(number)
        .ok()
        .filter(|number| *number > 0)
        .and_then(Day::from_number)
}
