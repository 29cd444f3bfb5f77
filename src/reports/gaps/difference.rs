//! A what-if: what would be different from today, and what could be done about what opens.

use super::answer::{Figures, Gap, Gaps};
use super::words::{name, need};
use super::{changed, gap_list, habits, page};
use crate::facts::broker;
use crate::facts::coverage::Cell;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::doc::{Block, Doc, Item, code, plain};
use crate::text::phrase::shell_word;

/// The report of a what-if.
pub(super) fn doc(answer: &Gaps<'_>, before: &Figures<'_>) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, format!("{}, {}", page::title(answer), answer.today));
    for told in not_counted(answer, before) {
        doc.para(told);
    }
    let lines = changed::lines(answer, before);
    if lines.is_empty() {
        doc.para("Nothing would be different from today.");
    } else {
        doc.para("What would change, from today → to then:");
        doc.list(lines.into_iter().map(Item::new).collect());
    }
    let new = new_habits(answer);
    if !new.is_empty() {
        doc.para("What could be said then, and not today:");
        doc.list(new.into_iter().map(Item::new).collect());
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

/// Of whom it is asked in vain, and why: who is not counted today cannot be missed, and what cannot be read
/// brings nothing.
fn not_counted(answer: &Gaps<'_>, before: &Figures<'_>) -> Vec<String> {
    let what_if = &answer.request.what_if;
    let of = |id: &PersonId, without: bool| {
        let person = answer.network.person(id)?;
        let name = name(answer, id);
        if !person.readable {
            return Some(format!(
                "{} cannot be read, so nobody can say what {name} brings: {}",
                plain(person.file().as_str()),
                code("mentor check")
            ));
        }
        let stage = person.relationship.stage();
        let now = before.supply.iter().find(|one| one.id() == id);
        match (without, now) {
            (true, None) => Some(format!(
                "{name} is {} and is not counted today.",
                a_stage(stage)
            )),
            (false, Some(one)) if one.effective => {
                Some(format!("{name} is active and in touch already."))
            }
            _ => None,
        }
    };
    let without = what_if.without.iter().filter_map(|id| of(id, true));
    let with = what_if.with.iter().filter_map(|id| of(id, false));
    without.chain(with).collect()
}

/// A stage as the end of "somebody is …".
fn a_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Prospect => "a prospect",
        other => other.as_str(),
    }
}

/// What the directions and habits of the whole network would say then, and do not say today.
fn new_habits(answer: &Gaps<'_>) -> Vec<String> {
    let of_all = answer.request.goal.is_none();
    let Some(today) = answer.as_today().filter(|_| of_all) else {
        return Vec::new();
    };
    let today = habits::notable(&today);
    let mut then = habits::notable(answer);
    then.retain(|told| !today.contains(told));
    then
}

/// Whether a cell is worse than it is today.
fn worse(before: &Figures<'_>, cell: &Cell) -> bool {
    let mut cells = before.cells.iter();
    let was =
        cells.find(|was| was.goal == cell.goal && was.kind == cell.kind && was.key == cell.key);
    was.is_some_and(|was| cell.state < was.state)
}

fn next(answer: &Gaps<'_>, opened: &[&Gap]) -> String {
    let what_if = &answer.request.what_if;
    let mut asked = what_if.without.iter().chain(&what_if.with);
    let unread = |id: &PersonId| answer.network.person(id).is_some_and(|p| !p.readable);
    if asked.any(unread) {
        return format!("Next: {}", code("mentor check"));
    }
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
        let asked = |one: &Person| !broker::asked(one, first, answer.today).is_empty();
        let (what, command) = match stage {
            // Where somebody was asked to open the door, nobody knocks at it meanwhile.
            Some(Stage::Prospect) if answer.network.people.iter().any(asked) => {
                ("the introduction to", "intro --to")
            }
            Some(Stage::Prospect | Stage::Closed) => ("a first small question to", "pitch"),
            Some(Stage::Invited | Stage::Declined) => ("where it stands with", "show"),
            _ => ("what to talk about with", "agenda"),
        };
        return format!(
            "Next: {what} {}. {}",
            name(answer, first),
            code(&format!("mentor {command} {}", shell_word(first.as_str())))
        );
    }
    page::next(answer)
}
