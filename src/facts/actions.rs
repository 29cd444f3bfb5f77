//! Actions as they stand on a day: open or done, overdue, waiting, their age in meetings, their handles
//! (format.md, "Exact rules / Actions").
//!
//! What may live here: whose they are, where they stand, what became of them. What may not: which of
//! them a report shows, and in which words. Measures over them are in `facts::measures`.

use super::handle;
use crate::error::Failure;
use crate::model::action::{Action, Mark, Owner};
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{Home, PersonId, Place, RelPath};
use crate::model::network::Network;
use crate::model::note::{Meeting, Note};
use crate::model::person::Person;

pub use super::handle::Handle;

/// An open action that was put later this often, or is overdue and this many meetings old, was put off.
const PUT_OFF: u32 = 3;

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not done yet (also where it is ticked with a day after today).
    Open,
    /// Ticked.
    Done,
    /// `[-]`
    Dropped,
}

/// An action, where it stands, and what it is on the day that was asked for.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The action as written.
    pub action: &'a Action,
    /// The folder (or goal) it stands in.
    pub home: Home,
    /// The file it stands in.
    pub file: RelPath,
    /// The day of the note or debrief it stands in; `None` in `plan.md` and goals.
    pub noted: Option<Day>,
    /// What became of it.
    pub status: Status,
    /// When it was done; `None` for everything that is not done, or done on a day not written.
    pub done: Option<Day>,
    /// Open and due before today.
    pub overdue: bool,
    /// Open and somebody else's.
    pub waiting: bool,
    /// Meetings with the person (or circle) since; `None`: unknown.
    pub age: Option<u32>,
    /// Open, and put later three times, or overdue with three meetings in between.
    pub put_off: bool,
    /// Dropped, because `close` carried it to a goal or handed it to somebody: left out of all measures.
    pub moved_on: bool,
    /// Its handle.
    pub handle: Handle,
    /// Whether it is the owner's alone to see: in a Private section or in a confidential note.
    pub private: bool,
}

/// The actions in a person's folder, in order of file and line: notes up to today, `plan.md`, debriefs.
/// Actions of the notes that `see` points to stand in another folder: see [`in_seen_notes`].
pub fn of_person<'a>(person: &'a Person, today: Day) -> Vec<Item<'a>> {
    let mut sources: Vec<Source<'a>> = person.meetings.iter().filter_map(Source::note).collect();
    sources.extend(person.closings.iter().filter_map(Source::debrief));
    if let Some(plan) = &person.plan {
        let file = plan.path.clone();
        let file = file.unwrap_or_else(|| person.folder().join("plan.md"));
        sources.push(Source::undated(file, plan));
    }
    let meetings = days(&person.meetings, today);
    collect(&Home::Person(person.id.clone()), sources, &meetings, today)
}

/// The actions of a circle's dated notes.
pub fn of_circle<'a>(circle: &'a Circle, today: Day) -> Vec<Item<'a>> {
    let sources = circle.meetings.iter().filter_map(Source::note).collect();
    let meetings = days(&circle.meetings, today);
    collect(&Home::Circle(circle.id.clone()), sources, &meetings, today)
}

/// The actions in a goal's file.
pub fn of_goal<'a>(goal: &'a Goal, today: Day) -> Vec<Item<'a>> {
    let sources = goal.note.iter().map(|note| {
        let file = note.path.clone().unwrap_or_else(|| goal.file());
        Source::undated(file, note)
    });
    collect(&Home::Goal(goal.id.clone()), sources.collect(), &[], today)
}

/// Every action that was read, in order of folder, file and line.
pub fn of_network(network: &Network, today: Day) -> Vec<Item<'_>> {
    let mut circles: Vec<&Circle> = network.circles.iter().collect();
    circles.sort_by(|a, b| a.id.cmp(&b.id));
    let mut goals: Vec<&Goal> = network.goals.iter().collect();
    // In a folder, files are in the order of their names: `a-b.md` stands before `a.md`.
    goals.sort_by_key(|goal| goal.file());
    let mut people: Vec<&Person> = network.people.iter().collect();
    people.sort_by(|a, b| a.id.cmp(&b.id));
    let mut items = Vec::new();
    items.extend(circles.iter().flat_map(|circle| of_circle(circle, today)));
    items.extend(goals.iter().flat_map(|goal| of_goal(goal, today)));
    for person in people {
        items.extend(of_person(person, today));
    }
    items
}

