//! What is said of actions once a command has changed them, and what follows from it.
//!
//! What may live here: the answer of `done` and `action`. What may not: the change itself.

use serde::Serialize;

use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, Status, short_len};
use crate::facts::next_step::step::Step;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::network::Network;
use crate::model::words::Role;
use crate::text::doc::{Doc, Item as Point, plain};

/// Put later this often, an action asks what is to become of it (domain.md 4.3).
const PUT_OFF: u32 = 3;
/// What is asked then.
const ASKED: &str = "drop it, shrink it or hand it over";

/// Actions as they are now.
#[derive(Clone, Debug, Serialize)]
pub struct Settled {
    /// The actions.
    pub actions: Vec<ActionRecord>,
    /// What to do next; `None` where nothing follows.
    pub next_step: Option<Step>,
    /// What was written.
    pub written: Vec<Written>,
    #[serde(skip)]
    heading: String,
    #[serde(skip)]
    points: Vec<Point>,
}

/// The answer about actions that were changed.
pub fn settled(
    network: &Network,
    heading: impl Into<String>,
    items: &[Item<'_>],
    written: Vec<Written>,
    today: Day,
) -> Settled {
    let length = short_len(items);
    let point = |item| action_line::item(network, item, true, length, today);
    Settled {
        actions: items.iter().map(ActionRecord::of).collect(),
        next_step: items.iter().find_map(|item| after(network, item, length)),
        written,
        heading: heading.into(),
        points: items.iter().map(point).collect(),
    }
}

/// What follows from how an action stands now.
fn after(network: &Network, item: &Item<'_>, length: usize) -> Option<Step> {
    let handle = item.handle.short(length);
    if item.put_off {
        let moved = item.action.moved;
        let since = item.age.filter(|_| moved < PUT_OFF);
        let what = match since {
            Some(meetings) => format!("It stood open through {meetings} meetings: {ASKED}"),
            None => format!("It was put off {moved} times: {ASKED}"),
        };
        return Some(Step::new(what, "", format!("mentor action drop {handle}")));
    }
    if item.status != Status::Done {
        return None;
    }
    let Home::Person(id) = &item.home else {
        return None;
    };
    let person = network.person(id)?;
    let name = plain(person.first_name());
    if item.result().is_none() {
        let what = "Once you know what came of it, write it down: it leads the next report and the next thank-you";
        let command = format!("mentor done {handle} --result \"…\"");
        return Some(Step::new(what, "", command));
    }
    let gains = item.is_mine()
        && !person
            .relationship
            .roles
            .iter()
            .all(|role| *role == Role::Mentee);
    gains.then(|| {
        let what = format!("Tell {name} what came of it");
        Step::new(what, "", format!("mentor progress {id}"))
    })
}

impl Settled {
    /// The page.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        doc.heading(1, self.heading.as_str());
        doc.list(self.points.clone());
        if let Some(step) = &self.next_step {
            doc.para(step.line());
        }
        doc
    }
}
