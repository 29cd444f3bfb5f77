//! From people to the balance with them.

use super::value::{Answer, Last, Row, Total};
use crate::facts::contact::standing;
use crate::facts::giving::{Idea, IdeaKind, ideas, is_open_to_gifts};
use crate::facts::introductions::meet::{are_strangers, is_open, meet};
use crate::facts::ledger::balance::{Measure, Sums, add_to, of_entries};
use crate::facts::ledger::due::{QUARTER, prompt};
use crate::facts::ledger::entries::{Entry, entries};
use crate::facts::needs::{self, Need};
use crate::facts::steps::ground::busy;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Stage, Style};

/// To so many people something is proposed at once: a choice, not a list.
const NEXT: usize = 5;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Whether people are named: their entries are kept.
    pub named: bool,
    /// Only what is dated on this day or later.
    pub since: Option<Day>,
}

/// The balance with one person, for which nobody else is looked at. Needs the notes' texts.
pub fn row(person: &Person, request: &Request, today: Day) -> Row {
    let measure = Measure::of(&person.relationship);
    let all = entries(person, today);
    // A give before the day still is a give of this quarter.
    let whole = of_entries(measure, &all);
    let of_days = |entry: &Entry| request.since.is_none_or(|day| entry.gift.day >= day);
    let kept: Vec<Entry> = all.into_iter().filter(of_days).collect();
    let balance = of_entries(measure, &kept);
    let last = |entry: &Option<Entry>| {
        let gift = &entry.as_ref()?.gift;
        Some(Last {
            date: gift.day,
            text: gift.text.clone(),
            place: gift.place.clone(),
        })
    };
    Row {
        id: person.id.clone(),
        name: person.name.clone(),
        roles: person.relationship.roles.clone(),
        stage: person.readable.then(|| person.relationship.stage()),
        flash: person.relationship.style == Some(Style::Flash),
        measure,
        total: Total::of(balance.sums),
        last_gave: last(&whole.last_gave),
        last_received: last(&whole.last_received),
        whole: whole.sums,
        prompt: person
            .readable
            .then(|| prompt(person, &whole, today))
            .flatten(),
        busy: busy(person, today),
        ideas: Vec::new(),
        quarters: balance.quarters,
        entries: request.named.then_some(kept),
    }
}

/// Whether the answer speaks of a row: of whoever is named, else where there is anything to tell.
pub fn is_told(row: &Row, request: &Request) -> bool {
    request.named || !row.is_empty() || row.prompt.is_some() || goes_forward(row)
}

/// The rows put together. Nobody is ranked: they stay in the order in which they come.
pub fn answer(mut rows: Vec<Row>, request: &Request, today: Day) -> Answer {
    rows.retain(|row| is_told(row, request));
    let mut quarters = Vec::new();
    let mut sums = Sums::default();
    for of in rows.iter().flat_map(|row| &row.quarters) {
        add_to(&mut quarters, of.quarter, |sums| *sums = sums.plus(of.sums));
        sums = sums.plus(of.sums);
    }
    let mut next: Vec<&Row> = rows.iter().filter(|row| row.wants_a_give()).collect();
    next.sort_by_key(|row| {
        let since = row.prompt.and_then(|prompt| prompt.since());
        (row.busy.is_some(), since, &row.id)
    });
    next.truncate(NEXT);
    let mut forward: Vec<&Row> = rows.iter().filter(|row| goes_forward(row)).collect();
    forward.retain(|row| {
        let last = row.last_gave.as_ref();
        last.is_none_or(|last| today.days_since(last.date) > QUARTER)
    });
    forward.sort_by_key(|row| (row.last_gave.as_ref().map(|last| last.date), &row.id));
    forward.truncate(NEXT);
    Answer {
        since: request.since,
        named: request.named,
        next: next.into_iter().map(|row| row.id.clone()).collect(),
        forward: forward.into_iter().map(|row| row.id.clone()).collect(),
        people: rows,
        quarters,
        total: Total::of(sums),
    }
}

/// Whether what is given here goes forward, and it is not over.
fn goes_forward(row: &Row) -> bool {
    row.measure == Measure::Forward && row.stage == Some(Stage::Active)
}

impl Answer {
    /// Adds what could be given to a person who was read with the notes' texts.
    pub fn take_ideas(&mut self, network: &Network, person: &Person, today: Day) {
        if !is_open_to_gifts(person) {
            return;
        }
        if let Some(row) = self.people.iter_mut().find(|row| row.id == person.id) {
            row.ideas = ideas(network, person, today);
        }
    }

    /// Adds an introduction, before what is less near; of several for one person the first stays.
    pub fn take_introduction(&mut self, who: &PersonId, idea: Idea) {
        let Some(row) = self.people.iter_mut().find(|row| row.id == *who) else {
            return;
        };
        let known = |one: &Idea| one.kind == IdeaKind::Introduction;
        if row.ideas.iter().any(known) {
            return;
        }
        row.ideas.retain(|one| one.kind != IdeaKind::Ask);
        let at = row.ideas.partition_point(|one| one.kind < idea.kind);
        row.ideas.insert(at, idea);
    }
}

/// Somebody for whom others are looked at: whom could they meet?
#[derive(Clone, Debug)]
pub struct Guest {
    person: Person,
    needs: Vec<Need>,
}

impl Guest {
    /// A person of a network that was read without notes; `None` for somebody who is not to be asked now.
    pub fn of(network: &Network, person: &Person, today: Day) -> Option<Self> {
        let standing = standing(network, person, today);
        is_open(person, &standing, today).then(|| Self {
            needs: needs::of(network, person, today),
            person: person.clone(),
        })
    }

    /// Whose they are.
    pub fn id(&self) -> &PersonId {
        &self.person.id
    }

    /// An introduction to somebody else that would help either: what they need first.
    pub fn introduction(&self, network: &Network, other: &Person, today: Day) -> Option<Idea> {
        if !are_strangers(network, &self.person, other, today)
            || !is_open(other, &standing(network, other, today), today)
        {
            return None;
        }
        let person = &self.person;
        let helped = meet(network, &self.needs, person, other);
        let helps = || {
            let needs = needs::of(network, other, today);
            let helps = meet(network, &needs, other, person)?;
            Some(helps.why(other, person))
        };
        let why = helped.map(|meet| meet.why(person, other)).or_else(helps)?;
        Some(Idea {
            kind: IdeaKind::Introduction,
            why,
            command: format!("mentor intro {} {}", person.id, other.id),
        })
    }
}

impl Total {
    /// Both ways together.
    pub fn of(sums: Sums) -> Self {
        Self {
            gave: sums.gave,
            received: sums.received,
            share: sums.share(),
        }
    }
}
