//! A progress report as a value: for JSON, and for its template.

use serde::Serialize;

use crate::model::day::Day;
use crate::model::draft::{Address, Missing};
use crate::model::ids::{GoalId, PersonId};

/// For whom it is: what leads differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum For {
    /// Somebody who advises: what came of it leads.
    Adviser,
    /// A sponsor: the facts that they can quote lead.
    Sponsor,
    /// Somebody whom the owner helps: what was done for them leads.
    Mentee,
}

/// A progress report.
#[derive(Clone, Debug, Serialize)]
pub struct Progress {
    /// For whom.
    pub who: PersonId,
    /// Their name.
    pub name: String,
    /// As what.
    #[serde(rename = "for")]
    pub as_what: For,
    /// From which day on things are news; `None`: from the beginning.
    pub since: Option<Day>,
    /// What the two work on; `None`: not written.
    pub purpose: Option<String>,
    /// Facts that can be quoted: those with numbers first.
    pub facts: Vec<Done>,
    /// What was done and came of it.
    pub steps: Vec<Done>,
    /// Whether the steps are news; otherwise they were told before.
    pub news: bool,
    /// What was done and has no result to tell.
    pub kept: Vec<Done>,
    /// What the other did since (mentees).
    pub theirs: Vec<Done>,
    /// Where the goals stand.
    pub goals: Vec<GoalStatus>,
    /// What does not move.
    pub stuck: Vec<Stuck>,
    /// The one question.
    pub question: Option<Question>,
    /// The next promises, those with a day.
    pub promises: Vec<Promise>,
    /// What to thank for, as it stands after `Thank you`.
    pub thanks: Option<String>,
    /// What the files do not hold.
    #[serde(skip)]
    pub missing: Vec<Missing>,
    /// The owner's own words that speak of the reader as of a third person.
    #[serde(skip)]
    pub reread: Vec<String>,
    #[serde(skip)]
    pub(super) to: Address,
    #[serde(skip)]
    pub(super) first_name: String,
    #[serde(skip)]
    pub(super) today: Day,
}

/// Something done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The advice it goes back to; `None`: none is written.
    pub advice: Option<String>,
    /// The day of the advice.
    pub advised: Option<Day>,
    /// What was done, as promised.
    pub did: String,
    /// When; `None`: not written.
    pub done: Option<Day>,
    /// What came of it.
    pub result: Option<String>,
}

/// Where a goal stands.
#[derive(Clone, Debug, Serialize)]
pub struct GoalStatus {
    /// The goal.
    pub id: GoalId,
    /// What it is.
    pub title: String,
    /// By when.
    pub by: Option<Day>,
    /// Milestones done …
    pub done: usize,
    /// … of those that were not dropped.
    pub all: usize,
    /// Promises between the two that serve it: done …
    pub actions_done: usize,
    /// … of those that were not dropped.
    pub actions_all: usize,
    /// The latest milestones with a result.
    pub evidence: Vec<Done>,
    /// The next milestone.
    pub next: Option<Promise>,
}

/// Something that does not move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stuck {
    /// What.
    pub text: String,
    /// When it was due; `None`: without a day, or a challenge from outside.
    pub due: Option<Day>,
    /// Put off three times.
    pub put_off: bool,
    /// Whether it is the other's to do.
    pub theirs: bool,
    /// Whether it lies outside of the owner's hands.
    pub outside: bool,
}

/// The one question, or its topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What it says, as kept in the notes.
    pub text: String,
    /// How it stands in a sentence.
    pub form: Asks,
}

/// How a point kept for next time stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// A question.
    Question,
    /// A clause after `I would like to hear`.
    Whether,
    /// A clause after `talk through`.
    Talk,
    /// What the question is about; the question itself is not written.
    Topic,
}

/// A promise to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Promise {
    /// What.
    pub text: String,
    /// By when; `None`: no day is written.
    pub due: Option<Day>,
}
