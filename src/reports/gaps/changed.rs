//! What a what-if changes: of each of the twelve measures that is another what it is today and what it would be.
//!
//! What may live here: the comparison of two sets of figures, line by line. What may not: how a figure comes
//! about (`facts`), and what could be done about it (`difference`).

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Figures, Gaps};
use super::crisis_page;
use super::page;
use super::words::{by_goal, name, need, ratio, some};
use crate::facts::coverage::{self, Cell, State};
use crate::facts::crisis::Crisis;
use crate::facts::freshness::{self, STATES};
use crate::facts::load::{self, Load};
use crate::facts::ratio::share;
use crate::facts::ties::Ties;
use crate::model::ids::PersonId;
use crate::text::doc::plain;
use crate::text::figure::percent;
use crate::text::phrase::listed;

/// A line for each measure that would be another, in the order of domain.md 1.4.
pub(super) fn lines(answer: &Gaps<'_>, before: &Figures<'_>) -> Vec<String> {
    let now = &answer.now;
    let mut out = Vec::new();
    out.extend(totals(before, now));
    out.extend(cells(before, now));
    out.extend(contact(before, now));
    out.extend(alone(answer, before));
    out.extend(loads(answer, before));
    out.extend(mix(before, now));
    out.extend(shares(before, now));
    out.extend(ties(before.ties, now.ties));
    out.extend(strength(before, now));
    out.extend(crisis(answer, &before.crisis));
    out.extend(size(before, now));
    out.extend(order(before, now));
    out
}

/// Two readings of a figure, where they differ as they are read.
fn arrow(was: impl Into<String>, is: impl Into<String>) -> Option<String> {
    let (was, is) = (was.into(), is.into());
    (was != is).then(|| format!("{was} → {is}"))
}

/// A number with two decimals before and after.
fn moved(was: Option<f64>, is: Option<f64>) -> Option<String> {
    let told = |number: Option<f64>| number.map_or("unknown".to_owned(), ratio);
    arrow(told(was), told(is))
}

/// A share in per cent before and after.
fn moved_share(was: Option<f64>, is: Option<f64>) -> Option<String> {
    let told = |number: Option<f64>| number.map_or("unknown".to_owned(), percent);
    arrow(told(was), told(is))
}

/// Several figures that changed, as one line.
fn line(lead: &str, parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{lead}: {}.", listed(&parts)))
}