/// Actions that concern a person and stand elsewhere in what was read (goals, circles, other people):
/// theirs (`@id` first), and those that mention them. Notes that `see` points to are not followed here.
pub fn elsewhere<'a>(network: &'a Network, id: &PersonId, today: Day) -> Vec<Item<'a>> {
    let own = Home::Person(id.clone());
    let mut items = of_network(network, today);
    items.retain(|item| item.home != own && concerns(item.action, id));
    items
}

/// Actions of the notes that this person's `see` notes point to, as far as they concern them: theirs
/// (`@id`), and the owner's that mention them. They keep the folder they stand in.
pub fn in_seen_notes<'a>(network: &'a Network, person: &'a Person, today: Day) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for meeting in person.meetings.iter().filter(|m| m.day <= today) {
        let Some(seen) = &meeting.seen else { continue };
        let Some(file) = seen.path.clone() else {
            continue;
        };
        let Some(home) = home_of(&file) else { continue };
        let known = whole_folder(network, &home, today);
        let later = days(&person.meetings, today);
        let source = Source {
            file: file.clone(),
            note: seen,
            noted: Some(meeting.day),
            aged: true,
        };
        for mut item in collect(&home, vec![source], &later, today) {
            if !concerns(item.action, &person.id) {
                continue;
            }
            // Equal texts of a folder are told apart by their order in it, which only the folder knows.
            let same = known
                .iter()
                .find(|other| other.file == file && other.action.line == item.action.line);
            item.handle = same.map_or(item.handle, |other| other.handle);
            items.push(item);
        }
    }
    items
}

/// How many characters of the handles of these actions tell all of them apart: six at least.
pub fn short_len(items: &[Item<'_>]) -> usize {
    handle::short_len(items.iter().map(|item| item.handle))
}

/// The one action whose handle begins so. Nobody, or several: a failure that lists them with file and line.
pub fn find<'a, 'n>(items: &'a [Item<'n>], typed: &str) -> Result<&'a Item<'n>, Failure> {
    let fits = items.iter().filter(|item| item.handle.begins(typed));
    let found: Vec<&Item<'n>> = fits.collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(handle::unknown(typed)),
        several => {
            let length = short_len(items);
            let lines = several.iter().map(|item| item.with_handle(length));
            Err(handle::several(typed, lines.collect()))
        }
    }
}

impl Item<'_> {
    /// Its handle, its text, its file and line: enough to choose it among others.
    pub fn with_handle(&self, length: usize) -> String {
        let handle = self.handle.short(length);
        format!("{handle}  {}  ({})", self.action.text, self.place())
    }

    /// Its file and line.
    pub fn place(&self) -> Place {
        Place {
            file: self.file.clone(),
            line: self.action.line,
        }
    }

    /// Whether the owner of the network does it.
    pub fn is_mine(&self) -> bool {
        self.action.owner == Owner::Me
    }

    /// What came of it; `None` where nothing is written, and where it was ticked on a day after today.
    pub fn result(&self) -> Option<&str> {
        let ahead = self.is_open() && self.action.mark == Mark::Done;
        self.action.result.as_deref().filter(|_| !ahead)
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }
}

impl Status {
    /// The word as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// A file that holds actions.
struct Source<'a> {
    file: RelPath,
    note: &'a Note,
    noted: Option<Day>,
    /// Whether the age counts from the file's date; elsewhere it counts from `start:`.
    aged: bool,
}

impl<'a> Source<'a> {
    fn note(meeting: &'a Meeting) -> Option<Self> {
        Some(Self {
            file: meeting.path.clone(),
            note: meeting.note.as_deref()?,
            noted: Some(meeting.day),
            aged: true,
        })
    }

    fn debrief(meeting: &'a Meeting) -> Option<Self> {
        Some(Self {
            aged: false,
            ..Self::note(meeting)?
        })
    }

    fn undated(file: RelPath, note: &'a Note) -> Self {
        Self {
            file,
            note,
            noted: None,
            aged: false,
        }
    }
}

