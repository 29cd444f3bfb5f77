//! Goals × needs × people: one column a person, as narrow as a letter, so that thirty fit into eighty columns.

use std::collections::BTreeSet;

use super::answer::Gaps;
use super::page;
use super::words::name;
use crate::facts::coverage::{Cell, GoalKey};
use crate::model::ids::PersonId;
use crate::text::doc::{Block, Doc, code};
use crate::text::width;

/// A line of the matrix is at most so wide.
const WIDEST: usize = 78;
/// The widest column of needs.
const WIDEST_NEED: usize = 26;
/// So many people fit into one block beside a narrow column of needs.
const IN_ONE_BLOCK: usize = 30;
/// The letters of the columns, in their order.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The matrix with its legend.
pub(super) fn doc(answer: &Gaps<'_>) -> Doc {
    let mut doc = Doc::default();
    doc.heading(1, format!("{}, {}", page::title(answer), answer.today));
    if let Some(command) = page::missing(answer, &mut doc) {
        doc.para(format!("Next: {}", code(&command)));
        return doc;
    }
    page::lead(answer, &mut doc);
    let cells = &answer.now.cells;
    let ids: BTreeSet<&PersonId> = cells.iter().flat_map(|cell| &cell.supporters).collect();
    let ids: Vec<&PersonId> = ids.into_iter().collect();
    if ids.is_empty() {
        doc.para("Nobody gives any of it yet.");
    }
    for (at, ids) in ids.chunks(IN_ONE_BLOCK).enumerate() {
        let letters = letters(at * IN_ONE_BLOCK, ids.len());
        doc.blocks.push(Block::Code(grid(cells, ids, &letters)));
        doc.para(legend(answer, ids, &letters));
    }
    doc.para("`x` gives it and is in touch, `a` the same but only assumed from the role, `.` gives it and is quiet. At the right: how it stands.");
    doc.para(page::next(answer));
    doc
}

/// One mark for each column: A to Z, a to z, then A again with a digit.
fn letters(from: usize, n: usize) -> Vec<String> {
    let all: Vec<char> = LETTERS.chars().collect();
    (from..from + n)
        .map(|at| {
            let letter = all.get(at % all.len()).copied().unwrap_or('?');
            match at / all.len() {
                0 => letter.to_string(),
                round => format!("{letter}{round}"),
            }
        })
        .collect()
}

fn grid(cells: &[Cell], ids: &[&PersonId], letters: &[String]) -> String {
    let column = letters.iter().map(String::len).max().unwrap_or(1) + 1;
    // Four words of state with their blank, then the columns; what is left belongs to the needs.
    let left = WIDEST.saturating_sub(column * ids.len() + 8);
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
            let columns = letters.iter().map(|letter| format!("{letter:<column$}"));
            out.push_str(columns.collect::<String>().trim_end());
            out.push('\n');
        }
        out.push_str(&line(cell, ids, need_width, column));
    }
    out
}

fn line(cell: &Cell, ids: &[&PersonId], need_width: usize, column: usize) -> String {
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
        out.push_str(&format!("{mark:<column$}"));
    }
    out.push_str(cell.state.as_str());
    out.push('\n');
    out
}

fn legend(answer: &Gaps<'_>, ids: &[&PersonId], letters: &[String]) -> String {
    let entries: Vec<String> = ids
        .iter()
        .zip(letters)
        .map(|(id, letter)| format!("{letter} {}", name(answer, id)))
        .collect();
    entries.join(" · ")
}
