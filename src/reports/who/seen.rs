//! What is kept of each person while everybody is read in turn: little, so that ten thousand need little room.

use super::ground::{Grounds, grounds};
use super::topic::Topic;
use crate::facts::contact;
use crate::facts::free::free;
use crate::facts::supply::{self, Side, folded};
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{EndedAs, Function, Stage};

/// How close somebody is to being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tie {
    /// In touch: active, or closed and still heard of.
    Carries,
    /// Quiet for long, paused, or faded away.
    Quiet,
    /// Never agreed to anything: a prospect, or somebody invited.
    New,
}

/// One person, as far as choosing needs.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Who.
    pub id: PersonId,
    /// What speaks for them.
    pub grounds: Grounds,
    /// How close they are.
    pub tie: Tie,
    /// How well today fits them, as [`crate::facts::free::Free::rank`] says.
    pub free: u8,
    /// Whether both confide in one another.
    pub confiding: bool,
    /// The last contact.
    pub last: Option<Day>,
    /// Whether they support the owner, and think along: guidance, perspective, a sounding board.
    pub helps: bool,
    /// Their sector, as it is compared.
    pub sector: Option<Box<str>>,
    /// Their function at work, as it is compared.
    pub work: Option<Box<str>>,
    /// Whether they are in the owner's organization.
    pub inside: bool,
    /// Whether it is written where they see things from.
    pub sees: bool,
    /// How many people they know, as far as it is written.
    pub knows: usize,
}

/// What came of looking at a person.
#[derive(Clone, Debug)]
pub enum Look {
    /// They may be named.
    Seen(Box<Seen>),
    /// Not to be named: said no, parted from in conflict.
    Left,
    /// Nothing is known but the folder: the file that is missing or cannot be read.
    Unreadable(RelPath),
}

/// What is kept of a person.
pub fn seen(network: &Network, person: &Person, topics: &[Topic], today: Day) -> Look {
    if !person.readable {
        return Look::Unreadable(person.file());
    }
    let stage = person.relationship.stage();
    let ended = person.relationship.ended.and_then(|ended| ended.how);
    let parted = stage == Stage::Closed && ended == Some(EndedAs::Conflict);
    if stage == Stage::Declined || parted {
        return Look::Left;
    }
    let policy = &network.policy;
    let standing = contact::standing(network, person, today);
    let own = |text: &Option<String>| folded(text.as_deref()).map(|text| Box::from(text.as_ref()));
    Look::Seen(Box::new(Seen {
        grounds: grounds(policy, person, topics, today),
        tie: tie(person, standing.effective),
        free: free(person, today).rank(),
        confiding: person.relationship.confiding == Some(true),
        last: standing.last_contact,
        helps: thinks_along(person),
        sector: own(&person.sector),
        work: own(&person.function),
        inside: supply::side(policy, person) == Some(Side::Inside),
        sees: !person.perspectives.is_empty(),
        knows: person.knows.as_ref().map_or(0, Vec::len),
        id: person.id.clone(),
    }))
}

/// How close somebody is to being asked; `effective` as [`contact::Standing`] says.
pub fn tie(person: &Person, effective: bool) -> Tie {
    let faded = person.relationship.ended.and_then(|ended| ended.how) == Some(EndedAs::Faded);
    match person.relationship.stage() {
        Stage::Prospect | Stage::Invited | Stage::Declined => Tie::New,
        Stage::Active if effective => Tie::Carries,
        Stage::Closed if effective && !faded => Tie::Carries,
        Stage::Active | Stage::Closed | Stage::Paused => Tie::Quiet,
    }
}

fn thinks_along(person: &Person) -> bool {
    let kinds = [
        Function::SoundingBoard,
        Function::Guidance,
        Function::Perspective,
    ];
    let gives = |kind: &Function| supply::gives(person, kind.as_str()).is_some();
    supply::supports(person) && kinds.iter().any(gives)
}
