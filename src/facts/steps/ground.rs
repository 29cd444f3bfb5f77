//! What every kind of step looks at: the network as a what-if sees it, and a step itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::broker::Acquaintances;
use crate::facts::contact::{self, Standing};
use crate::facts::coverage::{Cell, GoalKey, NeedKind};
use crate::facts::load::Overload;
use crate::facts::supply::{self, Supporter, WhatIf};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::touch::Touch;
use crate::model::words::{Function, TouchKind};
use crate::text::phrase::shell_word;

/// At most so many proposals of a kind for one gap: a choice, not a list.
pub(super) const MOST: usize = 3;

/// The kind of a step, in the order of proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepKind {
    /// Ask somebody active for it.
    Ask,
    /// Pick up a quiet tie.
    Revive,
    /// Win a prospect.
    Prospect,
    /// Ask for an introduction.
    Introduce,
    /// Try a route.
    Route,
}

/// One thing that could be done about a gap.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Step {
    /// What kind of step it is.
    pub kind: StepKind,
    /// With whom; `None` for a route to which nobody would hold the owner.
    pub who: Option<PersonId>,
    /// Why, with dates and files: a sentence without a full stop, plain text.
    pub why: String,
    /// The command for it, as it can be typed.
    pub command: String,
    /// The command once they have said yes; not part of the JSON.
    #[serde(skip)]
    pub after: Option<String>,
}

/// A network as a what-if sees it, with what the kinds of steps ask of it again and again.
#[derive(Clone, Debug)]
pub struct Ground<'a> {
    pub(super) network: &'a Network,
    pub(super) today: Day,
    pub(super) supply: &'a [Supporter<'a>],
    /// Who is left out of a what-if: nobody proposes them.
    pub(super) without: &'a BTreeSet<PersonId>,
    /// Everybody readable, in the order of ids, but those left out and those who begin after today.
    pub(super) people: Vec<&'a Person>,
    /// For each person somebody whom they brought to the owner.
    pub(super) introduced: BTreeMap<&'a PersonId, &'a Person>,
    pub(super) acquaintances: Acquaintances<'a>,
    /// Who may be sent to open a door: effective people, those who are not busy first.
    pub(super) brokers: Vec<&'a Person>,
    overloads: &'a BTreeMap<PersonId, Vec<Overload>>,
}

impl<'a> Ground<'a> {
    /// Looks at a network.
    pub fn new(
        network: &'a Network,
        supply: &'a [Supporter<'a>],
        overloads: &'a BTreeMap<PersonId, Vec<Overload>>,
        what_if: &'a WhatIf,
        today: Day,
    ) -> Self {
        let people = network.people.iter();
        let people = people.filter(|p| p.readable && !what_if.without.contains(&p.id));
        let people = people.filter(|p| begins_later(p, today).is_none());
        let with_broker = network.people.iter().filter_map(|p| {
            let broker = p.introduced_by.as_ref()?;
            Some((broker, p))
        });
        let effective = supply.iter().filter(|supporter| supporter.effective);
        let mut brokers: Vec<&Person> = effective.map(|supporter| supporter.person).collect();
        brokers.sort_by_key(|person| busy(person, today).is_some());
        Self {
            network,
            today,
            supply,
            without: &what_if.without,
            people: people.collect(),
            // Of several the last by id stays: any of them is evidence enough.
            introduced: with_broker.collect(),
            acquaintances: Acquaintances::of(network),
            brokers,
            overloads,
        }
    }

    /// Whether somebody counts as active, maybe by a what-if.
    pub(super) fn counts(&self, id: &PersonId) -> bool {
        let supply = self.supply;
        supply
            .binary_search_by(|supporter| supporter.id().cmp(id))
            .is_ok()
    }

    /// Why much rests on somebody; empty where nothing speaks for it.
    pub(super) fn overload(&self, id: &PersonId) -> &[Overload] {
        self.overloads.get(id).map_or(&[], Vec::as_slice)
    }

    /// Until when somebody is busy today, and why.
    pub(super) fn busy(&self, person: &Person) -> Option<String> {
        busy(person, self.today)
    }

    /// Where it is written already that somebody is to be asked about a need, or was: a line `asked:`,
    /// or a point for the next meeting that no meeting has followed. As a clause.
    pub(super) fn noted(&self, person: &Person, need: &str) -> Option<String> {
        let need = need.to_lowercase();
        let met = contact::latest_meeting(person, self.today).map(|meeting| meeting.day);
        let line = person.log.iter().rev().find(|touch| {
            let open = match touch.kind {
                TouchKind::Next => met.is_none_or(|met| touch.day >= met),
                kind => kind == TouchKind::Asked,
            };
            open && touch.day <= self.today && touch.text.to_lowercase().contains(&need)
        })?;
        let place = format!("{}/log.md:{}", person.folder(), line.line);
        Some(match line.kind {
            TouchKind::Next => format!("it is noted for your next meeting ({place})"),
            _ => format!("you asked on {} ({place})", line.day),
        })
    }

    /// What somebody was asked up to today, in the order of the file.
    pub(super) fn asked<'p>(
        &self,
        person: &'p Person,
    ) -> impl DoubleEndedIterator<Item = &'p Touch> + use<'p> {
        let today = self.today;
        let asked = move |touch: &&Touch| touch.kind == TouchKind::Asked && touch.day <= today;
        person.log.iter().filter(asked)
    }
}

