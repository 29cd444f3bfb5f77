//! The cells of coverage: each need of each active goal against who covers it (domain.md 1.4, 2-4 and 12).
//!
//! What may live here: needs, states, coverage, depth, the order of gaps. What may not: what could be
//! done about a gap (`steps`), and any sentence about it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use super::ratio::share;
use super::supply::{self, Supporter};
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, PersonId};
use crate::model::policy::Policy;
use crate::model::words::GoalStatus;

/// The name of the goal that stands for `[coverage]` in `mentor.toml`.
pub const STANDING: &str = "standing";

/// What a need belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GoalKey {
    /// A goal of `goals/`.
    Goal(GoalId),
    /// The standing needs of `[coverage]`.
    Standing,
}

impl GoalKey {
    /// The goal's id, or `standing`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Goal(id) => id.as_str(),
            Self::Standing => STANDING,
        }
    }
}

impl fmt::Display for GoalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for GoalKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Whether a need is a function or a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NeedKind {
    /// A kind of support.
    Function,
    /// Something that somebody is good at.
    Skill,
}

/// How well a cell is covered; ordered from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nobody gives it.
    None,
    /// Somebody gives it, nobody of them is effective.
    Stale,
    /// Fewer effective people than `min-people`.
    Single,
    /// Covered.
    Ok,
}

impl State {
    /// 3, 2, 1 and 0 (domain.md 1.4, 12).
    pub fn severity(self) -> u32 {
        match self {
            Self::None => 3,
            Self::Stale => 2,
            Self::Single => 1,
            Self::Ok => 0,
        }
    }

    /// The word of format.md.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Stale => "stale",
            Self::Single => "single",
            Self::Ok => "ok",
        }
    }
}

/// One need of one goal, and who covers it. People are in the order of ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The goal.
    pub goal: GoalKey,
    /// The goal's priority, 1-3.
    pub priority: u32,
    /// The need as it is written.
    pub need: String,
    /// The need as it is compared: lower case, a skill after aliases.
    pub key: String,
    /// Function or skill.
    pub kind: NeedKind,
    /// Everybody who gives it for this goal.
    pub supporters: Vec<PersonId>,
    /// Those of them who are effective today.
    pub effective: Vec<PersonId>,
    /// Those of them whose role only suggests it.
    pub assumed: Vec<PersonId>,
    /// How well it is covered.
    pub state: State,
}

impl Cell {
    /// Priority × severity; 0 for a covered cell.
    pub fn score(&self) -> u32 {
        self.priority.saturating_mul(self.state.severity())
    }

    /// Those on whom a single cell hangs; empty for every other state.
    pub fn at_risk(&self) -> &[PersonId] {
        if self.state == State::Single {
            &self.effective
        } else {
            &[]
        }
    }
}

/// The needs of the active goals, functions and skills, and the standing ones.
#[derive(Clone, Debug)]
pub struct Needs {
    /// The cells without anybody in them, in the order of format.md: goals by priority (3 first), then id,
    /// functions before skills, in the order of the file; the standing needs last.
    cells: Vec<Cell>,
    functions: BTreeMap<String, Vec<usize>>,
    skills: BTreeMap<String, Vec<usize>>,
}

impl Needs {
    /// The needs of these goals and settings.
    pub fn of(policy: &Policy, goals: &[Goal]) -> Self {
        let cells = needs(policy, goals);
        Self {
            functions: places(&cells, NeedKind::Function),
            skills: places(&cells, NeedKind::Skill),
            cells,
        }
    }

    /// Whether some cell asks for a skill, after aliases.
    pub fn has_skill(&self, skill: &str) -> bool {
        self.skills.contains_key(skill)
    }

    /// The places of the cells that somebody supplies, and whether their role only suggests it; first
    /// functions, then skills.
    pub fn supplied_by(&self, supporter: &Supporter<'_>) -> Vec<(usize, bool)> {
        let mut found = Vec::new();
        let served = |at: &&usize| match self.cells.get(**at).map(|cell| &cell.goal) {
            Some(GoalKey::Goal(goal)) => supply::serves(supporter.person, goal),
            _ => true,
        };
        for offer in supporter.functions() {
            let at = self.functions.get(&*offer.function).into_iter().flatten();
            found.extend(at.filter(served).map(|at| (*at, offer.assumed)));
        }
        for skill in supporter.skills() {
            let at = self.skills.get(&*skill).into_iter().flatten();
            found.extend(at.filter(served).map(|at| (*at, false)));
        }
        found
    }
}

