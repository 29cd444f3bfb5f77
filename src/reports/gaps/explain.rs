//! For each figure the people, dates, files and formulas behind it.

use super::answer::Gaps;
use super::places::Places;
use super::words::{by_goal, name, need, ratio};
use super::{
    explain_habits, explain_network, explain_people, freshness_line, gap_list, missing, page,
    trend_line,
};
use crate::facts::contact;
use crate::facts::coverage::{Cell, GoalKey, NeedKind};
use crate::facts::load;
use crate::model::ids::{GoalId, PersonId, RelPath};
use crate::model::person::Person;
use crate::text::doc::{Block, Doc, Item, plain};
use crate::text::figure::percent;
use crate::text::phrase::listed;

/// The report.
pub(super) fn doc(answer: &Gaps<'_>, places: &Places) -> Doc {
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
    coverage(answer, places, &mut doc);
    freshness_line::explain(answer, &mut doc);
    trend_line::explain(answer, &mut doc);
    if answer.any() {
        doc.heading(2, "Gaps, with every step");
        doc.para("Order: priority × severity (none 3, stale 2, single 1), then severity, goal, function before skill, need.");
        doc.blocks.push(Block::Numbered(gap_list::whole(answer)));
    }
    loads(answer, &mut doc);
    if answer.request.goal.is_none() {
        explain_network::add(answer, places, &mut doc);
        explain_habits::add(answer, places, &mut doc);
    }
    explain_people::people(answer, places, &mut doc);
    doc.para(page::next(answer));
    doc
}

fn coverage(answer: &Gaps<'_>, places: &Places, doc: &mut Doc) {
    let totals = answer.now.totals;
    let told = |part: Option<f64>| {
        part.map_or("unknown".to_owned(), |part| {
            format!("{} ({})", ratio(part), percent(part))
        })
    };
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
            .map(|cell| Item::new(told_cell(answer, places, cell)))
            .collect(),
    );
    that_day(answer, places, doc);
}

/// On a day of the past: where it is written that somebody had not begun, or is closed by now.
fn that_day(answer: &Gaps<'_>, places: &Places, doc: &mut Doc) {
    let placed = |id: &PersonId, key: &'static str| {
        let person = answer.network.person(id);
        let file = person.map(Person::file);
        file.map_or(String::new(), |file| plain(&places.place(&file, key, None)))
    };
    let later = page::begun_later(answer).into_iter();
    let later = later.map(|(id, since)| {
        let place = placed(id, "relationship.since");
        format!(
            "not in touch yet: {} (since {since}, {place})",
            name(answer, id)
        )
    });
    let closed = page::closed_by_now(answer).into_iter();
    let closed = closed.map(|(id, on)| {
        let place = placed(id, "relationship.ended");
        format!(
            "not counted: {} (closed on {on}, {place})",
            name(answer, id)
        )
    });
    let items: Vec<Item> = later.chain(closed).map(Item::new).collect();
    if !items.is_empty() {
        doc.para("On this day of the past:");
        doc.list(items);
    }
}

/// Where a need stands, and who is counted for it.
fn told_cell(answer: &Gaps<'_>, places: &Places, cell: &Cell) -> String {
    let (file, key) = match (&cell.goal, cell.kind) {
        (GoalKey::Goal(id), NeedKind::Function) => (goal_file(id), "functions"),
        (GoalKey::Goal(id), NeedKind::Skill) => (goal_file(id), "needs"),
        (GoalKey::Standing, NeedKind::Function) => (settings(), "coverage.functions"),
        (GoalKey::Standing, NeedKind::Skill) => (settings(), "coverage.skills"),
    };
    let place = places.place(&file, key, Some(&cell.need));
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
        plain(&place),
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
        "Share = needs in which somebody is effective ÷ {sum}, the sum over everybody. Concentration = the sum of the squared shares = {}; 1 ÷ that = {} people.",
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
        let alone: Vec<&Cell> = mine
            .iter()
            .filter(|cell| cell.effective.len() == 1)
            .copied()
            .collect();
        let alone = match alone.as_slice() {
            [] => String::new(),
            cells => format!("; alone in {}: {}", load.loss, by_goal(cells)),
        };
        let who = name(answer, &load.id);
        let much = answer.now.overloads.get(&load.id).into_iter().flatten();
        let much: String = much
            .map(|reason| format!(" Much: {}.", page::reason(reason)))
            .collect();
        Item::new(format!(
            "{who}: {} ÷ {sum} = {} ({}){alone}.{much}",
            load.cells,
            percent(load.share),
            by_goal(&mine)
        ))
    });
    doc.list(items.collect());
}

fn goal_file(id: &GoalId) -> RelPath {
    RelPath::new(format!("goals/{id}.md"))
}

/// The file of the settings.
pub(super) fn settings() -> RelPath {
    RelPath::new("mentor.toml")
}