/// Coverage and depth.
fn totals(before: &Figures<'_>, now: &Figures<'_>) -> Vec<String> {
    let (was, is) = (before.totals, now.totals);
    let told = |lead: &str, (a, b): (usize, usize), parts: (Option<f64>, Option<f64>)| {
        let counts = arrow(a.to_string(), b.to_string())?;
        let parts = moved_share(parts.0, parts.1).unwrap_or_default();
        Some(format!("{lead}: {counts} of {} needs ({parts}).", is.cells))
    };
    let covered = (was.coverage(), is.coverage());
    let deep = (was.depth(), is.depth());
    [
        told("Covered", (was.covered, is.covered), covered),
        told("Covered deeply", (was.deep, is.deep), deep),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The needs whose state would be another, by what becomes of them.
fn cells(before: &Figures<'_>, now: &Figures<'_>) -> Vec<String> {
    let mut found: BTreeMap<usize, (&str, Vec<&Cell>)> = BTreeMap::new();
    for (was, is) in before.cells.iter().zip(&now.cells) {
        if let Some((place, lead)) = becomes(was, is) {
            let of = found.entry(place).or_insert_with(|| (lead, Vec::new()));
            of.1.push(is);
        }
    }
    let found = found.into_values();
    found
        .map(|(lead, cells)| format!("{lead}: {}.", by_goal(&cells)))
        .collect()
}

/// What becomes of a need, and its place among the lines; `None` where its state stays.
fn becomes(was: &Cell, is: &Cell) -> Option<(usize, &'static str)> {
    let alone = |cell: &Cell| cell.effective.len() == 1;
    let told = match (was.state, is.state) {
        (State::Single, State::Single) if alone(is) && !alone(was) => {
            (4, "Resting on one person alone")
        }
        (State::Single, State::Single) if alone(was) && !alone(is) => {
            (7, "Resting on one person no longer")
        }
        (was, is) if was == is => return None,
        (State::Stale, State::None) => (2, "Not even a quiet tie left for"),
        (_, State::None) => (0, "Nobody left for"),
        (State::None, State::Stale) => (3, "A quiet tie for"),
        (_, State::Stale) => (1, "Nobody in touch any more, quiet ties only, for"),
        (State::None | State::Stale, _) => (6, "Newly covered"),
        (_, State::Single) if alone(is) => (4, "Resting on one person alone"),
        (_, State::Single) => (5, "Resting on fewer people than you want"),
        (_, State::Ok) if alone(was) => (7, "Resting on one person no longer"),
        (_, State::Ok) => (8, "Resting on as many people as you want"),
    };
    Some(told)
}

/// How many people are in which state of contact.
fn contact(before: &Figures<'_>, now: &Figures<'_>) -> Option<String> {
    let was = freshness::counts(&before.supply);
    let is = freshness::counts(&now.supply);
    let states = STATES.map(Some).into_iter().chain([None]);
    let told = states.map(|state| {
        let word = state.map_or("without a rhythm or a day", |state| state.as_str());
        let counts = arrow(was.of(state).to_string(), is.of(state).to_string())?;
        Some(format!("{word} {counts}"))
    });
    line("Freshness, in people", told)
}

/// The needs that each person carries alone: what would be lost without them.
fn alone(answer: &Gaps<'_>, before: &Figures<'_>) -> Option<String> {
    let of = |figures: &Figures<'_>| -> BTreeMap<PersonId, usize> {
        let loads = figures.loads.iter().filter(|load| load.loss > 0);
        loads.map(|load| (load.id.clone(), load.loss)).collect()
    };
    let (was, is) = (of(before), of(&answer.now));
    let all: BTreeSet<&PersonId> = was.keys().chain(is.keys()).collect();
    let without = &answer.request.what_if.without;
    let told: Vec<String> = all
        .into_iter()
        .filter(|id| !without.contains(*id))
        .filter_map(|id| {
            let count = |of: &BTreeMap<PersonId, usize>| of.get(id).copied().unwrap_or(0);
            let counts = arrow(count(&was).to_string(), count(&is).to_string())?;
            Some(format!("{} {counts}", name(answer, id)))
        })
        .collect();
    (!told.is_empty()).then(|| format!("Needs that hang on one person: {}.", some(told)))
}

/// Who carries most, how evenly it is spread, and on whom much rests.
fn loads(answer: &Gaps<'_>, before: &Figures<'_>) -> Vec<String> {
    let now = &answer.now;
    let mut out = Vec::new();
    let hhi = |figures: &Figures<'_>| load::concentration(&figures.loads);
    let people = |figures: &Figures<'_>| load::effective_supporters(&figures.loads);
    let concentration = moved(hhi(before), hhi(now));
    let spread = moved(people(before), people(now));
    if let (Some(concentration), Some(spread)) = (concentration, spread) {
        out.push(format!(
            "Load: concentration {concentration}, as if {spread} people carried it evenly."
        ));
    }
    out.extend(line("Largest share", [largest(answer, before)]));
    let much = |figures: &Figures<'_>| {
        let told = figures.overloads.iter().map(|(id, reasons)| {
            let reasons: Vec<String> = reasons.iter().map(page::reason).collect();
            format!("{} ({})", name(answer, id), listed(&reasons))
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() {
            "nobody".to_owned()
        } else {
            some(told)
        }
    };
    out.extend(line("Much rests on", [arrow(much(before), much(now))]));
    out
}

/// The largest share of the load, and whose it is.
fn largest(answer: &Gaps<'_>, before: &Figures<'_>) -> Option<String> {
    let (was, is) = (before.loads.first(), answer.now.loads.first());
    if let Some((was, is)) = was.zip(is).filter(|(was, is)| was.id == is.id) {
        let shares = moved_share(Some(was.share), Some(is.share))?;
        return Some(format!("{} {shares}", name(answer, &is.id)));
    }
    let told = |load: Option<&Load>| {
        load.map_or("nobody".to_owned(), |load| {
            format!("{} {}", name(answer, &load.id), percent(load.share))
        })
    };
    arrow(told(was), told(is))
}

fn mix(before: &Figures<'_>, now: &Figures<'_>) -> Option<String> {
    let axes = before.axes.iter().zip(&now.axes);
    let told = axes.map(|(was, is)| {
        let numbers = moved(was.ratio, is.ratio)?;
        Some(format!("{} {numbers}", plain(&is.axis)))
    });
    line("Mix", told)
}

fn shares(before: &Figures<'_>, now: &Figures<'_>) -> Vec<String> {
    let part = |(part, whole)| share(part, whole);
    let outside = moved_share(part(before.outside), part(now.outside));
    let own = moved_share(part(before.self_met), part(now.self_met));
    [
        line("From outside your organization", [outside]),
        line("Met by your own first move", [own]),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn ties(before: Option<Ties>, now: Option<Ties>) -> Option<String> {
    let figure = |what: &str, of: fn(Ties) -> f64| {
        let numbers = moved(before.map(of), now.map(of))?;
        Some(format!("{what} {numbers}"))
    };
    line(
        "Ties",
        [
            figure("effective size", |ties| ties.effective_size),
            figure("efficiency", |ties| ties.efficiency),
            figure("constraint", |ties| ties.constraint),
        ],
    )
}

fn strength(before: &Figures<'_>, now: &Figures<'_>) -> Option<String> {
    let kind = |figures: &Figures<'_>| {
        let kind = figures.quadrant();
        kind.map_or("unknown", |kind| kind.as_str())
    };
    let figure = |what: &str, numbers: Option<String>| numbers.map(|told| format!("{what} {told}"));
    line(
        "Strength and diversity",
        [
            figure("mean strength", moved(before.strength, now.strength)),
            figure("diversity", moved(before.diversity, now.diversity)),
            figure("kind of network", arrow(kind(before), kind(now))),
        ],
    )
}

fn crisis(answer: &Gaps<'_>, before: &Crisis) -> Option<String> {
    let now = &answer.now.crisis;
    let functions = |one: &Crisis, other: &Crisis| {
        let other: BTreeSet<_> = other.met().collect();
        let only = one.met().filter(|function| !other.contains(function));
        let only: Vec<String> = only.map(|function| function.to_string()).collect();
        (!only.is_empty()).then(|| listed(&only))
    };
    let all = now.needs.len();
    let met = arrow(
        before.met().count().to_string(),
        now.met().count().to_string(),
    );
    let verdict = |crisis: &Crisis| crisis_page::held(crisis.verdict());
    let held = arrow(verdict(before), verdict(now));
    let callable = |crisis: &Crisis| crisis.calls.iter().filter(|call| call.effective).count();
    let may = arrow(callable(before).to_string(), callable(now).to_string());
    line(
        "In a crisis",
        [
            met.map(|counts| {
                let parts = moved_share(Some(before.readiness()), Some(now.readiness()));
                format!(
                    "{counts} of {all} needs are met ({})",
                    parts.unwrap_or_default()
                )
            }),
            held.map(|told| format!("you would be {told}")),
            functions(before, now).map(|told| format!("nobody to call for {told}")),
            functions(now, before).map(|told| format!("somebody to call for {told}")),
            may.map(|counts| format!("people in touch who may be called {counts}")),
        ],
    )
}

fn size(before: &Figures<'_>, now: &Figures<'_>) -> Option<String> {
    let figure = |what: &str, was: usize, is: usize| {
        let counts = arrow(was.to_string(), is.to_string())?;
        Some(format!("{what} {counts}"))
    };
    line(
        "Size",
        [
            figure(
                "active supporters",
                before.size.supporters,
                now.size.supporters,
            ),
            figure(
                "at a monthly or tighter rhythm",
                before.size.monthly,
                now.size.monthly,
            ),
        ],
    )
}

/// How many gaps there would be, and which one would come first.
fn order(before: &Figures<'_>, now: &Figures<'_>) -> Option<String> {
    let (was, is) = (coverage::gaps(&before.cells), coverage::gaps(&now.cells));
    let count = arrow(was.len().to_string(), is.len().to_string());
    let first = |gaps: &[&Cell]| gaps.first().map_or("none".to_owned(), |cell| need(cell));
    let first = arrow(first(&was), first(&is));
    line(
        "Gaps",
        [count, first.map(|told| format!("the first of them {told}"))],
    )
}
