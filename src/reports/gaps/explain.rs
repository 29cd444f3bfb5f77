//! For each figure the people, dates, files and formulas behind it.

use super::answer::Gaps;
use super::parts::{Part, Parts};
use super::places::Places;
use super::words::{by_goal, name, need, ratio};
use super::{
    explain_habits, explain_network, explain_people, freshness_line, gap_list, missing, page,
    trend_line,
};
use crate::facts::contact;
use crate::facts::coverage::{Cell, GoalKey, NeedKind};
use crate::facts::load::{self, Load};
use crate::model::ids::{GoalId, PersonId, RelPath};
use crate::model::person::Person;
use crate::text::doc::{Block, Doc, Item, plain};
use crate::text::figure::percent;
use crate::text::phrase::listing;

/// The report.
pub(super) fn parts<'g>(answer: &'g Gaps<'_>) -> impl Iterator<Item = Part<'g>> {
    let mut head = Doc::default();
    head.heading(
        1,
        format!(
            "{}, {}: where each figure comes from",
            page::title(answer),
            answer.today
        ),
    );
    let next = missing::tell(answer, &mut head);
    let nothing = next.is_some();
    if let Some(next) = next {
        head.para(next);
    }
    let mut begin = Parts::default();
    begin.blocks(move |doc| doc.blocks.clone_from(&head.blocks));
    // A section is taken apart only where it begins.
    let sections: [Section; 11] = [
        coverage,
        that_day,
        freshness_line::explain,
        trend_line::explain,
        gaps,
        loads,
        explain_network::parts,
        explain_habits::parts,
        explain_habits::sources,
        explain_people::parts,
        next_step,
    ];
    let sections = sections.into_iter().filter(move |_| !nothing);
    let sections = sections.flat_map(move |section| section(answer));
    begin.into_iter().chain(sections)
}

/// Takes a section apart.
type Section = for<'g> fn(&'g Gaps<'_>) -> Parts<'g>;

fn coverage<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    let totals = answer.now.totals;
    let told = |part: Option<f64>| {
        part.map_or("unknown".to_owned(), |part| {
            format!("{} ({})", ratio(part), percent(part))
        })
    };
    parts.blocks(move |doc| {
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
    });
    for cell in &answer.now.cells {
        parts.item(move |places| told_cell(answer, places, cell));
    }
    parts
}

/// On a day of the past: where it is written that somebody had not begun, or is closed by now.
fn that_day<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    let (later, closed) = (page::begun_later(answer), page::closed_by_now(answer));
    if later.is_empty() && closed.is_empty() {
        return parts;
    }
    let placed = move |places: &Places, id: &PersonId, key: &'static str| {
        let person = answer.network.person(id);
        let file = person.map(Person::file);
        file.map_or(String::new(), |file| plain(&places.place(&file, key, None)))
    };
    parts.blocks(|doc| {
        doc.para("On this day of the past:");
    });
    parts.items(later, move |places, (id, since)| {
        let place = placed(places, id, "relationship.since");
        let name = name(answer, id);
        Item::new(format!("not in touch yet: {name} (since {since}, {place})"))
    });
    parts.items(closed, move |places, (id, on)| {
        let place = placed(places, id, "relationship.ended");
        let name = name(answer, id);
        Item::new(format!("not counted: {name} (closed on {on}, {place})"))
    });
    parts
}

fn gaps<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    if answer.any() {
        parts.blocks(|doc| {
            doc.heading(2, "Gaps, with every step");
            doc.para("Order: priority × severity (none 3, stale 2, single 1), then severity, goal, function before skill, need.");
            doc.blocks.push(Block::Numbered(gap_list::whole(answer)));
        });
    }
    parts
}

fn next_step<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    parts.blocks(|doc| {
        doc.para(page::next(answer));
    });
    parts
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
    let supporters = cell.supporters.iter();
    let who = if cell.supporters.is_empty() {
        "nobody".to_owned()
    } else {
        listing(supporters.map(|id| told_supporter(answer, cell, id)))
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

fn loads<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    let loads = &answer.now.loads;
    let sum: usize = loads.iter().map(|load| load.cells).sum();
    let Some(hhi) = load::concentration(loads) else {
        return parts;
    };
    parts.blocks(move |doc| {
        doc.heading(2, "Load");
        doc.para(format!(
        "Share = needs in which somebody is effective ÷ {sum}, the sum over everybody. Concentration = the sum of the squared shares = {}; 1 ÷ that = {} people.",
        ratio(hhi),
        ratio(1.0 / hhi)
        ));
    });
    parts.items(loads, move |_, load| {
        Item::new(told_load(answer, load, sum))
    });
    parts
}

/// What somebody carries of all that is covered.
fn told_load(answer: &Gaps<'_>, load: &Load, sum: usize) -> String {
    let cells = answer.now.cells.iter();
    let mine = cells.filter(|cell| cell.effective.binary_search(&load.id).is_ok());
    let mine: Vec<&Cell> = mine.collect();
    let alone = mine.iter().filter(|cell| cell.effective.len() == 1);
    let alone: Vec<&Cell> = alone.copied().collect();
    let alone = match alone.as_slice() {
        [] => String::new(),
        cells => format!("; alone in {}: {}", load.loss, by_goal(cells)),
    };
    let who = name(answer, &load.id);
    let much = answer.now.overloads.get(&load.id).into_iter().flatten();
    let much: String = much
        .map(|reason| format!(" Much: {}.", page::reason(reason)))
        .collect();
    format!(
        "{who}: {} ÷ {sum} = {} ({}){alone}.{much}",
        load.cells,
        percent(load.share),
        by_goal(&mine)
    )
}

fn goal_file(id: &GoalId) -> RelPath {
    RelPath::new(format!("goals/{id}.md"))
}

/// The file of the settings.
pub(super) fn settings() -> RelPath {
    RelPath::new("mentor.toml")
}