fn collect<'a>(
    home: &Home,
    mut sources: Vec<Source<'a>>,
    meetings: &[Day],
    today: Day,
) -> Vec<Item<'a>> {
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    let actions = |source: &Source<'a>| source.note.actions.iter();
    // Texts of notes yet to come are counted too: a handle does not change when their day comes.
    let texts: Vec<&str> = sources
        .iter()
        .flat_map(actions)
        .map(|one| &*one.text)
        .collect();
    let mut handles = Handle::of_all(home, &texts).into_iter();
    let mut items = Vec::with_capacity(handles.len());
    for source in &sources {
        let is_there = source.noted.is_none_or(|day| day <= today);
        for (action, handle) in actions(source).zip(handles.by_ref()) {
            if is_there {
                items.push(item(home, source, action, handle, meetings, today));
            }
        }
    }
    items
}

fn item<'a>(
    home: &Home,
    source: &Source<'a>,
    action: &'a Action,
    handle: Handle,
    meetings: &[Day],
    today: Day,
) -> Item<'a> {
    let later = action.done.is_some_and(|day| day > today);
    let status = match action.mark {
        Mark::Dropped => Status::Dropped,
        Mark::Done if !later => Status::Done,
        Mark::Done | Mark::Open => Status::Open,
    };
    let open = status == Status::Open;
    let overdue = open && action.due.is_some_and(|due| due < today);
    let from = if source.aged {
        source.noted
    } else {
        action.start.filter(|_| !matches!(home, Home::Goal(_)))
    };
    let age = from.map(|from| {
        let count = meetings.len() - meetings.partition_point(|day| *day <= from);
        u32::try_from(count).unwrap_or(u32::MAX)
    });
    let late = overdue && age.is_some_and(|age| age >= PUT_OFF);
    Item {
        action,
        home: home.clone(),
        file: source.file.clone(),
        noted: source.noted,
        status,
        done: action.done.filter(|_| status == Status::Done),
        overdue,
        waiting: open && action.owner != Owner::Me,
        age,
        put_off: open && (action.moved >= PUT_OFF || late),
        moved_on: status == Status::Dropped && is_moved_on(action),
        handle,
        private: action.private || source.note.front.confidential,
    }
}

fn is_moved_on(action: &Action) -> bool {
    action.result.as_deref().is_some_and(tells_where_it_went)
}

/// Whether a result is one that `close` writes under what it moves: `carried to goals/ID.md` or `handed to ID`.
pub fn tells_where_it_went(result: &str) -> bool {
    let result = result.trim().to_lowercase();
    result.starts_with("carried to ") || result.starts_with("handed to ")
}

fn concerns(action: &Action, id: &PersonId) -> bool {
    match &action.owner {
        Owner::Person(owner) if owner == id => true,
        Owner::Me => action.mentions.contains(id),
        Owner::Person(_) => false,
    }
}

/// The days of a folder's meetings up to today, in order.
fn days(meetings: &[Meeting], today: Day) -> Vec<Day> {
    let mut days: Vec<Day> = meetings.iter().map(|meeting| meeting.day).collect();
    days.retain(|day| *day <= today);
    days.sort_unstable();
    days
}

fn home_of(file: &RelPath) -> Option<Home> {
    let mut parts = file.as_str().split('/');
    match (parts.next()?, parts.next()?) {
        ("people", id) => Some(Home::Person(PersonId::new(id))),
        ("circles", id) => Some(Home::Circle(crate::model::ids::CircleId::new(id))),
        _ => None,
    }
}

fn whole_folder<'a>(network: &'a Network, home: &Home, today: Day) -> Vec<Item<'a>> {
    match home {
        Home::Person(id) => network
            .person(id)
            .map_or(Vec::new(), |person| of_person(person, today)),
        Home::Circle(id) => network
            .circle(id)
            .map_or(Vec::new(), |circle| of_circle(circle, today)),
        Home::Goal(id) => network
            .goal(id)
            .map_or(Vec::new(), |goal| of_goal(goal, today)),
    }
}

#[cfg(test)]
#[path = "actions_tests.rs"]
mod tests;
