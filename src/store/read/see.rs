//! `see`: a note of one person that points to a note in another's folder, or in a circle's.
//!
//! What may live here: what may be followed, and what is seen there. What may not: reading whole folders.

use super::folder::{self, Depth, Terms};
use super::person;
use super::visit::Visit;
use crate::model::circle::Circle;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Network;
use crate::model::note::{Meeting, Note};
use crate::model::person::Person;

/// Reads the notes that some people's notes point to: [`seen_by`] each of them.
pub fn seen_by_some(visit: &mut Visit<'_>, network: &mut Network, how: (Depth, &Terms)) {
    for person in &mut network.people {
        seen_by(visit, &network.circles, person, how);
    }
}

/// Reads the notes that a person's notes point to, and nothing else of the folders they stand in
/// but `person.toml`, which says whether they may be followed.
pub fn seen_by(
    visit: &mut Visit<'_>,
    circles: &[Circle],
    person: &mut Person,
    how: (Depth, &Terms),
) {
    for meeting in &mut person.meetings {
        let Some(target) = target(meeting) else {
            continue;
        };
        meeting.seen = match home(&target) {
            Some(("people", id)) => {
                let mut other = Person::new(PersonId::new(id));
                visit.text_at(&other.file(), |source, problems| {
                    person::read(&mut other, source, problems);
                });
                let open = other.readable && !other.confidential;
                let note = open.then(|| {
                    visit.text_at(&target, |source, problems| {
                        folder::note_of(source, how, problems)
                    })
                });
                note.flatten().and_then(for_both)
            }
            _ => note_in(circles.iter().flat_map(|circle| &circle.meetings), &target),
        };
    }
}

/// The same where everything was read.
pub fn seen_by_all(network: &mut Network) {
    let mut found = Vec::new();
    for (at, person) in network.people.iter().enumerate() {
        for (nth, meeting) in person.meetings.iter().enumerate() {
            let Some(target) = target(meeting) else {
                continue;
            };
            let note = match home(&target) {
                Some(("people", id)) => {
                    let other = network.person(&PersonId::new(id));
                    let open = other.filter(|other| other.readable && !other.confidential);
                    open.and_then(|other| note_in(&other.meetings, &target))
                }
                _ => note_in(
                    network.circles.iter().flat_map(|circle| &circle.meetings),
                    &target,
                ),
            };
            found.extend(note.map(|note| (at, nth, note)));
        }
    }
    for (at, nth, note) in found {
        let person = network.people.get_mut(at);
        if let Some(meeting) = person.and_then(|person| person.meetings.get_mut(nth)) {
            meeting.seen = Some(note);
        }
    }
}

fn target(meeting: &Meeting) -> Option<RelPath> {
    meeting.note.as_ref()?.front.see.clone()
}

/// `people` or `circles`, and the id, of a note's path.
fn home(path: &RelPath) -> Option<(&str, &str)> {
    let (kind, rest) = path.as_str().split_once('/')?;
    Some((kind, rest.split_once('/')?.0))
}

fn note_in<'n>(
    meetings: impl IntoIterator<Item = &'n Meeting>,
    target: &RelPath,
) -> Option<Box<Note>> {
    let meeting = meetings
        .into_iter()
        .find(|meeting| meeting.path == *target)?;
    for_both(meeting.note.as_deref()?.clone())
}

/// A note as those see it in whose folders it does not stand: nothing where it is confidential, else
/// without its Private section.
fn for_both(mut note: Note) -> Option<Box<Note>> {
    if note.front.confidential {
        return None;
    }
    note.sections.retain(|section| !section.private);
    note.actions.retain(|action| !action.private);
    Some(Box::new(note))
}
