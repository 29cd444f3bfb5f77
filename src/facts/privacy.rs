//! What may be shown to whom: the one place that decides it (format.md, "Privacy").
//!
//! What may live here: who reads a report, and which parts of the files that opens. What may not:
//! the reports themselves.

use super::actions::Item;
use super::contact::{Standing, standing};
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId};
use crate::model::network::Network;
use crate::model::note::{Entry, Meeting, Note, SectionKey};
use crate::model::person::Person;

/// Who will read a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The owner: everything, wherever it is sent.
    Owner,
    /// Anyone else: a draft, a shared agenda, a report.
    Others {
        /// The owner asked for private sections, confidential notes and confidential persons by name.
        include_private: bool,
    },
}

/// An entry of a note's section, and whether it is private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// It stands in a Private section or in a confidential note.
    pub private: bool,
}

impl Audience {
    /// Others, without anything private.
    pub const OTHERS: Self = Self::Others {
        include_private: false,
    };

    /// Whether Private sections, confidential notes and confidential persons are shown.
    pub fn sees_private(self) -> bool {
        match self {
            Self::Owner => true,
            Self::Others { include_private } => include_private,
        }
    }

    /// Whether `[fit]`, `closeness`, `confiding`, ratings, health checks and `snooze` are shown: to nobody else, ever.
    pub fn sees_judgements(self) -> bool {
        self == Self::Owner
    }

    /// Whether what belongs to the relationship with `home` is shown in a report for `reader`:
    /// others see what is between them and the owner, and no third person's.
    pub fn sees_relationship(self, reader: &PersonId, home: &Home) -> bool {
        match home {
            Home::Person(id) => self == Self::Owner || id == reader,
            Home::Circle(_) | Home::Goal(_) => true,
        }
    }

    /// Whether anything about this person is shown. Where `person.toml` cannot be read, it may say that
    /// they are confidential.
    pub fn sees_person(self, person: &Person) -> bool {
        (person.readable && !person.confidential) || self.sees_private()
    }

    /// Whether a note's text is shown.
    pub fn sees_note(self, note: &Note) -> bool {
        !note.front.confidential || self.sees_private()
    }

    /// Whether an action of this person's folder, or one found for them, is shown.
    pub fn sees_action(self, item: &Item<'_>) -> bool {
        !item.private || self.sees_private()
    }

    /// The text of a meeting as this reader may see it: its own, or where that points to another note, that one.
    pub fn text(self, meeting: &Meeting) -> Option<&Note> {
        meeting.text().filter(|note| {
            let own = meeting.note.as_deref();
            self.sees_note(note) && own.is_none_or(|own| self.sees_note(own))
        })
    }

    /// The entries of every section with this meaning that may be shown, sub-headings included, in the
    /// order of the file. Sections of this meaning inside a Private section count for those who see private text.
    pub fn entries(self, note: &Note, key: SectionKey) -> Vec<Shown<'_>> {
        let mut shown = Vec::new();
        if !self.sees_note(note) {
            return shown;
        }
        let mut inside: Option<u8> = None;
        for section in &note.sections {
            if inside.is_some_and(|level| section.level <= level) {
                inside = None;
            }
            if inside.is_none() && section.key == Some(key) {
                inside = Some(section.level);
            }
            if inside.is_none() || (section.private && !self.sees_private()) {
                continue;
            }
            let private = section.private || note.front.confidential;
            shown.extend(section.entries.iter().map(|entry| Shown { entry, private }));
        }
        shown
    }
}

/// Why nothing about somebody goes to anyone else.
pub fn not_for_others(person: &Person) -> Failure {
    let file = person.file();
    let what = if person.readable {
        format!(
            "{} is confidential ({file}), so nothing about them is shared",
            person.id
        )
    } else {
        format!(
            "{file} cannot be read, so whether {} is confidential is not known",
            person.id
        )
    };
    Failure::new(what).hint("add --include-private to share it all the same")
}

