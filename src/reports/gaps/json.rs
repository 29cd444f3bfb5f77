//! The answer as other programs read it: numbers unrounded, `null` for what is unknown.

use std::collections::BTreeSet;

use serde::Serialize;

use super::answer::{Figures, Gaps};
use crate::facts::coverage::{GoalKey, NeedKind, State};
use crate::facts::freshness::{self, Counts};
use crate::facts::load::{self, Load};
use crate::facts::ratio::share;
use crate::facts::steps::ground::Step;
use crate::facts::ties::Quadrant;
use crate::model::ids::PersonId;
use crate::model::words::Function;

/// `mentor/gaps/1`
#[derive(Debug, Serialize)]
pub(super) struct Json<'a> {
    goal: Option<&'a GoalKey>,
    without: &'a BTreeSet<PersonId>,
    with: &'a BTreeSet<PersonId>,
    #[serde(flatten)]
    figures: FigureRow<'a>,
    gaps: Vec<GapRow<'a>>,
    before: Option<FigureRow<'a>>,
}

/// The figures: of the answer, and of a what-if those of today.
#[derive(Debug, Serialize)]
struct FigureRow<'a> {
    coverage: Option<f64>,
    depth: Option<f64>,
    freshness: Counts,
    cells: Vec<CellRow<'a>>,
    load: &'a [Load],
    concentration: Option<f64>,
    diversity: Vec<AxisRow<'a>>,
    outside_share: Option<f64>,
    self_met_share: Option<f64>,
    ties: Option<TiesRow>,
    crisis: CrisisRow,
    strength: StrengthRow,
    size: usize,
}

#[derive(Debug, Serialize)]
struct CellRow<'a> {
    goal: &'a GoalKey,
    need: &'a str,
    kind: NeedKind,
    state: State,
    supporters: &'a [PersonId],
    effective: &'a [PersonId],
    assumed: &'a [PersonId],
}

#[derive(Debug, Serialize)]
struct GapRow<'a> {
    goal: &'a GoalKey,
    need: &'a str,
    kind: NeedKind,
    state: State,
    at_risk: &'a [PersonId],
    score: u32,
    next_steps: &'a [Step],
}

#[derive(Debug, Serialize)]
struct AxisRow<'a> {
    axis: &'a str,
    known: usize,
    total: usize,
    blau: Option<f64>,
    max: Option<f64>,
    ratio: Option<f64>,
}

#[derive(Debug, Serialize)]
struct TiesRow {
    effective_size: f64,
    efficiency: f64,
    constraint: f64,
}

#[derive(Debug, Serialize)]
struct CrisisRow {
    readiness: f64,
    met: Vec<Function>,
    missing: Vec<Function>,
}

#[derive(Debug, Serialize)]
struct StrengthRow {
    mean: Option<f64>,
    quadrant: Option<Quadrant>,
}

impl<'a> Json<'a> {
    /// From the answer.
    pub(super) fn of(answer: &'a Gaps<'_>) -> Self {
        let what_if = &answer.request.what_if;
        Self {
            goal: answer.request.goal.as_ref(),
            without: &what_if.without,
            with: &what_if.with,
            figures: FigureRow::of(&answer.now),
            gaps: gaps(answer),
            before: answer.before().map(|before| FigureRow::of(before)),
        }
    }
}

impl<'a> FigureRow<'a> {
    fn of(now: &'a Figures<'_>) -> Self {
        Self {
            coverage: now.totals.coverage(),
            depth: now.totals.depth(),
            freshness: freshness::counts(&now.supply),
            cells: cells(now),
            load: &now.loads,
            concentration: load::concentration(&now.loads),
            diversity: axes(now),
            outside_share: share(now.outside.0, now.outside.1),
            self_met_share: share(now.self_met.0, now.self_met.1),
            ties: now.ties.map(|ties| TiesRow {
                effective_size: ties.effective_size,
                efficiency: ties.efficiency,
                constraint: ties.constraint,
            }),
            crisis: CrisisRow {
                readiness: now.crisis.readiness(),
                met: now.crisis.met().collect(),
                missing: now.crisis.missing().collect(),
            },
            strength: StrengthRow {
                mean: now.strength,
                quadrant: now.quadrant(),
            },
            size: now.size.supporters,
        }
    }
}

fn cells<'a>(now: &'a Figures<'_>) -> Vec<CellRow<'a>> {
    let cells = now.cells.iter();
    cells
        .map(|cell| CellRow {
            goal: &cell.goal,
            need: &cell.need,
            kind: cell.kind,
            state: cell.state,
            supporters: &cell.supporters,
            effective: &cell.effective,
            assumed: &cell.assumed,
        })
        .collect()
}

fn gaps<'a>(answer: &'a Gaps<'_>) -> Vec<GapRow<'a>> {
    let gaps = answer.gaps.iter();
    gaps.map(|gap| GapRow {
        goal: &gap.cell.goal,
        need: &gap.cell.need,
        kind: gap.cell.kind,
        state: gap.cell.state,
        at_risk: gap.cell.at_risk(),
        score: gap.cell.score(),
        next_steps: &gap.steps,
    })
    .collect()
}

fn axes<'a>(now: &'a Figures<'_>) -> Vec<AxisRow<'a>> {
    let axes = now.axes.iter();
    axes.map(|axis| AxisRow {
        axis: &axis.axis,
        known: axis.known,
        total: axis.total,
        blau: axis.blau,
        max: axis.max,
        ratio: axis.ratio,
    })
    .collect()
}
