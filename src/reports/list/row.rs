//! One person in a list.
//!
//! What may live here: what is known of one person on a day. What may not: who is in the list, and its layout.

use serde::Serialize;

use crate::facts::contact::{Freshness, Standing};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::{Role, Stage};

/// One person.
#[derive(Clone, Debug, Serialize)]
pub struct Row<'a> {
    /// The id.
    pub id: &'a PersonId,
    /// The name.
    pub name: &'a str,
    /// What they are to the owner.
    pub roles: &'a [Role],
    /// `None` where `person.toml` cannot be read.
    pub stage: Option<Stage>,
    /// The day of the last contact.
    pub last_contact: Option<Day>,
    /// How often they mean to be in touch, in days.
    pub cadence_days: Option<i64>,
    /// Days since the last contact ÷ cadence.
    pub ratio: Option<f64>,
    /// What the ratio means.
    pub freshness: Option<Freshness>,
    /// When the next contact is due.
    pub due_on: Option<Day>,
    /// Open actions in their folder, whoever owns them; `None` where nobody counted them.
    pub open_actions: Option<usize>,
    /// Everything else that is known.
    #[serde(skip)]
    pub person: &'a Person,
    /// Everything about contact.
    #[serde(skip)]
    pub standing: Standing,
}

impl<'a> Row<'a> {
    /// The row of a person.
    pub fn new(person: &'a Person, standing: &Standing) -> Self {
        Self {
            id: &person.id,
            name: &person.name,
            roles: &person.relationship.roles,
            stage: person.readable.then(|| person.relationship.stage()),
            last_contact: standing.last_contact,
            cadence_days: standing.cadence.map(|cadence| cadence.days()),
            ratio: standing.ratio,
            freshness: standing.freshness,
            due_on: standing.due_on,
            open_actions: None,
            person,
            standing: *standing,
        }
    }
}
