//! Whom a command is about where that may be a person or a circle.
//!
//! What may live here: what both have in common. What may not: anything that only one of them has.

use super::actions::{self, Item};
use crate::error::Failure;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::{Home, RelPath};
use crate::model::network::Network;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::relationship::Ended;
use crate::model::words::Stage;

/// A person or a circle of the network.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A person.
    Person(&'a Person),
    /// A circle.
    Circle(&'a Circle),
}

impl<'a> Subject<'a> {
    /// Whether all notes of meetings, and the plan, could be read; of a network read with its texts.
    ///
    /// # Errors
    /// One could not: what stands open in it would be lost.
    pub fn all_read(self) -> Result<(), Failure> {
        let meetings = match self {
            Self::Person(person) => &person.meetings,
            Self::Circle(circle) => &circle.meetings,
        };
        let unread = |meeting: &&Meeting| meeting.note.is_none() && meeting.seen.is_none();
        let unread = meetings
            .iter()
            .find(unread)
            .map(|meeting| meeting.path.clone());
        let plan = self.person().filter(|person| person.plan_unread);
        let plan = plan.map(|person| person.folder().join("plan.md"));
        let Some(path) = unread.or(plan) else {
            return Ok(());
        };
        Err(Failure::new(format!(
            "{path} cannot be read, and what stands open there would be lost: nothing was done"
        ))
        .hint("`mentor check` shows what is wrong with it; mend it, then run the command again"))
    }

    /// Whether the card was there and could be read: of one that could not, nobody knows how things stand.
    ///
    /// # Errors
    /// It is missing or broken; what is broken in it was told when it was read.
    pub fn card_read(self) -> Result<(), Failure> {
        let (readable, file, check) = match self {
            Self::Person(person) => (
                person.readable,
                person.file(),
                format!("mentor check {}", person.id),
            ),
            Self::Circle(circle) => (circle.readable, circle.file(), "mentor check".to_owned()),
        };
        if readable {
            Ok(())
        } else {
            Err(unread(&file, &check))
        }
    }

    /// The person or circle of a home; `None` where it was not read, and for goals.
    pub fn of(network: &'a Network, home: &Home) -> Option<Self> {
        match home {
            Home::Person(id) => network.person(id).map(Self::Person),
            Home::Circle(id) => network.circle(id).map(Self::Circle),
            Home::Goal(_) => None,
        }
    }

    /// The person; `None` for a circle.
    pub fn person(self) -> Option<&'a Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Circle(_) => None,
        }
    }

    /// The name.
    pub fn name(self) -> &'a str {
        match self {
            Self::Person(person) => &person.name,
            Self::Circle(circle) => &circle.name,
        }
    }

    /// How a draft speaks of them: the first name, or the circle's name.
    pub fn short_name(self) -> &'a str {
        match self {
            Self::Person(person) => person.first_name(),
            Self::Circle(circle) => &circle.name,
        }
    }

    /// How the command line names them: the id, with `circle:` before a circle's.
    pub fn typed(self) -> String {
        match self {
            Self::Person(person) => person.id.as_str().to_owned(),
            Self::Circle(circle) => format!("circle:{}", circle.id),
        }
    }

    /// The folder as a home of actions.
    pub fn home(self) -> Home {
        match self {
            Self::Person(person) => Home::Person(person.id.clone()),
            Self::Circle(circle) => Home::Circle(circle.id.clone()),
        }
    }

    /// `people/ID` or `circles/ID`
    pub fn folder(self) -> RelPath {
        match self {
            Self::Person(person) => person.folder(),
            Self::Circle(circle) => circle.folder(),
        }
    }

    /// `person.toml` or `circle.toml`
    pub fn file(self) -> RelPath {
        match self {
            Self::Person(person) => person.file(),
            Self::Circle(circle) => circle.file(),
        }
    }

    /// Dated notes, later ones too.
    pub fn meetings(self) -> &'a [Meeting] {
        match self {
            Self::Person(person) => &person.meetings,
            Self::Circle(circle) => &circle.meetings,
        }
    }

    /// Prepared agendas.
    pub fn agendas(self) -> &'a [Meeting] {
        match self {
            Self::Person(person) => &person.agendas,
            Self::Circle(circle) => &circle.agendas,
        }
    }

    /// Debriefs.
    pub fn closings(self) -> &'a [Meeting] {
        match self {
            Self::Person(person) => &person.closings,
            Self::Circle(circle) => &circle.closings,
        }
    }

    /// The first day of this round.
    pub fn since(self) -> Option<Day> {
        match self {
            Self::Person(person) => person.relationship.since,
            Self::Circle(circle) => circle.since,
        }
    }

    /// The stage, `active` where none is written.
    pub fn stage(self) -> Stage {
        match self {
            Self::Person(person) => person.relationship.stage(),
            Self::Circle(circle) => circle.stage(),
        }
    }

    /// When and how it ended.
    pub fn ended(self) -> Option<Ended> {
        match self {
            Self::Person(person) => person.relationship.ended,
            Self::Circle(circle) => circle.ended,
        }
    }

    /// The actions that stand in the folder, as of a day.
    pub fn actions(self, today: Day) -> Vec<Item<'a>> {
        match self {
            Self::Person(person) => actions::of_person(person, today),
            Self::Circle(circle) => actions::of_circle(circle, today),
        }
    }

    /// Whether nothing of it goes to anyone else.
    pub fn confidential(self) -> bool {
        matches!(self, Self::Person(person) if person.confidential)
    }
}

/// Nothing was done with a file that is missing or could not be read; `check` is the command that says why.
pub fn unread(file: &RelPath, check: &str) -> Failure {
    Failure::new(format!(
        "{file} is missing or cannot be read, so nothing was done"
    ))
    .hint(format!(
        "`{check}` shows what is wrong with it; mend it in an editor, then run the command again"
    ))
}
