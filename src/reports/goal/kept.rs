//! What goals need of a network: the actions that serve them, and who helps, without everybody's notes.
//!
//! What may live here: what is kept of each person. What may not: what is said of a goal.

use crate::facts::action_book::{Book, Folder, Kept, Packer, folder};
use crate::facts::actions::{Item, of_person};
use crate::facts::contact::{Standing, standing};
use crate::facts::coverage::{Cell, GoalKey, cells};
use crate::facts::supply::Supporter;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::GoalId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::rare::Rare;
use crate::model::relationship::Relationship;
use crate::model::words::{GoalStatus, Stage};

/// What is kept of a person.
#[derive(Debug)]
pub struct Part {
    folder: Folder,
    // Few are; ten thousand places for them would take much room.
    helper: Option<Box<(Person, Standing)>>,
}

/// All that is said of goals.
#[derive(Debug)]
pub struct Goals {
    /// The network without its people.
    pub network: Network,
    /// The actions that serve a goal, and everybody's names.
    pub book: Book,
    helpers: Vec<(Person, Standing)>,
}

/// What a person adds to what is said of this goal, or of all.
pub fn part(
    packer: &Packer,
    rest: &Network,
    person: Person,
    which: Option<&GoalId>,
    today: Day,
) -> Part {
    let items = of_person(&person, today);
    let folder = folder(packer, &person, &items, |item| serves(item, which));
    drop(items);
    let active = person.readable && person.relationship.stage() == Stage::Active;
    let helper = active.then(|| standing(rest, &person, today));
    let helper = helper.filter(|standing| helps(rest, (&person, *standing), which));
    Part {
        folder,
        helper: helper.map(|standing| Box::new((lighter(person), standing))),
    }
}

impl Goals {
    /// From the network without its people, and what was kept of these, in the order of ids.
    pub fn new(
        network: Network,
        (packer, parts): (Packer, Vec<Part>),
        which: Option<&GoalId>,
        today: Day,
    ) -> Self {
        let mut helpers = Vec::new();
        let folders = parts.into_iter().map(|part| {
            helpers.extend(part.helper.map(|helper| *helper));
            part.folder
        });
        let book = Book::new(packer, &network, folders, today, |item| serves(item, which));
        Self {
            network,
            book,
            helpers,
        }
    }

    /// The same of a network whose people are all there.
    #[cfg(test)]
    pub fn of(network: &Network, which: Option<&GoalId>, today: Day) -> Self {
        let packer = Packer::default();
        let mut rest = network.clone();
        let people = std::mem::take(&mut rest.people).into_iter();
        let parts = people.map(|person| part(&packer, &rest, person, which, today));
        let parts = parts.collect();
        Self::new(rest, (packer, parts), which, today)
    }

    /// The goal with this id.
    pub fn goal(&self, id: &GoalId) -> Option<&Goal> {
        self.network.goal(id)
    }

    /// The actions that serve a goal, in order.
    pub(super) fn actions(&self, id: &GoalId) -> Vec<Kept> {
        self.book.chosen(|item| serves(item, Some(id)))
    }

    /// The active people who name a goal or cover a need, in the order of ids.
    pub(super) fn supply(&self) -> Vec<Supporter<'_>> {
        let policy = &self.network.policy;
        let helpers = self.helpers.iter();
        helpers
            .map(|(person, standing)| Supporter::new(policy, person, *standing, standing.effective))
            .collect()
    }
}

/// The needs of a goal, whatever its status: what an ended one needed is of use to know.
pub(super) fn cells_of(network: &Network, goal: &Goal, supply: &[Supporter<'_>]) -> Vec<Cell> {
    let mut as_active = goal.clone();
    as_active.status = GoalStatus::Active;
    let mut cells = cells(&network.policy, &[as_active], supply);
    cells.retain(|cell| cell.goal == GoalKey::Goal(goal.id.clone()));
    cells
}

fn serves(item: &Item<'_>, which: Option<&GoalId>) -> bool {
    let goal = item.action.goal.as_ref();
    goal.is_some() && which.is_none_or(|id| goal == Some(id))
}

/// Whether an active person names a goal, or covers a need of the one that is asked about.
fn helps(rest: &Network, (person, standing): (&Person, Standing), which: Option<&GoalId>) -> bool {
    let named = &person.relationship.goals;
    let Some(id) = which else {
        return !named.is_empty();
    };
    let one = [Supporter::new(&rest.policy, person, standing, false)];
    let covers = |goal| {
        let cells = cells_of(rest, goal, &one);
        cells.iter().any(|cell| !cell.supporters.is_empty())
    };
    named.contains(id) || rest.goal(id).is_some_and(covers)
}

/// Without what supply is not told from.
fn lighter(person: Person) -> Person {
    Person {
        name: person.name,
        readable: person.readable,
        expertise: person.expertise,
        relationship: Relationship {
            terms: Rare::default(),
            ..person.relationship
        },
        ..Person::new(person.id)
    }
}
