//! The goals as a page.

use super::value::{GoalList, Row};
use crate::model::day::Day;
use crate::model::words::GoalStatus;
use crate::text::doc::{Doc, Item, Table, code, plain};
use crate::text::phrase::{count, listed};

impl GoalList {
    /// The page.
    pub fn to_doc(&self, today: Day) -> Doc {
        let mut doc = Doc::default();
        let which = self
            .status
            .map_or(String::new(), |status| format!(", {status}"));
        doc.heading(
            1,
            format!("{}{which}", count(self.goals.len(), "goal", "goals")),
        );
        doc.table(self.table());
        let active = self
            .goals
            .iter()
            .filter(|row| row.status == GoalStatus::Active);
        doc.list(active.clone().map(|row| item(row, today)).collect());
        let idle = active.clone().find(|row| row.next_action.is_none());
        let first = active.clone().next();
        doc.para(match (idle, first) {
            (Some(row), _) => {
                let who = row.people.iter().find(|one| one.effective);
                let who = who.map_or("WHO", |one| one.id.as_str());
                let command = code(&format!("mentor action add {who} \"… #{}\"", row.id));
                format!(
                    "Next: “{}” has no next action; agree on one: {command}",
                    plain(&row.title)
                )
            }
            (None, Some(row)) => {
                let command = code(&format!("mentor goal show {}", row.id));
                format!("Next: look at one over time: {command}")
            }
            (None, None) if !self.goals.is_empty() => {
                let command = code("mentor goal list");
                format!("Next: look at what is worked on now: {command}")
            }
            (None, None) => {
                let command = code("mentor goal add \"…\" --by DATE --why \"…\"");
                format!("Next: write down what you are after: {command}")
            }
        });
        doc
    }

    fn table(&self) -> Table {
        let head = [
            "goal",
            "status",
            "by",
            "priority",
            "done",
            "open",
            "past the day",
        ];
        let line = |row: &Row| {
            vec![
                row.id.to_string(),
                row.status.to_string(),
                row.by.map_or("–".to_owned(), |by| by.to_string()),
                row.priority.to_string(),
                row.done.to_string(),
                row.open.to_string(),
                row.overdue.to_string(),
            ]
        };
        Table {
            head: head.map(str::to_owned).to_vec(),
            right: vec![3, 4, 5, 6],
            rows: self.goals.iter().map(line).collect(),
        }
    }
}

fn item(row: &Row, today: Day) -> Item {
    let title = format!("**{}**", plain(&row.title));
    let by = row.by.filter(|by| *by < today);
    let past = by.map_or(String::new(), |by| format!(", its day was {}", by.long()));
    let next = match &row.next_action {
        Some(next) => {
            let due = next
                .due
                .map_or(String::new(), |due| format!(", due {}", due.long()));
            format!("next {}{due} ({})", plain(&next.text), code(&next.id))
        }
        None => "no action stands open".to_owned(),
    };
    let names: Vec<String> = row.people.iter().map(|one| plain(&one.name)).collect();
    let people = match names.as_slice() {
        [] => "nobody names it yet".to_owned(),
        names => format!("with {}", listed(names)),
    };
    Item::new(format!("{title}{past}: {next}; {people}"))
}
