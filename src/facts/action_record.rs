//! An action as JSON says it, the same in every answer.
//!
//! What may live here: the fields. What may not: which actions an answer holds.

use serde::Serialize;

use super::actions::{Item, Status};
use super::handle::Handle;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::{Home, Place};
use crate::model::words::ActionKind;

/// An action on the day that was asked for.
#[derive(Clone, Debug, Serialize)]
pub struct ActionRecord {
    /// The whole handle.
    pub id: Handle,
    /// What it says, without its words.
    pub text: String,
    /// `me`, or who does it.
    pub owner: String,
    /// The person or circle whose folder it is in; `None` for a goal.
    pub with: Option<String>,
    /// The goal it belongs to.
    pub goal: Option<String>,
    /// What kind of action it is.
    pub kind: Option<ActionKind>,
    /// Due on this day.
    pub due: Option<Day>,
    /// Done on this day; `None` for what is not done.
    pub done: Option<Day>,
    /// Open, done or dropped.
    pub status: Status,
    /// Open and somebody else's.
    pub waiting: bool,
    /// Open and due before today.
    pub overdue: bool,
    /// Meetings since.
    pub age: Option<u32>,
    /// Open, and put off three times.
    pub put_off: bool,
    /// From a Private section or a confidential note.
    pub private: bool,
    /// What came of it.
    pub result: Option<String>,
    /// Where it is written.
    #[serde(flatten)]
    pub place: Place,
}

impl ActionRecord {
    /// The record of an action.
    pub fn of(item: &Item<'_>) -> Self {
        let action = item.action;
        Self {
            id: item.handle,
            text: action.text.clone(),
            owner: match &action.owner {
                Owner::Me => "me".to_owned(),
                Owner::Person(id) => id.to_string(),
            },
            with: match &item.home {
                Home::Person(id) => Some(id.to_string()),
                Home::Circle(id) => Some(id.to_string()),
                Home::Goal(_) => None,
            },
            goal: action.goal.as_ref().map(ToString::to_string),
            kind: action.kind,
            due: action.due,
            done: item.done,
            status: item.status,
            waiting: item.waiting,
            overdue: item.overdue,
            age: item.age,
            put_off: item.put_off,
            private: item.private,
            result: item.result().map(str::to_owned),
            place: item.place(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::of_person;
    use crate::facts::fixture::{day, met, person, promise};
    use crate::model::ids::{GoalId, PersonId};

    #[test]
    fn every_field_of_the_contract_is_there() {
        let mut p = person("grace", &[]);
        let action = promise(met(&mut p, "2026-10-14"), "Send the list");
        action.owner = Owner::Person(PersonId::new("grace"));
        action.due = Some(day("2026-11-20"));
        action.kind = Some(ActionKind::Send);
        action.goal = Some(GoalId::new("director"));
        let items = of_person(&p, day("2026-11-21"));
        let json = serde_json::to_value(ActionRecord::of(&items[0])).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "id": items[0].handle.to_string(), "text": "Send the list", "owner": "grace",
                "with": "grace", "goal": "director", "kind": "send", "due": "2026-11-20",
                "done": null, "status": "open", "waiting": true, "overdue": true, "age": 0,
                "put_off": false, "private": false, "result": null,
                "file": "people/grace/2026-10-14.md", "line": 1
            })
        );
    }
}
