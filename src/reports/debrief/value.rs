//! The debrief as a value: what `evidence` fills in, and `note` and `summary` lay out.

use serde::Serialize;

use crate::facts::debrief_words::EvidenceKind;
use crate::facts::measures::Measures;
use crate::model::day::Day;
use crate::model::ids::{GoalId, Place, RelPath};
use crate::model::reached::Reached;
use crate::model::words::{EndedAs, GoalStatus};

/// What the debrief is asked to say.
#[derive(Clone, Debug)]
pub struct Request {
    /// How it ended.
    pub how: EndedAs,
    /// On which day.
    pub on: Day,
    /// How often to stay in touch, as written; `None`: not agreed.
    pub stay_in_touch: Option<String>,
    /// Whether they may be named; `None`: not asked.
    pub may_name: Option<bool>,
    /// What only people can say.
    pub said: Said,
}

/// What no file can know, as it was said; empty lists are gaps.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What was most useful.
    pub most_useful: Vec<String>,
    /// What was least useful.
    pub least_useful: Vec<String>,
    /// What came of the aims.
    pub verdicts: Vec<Verdict>,
    /// What the owner does differently next time.
    pub lessons: Vec<String>,
    /// What the other side does differently next time.
    pub their_lessons: Vec<String>,
    /// What the owner learned of themselves.
    pub about_me: Vec<String>,
    /// What the owner learned of choosing people.
    pub about_choosing: Vec<String>,
    /// What the two are to one another from now on.
    pub next_relationship: Vec<String>,
    /// What is owed in thanks.
    pub appreciation: Vec<String>,
}

/// Something that a relationship was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The purpose, or a circle's theme.
    Purpose,
    /// The objective at this place in the agreement, from 0.
    Objective(usize),
    /// A goal that it served.
    Goal(GoalId),
}

/// What came of an aim, as somebody who was there says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Of what.
    pub of: Aim,
    /// What came of it.
    pub reached: Reached,
    /// How that shows; `None`: not said.
    pub because: Option<String>,
}

/// Everything that the files say about a relationship, and what was said at its end.
#[derive(Clone, Debug, Serialize)]
pub struct Debrief {
    /// The id, `circle:` before a circle's.
    pub who: String,
    /// The name.
    pub name: String,
    /// How the owner speaks of them.
    #[serde(skip)]
    pub short_name: String,
    /// Whether it is a circle's.
    #[serde(skip)]
    pub circle: bool,
    /// The folder in which the note stands.
    #[serde(skip)]
    pub folder: RelPath,
    /// How it ended.
    #[serde(rename = "as")]
    pub how: EndedAs,
    /// The first day of this round; `null` where none is written.
    pub since: Option<Day>,
    /// The last day.
    pub on: Day,
    /// Dated notes in this round.
    pub meetings: usize,
    /// The last of them.
    pub last_meeting: Option<Day>,
    /// Meetings after the last day, which the debrief leaves out.
    pub later_meetings: Vec<Day>,
    /// What it was for, with the evidence that shares its words.
    pub purpose: Option<Outcome>,
    /// Each objective with the evidence that shares its words.
    pub objectives: Vec<Outcome>,
    /// What was done and shares its words with neither.
    pub also_done: Vec<Evidence>,
    /// The goals that the relationship served.
    pub goals: Vec<GoalState>,
    /// The measures of the action plan on the last day.
    pub measures: Measures,
    /// What was open, and where it goes.
    pub open: Vec<Open>,
    /// Takeaways that are evidence of nothing above.
    pub takeaways: Vec<Quote>,
    /// Feedback to the owner.
    pub feedback_received: Vec<Quote>,
    /// Feedback from the owner.
    pub feedback_given: Vec<Quote>,
    /// What the owner gave.
    pub gave: Vec<Quote>,
    /// What the owner received.
    pub received: Vec<Quote>,
    /// Where they spoke for the owner, as far as it is evidence of nothing above.
    pub opportunities: Vec<Quote>,
    /// How often to stay in touch, as written.
    pub stay_in_touch: Option<String>,
    /// When the next contact is due by it; `null` without a rhythm, and for circles.
    pub next_contact: Option<Day>,
    /// Whether they may be named.
    pub may_name: Option<bool>,
    /// The rhythm that is usual afterwards (domain.md 7.4), as it can be typed; only ever proposed.
    #[serde(skip)]
    pub usual_afterwards: &'static str,
    /// What was said.
    #[serde(skip)]
    pub said: Said,
}

/// A purpose or an objective, and what speaks for it.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// As it was agreed.
    pub text: String,
    /// What came of it; `null`: not said.
    pub reached: Option<Reached>,
    /// How that shows; `null`: not said.
    pub because: Option<String>,
    /// What shares its words, oldest first; empty: nothing in the files does.
    pub evidence: Vec<Evidence>,
}

/// Something that was done, taken home or opened, and where it is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// When; `null` where a done action has no `done:`.
    pub day: Option<Day>,
    /// What it says.
    pub text: String,
    /// What came of it.
    pub result: Option<String>,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}

/// A goal that the relationship served.
#[derive(Clone, Debug, Serialize)]
pub struct GoalState {
    /// Its id.
    pub id: GoalId,
    /// Its title.
    pub title: String,
    /// What came of it in this time; `null`: not said.
    pub reached: Option<Reached>,
    /// How that shows; `null`: not said.
    pub because: Option<String>,
    /// Where it stands.
    pub status: GoalStatus,
    /// Milestones that were done in this round.
    pub done: usize,
    /// Milestones that were not dropped.
    pub milestones: usize,
}

/// An action that was open at the end.
#[derive(Clone, Debug, Serialize)]
pub struct Open {
    /// What it says, its owner first where it is not the owner of the network.
    pub text: String,
    /// `carried to goals/ID.md`, `handed to ID`, or why it was dropped.
    pub result: String,
    /// Whether it is dropped.
    pub dropped: bool,
    /// Where it stood.
    #[serde(flatten)]
    pub place: Place,
    /// Whether it stands in a Private section or a confidential note.
    pub private: bool,
}

/// Something that was said or given.
#[derive(Clone, Debug, Serialize)]
pub struct Quote {
    /// When.
    pub day: Day,
    /// What it says.
    pub text: String,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}
