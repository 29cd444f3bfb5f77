//! A pitch as a value: for JSON, and for its template.

use serde::Serialize;

use crate::model::day::Day;
use crate::model::draft::{Address, Missing};
use crate::model::ids::PersonId;
use crate::model::words::Role;

/// Which letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The first question.
    First,
    /// The one short reminder.
    FollowUp,
    /// To somebody with whom something ended.
    Revive,
}

/// A pitch.
#[derive(Clone, Debug, Serialize)]
pub struct Pitch {
    /// To whom.
    pub who: PersonId,
    /// Their name.
    pub name: String,
    /// Which letter.
    pub kind: Kind,
    /// As what they are asked; `None`: no role is written.
    pub role: Option<Role>,
    /// Whether the two have met.
    pub met: bool,
    /// Something given before, as it stands after `I`.
    pub gave: Option<String>,
    /// When that was.
    pub gave_on: Option<Day>,
    /// 1: who the owner is, in one sentence.
    pub intro: Option<String>,
    /// 2: the goal.
    pub goal: Option<String>,
    /// 2: why it matters.
    pub why: Option<String>,
    /// 2: the guidance needed, in the owner's words.
    pub need: Option<String>,
    /// 2: the guidance needed, as skills.
    pub learn: Vec<String>,
    /// 3: what they know or have been through.
    pub strength: Vec<String>,
    /// 3: one concrete thing seen.
    pub seen: Option<Seen>,
    /// 4: what the owner offers.
    pub offer: Option<String>,
    /// 4: what the owner knows.
    pub expertise: Vec<String>,
    /// 5: how long, in minutes.
    pub minutes: u32,
    /// 5: how, in words.
    pub medium: Option<String>,
    /// 5: not before this day, for they are busy until then.
    pub after: Option<Day>,
    /// What was asked before, and when (follow-up).
    pub asked: Option<AskedBefore>,
    /// What the two did together (revive).
    pub history: Option<History>,
    /// What the files do not hold.
    #[serde(skip)]
    pub missing: Vec<Missing>,
    /// Lessons of past relationships, for the owner.
    #[serde(skip)]
    pub lessons: Vec<String>,
    #[serde(skip)]
    pub(super) to: Address,
    #[serde(skip)]
    pub(super) first_name: String,
    #[serde(skip)]
    pub(super) today: Day,
}

/// One concrete thing seen of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Seen {
    /// What they wrote or gave, maybe with what stayed from it.
    Work {
        /// Its title.
        title: String,
        /// `talk`, `paper` …
        form: Option<String>,
        /// What the owner took from it.
        takeaway: Option<String>,
    },
    /// What the owner took from a talk with them.
    Talk {
        /// The takeaway.
        takeaway: String,
        /// When.
        on: Day,
    },
    /// Something they gave or did, as it stands after `you`, or a thing.
    Deed {
        /// The words.
        text: String,
        /// Whether it is a thing, and not what they did.
        thing: bool,
        /// When.
        on: Day,
    },
}

/// What was asked before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskedBefore {
    /// When.
    pub on: Day,
    /// For what, as a thing; `None` where it cannot be said so.
    pub what: Option<String>,
}

/// What two people did together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct History {
    /// The first day.
    pub since: Option<Day>,
    /// The last.
    pub until: Option<Day>,
    /// What it was for.
    pub purpose: Option<String>,
    /// What has come of it.
    pub came: Option<String>,
}
