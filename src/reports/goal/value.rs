//! A goal as a value.

use serde::Serialize;

use crate::facts::action_record::ActionRecord;
use crate::facts::coverage::{NeedKind, State};
use crate::facts::smart::Lack;
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId, Place};
use crate::model::words::GoalStatus;
use crate::text::doc::Item;

/// The goals in the order of `list`: active ones first, by priority, then id.
#[derive(Clone, Debug, Serialize)]
pub struct GoalList {
    /// The goals.
    pub goals: Vec<Row>,
    /// What is kept to; `null`: all of them.
    pub status: Option<GoalStatus>,
}

/// A goal in one line.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The id.
    pub id: GoalId,
    /// What it is.
    pub title: String,
    /// Whether it is worked on.
    pub status: GoalStatus,
    /// By when; `null`: not written.
    pub by: Option<Day>,
    /// 1-3, 2 where nothing is written.
    pub priority: u32,
    /// Actions and milestones that are done.
    pub done: usize,
    /// Those that stand open, of both sides.
    pub open: usize,
    /// Open ones past their day.
    pub overdue: usize,
    /// The next open action of the owner: by its day, those without one last; `null`: there is none.
    pub next_action: Option<Next>,
    /// Active people who name the goal.
    pub people: Vec<Helper>,
}

/// The next action of a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Its handle, as short as can be typed.
    pub id: String,
    /// What it is.
    pub text: String,
    /// By when.
    pub due: Option<Day>,
}

/// Somebody who helps with a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Helper {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Which of its needs they cover; empty in `list`.
    pub gives: Vec<String>,
    /// Whether the tie is alive today.
    pub effective: bool,
}

/// Everything about a goal.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The goal in one line; its people with what each gives.
    #[serde(flatten)]
    pub row: Row,
    /// Why it matters.
    pub why: Option<String>,
    /// The file.
    pub file: String,
    /// What was done, month by month, oldest first.
    pub progress: Vec<Month>,
    /// The open and overdue actions, in the order in which they are due.
    pub actions: Vec<ActionRecord>,
    /// What the owner's open actions and milestones still lack (domain.md 4.2); hints.
    pub smart: Vec<Smart>,
    /// Its needs, and who covers each.
    pub coverage: Vec<Covered>,
    /// The self-assessment: what stands under each of its headings.
    pub assessment: Vec<Section>,
    /// What came of what was done, the latest first.
    pub evidence: Vec<Evidence>,
    /// What to do next: a sentence and the command.
    pub next_step: Step,
    #[serde(skip)]
    pub(super) mine: Vec<Item>,
    #[serde(skip)]
    pub(super) theirs: Vec<Item>,
}

/// An action, and which of the five letters it lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Smart {
    /// Its handle, as short as can be typed.
    pub id: String,
    /// What it lacks, in the order of the letters.
    pub lacks: Vec<Lack>,
}

/// What was done in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    /// `2026-11`.
    pub month: String,
    /// Milestones of the goal's own file.
    pub milestones: usize,
    /// Actions agreed elsewhere.
    pub actions: usize,
}

/// A need and who covers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Covered {
    /// The need as written.
    pub need: String,
    /// Function or skill.
    pub kind: NeedKind,
    /// How it stands.
    pub state: State,
    /// Who covers it today.
    pub effective: Vec<String>,
}

/// A section of the self-assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its heading in English.
    pub heading: &'static str,
    /// What stands under it; empty: nothing yet.
    pub entries: Vec<String>,
}

/// A result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// When it was done; `null`: not written.
    pub done: Option<Day>,
    /// What was done.
    pub text: String,
    /// What came of it.
    pub result: String,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// A sentence without a full stop.
    pub what: String,
    /// The command for it.
    pub command: String,
}
