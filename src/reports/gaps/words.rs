//! How numbers, names and needs are written in the report.

use super::answer::Gaps;
use crate::facts::coverage::{Cell, GoalKey, NeedKind};
use crate::model::ids::PersonId;
use crate::text::doc::plain;
use crate::text::figure::{fixed, percent};
use crate::text::phrase::{listed, listing};

/// So many names are told in one line.
const MOST_NAMES: usize = 6;

/// A ratio with two decimals.
pub(super) fn ratio(number: f64) -> String {
    fixed(number, 2)
}

/// `6 of 7 needs (85.7 %)`; without a percentage where there is nothing to divide by.
pub(super) fn part_of(part: usize, whole: usize, what: &str) -> String {
    match crate::facts::ratio::share(part, whole) {
        Some(number) => format!("{part} of {whole} {what} ({})", percent(number)),
        None => format!("none of no {what}"),
    }
}

/// A person's name as text.
pub(super) fn name(answer: &Gaps<'_>, id: &PersonId) -> String {
    plain(answer.network.name_of(id))
}

/// Several people's names as text.
pub(super) fn names<'i>(
    answer: &Gaps<'_>,
    ids: impl IntoIterator<Item = &'i PersonId>,
) -> Vec<String> {
    ids.into_iter().map(|id| name(answer, id)).collect()
}

/// The names of many in one line.
pub(super) fn all_names<'i>(
    answer: &Gaps<'_>,
    ids: impl IntoIterator<Item = &'i PersonId>,
) -> String {
    listing(ids.into_iter().map(|id| name(answer, id)))
}

/// The names of a few people, and how many more there are: a page is no register.
pub(super) fn some_names(answer: &Gaps<'_>, ids: &[PersonId]) -> String {
    some_of(ids.iter().map(|id| name(answer, id)), ids.len())
}

/// A few of many, and how many more there are.
pub(super) fn some(told: Vec<String>) -> String {
    let all = told.len();
    some_of(told.into_iter(), all)
}

fn some_of(told: impl Iterator<Item = String>, all: usize) -> String {
    let mut told: Vec<String> = told.take(MOST_NAMES).collect();
    let more = all.saturating_sub(MOST_NAMES);
    if more > 0 {
        told.push(format!("{more} more"));
    }
    listed(&told)
}

/// `guidance for director-by-2027`, `budgeting, a skill, for …`, `feedback, always`.
pub(super) fn need(cell: &Cell) -> String {
    let need = plain(&cell.need);
    match &cell.goal {
        GoalKey::Goal(id) => format!("{need} for {}", plain(id.as_str())),
        GoalKey::Standing => format!("{need}, a standing need"),
    }
}

/// The needs of some cells, goal by goal: `guidance and access for a; feedback for b`.
pub(super) fn by_goal(cells: &[&Cell]) -> String {
    let mut goals: Vec<(&GoalKey, Vec<String>)> = Vec::new();
    for cell in cells {
        let need = plain(&cell.need);
        match goals.iter_mut().find(|(goal, _)| **goal == cell.goal) {
            Some((_, needs)) => needs.push(need),
            None => goals.push((&cell.goal, vec![need])),
        }
    }
    let told: Vec<String> = goals
        .iter()
        .map(|(goal, needs)| match goal {
            GoalKey::Goal(id) => format!("{} for {}", listed(needs), plain(id.as_str())),
            GoalKey::Standing if needs.len() == 1 => {
                format!("{} as a standing need", listed(needs))
            }
            GoalKey::Standing => format!("{} as standing needs", listed(needs)),
        })
        .collect();
    told.join("; ")
}

/// What a verb a need asks for: a function is given, a skill is known.
pub(super) fn verb(kind: NeedKind, several: bool) -> &'static str {
    match (kind, several) {
        (NeedKind::Function, false) => "gives",
        (NeedKind::Function, true) => "give",
        (NeedKind::Skill, false) => "knows",
        (NeedKind::Skill, true) => "know",
    }
}
