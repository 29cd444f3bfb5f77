//! The actions there are, in the order in which they are due, with the handles that name them.

use serde::Serialize;

use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, of_network, short_len};
use crate::model::day::Day;
use crate::model::ids::{GoalId, Home, PersonId};
use crate::model::network::Network;
use crate::text::doc::{Doc, Item as Point};
use crate::text::phrase::count;

/// Which actions are listed.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Those in these people's folders and those that are theirs to do; empty: everyone's.
    pub who: Vec<PersonId>,
    /// Done and dropped ones too.
    pub all: bool,
    /// Those of this goal.
    pub goal: Option<GoalId>,
    /// Those that the owner does, or (false) those that others do; `None`: both.
    pub mine: Option<bool>,
}

/// The actions as they stand.
#[derive(Clone, Debug, Serialize)]
pub struct ActionList {
    /// In the order of the list.
    pub actions: Vec<ActionRecord>,
    #[serde(skip)]
    points: Vec<Point>,
    #[serde(skip)]
    first: Option<String>,
}

/// Lists the actions: due ones by day, then those without a day, in order of file and line.
pub fn list(network: &Network, request: &Request, today: Day) -> ActionList {
    let everything = of_network(network, today);
    let length = short_len(&everything);
    let mut items: Vec<Item<'_>> = everything;
    items.retain(|item| wanted(item, request));
    items.sort_by_key(|item| (item.action.due.is_none(), item.action.due));
    let with = request.who.len() != 1;
    let point = |item| action_line::item(network, item, with, length, today);
    let open = items.iter().find(|item| item.is_open());
    ActionList {
        first: open.map(|item| item.handle.short(length)),
        points: items.iter().map(point).collect(),
        actions: items.iter().map(ActionRecord::of).collect(),
    }
}

fn wanted(item: &Item<'_>, request: &Request) -> bool {
    let theirs = |id: &PersonId| {
        item.home == Home::Person(id.clone())
            || item.action.owner == crate::model::action::Owner::Person(id.clone())
    };
    (request.all || item.is_open())
        && (request.who.is_empty() || request.who.iter().any(theirs))
        && request
            .goal
            .as_ref()
            .is_none_or(|goal| item.action.goal.as_ref() == Some(goal))
        && request.mine.is_none_or(|mine| item.is_mine() == mine)
}

impl ActionList {
    /// The handles alone, one a line.
    pub fn ids(&self) -> String {
        self.actions
            .iter()
            .map(|action| format!("{}\n", action.id))
            .collect()
    }

    /// The page.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        doc.heading(1, count(self.points.len(), "action", "actions"));
        doc.list(self.points.clone());
        let next = match &self.first {
            Some(first) => format!("Next: `mentor done {first}` once it is done."),
            None => "Next: agree on one with `mentor action add WHO \"…\"`.".to_owned(),
        };
        doc.para(next);
        doc
    }
}