/// The first day of a relationship that begins only after today; `None` where it has begun, or no day is written.
pub fn begins_later(person: &Person, today: Day) -> Option<Day> {
    person.relationship.since.filter(|since| *since > today)
}

/// Until when somebody is busy today and why, as a clause; `None` where no busy period covers today.
pub fn busy(person: &Person, today: Day) -> Option<String> {
    let mut periods = person.availability.busy.iter();
    let now = periods.find(|busy| busy.from <= today && today <= busy.to)?;
    Some(match &now.why {
        Some(why) => format!("busy until {} ({why})", now.to),
        None => format!("busy until {}", now.to),
    })
}

/// Whether somebody gives or knows what a cell needs, whatever their stage and goals.
pub(super) fn fills(policy: &Policy, person: &Person, cell: &Cell) -> bool {
    match cell.kind {
        NeedKind::Function => supply::gives(person, &cell.key).is_some(),
        NeedKind::Skill => supply::supplies(policy, person, &cell.key),
    }
}

/// How long a tie has been quiet, as a clause.
pub(super) fn quiet_since(standing: &Standing) -> String {
    match (standing.last_contact, standing.days_since, standing.cadence) {
        (Some(day), Some(days), Some(every)) => {
            format!("last contact {day}, {days} days ago at a rhythm of {every}")
        }
        (Some(day), _, _) => format!("last contact {day}, more than a year ago"),
        (None, Some(days), Some(every)) => {
            format!("no contact in {days} days since the beginning, at a rhythm of {every}")
        }
        (None, Some(_), None) => "no contact in the first year".to_owned(),
        (None, None, _) => "neither a contact nor a first day is written, so nobody can say \
                            whether the tie is alive"
            .to_owned(),
    }
}

/// The command once somebody has agreed to cover a cell: what changes in their file. `first` are keys
/// that change as well.
pub(super) fn agreed(person: &Person, cell: &Cell, first: &[&str]) -> String {
    let mut words = vec!["mentor set".to_owned(), shell_word(person.id.as_str())];
    words.extend(first.iter().map(|key| (*key).to_owned()));
    words.extend(changes(person, cell).iter().map(|key| shell_word(key)));
    words.join(" ")
}

fn changes(person: &Person, cell: &Cell) -> Vec<String> {
    let mut functions: Vec<&str> = Vec::new();
    let needed = match cell.kind {
        NeedKind::Function if supply::gives(person, &cell.key).is_none() => Some(cell.key.as_str()),
        NeedKind::Skill if !supply::supplies_skills(person) => Some(Function::Expertise.as_str()),
        _ => None,
    };
    if let Some(needed) = needed {
        if person.relationship.functions.is_none() {
            // The key is about to be written: what was only assumed would vanish without a word.
            for function in supply::role_defaults(person) {
                if !functions.contains(&function.as_str()) {
                    functions.push(function.as_str());
                }
            }
        }
        functions.push(needed);
    }
    let mut out: Vec<String> = functions
        .iter()
        .map(|function| format!("relationship.functions+={function}"))
        .collect();
    if let GoalKey::Goal(id) = &cell.goal
        && !supply::serves(person, id)
    {
        out.push(format!("relationship.goals+={id}"));
    }
    out
}
