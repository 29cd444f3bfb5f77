//! What is said of actions once a command has changed them, and what follows from it.
//!
//! What may live here: the answer of `done` and `action`. What may not: the change itself.

use serde::Serialize;

use crate::facts::action_line;
use crate::facts::action_record::ActionRecord;
use crate::facts::actions::{Item, Status, short_len};
use crate::facts::contact::standing;
use crate::facts::next_step::choose;
use crate::facts::next_step::step::Step;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::network::Network;
use crate::model::words::{Role, Stage};
use crate::text::doc::{Doc, Item as Point, plain};
use crate::text::phrase::shell_word;

/// Put later this often, an action asks what is to become of it (domain.md 4.3).
const PUT_OFF: u32 = 3;
/// What is asked then.
const ASKED: &str = "drop it, shrink it or hand it over";

/// Actions as they are now.
#[derive(Clone, Debug, Serialize)]
pub struct Settled {
    /// The actions.
    pub actions: Vec<ActionRecord>,
    /// What to do next; `None` where the folder cannot be read.
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
        next_step: items
            .iter()
            .find_map(|item| after(network, item, length, today))
            .or_else(|| onwards(network, items.first()?, today)),
        written,
        heading: heading.into(),
        points: items.iter().map(point).collect(),
    }
}

/// What follows from how an action stands now; `None` where nothing of its own does.
fn after(network: &Network, item: &Item<'_>, length: usize, today: Day) -> Option<Step> {
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
    match item.status {
        Status::Open => Some(open(item, &handle, today)),
        Status::Done => done(network, item, &handle),
        Status::Dropped => dropped(network, item),
    }
}

/// What follows from one that stands open.
fn open(item: &Item<'_>, handle: &str, today: Day) -> Step {
    let due = item.action.due;
    let why = due.map_or_else(String::new, |due| format!("due {}", due.long()));
    if !item.is_mine() {
        let who = match &item.home {
            Home::Person(id) => id.to_string(),
            Home::Circle(id) => format!("circle:{id}"),
            Home::Goal(id) => {
                let what = "See what else the goal waits for";
                return Step::new(what, why, format!("mentor goal show {id}"));
            }
        };
        let what = "It comes up when you meet next";
        return Step::new(what, why, format!("mentor agenda {who}"));
    }
    let (what, command) = match due {
        None => (
            "Give it a day, so that it comes up in time",
            format!("mentor action due {handle} fri"),
        ),
        Some(due) if due < today => (
            "If it is done, tick it; if not, give it a day to come",
            format!("mentor action due {handle} fri"),
        ),
        Some(_) if item.action.result.is_some() => {
            ("Once it is done, tick it", format!("mentor done {handle}"))
        }
        Some(_) => (
            "Once it is done, tick it and write down what came of it",
            format!("mentor done {handle} --result \"…\""),
        ),
    };
    Step::new(what, why, command)
}

/// What follows from one that is done: what came of it, and telling whoever it was agreed with.
fn done(network: &Network, item: &Item<'_>, handle: &str) -> Option<Step> {
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

/// What follows from one that will not be done: whoever it was agreed with hears so, unless it is nobody's
/// business but the owner's.
fn dropped(network: &Network, item: &Item<'_>) -> Option<Step> {
    let Home::Person(id) = &item.home else {
        return None;
    };
    let person = network.person(id)?;
    if item.private || item.moved_on || person.relationship.stage() != Stage::Active {
        return None;
    }
    let text = &item.action.text;
    let (what, point) = if item.is_mine() {
        ("hears from you that you let it go", "I let go of")
    } else {
        ("hears that you no longer wait for it", "no longer needed")
    };
    let what = format!("See that {} {what}, and why", plain(person.first_name()));
    let point = shell_word(&format!("@{id} {point}: {text}"));
    Some(Step::new(what, "", format!("mentor touch --next {point}")))
}

/// What is next wherever it stands.
fn onwards(network: &Network, item: &Item<'_>, today: Day) -> Option<Step> {
    match &item.home {
        Home::Person(id) => {
            let person = network.person(id)?;
            let standing = standing(network, person, today);
            Some(choose::of(network, person, &standing, today))
        }
        Home::Circle(id) => {
            let command = format!("mentor agenda circle:{id}");
            Some(Step::new("Prepare the next time", "", command))
        }
        Home::Goal(id) => {
            let command = format!("mentor goal show {id}");
            Some(Step::new("See how the goal stands now", "", command))
        }
    }
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
