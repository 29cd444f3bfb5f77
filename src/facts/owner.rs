//! Owners of actions who are nobody's id, and whom they most likely mean.
//!
//! What may live here: the look at every action's owner. What may not: how it is told or mended.

use crate::model::action::{Action, Owner};
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::Note;

/// An action whose owner is nobody's id.
#[derive(Clone, Debug)]
pub struct Unknown<'a> {
    /// The file it stands in.
    pub file: RelPath,
    /// The action.
    pub action: &'a Action,
    /// The owner as written.
    pub written: &'a PersonId,
    /// The one person whose id begins so; `None` where there is none, or more than one.
    pub meant: Option<&'a PersonId>,
}

/// Every action of the network whose owner is nobody's id.
pub fn unknown(network: &Network) -> Vec<Unknown<'_>> {
    let mut found = Vec::new();
    for (file, note) in notes(network) {
        for action in &note.actions {
            let Owner::Person(written) = &action.owner else {
                continue;
            };
            if network.person(written).is_none() {
                found.push(Unknown {
                    file: file.clone(),
                    action,
                    written,
                    meant: beginning(network, written),
                });
            }
        }
    }
    found
}

/// Every text that may hold actions, with its file.
fn notes(network: &Network) -> Vec<(RelPath, &Note)> {
    let mut notes = Vec::new();
    for person in &network.people {
        let meetings = person.meetings.iter().chain(&person.closings);
        notes.extend(meetings.filter_map(|m| Some((m.path.clone(), m.note.as_deref()?))));
        let plan = person.plan.as_deref();
        notes.extend(plan.map(|plan| (person.folder().join("plan.md"), plan)));
    }
    for circle in &network.circles {
        let meetings = circle.meetings.iter();
        notes.extend(meetings.filter_map(|m| Some((m.path.clone(), m.note.as_deref()?))));
    }
    let goals = network.goals.iter();
    notes.extend(goals.filter_map(|goal| Some((goal.file(), goal.note.as_deref()?))));
    notes
}

fn beginning<'a>(network: &'a Network, written: &PersonId) -> Option<&'a PersonId> {
    let mut fits = network
        .people
        .iter()
        .map(|person| &person.id)
        .filter(|id| id.as_str().starts_with(written.as_str()));
    fits.next().filter(|_| fits.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{met, network, person, promise};

    #[test]
    fn an_owner_is_completed_only_where_one_id_begins_so() {
        let mut ada = person("ada", &[]);
        let note = met(&mut ada, "2026-09-01");
        for (text, owner) in [("a", "gra"), ("b", "sam"), ("c", "okafor"), ("d", "ada")] {
            promise(note, text).owner = Owner::Person(PersonId::new(owner));
        }
        let network = network(vec![
            ada,
            person("grace-okafor", &[]),
            person("sam-lee", &[]),
            person("sam-roe", &[]),
        ]);
        let found = unknown(&network);
        let told: Vec<(&str, Option<&str>)> = found
            .iter()
            .map(|one| (one.written.as_str(), one.meant.map(PersonId::as_str)))
            .collect();
        assert_eq!(
            told,
            [
                ("gra", Some("grace-okafor")),
                ("sam", None),
                ("okafor", None)
            ]
        );
    }
}
