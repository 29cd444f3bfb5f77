//! For each figure the people, dates, files and formulas behind it.

use super::answer::Gaps;
use super::words::{by_goal, name, names, need, percent, ratio};
use super::{explain_people, gap_list, missing, page};
use crate::facts::contact;
use crate::facts::coverage::{Cell, GoalKey, NeedKind};
use crate::facts::crisis::Need;
use crate::facts::diversity::Axis;
use crate::facts::load;
use crate::model::ids::PersonId;
use crate::model::words::Source;
use crate::text::doc::{Block, Doc, Item, plain};
use crate::text::phrase::listed;

/// The report.
pub(super) fn doc(answer: &Gaps<'_>) -> Doc {
    let mut doc = Doc::default();
    doc.heading(
        1,
        format!(
            "{}, {}: where each figure comes from",
            page::title(answer),
            answer.today
        ),
    );
    if let Some(next) = missing::tell(answer, &mut doc) {
        doc.para(next);
        return doc;
    }
    coverage(answer, &mut doc);
    if answer.any() {
        doc.heading(2, "Gaps, with every step");
        doc.para("Order: priority × severity (none 3, stale 2, single 1), then severity, goal, function before skill, need.");
        doc.blocks.push(Block::Numbered(gap_list::whole(answer)));
    }
    loads(answer, &mut doc);
    if answer.request.goal.is_none() {
        diversity(answer, &mut doc);
        explain_people::ties(answer, &mut doc);
        crisis(answer, &mut doc);
    }
    explain_people::people(answer, &mut doc);
    doc.para(page::next(answer));
    doc
}

fn coverage(answer: &Gaps<'_>, doc: &mut Doc) {
    let totals = answer.now.totals;
    let told = |part: Option<f64>| part.map_or("unknown".to_owned(), ratio);
    doc.heading(2, "Coverage and depth");
    doc.para(format!(
        "Coverage = needs with somebody effective ÷ needs = {} ÷ {} = {}. Depth = needs with {} or more ÷ needs = {} ÷ {} = {}. Effective: the last contact is at most {} × the cadence ago; without a cadence, at most 365 days.",
        totals.covered,
        totals.cells,
        told(totals.coverage()),
        answer.network.policy.coverage.min_people,
        totals.deep,
        totals.cells,
        told(totals.depth()),
        contact::in_force(answer.network.policy.rhythm).fading,
    ));
    doc.list(
        answer
            .now
            .cells
            .iter()
            .map(|cell| Item::new(told_cell(answer, cell)))
            .collect(),
    );
}

/// Where a need stands, and who is counted for it.
fn told_cell(answer: &Gaps<'_>, cell: &Cell) -> String {
    let file = match &cell.goal {
        GoalKey::Goal(id) => {
            let goal = answer.network.goal(id);
            goal.map_or_else(String::new, |goal| goal.file().to_string())
        }
        GoalKey::Standing => "[coverage] in mentor.toml".to_owned(),
    };
    let kind = match cell.kind {
        NeedKind::Function => "function",
        NeedKind::Skill => "skill",
    };
    let who: Vec<String> = cell
        .supporters
        .iter()
        .map(|id| told_supporter(answer, cell, id))
        .collect();
    let who = if who.is_empty() {
        "nobody".to_owned()
    } else {
        listed(&who)
    };
    format!(
        "{} ({kind}, {}): {}: {who}",
        need(cell),
        plain(&file),
        cell.state.as_str()
    )
}

fn told_supporter(answer: &Gaps<'_>, cell: &Cell, id: &PersonId) -> String {
    let mut marks = Vec::new();
    if cell.effective.binary_search(id).is_err() {
        marks.push("quiet");
    }
    if cell.assumed.binary_search(id).is_ok() {
        marks.push("assumed from the role");
    }
    let name = name(answer, id);
    if marks.is_empty() {
        name
    } else {
        format!("{name} ({})", marks.join(", "))
    }
}

