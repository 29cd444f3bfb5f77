//! What is answered once a draft that went out was noted: where the contact stands, and the next step.
//!
//! What may live here: that answer. What may not: the line that was written (`changes::sent`).

use serde::Serialize;

use crate::facts::contact::standing;
use crate::facts::next_step::choose;
use crate::facts::next_step::step::Step;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::text::doc::{Doc, plain};

/// What was noted.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    /// To whom it went.
    pub who: PersonId,
    /// When.
    pub date: Day,
    /// What is next with them.
    pub next_step: Option<Step>,
    /// What was written.
    pub written: Vec<Written>,
    #[serde(skip)]
    heading: String,
}

/// The answer; `what` is the end of its heading: `progress told to`.
pub fn sent(
    network: &Network,
    who: &PersonId,
    what: &str,
    (date, today): (Day, Day),
    written: Vec<Written>,
) -> Sent {
    let person = network.person(who);
    let name = person.map_or_else(|| who.to_string(), |person| plain(&person.name));
    Sent {
        next_step: person
            .map(|person| choose::of(network, person, &standing(network, person, today), today)),
        heading: format!("{}: {what} {name}", date.long()),
        who: who.clone(),
        date,
        written,
    }
}

impl Sent {
    /// The answer as a page.
    pub fn to_doc(&self) -> Doc {
        let mut doc = Doc::default();
        doc.heading(1, self.heading.clone());
        if let Some(step) = &self.next_step {
            doc.para(step.line());
        }
        doc
    }
}
