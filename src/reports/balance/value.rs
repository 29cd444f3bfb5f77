//! The balance as a value.

use serde::Serialize;

use crate::facts::giving::Idea;
use crate::facts::ledger::balance::{Measure, OfQuarter, Sum, Sums};
use crate::facts::ledger::due::Prompt;
use crate::facts::ledger::entries::Entry;
use crate::model::day::Day;
use crate::model::ids::{PersonId, Place};
use crate::model::words::{Role, Stage};

/// What went each way, over everyone or with a few.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// From which day on; `null`: everything that is written.
    pub since: Option<Day>,
    /// Whether people were named.
    #[serde(skip)]
    pub named: bool,
    /// With whom: those who were named, else everyone with whom anything went either way or is prompted
    /// for. In the order of ids: nobody is ranked.
    pub people: Vec<Row>,
    /// Everyone together, quarter by quarter, oldest first.
    pub quarters: Vec<OfQuarter>,
    /// To whom something could be given next; who has waited longest comes first, who is busy last.
    pub next: Vec<PersonId>,
    /// Mentees to whom nothing was given for a quarter: giving back may go forward.
    pub forward: Vec<PersonId>,
    /// Everything together.
    pub total: Total,
}

/// Both ways together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Total {
    /// What the owner gave.
    pub gave: Sum,
    /// What the owner received.
    pub received: Sum,
    /// gave ÷ (gave + received), by weight, 0-1; `null` where nothing is written.
    pub share: Option<f64>,
}

/// What went each way with one person. Small: it is kept for thousands.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// The stage of the relationship; `null`: `person.toml` cannot be read.
    pub stage: Option<Stage>,
    /// Whether it is meant for one meeting only (`style = "flash"`).
    #[serde(skip)]
    pub flash: bool,
    /// What the share is held against.
    pub measure: Measure,
    /// What went each way.
    #[serde(flatten)]
    pub total: Total,
    /// When and where the owner gave last.
    pub last_gave: Option<Last>,
    /// When and where the owner received last.
    pub last_received: Option<Last>,
    /// What went each way at any time: what the prompt is about.
    #[serde(skip)]
    pub whole: Sums,
    /// What the ledger prompts for.
    pub prompt: Option<Prompt>,
    /// Until when they are busy, and why.
    pub busy: Option<String>,
    /// What could be given: of the people named, and of those who come next.
    pub ideas: Vec<Idea>,
    /// Quarter by quarter, oldest first.
    pub quarters: Vec<OfQuarter>,
    /// Everything that counts, oldest first; `null` where nobody was named.
    pub entries: Option<Vec<Entry>>,
}

/// The latest entry of a side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Last {
    /// Its day.
    pub date: Day,
    /// What it was.
    pub text: String,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}

impl Row {
    /// Whether anything went either way.
    pub fn is_empty(&self) -> bool {
        self.total.share.is_none()
    }

    /// Whether a give is prompted for.
    pub fn wants_a_give(&self) -> bool {
        self.prompt.is_some_and(Prompt::is_give)
    }
}