/// Every cell, in the order of [`Needs`].
pub fn cells(policy: &Policy, goals: &[Goal], supply: &[Supporter<'_>]) -> Vec<Cell> {
    let needs = Needs::of(policy, goals);
    let mut cells = needs.cells.clone();
    for supporter in supply {
        for (at, assumed) in needs.supplied_by(supporter) {
            if let Some(cell) = cells.get_mut(at) {
                join(cell, supporter, assumed);
            }
        }
    }
    for cell in &mut cells {
        cell.state = state_of(cell, policy.coverage.min_people);
        for people in [&mut cell.supporters, &mut cell.effective, &mut cell.assumed] {
            people.shrink_to_fit();
        }
    }
    cells
}

/// Which cells of a kind have which key.
fn places(cells: &[Cell], kind: NeedKind) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, cell) in cells.iter().enumerate() {
        if cell.kind == kind {
            places.entry(cell.key.clone()).or_default().push(at);
        }
    }
    places
}

fn join(cell: &mut Cell, supporter: &Supporter<'_>, assumed: bool) {
    let id = supporter.id();
    cell.supporters.push(id.clone());
    if supporter.effective {
        cell.effective.push(id.clone());
    }
    if assumed {
        cell.assumed.push(id.clone());
    }
}

/// What the people of a cell come to.
pub fn state_of(cell: &Cell, min_people: usize) -> State {
    if cell.supporters.is_empty() {
        State::None
    } else if cell.effective.is_empty() {
        State::Stale
    } else if cell.effective.len() < min_people {
        State::Single
    } else {
        State::Ok
    }
}

/// The cells without anybody in them.
fn needs(policy: &Policy, goals: &[Goal]) -> Vec<Cell> {
    let mut active: Vec<&Goal> = goals
        .iter()
        .filter(|goal| goal.status == GoalStatus::Active)
        .collect();
    active.sort_by(|a, b| (Reverse(a.priority), &a.id).cmp(&(Reverse(b.priority), &b.id)));
    let mut out = Vec::new();
    for goal in active {
        let key = GoalKey::Goal(goal.id.clone());
        let functions = goal.functions.as_slice();
        add(
            &mut out,
            policy,
            &key,
            goal.priority,
            functions,
            &goal.needs,
        );
    }
    let wishes = &policy.coverage;
    let standing = GoalKey::Standing;
    add(
        &mut out,
        policy,
        &standing,
        1,
        &wishes.functions,
        &wishes.skills,
    );
    out
}

fn add(
    out: &mut Vec<Cell>,
    policy: &Policy,
    goal: &GoalKey,
    priority: u32,
    functions: &[String],
    skills: &[String],
) {
    let first = out.len();
    let functions = functions.iter().map(|need| {
        let key = need.trim().to_lowercase();
        (NeedKind::Function, need, key)
    });
    let skills = skills
        .iter()
        .map(|need| (NeedKind::Skill, need, policy.skill(need)));
    for (kind, need, key) in functions.chain(skills) {
        let mut mine = out.iter().skip(first);
        if key.is_empty() || mine.any(|cell: &Cell| cell.kind == kind && cell.key == key) {
            continue;
        }
        out.push(Cell {
            goal: goal.clone(),
            priority,
            need: need.trim().to_owned(),
            key,
            kind,
            supporters: Vec::new(),
            effective: Vec::new(),
            assumed: Vec::new(),
            state: State::None,
        });
    }
}

/// How many cells are covered, and how many of them deeply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// All cells.
    pub cells: usize,
    /// Cells with at least one effective person.
    pub covered: usize,
    /// Cells that are `ok`.
    pub deep: usize,
}

impl Totals {
    /// Counts.
    pub fn of(cells: &[Cell]) -> Self {
        Self {
            cells: cells.len(),
            covered: cells
                .iter()
                .filter(|cell| !cell.effective.is_empty())
                .count(),
            deep: cells.iter().filter(|cell| cell.state == State::Ok).count(),
        }
    }

    /// Covered ÷ cells; `None` without cells.
    pub fn coverage(self) -> Option<f64> {
        share(self.covered, self.cells)
    }

    /// Deep ÷ cells; `None` without cells.
    pub fn depth(self) -> Option<f64> {
        share(self.deep, self.cells)
    }
}

/// The cells that are not `ok`, in the order of format.md: score, severity, goal, function before skill, need.
pub fn gaps(cells: &[Cell]) -> Vec<&Cell> {
    let mut out: Vec<&Cell> = cells
        .iter()
        .filter(|cell| cell.state != State::Ok)
        .collect();
    out.sort_by(|a, b| order(a).cmp(&order(b)));
    out
}

fn order(cell: &Cell) -> (Reverse<u32>, Reverse<u32>, &str, NeedKind, &str) {
    (
        Reverse(cell.score()),
        Reverse(cell.state.severity()),
        cell.goal.as_str(),
        cell.kind,
        &cell.need,
    )
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