/// Where the contact stands as the reader may know it: until when the review is silent about somebody
/// is the owner's own, and would move the days that others read.
pub fn standing_for(
    network: &Network,
    person: &Person,
    audience: Audience,
    today: Day,
) -> Standing {
    if audience.sees_judgements() {
        return standing(network, person, today);
    }
    let mut open = person.clone();
    open.relationship.snooze = None;
    standing(network, &open, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::of_person;
    use crate::facts::fixture::{day, met, person, promise, section};
    use crate::model::note::Section;

    const ALL: Audience = Audience::Others {
        include_private: true,
    };

    fn note() -> Note {
        let mut note = Note::default();
        section(&mut note, SectionKey::Takeaways, &["open"]);
        section(&mut note, SectionKey::Private, &["secret"]);
        let mut inner = Section {
            level: 3,
            key: Some(SectionKey::Takeaways),
            private: true,
            ..Section::default()
        };
        inner.entries = vec![Entry {
            text: "whispered".to_owned(),
            line: 30,
            depth: 0,
            task: false,
        }];
        note.sections.push(inner);
        section(&mut note, SectionKey::Gave, &["a book"]);
        note
    }

    fn texts(audience: Audience, note: &Note, key: SectionKey) -> Vec<(&str, bool)> {
        let shown = audience.entries(note, key);
        shown
            .iter()
            .map(|shown| (shown.entry.text.as_str(), shown.private))
            .collect()
    }

    #[test]
    fn private_sections_are_for_the_owner_and_for_whom_the_owner_says_so() {
        let note = note();
        let takeaways = SectionKey::Takeaways;
        assert_eq!(texts(Audience::OTHERS, &note, takeaways), [("open", false)]);
        for audience in [Audience::Owner, ALL] {
            let both = [("open", false), ("whispered", true)];
            assert_eq!(texts(audience, &note, takeaways), both);
        }
        assert_eq!(texts(Audience::OTHERS, &note, SectionKey::Private), []);
        let secret = [("secret", true), ("whispered", true)];
        assert_eq!(texts(Audience::Owner, &note, SectionKey::Private), secret);
        assert_eq!(
            texts(Audience::OTHERS, &note, SectionKey::Gave),
            [("a book", false)]
        );
    }

    #[test]
    fn a_confidential_note_is_closed_as_a_whole() {
        let mut note = note();
        note.front.confidential = true;
        assert_eq!(texts(Audience::OTHERS, &note, SectionKey::Gave), []);
        assert_eq!(
            texts(Audience::Owner, &note, SectionKey::Gave),
            [("a book", true)]
        );
    }

    #[test]
    fn judgements_go_to_nobody_else_whatever_is_asked() {
        assert!(Audience::Owner.sees_judgements());
        assert!(!ALL.sees_judgements() && !Audience::OTHERS.sees_judgements());
    }

    #[test]
    fn a_third_person_stays_out() {
        let (grace, sam) = (PersonId::new("grace"), PersonId::new("sam"));
        let of_sam = Home::Person(sam);
        assert!(!ALL.sees_relationship(&grace, &of_sam));
        assert!(Audience::Owner.sees_relationship(&grace, &of_sam));
        assert!(Audience::OTHERS.sees_relationship(&grace, &Home::Person(grace.clone())));
    }

    #[test]
    fn confidential_persons_and_private_actions_are_closed() {
        let mut p = person("grace", &[]);
        promise(met(&mut p, "2026-11-18"), "quiet").private = true;
        let items = of_person(&p, day("2026-11-21"));
        assert!(!Audience::OTHERS.sees_action(&items[0]) && ALL.sees_action(&items[0]));
        assert!(Audience::OTHERS.sees_person(&p));
        p.confidential = true;
        assert!(!Audience::OTHERS.sees_person(&p) && ALL.sees_person(&p));
    }

    #[test]
    fn the_text_of_a_meeting_is_what_it_points_to_unless_either_is_closed() {
        let mut p = person("grace", &[]);
        met(&mut p, "2026-11-18").title = Some("own".to_owned());
        let title = |audience: Audience, meeting: &Meeting| -> Option<String> {
            audience.text(meeting).and_then(|note| note.title.clone())
        };
        let meeting = &mut p.meetings[0];
        assert_eq!(title(Audience::OTHERS, meeting), Some("own".to_owned()));
        meeting.seen = Some(Box::new(Note {
            title: Some("seen".to_owned()),
            ..Note::default()
        }));
        assert_eq!(title(Audience::OTHERS, meeting), Some("seen".to_owned()));
        meeting.note.as_deref_mut().unwrap().front.confidential = true;
        assert_eq!(title(Audience::OTHERS, meeting), None);
        assert_eq!(title(Audience::Owner, meeting), Some("seen".to_owned()));
    }
}
