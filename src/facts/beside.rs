//! How little of everybody else stays in memory where the question is about one person.
//!
//! What may live here: which parts of the others such a text reads. What may not: the text.

use std::collections::BTreeSet;
use std::mem::take;

use super::privacy::Audience;
use super::telling::stories;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::person::{About, Contact, Person};
use crate::model::rare::Rare;
use crate::model::relationship::Relationship;
use crate::model::words::Role;

/// Who stays whole beside the one that a text is about.
#[derive(Clone, Debug)]
pub struct Beside {
    id: PersonId,
    /// Those in whose folders notes stand that are theirs too.
    seen: BTreeSet<PersonId>,
    /// Whether a story that somebody else heard may be told.
    stories: bool,
}

impl Beside {
    /// Beside this person, whose notes were read.
    pub fn of(person: &Person) -> Self {
        let see = person.meetings.iter();
        let see = see.filter_map(|meeting| meeting.note.as_deref()?.front.see.clone());
        let seen = see.filter_map(|path| {
            let (id, _) = path.as_str().strip_prefix("people/")?.split_once('/')?;
            Some(PersonId::new(id))
        });
        Self {
            id: person.id.clone(),
            seen: seen.collect(),
            stories: person.relationship.is(Role::Mentee),
        }
    }

    /// What stays of somebody: all of the one it is about, of those in whose folders their notes stand,
    /// whom they brought, and who has a story for them; of others a [`card`].
    pub fn lighter(&self, person: Person, today: Day) -> Person {
        let whole = person.id == self.id
            || self.seen.contains(&person.id)
            || person.introduced_by.as_ref() == Some(&self.id)
            || (self.stories && !stories(&person, today, Audience::OTHERS).is_empty());
        if whole { person } else { card(person) }
    }
}

/// How somebody is called, what they are to the owner, and their debriefs; how to reach them, where they
/// may be called in a crisis.
pub fn card(mut person: Person) -> Person {
    let called = person.relationship.crisis_contact;
    let contact = take(&mut person.about.contact);
    let contact = if called { contact } else { Contact::default() };
    with(person, contact)
}

/// The [`card`] that tells whether somebody new is the same: their addresses too.
pub fn card_with_contact(mut person: Person) -> Person {
    let contact = take(&mut person.about.contact);
    with(person, contact)
}

fn with(mut person: Person, contact: Contact) -> Person {
    let about = &mut *person.about;
    let kept = About {
        also: take(&mut about.also),
        closings: take(&mut about.closings),
        contact,
        ..About::default()
    };
    let reached = kept.contact.email.is_some() || kept.contact.phone.is_some();
    let empty = kept.also.is_empty() && kept.closings.is_empty() && !reached;
    Person {
        name: person.name,
        readable: person.readable,
        confidential: person.confidential,
        introduced_by: person.introduced_by,
        relationship: Relationship {
            terms: Rare::default(),
            ..person.relationship
        },
        about: if empty { Rare::default() } else { kept.into() },
        ..Person::new(person.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{closed, day, met, person, section};
    use crate::model::ids::RelPath;
    use crate::model::note::SectionKey;

    #[test]
    fn of_others_stays_what_a_text_about_one_person_reads() {
        let today = day("2026-11-21");
        let mut ada = person("ada", &[Role::Mentee]);
        met(&mut ada, "2026-11-01").front.see = Some(RelPath::new("people/bo/2026-11-01.md"));
        let beside = Beside::of(&ada);
        let left = |mut other: Person| {
            met(&mut other, "2026-10-01");
            closed(&mut other, "2026-10-02");
            other.contact.email = Some("x@example.org".to_owned());
            let kept = beside.lighter(other, today);
            (
                kept.meetings.len(),
                kept.closings.len(),
                kept.contact.email.is_some(),
            )
        };
        let other = || person("kim", &[]);
        assert_eq!(left(other()), (0, 1, false));
        assert_eq!(left(ada.clone()).0, 2);
        assert_eq!(left(person("bo", &[])).0, 1);
        let mut brought = other();
        brought.introduced_by = Some(ada.id.clone());
        assert_eq!(left(brought).0, 1);
        let mut called = other();
        called.relationship.crisis_contact = true;
        assert_eq!(left(called), (0, 1, true));
        let mut teller = other();
        section(
            met(&mut teller, "2026-09-01"),
            SectionKey::Stories,
            &["told: the flood"],
        );
        assert_eq!(left(teller).0, 2);
        let mut mail = other();
        mail.contact.email = Some("x@example.org".to_owned());
        assert!(card_with_contact(mail).contact.email.is_some());
    }
}
