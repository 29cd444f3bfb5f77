//! What an agenda is: the value that is printed, serialised and saved.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::line::Line;
use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::draft::Address;
use crate::model::ids::{PersonId, RelPath};
use crate::model::words::{Medium, MeetingKind};

/// The agenda of one meeting.
#[derive(Clone, Debug, Serialize)]
pub struct Agenda {
    /// With whom.
    pub who: Who,
    /// Their name.
    pub name: String,
    /// The kind of the meeting.
    pub kind: MeetingKind,
    /// Why it is of that kind, as half a sentence.
    pub because: String,
    /// The day; `None` where none is agreed.
    pub date: Option<Day>,
    /// How long it takes: the sum of the blocks.
    pub minutes: u32,
    /// How they meet; `None` where nothing is written: by video or in person.
    pub medium: Option<Medium>,
    /// What the owner asks for (of a mentee: what they need); `None` where the files do not say it.
    pub ask: Option<String>,
    /// What the other can expect; `None` where the files do not say it.
    pub expect: Option<String>,
    /// What stands above the blocks, the ask and the expectation among it.
    pub opening: Vec<Line>,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// When the meeting after this one would be; `None` without a rhythm.
    pub next_date: Option<Day>,
    /// What the files do not hold, and the command that puts it there.
    pub missing: Vec<Missing>,
    /// What was written, where it was kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    /// Whether it is meant for the other person.
    pub shared: bool,
    /// How the heading names the owner.
    #[serde(skip)]
    pub my_name: String,
    /// Where the day comes from, as half a sentence; empty where it was asked for.
    #[serde(skip)]
    pub date_because: String,
    /// The options that ask for the same again, each with a blank before it.
    #[serde(skip)]
    pub typed: String,
    /// Without a day: the day that would keep the rhythm.
    #[serde(skip)]
    pub proposed: Option<Day>,
    /// A prepared agenda for that day.
    #[serde(skip)]
    pub prepared: Option<RelPath>,
    /// Who has a hot seat (circles).
    #[serde(skip)]
    pub seats: Vec<PersonId>,
    /// Who leads, as the head of a circle's note says it; `None` for a meeting of two.
    #[serde(skip)]
    pub led_by: Option<String>,
    /// Who gets it: the person, or the members of the circle whom it may name.
    #[serde(skip)]
    pub readers: Vec<Address>,
    /// How many characters of the handles tell them apart.
    #[serde(skip)]
    pub handles: usize,
    /// The day on which it was asked for.
    #[serde(skip)]
    pub today: Day,
}

/// A block: its minutes and what is said in it.
#[derive(Clone, Debug, Serialize)]
pub struct Block {
    /// What it is called.
    pub title: &'static str,
    /// Its minutes.
    pub minutes: u32,
    /// Its lines, in order.
    pub items: Vec<Line>,
}

/// Something the files do not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What it is.
    pub what: String,
    /// The command that puts it there.
    pub command: String,
}

impl Agenda {
    /// The day under which it can be kept; without one it is asked for.
    pub fn day_to_save(&self) -> Result<Day, Failure> {
        let day = self
            .proposed
            .map_or("DATE".to_owned(), |day| day.to_string());
        self.date.ok_or_else(|| {
            Failure::new(format!(
                "no day is agreed with {}, and an agenda is kept by its day",
                self.name
            ))
            .hint(format!(
                "mentor agenda {}{} --save --date {day}",
                self.who.typed(),
                self.typed
            ))
        })
    }
}

impl Agenda {
    /// The subject of a mail with it.
    pub fn subject(&self) -> String {
        let what = match self.who {
            Who::Person(_) => "Agenda".to_owned(),
            Who::Circle(_) => format!("{}: agenda", self.name),
        };
        match self.date {
            Some(date) => format!("{what} for {}", date.long()),
            None => what,
        }
    }
}

impl Missing {
    /// What is missing, with the command that mends it.
    pub fn new(what: impl Into<String>, command: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            command: command.into(),
        }
    }
}

impl Serialize for Missing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}: {}", self.what, self.command))
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Line", 7)?;
        out.serialize_field("text", &self.sentence())?;
        out.serialize_field("source", self.source.as_str())?;
        out.serialize_field("file", &self.file)?;
        out.serialize_field("line", &self.at)?;
        out.serialize_field("handle", &self.handle)?;
        out.serialize_field("command", &self.command)?;
        out.serialize_field("shareable", &self.is_shareable())?;
        out.end()
    }
}
