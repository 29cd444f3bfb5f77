//! `see` that points to a note that is not there.
//!
//! What may live here: looking for the notes that others point to, each in its own folder, when the names
//! of everybody's notes are no longer in memory. What may not: other names that lead nowhere (`references`).

use std::collections::BTreeMap;

use super::references::dead;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::problem::Finding;

/// A note and the one that it points to.
#[derive(Clone, Debug)]
struct Pointer {
    from: RelPath,
    to: RelPath,
}

/// Notes that point into somebody's folder, by whose it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Pointed {
    into: BTreeMap<PersonId, Vec<Pointer>>,
}

/// The pointers that lead nowhere as far as the folders alone tell, and those whose folder has to be
/// looked at.
pub(super) fn check(network: &Network) -> (Vec<Finding>, Pointed) {
    let (mut found, mut pointed) = (Vec::new(), Pointed::default());
    for pointer in pointers(network) {
        let owner = whose(&pointer.to).filter(|id| network.person(id).is_some());
        let in_circles = || network.circles.iter().flat_map(|circle| &circle.meetings);
        match owner {
            Some(id) => pointed.into.entry(id).or_default().push(pointer),
            None if in_circles().any(|meeting| meeting.path == pointer.to) => {}
            None => found.push(nowhere(&pointer)),
        }
    }
    (found, pointed)
}

impl Pointed {
    /// Whose folders have to be looked at.
    pub(super) fn who(&self) -> impl Iterator<Item = &PersonId> {
        self.into.keys()
    }

    /// The pointers into a person's folder that lead to no note of it; the names of notes are enough.
    pub(super) fn nowhere(&self, person: &Person) -> Vec<Finding> {
        let pointers = self.into.get(&person.id).into_iter().flatten();
        let lost = pointers.filter(|pointer| {
            let mut notes = person.meetings.iter();
            !notes.any(|meeting| meeting.path == pointer.to)
        });
        lost.map(nowhere).collect()
    }
}

fn pointers(network: &Network) -> impl Iterator<Item = Pointer> {
    let people = network.people.iter();
    let people = people.flat_map(|person| person.meetings.iter().chain(&person.closings));
    let circles = network.circles.iter();
    let circles = circles.flat_map(|circle| circle.meetings.iter().chain(&circle.closings));
    people.chain(circles).filter_map(|meeting: &Meeting| {
        let to = meeting.note.as_deref()?.front.see.clone()?;
        let from = meeting.path.clone();
        Some(Pointer { from, to })
    })
}

/// The person in whose folder a path lies.
fn whose(path: &RelPath) -> Option<PersonId> {
    let (id, _) = path.as_str().strip_prefix("people/")?.split_once('/')?;
    Some(PersonId::new(id))
}

fn nowhere(pointer: &Pointer) -> Finding {
    let message = format!("see points to {}, and there is no such note", pointer.to);
    dead(pointer.from.clone(), message)
        .in_key("see")
        .hint("it is a path from this note's folder: see = \"../ID/DATE.md\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{met, network, person};

    #[test]
    fn a_note_is_looked_for_in_the_folder_it_should_stand_in() {
        let mut ada = person("ada", &[]);
        let mut see = |on: &str, to: &str| met(&mut ada, on).front.see = Some(RelPath::new(to));
        see("2026-09-01", "people/grace/2026-09-01.md");
        see("2026-09-02", "people/grace/x.md");
        see("2026-09-03", "people/nobody/2026-09-03.md");
        see("2026-09-04", "circles/peers/2026-09-04.md");
        let mut grace = person("grace", &[]);
        met(&mut grace, "2026-09-01");
        let net = network(vec![ada, grace]);
        let told = |found: &[Finding]| -> Vec<String> {
            found
                .iter()
                .map(|one| one.problem.message.clone())
                .collect()
        };
        let (found, pointed) = check(&net);
        assert_eq!(
            told(&found),
            [
                "see points to people/nobody/2026-09-03.md, and there is no such note",
                "see points to circles/peers/2026-09-04.md, and there is no such note",
            ]
        );
        let who: Vec<&str> = pointed.who().map(PersonId::as_str).collect();
        assert_eq!(who, ["grace"]);
        assert!(pointed.nowhere(&net.people[0]).is_empty());
        let lost = pointed.nowhere(&net.people[1]);
        assert_eq!(
            told(&lost),
            ["see points to people/grace/x.md, and there is no such note"]
        );
        assert_eq!(lost[0].problem.file.as_str(), "people/ada/2026-09-02.md");
    }
}
