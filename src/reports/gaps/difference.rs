//! A what-if: what would be different from today, and what could be done about what opens.

use std::collections::BTreeSet;

use super::answer::{Figures, Gap, Gaps};
use super::words::{by_goal, name, need, part_of, ratio};
use super::{gap_list, page};
use crate::facts::coverage::{Cell, State};
use crate::facts::crisis::Crisis;
use crate::facts::ratio::share;
use crate::model::ids::PersonId;
use crate::model::words::Stage;
use crate::text::doc::{Block, Doc, Item, code, plain};
use crate::text::phrase::{count, listed};

/// The report of a what-if.
pub(super) fn doc(answer: &Gaps<'_>, before: &Figures<'_>) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, format!("{}, {}", page::title(answer), answer.today));
    let lines = lines(answer, before);
    if lines.is_empty() {
        doc.para("Nothing would be different from today.");
    } else {
        doc.para("What would change:");
        doc.list(lines.into_iter().map(Item::new).collect());
    }
    let opened: Vec<&Gap> = answer
        .gaps
        .iter()
        .filter(|gap| worse(before, &gap.cell))
        .collect();
    if !opened.is_empty() {
        doc.heading(2, "What could be done before it happens");
        doc.blocks
            .push(Block::Numbered(gap_list::short(answer, &opened)));
    }
    doc.para(next(answer, &opened));
    doc
}

fn lines(answer: &Gaps<'_>, before: &Figures<'_>) -> Vec<String> {
    let now = &answer.now;
    let mut out = Vec::new();
    let (was, is) = (before.totals, now.totals);
    if was.covered != is.covered {
        let (was, is) = (
            part_of(was.covered, was.cells, "needs"),
            part_of(is.covered, is.cells, "needs"),
        );
        out.push(format!("Covered: {is}, today {was}."));
    }
    if was.deep != is.deep {
        let (was, is) = (
            part_of(was.deep, was.cells, "needs"),
            part_of(is.deep, is.cells, "needs"),
        );
        out.push(format!("Covered deeply: {is}, today {was}."));
    }
    let both: Vec<(&Cell, &Cell)> = before.cells.iter().zip(&now.cells).collect();
    let lost = both
        .iter()
        .filter(|(was, is)| !was.effective.is_empty() && is.effective.is_empty());
    out.extend(said("Nobody in touch any more for", lost));
    let won = both
        .iter()
        .filter(|(was, is)| was.effective.is_empty() && !is.effective.is_empty());
    out.extend(said("Newly covered", won));
    let single = both
        .iter()
        .filter(|(was, is)| was.state == State::Ok && is.state == State::Single);
    out.extend(said("Resting on too few", single));
    let firm = both
        .iter()
        .filter(|(was, is)| was.state == State::Single && is.state == State::Ok);
    out.extend(said("Resting on one person no longer", firm));
    out.extend(network(before, now));
    out.extend(crisis(&before.crisis, &now.crisis));
    out
}

fn said<'c>(lead: &str, cells: impl Iterator<Item = &'c (&'c Cell, &'c Cell)>) -> Option<String> {
    let cells: Vec<&Cell> = cells.map(|(_, is)| *is).collect();
    (!cells.is_empty()).then(|| format!("{lead}: {}.", by_goal(&cells)))
}

/// What changes in the network as a whole.
fn network(before: &Figures<'_>, now: &Figures<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if before.size.supporters != now.size.supporters {
        out.push(format!(
            "{}, today {}.",
            count(now.size.supporters, "active supporter", "active supporters"),
            before.size.supporters
        ));
    }
    let axes = before.axes.iter().zip(&now.axes);
    let mixes: Vec<String> = axes
        .filter_map(|(was, is)| changed(&plain(&is.axis), was.ratio, is.ratio))
        .collect();
    if !mixes.is_empty() {
        out.push(format!("Mix: {}.", listed(&mixes)));
    }
    let part = |(part, whole)| share(part, whole);
    let figures = [
        changed("from outside", part(before.outside), part(now.outside)),
        changed(
            "met by your own first move",
            part(before.self_met),
            part(now.self_met),
        ),
        changed(
            "constraint",
            before.ties.map(|ties| ties.constraint),
            now.ties.map(|ties| ties.constraint),
        ),
        changed("mean strength", before.strength, now.strength),
    ];
    let figures: Vec<String> = figures.into_iter().flatten().collect();
    if !figures.is_empty() {
        out.push(format!("Shares and ties: {}.", listed(&figures)));
    }
    out
}

/// A figure with today's, where they differ as they are read: two decimals.
fn changed(what: &str, was: Option<f64>, is: Option<f64>) -> Option<String> {
    let told = |number: Option<f64>| number.map_or("unknown".to_owned(), ratio);
    let (was, is) = (told(was), told(is));
    (was != is).then(|| format!("{what} {is} (today {was})"))
}

fn crisis(before: &Crisis, now: &Crisis) -> Option<String> {
    let was: BTreeSet<_> = before.met().collect();
    let is: BTreeSet<_> = now.met().collect();
    let told = |set: Vec<_>| -> String {
        let words: Vec<&str> = set
            .iter()
            .map(|function: &&crate::model::words::Function| function.as_str())
            .collect();
        listed(&words)
    };
    let lost: Vec<_> = was.difference(&is).collect();
    let won: Vec<_> = is.difference(&was).collect();
    let mut parts = Vec::new();
    if !lost.is_empty() {
        parts.push(format!("nobody to call for {}", told(lost)));
    }
    if !won.is_empty() {
        parts.push(format!("somebody to call for {}", told(won)));
    }
    (!parts.is_empty()).then(|| format!("In a crisis: {}.", parts.join(", ")))
}

/// Whether a cell is worse than it is today.
fn worse(before: &Figures<'_>, cell: &Cell) -> bool {
    let mut cells = before.cells.iter();
    let was =
        cells.find(|was| was.goal == cell.goal && was.kind == cell.kind && was.key == cell.key);
    was.is_some_and(|was| cell.state < was.state)
}

fn next(answer: &Gaps<'_>, opened: &[&Gap]) -> String {
    let first = opened
        .first()
        .and_then(|gap| Some((gap, gap.steps.first()?)));
    if let Some((gap, step)) = first {
        return format!("Next: {}. {}", need(&gap.cell), code(&step.command));
    }
    let with: Vec<&PersonId> = answer.request.what_if.with.iter().collect();
    if let Some(first) = with.first() {
        let person = answer.network.person(first);
        let stage = person.map(|person| person.relationship.stage());
        let (what, command) = match stage {
            Some(Stage::Prospect | Stage::Closed) => ("a first small question to", "pitch"),
            Some(Stage::Invited | Stage::Declined) => ("where it stands with", "show"),
            _ => ("what to talk about with", "agenda"),
        };
        return format!(
            "Next: {what} {}. {}",
            name(answer, first),
            code(&format!("mentor {command} {first}"))
        );
    }
    page::next(answer)
}
