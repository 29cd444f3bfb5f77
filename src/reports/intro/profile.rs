//! What a draft may tell one person of another: what stands openly in the file, and nothing that is
//! between that person and the owner.

use serde::Serialize;

use crate::facts::needs::{self, NeedOf};
use crate::facts::supply;
use crate::model::day::Day;
use crate::model::draft::{Address, Missing};
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::text::doc::plain;
use crate::text::phrase::{shell_word, spoken};

/// What may be passed on about somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// The whole name.
    pub name: String,
    /// How a letter speaks of them.
    pub first_name: String,
    /// Their title; `null`: not written.
    pub title: Option<String>,
    /// Their organization; `null`: not written.
    pub organization: Option<String>,
    /// What they know, as people say it.
    pub knows: Vec<String>,
    /// Something they published.
    pub works: Option<String>,
}

/// Why somebody would want to meet somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What they need and the other knows, as people say it.
    pub skills: Vec<String>,
    /// Their own words for the need. For their eyes only.
    pub objective: Option<String>,
    /// The goal of the owner's on which they work together. For their eyes only.
    pub goal: Option<String>,
}

/// A text of the files as a piece of one line that no mark in it can change.
pub fn own(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    plain(&words.join(" "))
}

impl Profile {
    /// What may be passed on about a person.
    pub fn of(network: &Network, person: &Person) -> Self {
        let knows = supply::expertise(&network.policy, person);
        let own_some = |text: &Option<String>| {
            let text = text.as_deref().map(own);
            text.filter(|text| !text.is_empty())
        };
        Self {
            name: own(&person.name),
            first_name: own(person.first_name()),
            title: own_some(&person.title),
            organization: own_some(&person.organization),
            knows: knows.iter().map(|skill| own(&spoken(skill))).collect(),
            works: person.works.first().map(|work| own(work)),
        }
    }

    /// Somebody of whom nothing but an id is known: `bo-ek` is Bo Ek.
    pub fn named(id: &PersonId) -> Self {
        let words = id.as_str().split('-').map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        });
        let words: Vec<String> = words.collect();
        Self {
            first_name: words.first().map_or_else(String::new, |word| own(word)),
            name: own(&words.join(" ")),
            ..Self::default()
        }
    }

    /// What a short paragraph about a person would want and the file does not hold.
    pub fn missing(&self, person: &Person) -> Option<Missing> {
        let unknown = self.title.is_none() && self.organization.is_none();
        (unknown && self.knows.is_empty()).then(|| {
            Missing::new(
                format!("who {} is", person.name),
                format!(
                    "mentor set {} title=… organization=… expertise=…",
                    person.id
                ),
            )
        })
    }
}

impl Reason {
    /// The plainest need of somebody that another's skills meet; empty where the files tell none.
    pub fn of(network: &Network, needs_it: &Person, knows_it: &Person, today: Day) -> Self {
        let policy = &network.policy;
        for need in needs::of(network, needs_it, today) {
            let skills = needs::met(policy, &need, needs_it, knows_it);
            if skills.is_empty() {
                continue;
            }
            let text = Some(own(&need.text));
            let (objective, goal) = match need.of {
                NeedOf::Objective => (text, None),
                NeedOf::Goal => (None, text),
                NeedOf::Owed | NeedOf::Interest => (None, None),
            };
            return Self {
                skills: skills.iter().map(|skill| own(&spoken(skill))).collect(),
                objective,
                goal,
            };
        }
        Self::default()
    }
}

/// The address of somebody.
pub fn address(person: &Person) -> Address {
    Address {
        name: person.name.clone(),
        email: person.contact.email.clone(),
    }
}

/// An address that is not known, with the command that keeps it.
pub fn no_address(person: &Person) -> Option<Missing> {
    person.contact.email.is_none().then(|| {
        Missing::new(
            format!("the address of {}", person.name),
            format!(
                "mentor set {} contact.email=…",
                shell_word(person.id.as_str())
            ),
        )
    })
}