fn loads(answer: &Gaps<'_>, doc: &mut Doc) {
    let loads = &answer.now.loads;
    let sum: usize = loads.iter().map(|load| load.cells).sum();
    let Some(hhi) = load::concentration(loads) else {
        return;
    };
    doc.heading(2, "Load");
    doc.para(format!(
        "Share = needs in which somebody is effective ÷ {sum}, the sum over everybody. Concentration = the sum of the squared shares = {}; 1 ÷ {} = {} people.",
        ratio(hhi),
        ratio(hhi),
        ratio(1.0 / hhi)
    ));
    let items = loads.iter().map(|load| {
        let mine: Vec<&Cell> = answer
            .now
            .cells
            .iter()
            .filter(|cell| cell.effective.binary_search(&load.id).is_ok())
            .collect();
        let who = name(answer, &load.id);
        let much = answer.now.overloads.get(&load.id).into_iter().flatten();
        let much: String = much
            .map(|reason| format!(" Much: {}.", page::reason(reason)))
            .collect();
        Item::new(format!(
            "{who}: {} ÷ {sum} = {}; alone in {}: {}.{much}",
            load.cells,
            percent(load.share),
            load.loss,
            by_goal(&mine)
        ))
    });
    doc.list(items.collect());
}

fn diversity(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "Mix");
    doc.para("Blau = 1 − the sum of the squared shares of each value, over people whose value is known. Its maximum for n people over K values (an open axis: K = n) is 1 − (r (q+1)² + (K−r) q²) ÷ n² with q = n div K and r = n mod K. Mix = Blau ÷ maximum; below 0.40 much alike, below 0.60 somewhat.");
    let axes = answer.now.axes.iter();
    doc.list(
        axes.map(|axis| Item::new(told_axis(answer, axis)))
            .collect(),
    );
    let sources: Vec<String> = Source::ALL
        .iter()
        .filter_map(|source| {
            let by = answer.now.supply.iter();
            let who: Vec<&PersonId> = by
                .filter(|one| one.person.source == Some(*source))
                .map(|one| one.id())
                .collect();
            (!who.is_empty()).then(|| format!("{source}: {}", listed(&names(answer, who))))
        })
        .collect();
    let (own, known) = answer.now.self_met;
    if sources.is_empty() {
        doc.para("How people came to you is not written (`source`), so how many you met by your own first move is unknown.");
        return;
    }
    doc.para(format!(
        "Met by your own first move: {own} of {known} whose source is known ({}).",
        sources.join("; ")
    ));
}

fn told_axis(answer: &Gaps<'_>, axis: &Axis) -> String {
    let values: Vec<String> = axis
        .values
        .iter()
        .map(|(value, who)| {
            format!(
                "{} {} ({})",
                who.len(),
                plain(value),
                listed(&names(answer, who))
            )
        })
        .collect();
    let figures = match (axis.blau, axis.max, axis.ratio) {
        (Some(blau), Some(max), Some(mix)) => {
            format!("Blau {} ÷ {} = {}", ratio(blau), ratio(max), ratio(mix))
        }
        _ => "with fewer than two known there is nothing to compare".to_owned(),
    };
    let values = if values.is_empty() {
        String::new()
    } else {
        format!(": {}", values.join("; "))
    };
    format!(
        "{}, {} of {} known: {figures}{values}",
        plain(&axis.axis),
        axis.known,
        axis.total
    )
}

fn crisis(answer: &Gaps<'_>, doc: &mut Doc) {
    let crisis = &answer.now.crisis;
    doc.heading(2, "Crisis");
    doc.para(format!(
        "Readiness = needs met by an effective person with `crisis-contact = true` ÷ {} = {} ÷ {} = {}. Ready: all of them, by two people or more ({} here), one of them outside ({} here).",
        crisis.needs.len(),
        crisis.met().count(),
        crisis.needs.len(),
        ratio(crisis.readiness()),
        crisis.people,
        crisis.outside
    ));
    doc.list(
        crisis
            .needs
            .iter()
            .map(|need| Item::new(told_need(answer, need)))
            .collect(),
    );
}

fn told_need(answer: &Gaps<'_>, need: &Need) -> String {
    let mut parts = Vec::new();
    for (who, what) in [
        (&need.met_by, "met by"),
        (&need.quiet, "may be called, quiet:"),
        (&need.not_asked, "not asked whether they may be called:"),
    ] {
        if !who.is_empty() {
            parts.push(format!("{what} {}", listed(&names(answer, who))));
        }
    }
    let told = if parts.is_empty() {
        "nobody".to_owned()
    } else {
        parts.join("; ")
    };
    format!("{}: {told}", need.function)
}
