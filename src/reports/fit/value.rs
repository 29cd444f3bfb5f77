//! The scorecards as a value, which is also their JSON.
//!
//! What may live here: what is said of each candidate. What may not: how it is found out (`build`).

use serde::Serialize;

use crate::facts::next_step::step::Step;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::words::{Criterion, Role, Stage};

/// Candidates and their order.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The invited first, then the prospects; in each those known longest first, then by id.
    pub candidates: Vec<Candidate>,
    /// Eligible ones, those to verify first, excluded ones; in each by point, completeness, id.
    pub order: Vec<PersonId>,
    /// The order if every criterion counted alike.
    pub order_with_equal_weights: Vec<PersonId>,
    /// Whether the two are the same; `None` with fewer than two candidates.
    pub robust: Option<bool>,
    /// How many prospects there are whose scorecard was not asked for.
    #[serde(skip)]
    pub others: usize,
}

/// One candidate.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// What they would be.
    pub roles: Vec<Role>,
    /// `prospect` or `invited`.
    pub stage: Stage,
    /// Title and organization, where they are written.
    pub position: Option<String>,
    /// Since when they are on the list; `None` where no `since` is written, or only a later one.
    pub since: Option<Day>,
    /// Days since then.
    pub age_days: Option<i64>,
    /// The eight criteria in the order of the reference.
    pub criteria: Vec<Rated>,
    /// The total if everything unknown were at its worst, 0-100.
    pub lo: Option<f64>,
    /// The total if everything unknown were at its best, 0-100.
    pub hi: Option<f64>,
    /// The middle of the two.
    pub point: Option<f64>,
    /// The share of the weight that is known, 0-1.
    pub completeness: Option<f64>,
    /// `eligible`, `verify-first` or `excluded`.
    pub status: &'static str,
    /// Deal-breakers that are known to be missed.
    pub missed: Vec<Criterion>,
    /// Candidates who stay behind whatever the unknown turns out to be.
    pub clearly_ahead_of: Vec<PersonId>,
    /// Values of the axes of diversity that no active person has.
    pub adds: Vec<Added>,
    /// What to find out first; `None` where all is known, a deal-breaker rules them out, or no answer came from them.
    pub ask: Option<Ask>,
    /// The next step with them.
    pub next_step: Step,
}

/// A criterion with its rating.
#[derive(Clone, Debug, Serialize)]
pub struct Rated {
    /// The criterion.
    pub criterion: Criterion,
    /// 1-5; `None`: unknown.
    pub rating: Option<u32>,
    /// How much it counts.
    pub weight: f64,
    /// The least that it must reach, where it is a deal-breaker.
    pub at_least: Option<u32>,
    /// What the rating rests on.
    pub evidence: Option<String>,
}

/// A value that a candidate would bring to an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Added {
    /// The axis.
    pub axis: String,
    /// The value, as written.
    pub value: String,
}

/// A criterion to find out.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// The criterion.
    pub criterion: Criterion,
    /// The least that it must reach, where it is a deal-breaker.
    pub at_least: Option<u32>,
    /// How much it counts.
    pub weight: f64,
    /// A question that finds it out.
    pub question: &'static str,
    /// Active people who know the candidate and could tell, by name.
    pub could_tell: Vec<String>,
    /// What to type once it is known; RATING stands for a number from 1 to 5.
    pub command: String,
}
