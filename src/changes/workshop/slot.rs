//! What can be asked, and the questions of a first half hour, or of a network that is there.

use crate::facts::blanks::{Blank, Part, Term};
use crate::model::ids::{GoalId, PersonId};

/// The most questions about a network that is there: half an hour, not an inquiry.
pub const MOST: usize = 12;

/// A goal that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A new one, by its place among the new ones.
    New(usize),
    /// One that is there.
    Known(GoalId),
}

/// A thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The owner's name.
    Name,
    /// The owner's organization.
    Organization,
    /// What the owner does and where they are going.
    Purpose,
    /// The title of a goal; the first one, or another.
    Title,
    /// A part of a goal.
    Goal(At, Part),
    /// Which of several goals comes first.
    First,
    /// Who could help, with one goal or with all of them; asked until nobody comes to mind.
    Who(Option<GoalId>),
    /// What a new person is to the owner.
    Role(usize),
    /// When the owner last talked with a new person.
    Talk(usize),
    /// How the owner came across a new person.
    Met(usize),
    /// What the owner meets a new person for.
    For(usize),
    /// What a new person is good at.
    GoodAt(usize),
    /// What the relationship with somebody does not say.
    With(PersonId, Term),
    /// Who may be called when things are on fire.
    Crisis,
    /// What the owner can give.
    Give,
    /// What somebody new must have.
    Must,
}

/// The questions of a first half hour, without those that follow from an answer.
pub fn first_half_hour() -> Vec<Slot> {
    vec![
        Slot::Name,
        Slot::Organization,
        Slot::Purpose,
        Slot::Title,
        Slot::Who(None),
        Slot::Give,
    ]
}

/// The questions that fill what is empty.
pub fn of_blanks<'a>(blanks: impl IntoIterator<Item = &'a Blank>) -> Vec<Slot> {
    let slots = blanks.into_iter().map(|blank| match blank {
        Blank::Name => Slot::Name,
        Blank::Organization => Slot::Organization,
        Blank::Purpose => Slot::Purpose,
        Blank::Give => Slot::Give,
        Blank::Goal => Slot::Title,
        Blank::Part(goal, part) => Slot::Goal(At::Known(goal.clone()), *part),
        Blank::Helpers(goal) => Slot::Who(Some(goal.clone())),
        Blank::People => Slot::Who(None),
        Blank::With(person, term) => Slot::With(person.clone(), *term),
        Blank::Crisis => Slot::Crisis,
    });
    slots.collect()
}
