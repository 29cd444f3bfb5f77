//! Goals × needs × people: one column a person, as narrow as a letter, so that thirty fit into eighty columns.

use std::collections::BTreeSet;

use super::answer::Gaps;
use super::words::name;
use super::{missing, page};
use crate::facts::coverage::{Cell, GoalKey};
use crate::model::ids::PersonId;
use crate::text::doc::{Block, Doc};
use crate::text::width;

/// A line of the matrix is at most so wide, however wide the page: the eye loses its way along it.
const WIDEST: usize = 76;
/// The widest column of needs.
const WIDEST_NEED: usize = 26;
/// Needs are cut to less than this only where they are shorter.
const LEAST_NEED: usize = 14;
/// The widest word of state, and the blanks around it.
const STATE: usize = 8;
/// The letters of the columns; so many people fit into one block, the next begins with A again.
const LETTERS: [char; 30] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S',
    'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'a', 'b', 'c', 'd',
];
/// Up to so many people each column has a blank after it where there is room; more stand in groups of [`GROUP`].
const SPACED: usize = 20;
/// The columns of a group.
const GROUP: usize = 5;

/// The matrix with its legend, on a page of so many columns.
pub(super) fn doc(answer: &Gaps<'_>, columns: usize) -> Doc {
    let widest = columns.min(WIDEST);
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
        doc.blocks.push(Block::Code(grid(cells, &[], widest)));
    }
    for ids in ids.chunks(in_a_block(cells, widest)) {
        doc.blocks.push(Block::Code(grid(cells, ids, widest)));
        doc.para(legend(answer, ids));
    }
    doc.para("`x` gives it and is in touch, `a` the same but only assumed from the role, `.` gives it and is quiet. At the right: how it stands.");
    doc.para(page::next(answer));
    doc
}

/// The columns of the longest need.
fn longest_need(cells: &[Cell]) -> usize {
    let needs = cells.iter().map(|cell| width::columns(&cell.need));
    needs.max().unwrap_or(0)
}

/// How many people stand in one block: as many as a line has room for beside needs and states.
fn in_a_block(cells: &[Cell], widest: usize) -> usize {
    let need = longest_need(cells).min(LEAST_NEED);
    let room = widest.saturating_sub(need + STATE);
    let grouped = room * GROUP / (GROUP + 1);
    grouped.clamp(GROUP, LETTERS.len())
}

fn grid(cells: &[Cell], ids: &[&PersonId], widest: usize) -> String {
    let need = longest_need(cells);
    let spaced = need.min(WIDEST_NEED) + STATE + 2 * ids.len() <= widest;
    let group = if spaced && ids.len() <= SPACED {
        1
    } else {
        GROUP
    };
    let letters: Vec<char> = LETTERS.iter().take(ids.len()).copied().collect();
    let letters = columns(&letters, group);
    // What is left belongs to the needs.
    let left = widest.saturating_sub(letters.len() + STATE);
    let need_width = need.min(left).clamp(8, WIDEST_NEED);
    let mut out = String::new();
    let mut goal: Option<&GoalKey> = None;
    for cell in cells {
        if goal != Some(&cell.goal) {
            if goal.is_some() {
                out.push('\n');
            }
            goal = Some(&cell.goal);
            out.push_str(&head(cell, widest));
            let blanks = " ".repeat(need_width + 1);
            out.push_str(format!("{blanks}{letters}").trim_end());
            out.push('\n');
        }
        let need = width::cut(&cell.need, need_width);
        let blanks = need_width.saturating_sub(width::columns(&need)) + 1;
        let marks: Vec<char> = ids.iter().map(|id| mark(cell, id)).collect();
        let (blanks, marks) = (" ".repeat(blanks), columns(&marks, group));
        out.push_str(&format!("{need}{blanks}{marks}{}\n", cell.state.as_str()));
    }
    out
}

fn head(cell: &Cell, widest: usize) -> String {
    let goal = match &cell.goal {
        GoalKey::Goal(id) => id.as_str(),
        GoalKey::Standing => "standing needs",
    };
    let head = format!("{goal} (priority {})", cell.priority);
    width::cut(&head, widest) + "\n"
}

/// One character for each person, with a blank after each group of them and after the last.
fn columns(marks: &[char], group: usize) -> String {
    let mut out = String::new();
    for (at, mark) in marks.iter().enumerate() {
        out.push(*mark);
        let last = at + 1 == marks.len();
        if last || (at + 1).is_multiple_of(group) {
            out.push(' ');
        }
    }
    out
}

fn mark(cell: &Cell, id: &PersonId) -> char {
    if cell.supporters.binary_search(id).is_err() {
        ' '
    } else if cell.effective.binary_search(id).is_err() {
        '.'
    } else if cell.assumed.binary_search(id).is_ok() {
        'a'
    } else {
        'x'
    }
}

fn legend(answer: &Gaps<'_>, ids: &[&PersonId]) -> String {
    let entries: Vec<String> = ids
        .iter()
        .zip(LETTERS)
        .map(|(id, letter)| format!("{letter} {}", name(answer, id)))
        .collect();
    entries.join(" · ")
}
