//! A brief as a value: for JSON, and for its template.

use serde::Serialize;

use crate::model::day::Day;
use crate::model::draft::{Address, Missing};
use crate::model::ids::{GoalId, PersonId};

/// A brief.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    /// For whom.
    pub who: PersonId,
    /// Their name.
    pub name: String,
    /// Whether the owner helps them: then it is about what they want.
    pub mentee: bool,
    /// Who the owner is, in the owner's words.
    pub intro: Option<String>,
    /// What the owner is after; `None` for a mentee and where no goal is written.
    pub goal: Option<Aim>,
    /// Self-assessment: strengths.
    pub strengths: Vec<String>,
    /// Self-assessment: where to grow.
    pub growth: Vec<String>,
    /// Self-assessment: what lies outside of the owner's hands.
    pub challenges: Vec<String>,
    /// What is expected, of them and of the owner.
    pub expectations: Vec<String>,
    /// What was tried, and what came of it.
    pub tried: Vec<Tried>,
    /// What the talk is for: the purpose.
    pub ask: Option<String>,
    /// What the owner hopes to learn from them: needs of the goal that they know about.
    pub learn: Vec<String>,
    /// What should come of it.
    pub hopes: Vec<String>,
    /// What the owner gives.
    pub offer: Option<String>,
    /// What the owner knows.
    pub expertise: Vec<String>,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// How, in words.
    pub medium: Option<String>,
    /// How the owner likes feedback, or a mentee does.
    pub feedback: Option<String>,
    /// What both expect of one another.
    pub agreed: Option<String>,
    /// What stays between the two.
    pub confidentiality: Option<String>,
    /// What is out of bounds.
    pub boundaries: Vec<String>,
    /// What the files do not hold.
    #[serde(skip)]
    pub missing: Vec<Missing>,
    /// What was left out because it names somebody else.
    #[serde(skip)]
    pub left_out: Vec<String>,
    /// What speaks of the reader as of a third person.
    #[serde(skip)]
    pub reread: Vec<String>,
    #[serde(skip)]
    pub(super) to: Address,
    #[serde(skip)]
    pub(super) first_name: String,
    #[serde(skip)]
    pub(super) today: Day,
}

/// What the owner is after.
#[derive(Clone, Debug, Serialize)]
pub struct Aim {
    /// The goal.
    pub id: GoalId,
    /// What it is.
    pub title: String,
    /// By when.
    pub by: Option<Day>,
    /// Why.
    pub why: Option<String>,
}

/// Something that was tried.
#[derive(Clone, Debug, Serialize)]
pub struct Tried {
    /// What.
    pub did: String,
    /// When.
    pub done: Option<Day>,
    /// What came of it.
    pub result: String,
}
