//! Actions as written; what they mean on a day (overdue, waiting, age) is in `facts::actions`.

use super::day::Day;
use super::ids::{GoalId, PersonId};
use super::words::ActionKind;

/// A task-list item of a meeting's notes, a plan, a goal or a circle's notes.
#[derive(Clone, Debug)]
pub struct Action {
    /// The item without its words (`due:`, `@id` first, `#goal`, `kind:`, `moved:` …), blanks folded.
    pub text: String,
    /// The item's own text in one line as written, after its box.
    pub raw: String,
    /// The character in its box.
    pub mark: Mark,
    /// Who does it.
    pub owner: Owner,
    /// Due on this day.
    pub due: Option<Day>,
    /// Done on this day.
    pub done: Option<Day>,
    /// Not before this day.
    pub start: Option<Day>,
    /// The goal it belongs to: `#word` where such a goal exists; in a goal's file that goal unless it names another.
    pub goal: Option<GoalId>,
    /// What kind of action it is.
    pub kind: Option<ActionKind>,
    /// How often it was put later.
    pub moved: u32,
    /// Whom it mentions (`@id` that is not the first word).
    pub mentions: Vec<PersonId>,
    /// What came of it: the first nested line that begins `result:`.
    pub result: Option<String>,
    /// Whether it stands in a Private section.
    pub private: bool,
    /// The item's first line, from 1.
    pub line: usize,
    /// Byte offset in the file of the `[` of its box.
    pub offset: usize,
}

/// The character in an action's box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `[ ]`
    Open,
    /// `[x]` or `[X]`
    Done,
    /// `[-]`
    Dropped,
}

/// Who does an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The owner of the network.
    Me,
    /// `@id`, as written; whether there is such a person is for `check`.
    Person(PersonId),
}
