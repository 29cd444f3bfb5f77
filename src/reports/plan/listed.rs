//! The actions of a plan in their order, each made when it is said: all of them at once take much room.
//!
//! What may live here: from a row to its line, its record, its CSV. What may not: which rows there are.

use serde::{Serialize, Serializer};

use super::Plan;
use crate::facts::action_book::{Book, Row};
use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::model::day::Day;
use crate::text::csv;
use crate::text::doc::Item;

/// So many lines of CSV are made at once.
const LINES: usize = 500;

/// Actions in an order.
#[derive(Debug)]
pub struct Listed {
    pub(super) book: Book,
    pub(super) rows: Vec<Row>,
}

impl Serialize for Listed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.records())
    }
}

impl Listed {
    fn records(&self) -> impl Iterator<Item = ActionRecord> {
        let rows = self.rows.iter();
        rows.filter_map(|row| self.book.with(*row, |_, item| ActionRecord::of(item)))
    }
}

impl Plan {
    /// The action of a row as an item of a list.
    pub(super) fn point(&self, row: &Row) -> Option<Item> {
        let book = &self.actions.book;
        let length = book.handle_length();
        book.with(*row, |names, item| {
            action_line::item(names, item, self.with, length, self.today)
        })
    }

    /// The actions as CSV, one a line, with a head; piece by piece.
    pub fn csv(&self) -> impl Iterator<Item = String> {
        const HEAD: [&str; 12] = [
            "id", "text", "owner", "with", "goal", "kind", "due", "done", "status", "file", "line",
            "result",
        ];
        let head = csv::line(HEAD.iter().map(|head| (*head).to_owned()));
        let mut records = self.actions.records().peekable();
        let lines = std::iter::from_fn(move || {
            records.peek()?;
            Some(records.by_ref().take(LINES).map(line).collect())
        });
        std::iter::once(head).chain(lines)
    }
}

fn line(action: ActionRecord) -> String {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let cells = [
        action.id.to_string(),
        action.text,
        action.owner,
        action.with.unwrap_or_default(),
        action.goal.unwrap_or_default(),
        action.kind.map(|kind| kind.to_string()).unwrap_or_default(),
        day(action.due),
        day(action.done),
        action.status.as_str().to_owned(),
        action.place.file.to_string(),
        action.place.line.to_string(),
        action.result.unwrap_or_default(),
    ];
    csv::line(cells.into_iter())
}
