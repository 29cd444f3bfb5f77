//! Goals × needs × people: one column a person, as narrow as a letter, so that thirty fit into eighty columns.

use std::collections::BTreeSet;

use super::answer::Gaps;
use super::words::name;
use super::{missing, page};
use crate::facts::coverage::{Cell, GoalKey};
use crate::model::ids::PersonId;
use crate::text::doc::{Block, Doc};
use crate::text::width;

/// A line of the matrix is at most so wide: a terminal of eighty columns indents it by four.
const WIDEST: usize = 76;
/// The widest column of needs.
const WIDEST_NEED: usize = 26;
/// The letters of the columns; so many people fit into one block, the next begins with A again.
const LETTERS: [char; 30] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S',
    'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'a', 'b', 'c', 'd',
];
/// Up to so many people each column has a blank after it; more stand in groups of [`GROUP`].
const SPACED: usize = 20;
/// The columns of a group.
const GROUP: usize = 5;

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
    let letters: Vec<char> = LETTERS.iter().take(ids.len()).copied().collect();
    let letters = columns(&letters);
    // The widest word of state with its blanks, then the columns; what is left belongs to the needs.
    let left = WIDEST.saturating_sub(letters.len() + 8);
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
            out.push_str(&head(cell));
            let blanks = " ".repeat(need_width + 1);
            out.push_str(format!("{blanks}{letters}").trim_end());
            out.push('\n');
        }
        let need = width::cut(&cell.need, need_width);
        let blanks = need_width.saturating_sub(width::columns(&need)) + 1;
        let marks: Vec<char> = ids.iter().map(|id| mark(cell, id)).collect();
        let (blanks, marks) = (" ".repeat(blanks), columns(&marks));
        out.push_str(&format!("{need}{blanks}{marks}{}\n", cell.state.as_str()));
    }
    out
}

fn head(cell: &Cell) -> String {
    let goal = match &cell.goal {
        GoalKey::Goal(id) => id.as_str(),
        GoalKey::Standing => "standing needs",
    };
    let head = format!("{goal} (priority {})", cell.priority);
    width::cut(&head, WIDEST) + "\n"
}

/// One character for each person, with a blank after each, or of many people after every fifth and the last.
fn columns(marks: &[char]) -> String {
    let mut out = String::new();
    for (at, mark) in marks.iter().enumerate() {
        out.push(*mark);
        let last = at + 1 == marks.len();
        if marks.len() <= SPACED || last || (at + 1).is_multiple_of(GROUP) {
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
