//! The value: what is asked, every figure of a network on a day, and the gaps with their steps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::facts::coverage::{self, Cell, GoalKey, Totals};
use crate::facts::crisis::{self, Crisis};
use crate::facts::diversity::{self, Axis};
use crate::facts::load::{self, Load, Overload};
use crate::facts::size::{self, Size};
use crate::facts::steps::finder;
use crate::facts::steps::ground::{Ground, Step};
use crate::facts::supply::{self, Supporter, WhatIf};
use crate::facts::ties::{self, Quadrant, Ties};
use crate::facts::trend::{Quarters, Then, Trend};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Only the cells of this goal; `None`: all of them.
    pub goal: Option<GoalKey>,
    /// What is made up; the answer is then told as a difference to today.
    pub what_if: WhatIf,
}

/// Nothing made up, and every goal.
static AS_IT_IS: Request = Request {
    goal: None,
    what_if: WhatIf {
        without: BTreeSet::new(),
        with: BTreeSet::new(),
    },
};

/// Every figure of a network on a day.
#[derive(Clone, Debug)]
pub(super) struct Figures<'a> {
    pub(super) supply: Vec<Supporter<'a>>,
    pub(super) cells: Vec<Cell>,
    pub(super) totals: Totals,
    pub(super) loads: Vec<Load>,
    /// Over the cells of all goals, whatever goal is asked for: load is felt as a whole.
    pub(super) overloads: BTreeMap<PersonId, Vec<Overload>>,
    pub(super) axes: Vec<Axis>,
    /// Outside, and of how many it is known.
    pub(super) outside: (usize, usize),
    /// Met by the owner's own first move, and of how many it is known.
    pub(super) self_met: (usize, usize),
    pub(super) ties: Option<Ties>,
    pub(super) diversity: Option<f64>,
    pub(super) strength: Option<f64>,
    pub(super) crisis: Crisis,
    pub(super) size: Size,
}

/// A cell that is not covered as it should be, and what could be done.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) cell: Cell,
    pub(super) steps: Vec<Step>,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Gaps<'a> {
    pub(super) network: &'a Network,
    pub(super) today: Day,
    pub(super) request: &'a Request,
    pub(super) now: Arc<Figures<'a>>,
    /// Today's figures, where they were asked for.
    before: OnceLock<Arc<Figures<'a>>>,
    pub(super) gaps: Vec<Gap>,
    /// How it was at the ends of the last quarters; empty where nobody looked back.
    pub(super) trend: Trend,
}

/// Looks at a network on a day.
pub fn gaps<'a>(network: &'a Network, request: &'a Request, today: Day) -> Gaps<'a> {
    let what_if = &request.what_if;
    let (now, gaps) = {
        let figures = figures(network, what_if, request.goal.as_ref(), today);
        let (supply, overloads) = (&figures.supply, &figures.overloads);
        let ground = Ground::new(network, supply, overloads, what_if, today);
        let gaps = coverage::gaps(&figures.cells)
            .into_iter()
            .map(|cell| Gap {
                cell: cell.clone(),
                steps: finder::steps(&ground, cell),
            })
            .collect();
        (figures, gaps)
    };
    Gaps {
        network,
        today,
        request,
        now: Arc::new(now),
        before: OnceLock::new(),
        gaps,
        trend: Trend::default(),
    }
}

/// The figures over the cells of one goal or of all.
fn figures<'a>(
    network: &'a Network,
    what_if: &WhatIf,
    goal: Option<&GoalKey>,
    today: Day,
) -> Figures<'a> {
    let policy = &network.policy;
    let supply = supply::supply(network, today, what_if);
    let mut cells = coverage::cells(policy, &network.goals, &supply);
    let mut loads = load::loads(&cells);
    let overloads = load::overloads(&cells, &loads, &supply);
    if let Some(goal) = goal {
        cells.retain(|cell| cell.goal == *goal);
        loads = load::loads(&cells);
    }
    Figures {
        totals: Totals::of(&cells),
        loads,
        overloads,
        axes: diversity::axes(policy, &supply, today),
        outside: diversity::outside(policy, &supply),
        self_met: diversity::self_met(&supply),
        ties: ties::ties(&supply),
        diversity: diversity::diversity(policy, &supply, today),
        strength: ties::mean_strength(&supply, today),
        crisis: crisis::crisis(policy, &supply),
        size: size::size(&supply),
        cells,
        supply,
    }
}

impl Figures<'_> {
    /// `None` where diversity or strength is unknown.
    pub(super) fn quadrant(&self) -> Option<Quadrant> {
        let (diversity, strength) = self.diversity.zip(self.strength)?;
        Some(Quadrant::of(diversity, strength))
    }
}

impl<'a> Gaps<'a> {
    /// Today's figures where `now` is made up; looked at where they are asked for, and once.
    pub(super) fn before(&self) -> Option<&Arc<Figures<'a>>> {
        let request = self.request;
        (!request.what_if.is_empty()).then(|| {
            self.before.get_or_init(|| {
                let (nothing, goal) = (WhatIf::default(), request.goal.as_ref());
                Arc::new(figures(self.network, &nothing, goal, self.today))
            })
        })
    }

    /// The same network with nothing made up, as far as its figures go: without gaps and a look back. `None`
    /// where nothing is made up.
    pub(super) fn as_today(&self) -> Option<Self> {
        let now = Arc::clone(self.before()?);
        Some(Self {
            network: self.network,
            today: self.today,
            request: &AS_IT_IS,
            now,
            before: OnceLock::new(),
            gaps: Vec::new(),
            trend: Trend::default(),
        })
    }

    /// With a look back; `then` has an entry for each person of the network, in its order. A what-if is told
    /// as a difference to today, and looks back no further.
    #[must_use]
    pub fn over(mut self, quarters: &Quarters, then: &[Then]) -> Self {
        if self.request.what_if.is_empty() {
            self.trend = quarters.trend(self.network, &self.now.cells, then);
        }
        self
    }

    /// Whether any cell is not covered as it should be.
    pub fn any(&self) -> bool {
        !self.gaps.is_empty()
    }
}
