//! What past relationships taught: the lines of debriefs that come back before a new one begins.
//!
//! What may live here: which lines, in which order. What may not: how they are laid out.

use std::cmp::Reverse;

use super::contact::up_to;
use super::privacy::{Audience, Shown};
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::network::Network;
use crate::model::note::{Meeting, SectionKey};
use crate::model::person::Person;
use crate::model::words::{EndedAs, Role};

/// One lesson, and whom it was learned with.
#[derive(Clone, Copy, Debug)]
pub struct Lesson<'a> {
    /// With whom.
    pub person: &'a Person,
    /// The debrief it stands in.
    pub closing: &'a Meeting,
    /// How it ended; `None`: not written.
    pub how: Option<EndedAs>,
    /// The line, and whether it is private.
    pub shown: Shown<'a>,
}

/// The lessons of all debriefs up to `today` for a relationship in these roles: debriefs of the same
/// role first, then the latest; at most `of_one` lines of one debrief. Of one that did not end well
/// the first line of *Next relationship* comes before its lessons.
pub fn lessons<'a>(
    network: &'a Network,
    audience: Audience,
    roles: &[Role],
    of_one: usize,
    today: Day,
) -> Vec<Lesson<'a>> {
    let mut debriefs: Vec<(&Person, &Meeting)> = Vec::new();
    for person in &network.people {
        debriefs.extend(up_to(&person.closings, today).map(|closing| (person, closing)));
    }
    let same = |person: &Person| roles.iter().any(|role| person.relationship.is(*role));
    debriefs.sort_by_key(|(person, closing)| (!same(person), Reverse(closing.day), &person.id));
    debriefs
        .into_iter()
        .flat_map(|(person, closing)| of_debrief(audience, person, closing, of_one))
        .collect()
}

fn of_debrief<'a>(
    audience: Audience,
    person: &'a Person,
    closing: &'a Meeting,
    most: usize,
) -> Vec<Lesson<'a>> {
    let Some(note) = closing.note.as_deref() else {
        return Vec::new();
    };
    let how = note.front.ended_as;
    let hard = matches!(
        how,
        Some(EndedAs::Faded | EndedAs::Conflict | EndedAs::AgreedEarly | EndedAs::Cancelled)
    );
    let mut shown = Vec::new();
    if hard {
        shown = audience.entries(note, SectionKey::NextRelationship);
        shown.truncate(1);
    }
    shown.extend(audience.entries(note, SectionKey::Lessons));
    shown.truncate(most);
    let lesson = |shown| Lesson {
        person,
        closing,
        how,
        shown,
    };
    shown.into_iter().map(lesson).collect()
}

impl Lesson<'_> {
    /// The file and line that it stands on.
    pub fn place(&self) -> Place {
        Place {
            file: self.closing.path.clone(),
            line: self.shown.entry.line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{closed, day, network, person, section};

    fn ended(id: &str, role: Role, on: &str, how: EndedAs, lessons: &[&str]) -> Person {
        let mut person = person(id, &[role]);
        let note = closed(&mut person, on);
        note.front.ended_as = Some(how);
        section(note, SectionKey::Lessons, lessons);
        section(
            note,
            SectionKey::NextRelationship,
            &["next one", "and more"],
        );
        person
    }

    fn told(roles: &[Role], of_one: usize) -> Vec<String> {
        let network = network(vec![
            ended(
                "ada",
                Role::Mentor,
                "2025-01-10",
                EndedAs::Completed,
                &["a1", "a2", "a3"],
            ),
            ended(
                "bo",
                Role::Peer,
                "2026-06-12",
                EndedAs::Faded,
                &["b1", "b2"],
            ),
            ended(
                "cy",
                Role::Mentor,
                "2026-01-10",
                EndedAs::Completed,
                &["c1"],
            ),
            ended(
                "later",
                Role::Mentor,
                "2026-12-10",
                EndedAs::Completed,
                &["d1"],
            ),
        ]);
        lessons(&network, Audience::Owner, roles, of_one, day("2026-11-21"))
            .iter()
            .map(|lesson| format!("{} {}", lesson.person.id, lesson.shown.entry.text))
            .collect()
    }

    #[test]
    fn the_same_role_comes_first_then_the_latest_and_later_debriefs_are_not_seen() {
        assert_eq!(
            told(&[Role::Mentor], 2),
            ["cy c1", "ada a1", "ada a2", "bo next one", "bo b1"]
        );
        assert_eq!(told(&[], 1), ["bo next one", "cy c1", "ada a1"]);
    }
}
