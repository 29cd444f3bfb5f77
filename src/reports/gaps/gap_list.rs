//! The gaps as a list: each with its state, who is at risk, and what could be done next.

use std::collections::BTreeSet;

use super::answer::{Gap, Gaps};
use super::words::{name, need, some_names, verb};
use crate::facts::coverage::{Cell, NeedKind, State};
use crate::facts::steps::ground::{Step, StepKind, begins_later, busy};
use crate::model::ids::PersonId;
use crate::model::words::Relation;
use crate::text::doc::{Item, code, plain};

/// So many gaps are told with two steps; the rest with one.
const WITH_TWO: usize = 5;

/// The gaps in their order, each with one or two steps.
pub(super) fn short(answer: &Gaps<'_>, gaps: &[&Gap]) -> Vec<Item> {
    let mut said = BTreeSet::new();
    gaps.iter()
        .enumerate()
        .map(|(at, gap)| {
            let most = if at < WITH_TWO { 2 } else { 1 };
            item(answer, gap, &choice(&gap.steps, most), &mut said)
        })
        .collect()
}

/// The gaps in their order, each with every step.
pub(super) fn whole(answer: &Gaps<'_>) -> Vec<Item> {
    let mut said = BTreeSet::new();
    let gaps = answer.gaps.iter();
    gaps.map(|gap| {
        item(
            answer,
            gap,
            &gap.steps.iter().collect::<Vec<_>>(),
            &mut said,
        )
    })
    .collect()
}

/// A gap with some of its steps. `said` holds what was told of routes before: it is the same from gap to gap.
fn item(answer: &Gaps<'_>, gap: &Gap, steps: &[&Step], said: &mut BTreeSet<String>) -> Item {
    let mut item = Item::new(told(answer, &gap.cell));
    item.under = steps.iter().map(|step| told_step(step, said)).collect();
    item
}

/// The first steps of different kinds; a route only where nothing else is known.
fn choice(steps: &[Step], most: usize) -> Vec<&Step> {
    let mut out: Vec<&Step> = Vec::new();
    for step in steps {
        let last_resort = step.kind == StepKind::Route;
        let same = |chosen: &&Step| chosen.kind == step.kind || chosen.command == step.command;
        let seen = out.iter().any(same);
        if out.len() < most && !seen && (out.is_empty() || !last_resort) {
            out.push(step);
        }
    }
    out
}

/// A gap as one sentence: the need, how it stands, and why it stands at this place of the list.
fn told(answer: &Gaps<'_>, cell: &Cell) -> String {
    let (priority, severity, score) = (cell.priority, cell.state.severity(), cell.score());
    format!(
        "**{}**: {} ({priority} × {severity} = {score})",
        need(cell),
        standing(answer, cell)
    )
}

/// How a cell stands, as a clause.
fn standing(answer: &Gaps<'_>, cell: &Cell) -> String {
    let mut told = match cell.state {
        State::None => match cell.kind {
            NeedKind::Function => "nobody gives it yet".to_owned(),
            NeedKind::Skill => "nobody knows it yet".to_owned(),
        },
        State::Stale => stale(answer, cell),
        State::Single => single(answer, cell),
        State::Ok => format!("{} cover it", some_names(answer, &cell.effective)),
    };
    let counted = if cell.effective.is_empty() {
        &cell.supporters
    } else {
        &cell.effective
    };
    let is_assumed = |id: &&PersonId| cell.assumed.binary_search(id).is_ok();
    let assumed: Vec<PersonId> = counted.iter().filter(is_assumed).cloned().collect();
    if !assumed.is_empty() && assumed.len() == counted.len() {
        told.push_str(" (assumed from the role)");
    } else if !assumed.is_empty() {
        let who = some_names(answer, &assumed);
        told.push_str(&format!(" (assumed from the role for {who})"));
    }
    if only_manager(answer, cell) {
        told.push_str(", who is your manager");
    }
    told
}

fn stale(answer: &Gaps<'_>, cell: &Cell) -> String {
    let verb = verb(cell.kind, cell.supporters.len() > 1);
    if let [one] = cell.supporters.as_slice() {
        let mut supply = answer.now.supply.iter();
        let supporter = supply.find(|supporter| supporter.id() == one);
        let last = supporter.and_then(|supporter| supporter.standing.last_contact);
        let begins = supporter.and_then(|one| begins_later(one.person, answer.today));
        let quiet = match (last, begins) {
            (Some(day), _) => format!("and it has been quiet since {day}"),
            (None, Some(day)) => format!("and it begins only on {day}"),
            (None, None) => "and no contact is written".to_owned(),
        };
        return format!("{} {verb} it, {quiet}", name(answer, one));
    }
    let all = some_names(answer, &cell.supporters);
    format!("{all} {verb} it, and all of them are quiet")
}

fn single(answer: &Gaps<'_>, cell: &Cell) -> String {
    let wanted = answer.network.policy.coverage.min_people;
    if let [one] = cell.effective.as_slice() {
        let person = answer.network.person(one);
        let busy = person.and_then(|person| busy(person, answer.today));
        let busy = busy.map_or(String::new(), |busy| format!(", {}", plain(&busy)));
        return format!("rests on {} alone{busy}", name(answer, one));
    }
    let all = some_names(answer, &cell.effective);
    format!("rests on {all}, and you want {wanted} people for each need")
}

/// Whether everybody effective in a cell is the owner's manager.
fn only_manager(answer: &Gaps<'_>, cell: &Cell) -> bool {
    let manages = |id| {
        let person = answer.network.person(id);
        person.is_some_and(|person| person.relation == Some(Relation::Manager))
    };
    !cell.effective.is_empty() && cell.effective.iter().all(manages)
}

/// A step: the reason, and under it the command, and the one for later; each on a line of its own, so
/// that it can be copied from a terminal.
fn told_step(step: &Step, said: &mut BTreeSet<String>) -> Item {
    let lead = match step.kind {
        StepKind::Ask => "Ask",
        StepKind::Revive => "Pick up again",
        StepKind::Prospect => "Win",
        StepKind::Introduce => "Through others",
        StepKind::Route => "Look further",
    };
    let why = match step.kind {
        StepKind::Route => {
            let clauses = step.why.split("; ");
            let new = clauses.filter(|clause| said.insert((*clause).to_owned()));
            new.collect::<Vec<&str>>().join("; ")
        }
        _ => step.why.clone(),
    };
    let mut item = Item::new(if why.is_empty() {
        format!("{lead}, as above")
    } else {
        format!("{lead}: {}", plain(&why))
    });
    item.under.push(Item::new(code(&step.command)));
    if let Some(after) = &step.after {
        let when = match step.kind {
            StepKind::Route => "once you have found somebody",
            _ => "once that is agreed",
        };
        item.under
            .push(Item::new(format!("{when}: {}", code(after))));
    }
    item
}
