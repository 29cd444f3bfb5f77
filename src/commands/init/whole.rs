//! The files of the goals and people that `mentor init` was told of.

use crate::changes::workshop::answers::Answers;
use crate::changes::workshop::fill;
use crate::changes::{add, goal};
use crate::error::Failure;
use crate::model::change::ChangeSet;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;

/// The priority of a goal that comes first.
const FIRST: u32 = 3;

/// Adds the files of new goals and new people to a change of the network.
pub fn newcomers(
    network: &Network,
    answers: &Answers,
    today: Day,
    set: &mut ChangeSet,
) -> Result<(), Failure> {
    for new in &answers.goals {
        let request = goal::Request {
            title: new.title.clone(),
            id: None,
            by: new.of.by,
            why: new.of.why.clone(),
            needs: new.of.needs.clone(),
            functions: new.of.functions.clone(),
            priority: new.first.then_some(FIRST),
            lines: fill::lines(new),
        };
        let (_, made) = goal::add(network, &request, today)?;
        set.changes.extend(made.changes);
    }
    let mut taken: Vec<PersonId> = network.ids().people;
    for new in &answers.people {
        let request = add::Request {
            name: new.name.clone(),
            keys: fill::keys(new),
            another: false,
        };
        let added = add::add(network, &taken, &request)?;
        set.changes.extend(added.changes.changes);
        if let Some(day) = new.talk {
            let log = RelPath::new(format!("people/{}/log.md", added.id));
            set.create(log, format!("{}\n", fill::talked(day)));
        }
        taken.push(added.id);
    }
    Ok(())
}
