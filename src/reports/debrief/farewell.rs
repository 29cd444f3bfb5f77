//! What a farewell note is drawn from: the debrief that is written, or the one that would be.
//!
//! What may live here: that debrief, read as a note. What may not: the letter.

use super::evidence::debrief;
use super::value::{Debrief, Request};
use crate::error::Failure;
use crate::facts::contact::up_to;
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::note::{Entry, Front, Meeting, Note, Section, SectionKey};
use crate::model::person::Person;
use crate::model::words::Stage;

/// The debrief that a farewell is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Farewell {
    /// Its day.
    pub on: Day,
    /// Whether it stands in the folder.
    pub written: bool,
}

/// Puts the debrief of a person into what was read, with what was said beside it: the latest one where it
/// is over, else the one that would be written today. Fails where there was no relationship.
pub fn of(
    network: &mut Network,
    id: &PersonId,
    request: &Request,
    today: Day,
) -> Result<Farewell, Failure> {
    let gone = || Failure::new(format!("people/{id} is not there any more"));
    let person = network.person(id).ok_or_else(gone)?;
    let stage = person.relationship.stage();
    if matches!(stage, Stage::Prospect | Stage::Invited | Stage::Declined) {
        let name = &person.name;
        let is = match stage {
            Stage::Prospect => "is still a prospect",
            Stage::Invited => "is still invited",
            _ => "declined",
        };
        return Err(Failure::new(format!(
            "{name} {is}: there is no time together to say farewell to"
        ))
        .hint(format!("for a talk: `mentor thanks {id}`")));
    }
    let last = up_to(&person.closings, today).next_back();
    let (mut closing, written) = match last.filter(|_| stage == Stage::Closed) {
        Some(closing) => (closing.clone(), true),
        None => {
            let made = debrief(network, Subject::Person(person), request, &[], today);
            (made.as_meeting(), false)
        }
    };
    if let Some(note) = closing.note.as_deref_mut() {
        said(note, SectionKey::MostUseful, &request.said.most_useful);
        said(note, SectionKey::Appreciation, &request.said.appreciation);
    }
    let on = closing.day;
    if let Some(person) = network.people.iter_mut().find(|person| person.id == *id) {
        put(person, closing);
    }
    Ok(Farewell { on, written })
}

/// The debrief of that day is this one.
fn put(person: &mut Person, closing: Meeting) {
    person.closings.retain(|other| other.day != closing.day);
    person.closings.push(closing);
    person.closings.sort_by_key(|closing| closing.day);
}

/// What was said beside what stands there; nothing twice.
fn said(note: &mut Note, key: SectionKey, lines: &[String]) {
    let there: Vec<String> = note.entries(key).map(|entry| entry.text.clone()).collect();
    let new = lines.iter().filter(|line| !there.contains(line));
    let entries: Vec<Entry> = new
        .map(|text| Entry {
            text: text.clone(),
            line: 1,
            depth: 0,
            task: false,
        })
        .collect();
    if !entries.is_empty() {
        // What is said now leads.
        let section = Section {
            heading: key.heading().to_owned(),
            level: 2,
            key: Some(key),
            private: false,
            line: 1,
            entries,
        };
        note.sections.insert(0, section);
    }
}

impl Debrief {
    /// The debrief as it would be read again: its head alone, since what it quotes stands in the notes.
    fn as_meeting(&self) -> Meeting {
        let path = self.folder.join(&format!("closing-{}.md", self.on));
        let front = Front {
            ended_as: Some(self.how),
            since: self.since,
            until: Some(self.on),
            ..Front::default()
        };
        Meeting {
            path: path.clone(),
            day: self.on,
            slug: None,
            note: Some(Box::new(Note {
                path: Some(path),
                front,
                ..Note::default()
            })),
            seen: None,
        }
    }
}
