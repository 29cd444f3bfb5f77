//! What goes, whole.

use super::places;
use super::request::Request;
use crate::error::Failure;
use crate::facts::actions::{Status, of_network};
use crate::facts::traces::follow::all_read;
use crate::facts::traces::removal::{OpenPromise, Removal};
use crate::model::change::{Change, ChangeSet};
use crate::model::day::Day;
use crate::model::ids::{Home, Place};
use crate::model::network::Network;
use crate::model::trace::{Held, Named};
use crate::model::words::Stage;

/// Decides what a removal changes.
///
/// # Errors
/// A file that may name it cannot be read.
pub fn remove(
    network: &Network,
    request: &Request,
    today: Day,
) -> Result<(Removal, ChangeSet), Failure> {
    let who = &request.who;
    all_read(&network.traces, who)?;
    let mut removal = Removal {
        who: who.clone(),
        name: request.name.clone(),
        files: network.held.iter().map(|held| held.path.clone()).collect(),
        notes: network.held.iter().filter(|held| is_note(held)).count(),
        goes_on: goes_on(network, who),
        unread: unread(network, who),
        open: open(network, who, today),
        taken: Vec::new(),
        forgotten: request.forget,
        named: Vec::new(),
        dropped: Vec::new(),
        emptied: Vec::new(),
        left: Vec::new(),
        every_goal: Vec::new(),
    };
    // What is to be forgotten is not named in git's history once more either.
    let summary = match request.forget {
        true => "Remove what is to be forgotten".to_owned(),
        false => format!("Remove {}", removal.name),
    };
    let mut set = ChangeSet::new(summary);
    places::settle(network, request, &mut removal, &mut set);
    let path = who.path();
    set.changes.push(if who.is_folder() {
        Change::RemoveFolder { path }
    } else {
        Change::Remove { path }
    });
    Ok((removal, set))
}

/// Whether a file is the note of a meeting, by its name.
fn is_note(held: &Held) -> bool {
    let name = held.path.file_name();
    name.ends_with(".md")
        && name
            .get(..10)
            .is_some_and(|date| Day::parse(date).is_some())
}

/// Whether there is something to end: a relationship or a circle that goes on, or rests.
fn goes_on(network: &Network, who: &Named) -> bool {
    let stage = match who {
        Named::Person(id) => network.person(id).map(|one| one.relationship.stage()),
        Named::Circle(id) => network.circle(id).map(|circle| circle.stage()),
        Named::Goal(_) | Named::Resource(_) => None,
    };
    matches!(stage, Some(Stage::Active | Stage::Paused))
}

/// Whether its card is missing or could not be read.
fn unread(network: &Network, who: &Named) -> bool {
    let readable = match who {
        Named::Person(id) => network.person(id).map(|one| one.readable),
        Named::Circle(id) => network.circle(id).map(|circle| circle.readable),
        Named::Goal(_) | Named::Resource(_) => None,
    };
    readable == Some(false)
}

/// The open actions in what goes.
fn open(network: &Network, who: &Named, today: Day) -> Vec<OpenPromise> {
    let home = match who {
        Named::Person(id) => Home::Person(id.clone()),
        Named::Circle(id) => Home::Circle(id.clone()),
        Named::Goal(id) => Home::Goal(id.clone()),
        Named::Resource(_) => return Vec::new(),
    };
    let items = of_network(network, today);
    let open = items
        .iter()
        .filter(|item| item.home == home && item.status == Status::Open);
    let promise = open.map(|item| OpenPromise {
        text: item.action.text.clone(),
        waiting: item.waiting,
        due: item.action.due,
        place: Place {
            file: item.file.clone(),
            line: item.action.line,
        },
    });
    promise.collect()
}
