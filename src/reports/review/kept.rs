//! What the review keeps of each person, who is read, asked and dropped in turn.

use super::ask::{Ask, is_off};
use super::case::Case;
use super::item::Item;
use super::promises::Folder;
use super::{
    answers, endings, gives, meetings, packed, prospects, ratings, results, together, touch,
};
use crate::facts::coverage_change::{Part, part, was_active};
use crate::facts::goal_pulse::{Pulse, pulses};
use crate::facts::rest::is_silent;
use crate::model::attention::ReviewKind;
use crate::model::day::Day;
use crate::model::ids::{GoalId, PersonId};
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{Stage, Style};

/// What is kept of one person.
#[derive(Debug)]
pub struct Kept {
    pub(super) id: PersonId,
    pub(super) name: Box<str>,
    /// Whether the review is silent about them.
    pub(super) silent: bool,
    /// Their items, packed.
    pub(super) items: Box<[u8]>,
    // A map takes half a kilobyte for its first entry.
    pub(super) pulses: Box<[(GoalId, Pulse)]>,
    pub(super) part: Option<Part>,
    /// The goals that they serve by name, while they are active and meet more than once.
    pub(super) serves: Box<[GoalId]>,
    pub(super) last_contact: Option<Day>,
    pub(super) introduced: Option<Box<Person>>,
}

/// What the review keeps of a person, whose whole folder was read.
pub fn keep(network: &Network, mut person: Person, ask: &Ask) -> Kept {
    let silent = is_silent(&person, ask.today);
    let case = Case::of(network, &person, ask);
    let mut items = if silent { Vec::new() } else { items(&case) };
    items.retain(|item| !is_off(&network.policy, item.kind));
    said_once(&mut items);
    items.sort_by(Item::order);
    ask.handles.add(case.actions.iter().map(|one| one.handle));
    let now = case.standing;
    let agreed = &person.relationship;
    let lasts = agreed.stage() == Stage::Active && agreed.style != Some(Style::Flash);
    let serves: &[GoalId] = match lasts {
        true => &person.relationship.goals,
        false => &[],
    };
    let mut kept = Kept {
        id: person.id.clone(),
        name: person.name.clone().into(),
        silent,
        items: packed::all(&ask.lexicon, Some(&person.id), &items),
        pulses: pulses(&case.actions).into_iter().collect(),
        part: None,
        serves: serves.into(),
        last_contact: now.last_contact,
        introduced: together::slim(&person, ask.today),
    };
    if was_active(&person, (ask.since, ask.today)) {
        let today = person.relationship.written_stage;
        person.relationship.written_stage = Some(Stage::Active);
        let then = ask.standing_then(network, &person);
        person.relationship.written_stage = today;
        let needs = (&network.policy, ask.needs(network));
        kept.part = part(needs, &person, (ask.since, ask.today), (&then, &now));
    }
    kept
}

/// What settles one thing settles another: it is said once. An agreement that is looked at together is a
/// contact, and to whom one writes anyway one writes with something of use.
fn said_once(items: &mut Vec<Item>) {
    if items.iter().any(|item| item.kind == ReviewKind::Agreement) {
        items.retain(|item| item.kind != ReviewKind::Person);
    }
    let writing = items.iter().find(|item| item.kind == ReviewKind::Person);
    let Some(command) = writing.map(|item| item.command.clone()) else {
        return;
    };
    items.retain(|item| match item.kind {
        ReviewKind::Give => false,
        ReviewKind::ReportBack => item.command != command,
        _ => true,
    });
}

/// The items of one person, of every kind.
fn items(case: &Case<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let folder = Folder {
        actions: &case.actions,
        cadence: case.standing.cadence.map(|length| length.days()),
        today: case.today(),
        until: case.ask.until(),
        // Whoever is busy is not reminded of a promise of theirs, nor is who is let go.
        of_others: case.free.is_none() && !case.is_let_go(),
    };
    items.extend(folder.items());
    if !case.is_let_go() {
        items.extend(answers::items(case));
        items.extend(meetings::courtesy(case));
        items.extend(meetings::with_person(case));
    }
    items.extend(touch::item(case));
    items.extend(endings::agreement(case));
    items.extend(results::items(case));
    items.extend(gives::item(case));
    items.extend(prospects::item(case));
    items.extend(endings::purpose(case));
    items.extend(ratings::items(case));
    items
}
