//! One person in a list.
//!
//! What may live here: what is known of one person on a day. What may not: who is in the list, and its layout.

use serde::Serialize;

use crate::facts::actions::of_person;
use crate::facts::contact::{Freshness, Standing};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::{Role, Stage};

/// One person.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// What they are to the owner.
    pub roles: Vec<Role>,
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
    /// Open actions in their folder, whoever owns them; `None` where their notes were not read.
    pub open_actions: Option<usize>,
    /// Whether they are due today.
    #[serde(skip)]
    pub due: bool,
    /// What the other columns that are asked for say: the column's key with its plain value.
    #[serde(skip)]
    pub details: Vec<(&'static str, String)>,
}

impl Row {
    /// The row of a person; `details` begin with their column's key.
    pub fn new(person: Person, standing: &Standing, details: Vec<(&'static str, String)>) -> Self {
        Self {
            stage: person.readable.then(|| person.relationship.stage()),
            last_contact: standing.last_contact,
            cadence_days: standing.cadence.map(|cadence| cadence.days()),
            ratio: standing.ratio,
            freshness: standing.freshness,
            due_on: standing.due_on,
            open_actions: None,
            due: standing.due,
            details,
            id: person.id,
            name: person.name,
            roles: person.relationship.roles,
        }
    }

    /// What one of the details says; empty for a column that was not asked for.
    pub fn detail(&self, column: &str) -> &str {
        let mut details = self.details.iter();
        let found = details.find(|(key, _)| *key == column);
        found.map_or("", |(_, value)| value)
    }
}

/// How many actions are open in the folder of a person whose notes were read, whoever owns them.
pub fn open_actions(person: &Person, today: Day) -> usize {
    let actions = of_person(person, today);
    actions.iter().filter(|item| item.is_open()).count()
}
