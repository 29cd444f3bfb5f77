//! Goals × needs × people: one column a person, as narrow as a letter, so that thirty fit into eighty columns.

use std::collections::BTreeSet;

use super::answer::Gaps;
use super::words::name;
use super::{missing, page};
use crate::facts::coverage::{Cell, GoalKey};
use crate::model::ids::PersonId;
use crate::text::doc::{Block, Doc};
use crate::text::width;

/// A line of the matrix is at most so wide.
const WIDEST: usize = 78;
/// The widest column of needs.
const WIDEST_NEED: usize = 26;
/// The letters of the columns; so many people fit into one block, the next begins with A again.
const LETTERS: [char; 30] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S',
    'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'a', 'b', 'c', 'd',
];
/// The width of a column: a mark and a blank.
const COLUMN: usize = 2;

/// The matrix with its legend.
pub(super) fn doc(answer: &Gaps<'_>) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, format!("{}, {}", page::title(answer), answer.today));
    if let Some(next) = missing::tell(answer, &mut doc) {
        doc.para(next);
        return doc;
    }
    page::lead(answer, &mut doc);
    let cells = &answer.now.cells;
    let ids: BTreeSet<&PersonId> = cells.iter().flat_map(|cell| &cell.supporters).collect();
    let ids: Vec<&PersonId> = ids.into_iter().collect();
    if ids.is_empty() {
        doc.blocks.push(Block::Code(grid(cells, &[])));
    }
    for ids in ids.chunks(LETTERS.len()) {
        doc.blocks.push(Block::Code(grid(cells, ids)));
        doc.para(legend(answer, ids));
    }
    doc.para("`x` gives it and is in touch, `a` the same but only assumed from the role, `.` gives it and is quiet. At the right: how it stands.");
    doc.para(page::next(answer));
    doc
}

fn grid(cells: &[Cell], ids: &[&PersonId]) -> String {
    // Four words of state with their blank, then the columns; what is left belongs to the needs.
    let left = WIDEST.saturating_sub(COLUMN * ids.len() + 8);
    let wanted = cells.iter().map(|cell| width::columns(&cell.need)).max();
    let need_width = wanted.unwrap_or(0).min(left).clamp(8, WIDEST_NEED);
    let mut out = String::new();
    let mut goal: Option<&GoalKey> = None;
    for cell in cells {
        if goal != Some(&cell.goal) {
            if goal.is_some() {
                out.push('\n');
            }
            goal = Some(&cell.goal);
            let priority = cell.priority;
            let goal = match &cell.goal {
                GoalKey::Goal(id) => id.as_str(),
                GoalKey::Standing => "standing needs",
            };
            let head = format!("{goal} (priority {priority})");
            out.push_str(&width::cut(&head, WIDEST));
            out.push('\n');
            out.push_str(&" ".repeat(need_width + 1));
            let columns = LETTERS
                .iter()
                .take(ids.len())
                .map(|c| format!("{c:<COLUMN$}"));
            out.push_str(columns.collect::<String>().trim_end());
            out.push('\n');
        }
        out.push_str(&line(cell, ids, need_width));
    }
    out
}

fn line(cell: &Cell, ids: &[&PersonId], need_width: usize) -> String {
    let need = width::cut(&cell.need, need_width);
    let blanks = need_width.saturating_sub(width::columns(&need)) + 1;
    let mut out = need + &" ".repeat(blanks);
    for id in ids {
        let mark = if cell.supporters.binary_search(id).is_err() {
            ""
        } else if cell.effective.binary_search(id).is_err() {
            "."
        } else if cell.assumed.binary_search(id).is_ok() {
            "a"
        } else {
            "x"
        };
        out.push_str(&format!("{mark:<COLUMN$}"));
    }
    out.push_str(cell.state.as_str());
    out.push('\n');
    out
}

fn legend(answer: &Gaps<'_>, ids: &[&PersonId]) -> String {
    let entries: Vec<String> = ids
        .iter()
        .zip(LETTERS)
        .map(|(id, letter)| format!("{letter} {}", name(answer, id)))
        .collect();
    entries.join(" · ")
}
