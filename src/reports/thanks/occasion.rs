//! What somebody can be thanked for: meetings, lines of the log, a debrief, an introduction.

use super::piece::Case;
use super::variant::Variant;
use crate::facts::contact::up_to;
use crate::facts::introductions::act::is_mine;
use crate::facts::owed::{is_thanked_in_log, mark};
use crate::facts::telling::{Feedback, feedback};
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::{MeetingKind, Style, TouchKind};

/// Something on a day.
#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    /// Its day.
    pub day: Day,
    /// Where it is written.
    pub source: Source<'a>,
    /// When they were thanked for it; `None`: not yet.
    pub thanked: Option<Day>,
}

/// Where an occasion is written.
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// A meeting and its text.
    Meeting(&'a Meeting, &'a Note),
    /// A debrief and its text.
    Closing(&'a Meeting, &'a Note),
    /// A line of the log.
    Line(&'a Touch),
    /// The `introduced-by` of somebody else.
    Brought(&'a Person),
}

/// All occasions up to today, the latest first; of one day a debrief, then meetings, then lines.
pub fn occasions<'a>(case: &Case<'a>) -> Vec<Occasion<'a>> {
    let (person, today) = (case.person, case.today);
    let mut found: Vec<Occasion<'a>> = Vec::new();
    for meeting in up_to(&person.closings, today) {
        found.extend(case.audience.text(meeting).map(|note| Occasion {
            day: meeting.day,
            source: Source::Closing(meeting, note),
            thanked: None,
        }));
    }
    let meetings = up_to(&person.meetings, today).rev();
    for meeting in meetings {
        found.extend(case.audience.text(meeting).map(|note| Occasion {
            day: meeting.day,
            source: Source::Meeting(meeting, note),
            thanked: None,
        }));
    }
    let lines = person.log.iter().filter(|touch| touch.day <= today);
    found.extend(
        lines
            .filter(|touch| is_for_me(touch))
            .map(|touch| Occasion {
                day: touch.day,
                source: Source::Line(touch),
                thanked: None,
            }),
    );
    let brought = case.network.people.iter();
    found.extend(brought.filter_map(|other| brought_by(case, other)));
    found.sort_by_key(|occasion| std::cmp::Reverse(occasion.day));
    for occasion in &mut found {
        occasion.thanked = thanked(person, occasion, today);
    }
    found
}

/// Somebody whom this person brought to the owner.
fn brought_by<'a>(case: &Case<'a>, other: &'a Person) -> Option<Occasion<'a>> {
    let day = other.relationship.since.filter(|day| *day <= case.today)?;
    let by = other.introduced_by.as_ref() == Some(&case.person.id);
    let mut log = case
        .person
        .log
        .iter()
        .filter(|touch| touch.kind == TouchKind::Introduced);
    if log.any(|touch| touch.text.contains(other.first_word())) {
        return None;
    }
    (by && case.audience.sees_person(other)).then_some(Occasion {
        day,
        source: Source::Brought(other),
        thanked: None,
    })
}

/// Whether a line tells of something done for the owner.
fn is_for_me(touch: &Touch) -> bool {
    match touch.kind {
        TouchKind::Received | TouchKind::Opportunity => true,
        TouchKind::Introduced => is_mine(&touch.text),
        _ => false,
    }
}

/// When somebody was thanked for an occasion: a mark of its meeting, a line that names its day, or for
/// what is no meeting any later thanks.
fn thanked(person: &Person, occasion: &Occasion<'_>, today: Day) -> Option<Day> {
    let own = match occasion.source {
        Source::Meeting(meeting, _) => mark(meeting).filter(|day| *day <= today),
        _ => None,
    };
    let lines = person
        .log
        .iter()
        .filter(|touch| touch.kind == TouchKind::Thanked && touch.day <= today);
    let by_line = is_thanked_in_log(person, occasion.day, today)
        .then(|| {
            lines
                .map(|touch| touch.day)
                .filter(|day| *day >= occasion.day)
                .min()
        })
        .flatten();
    let later = match occasion.source {
        Source::Meeting(..) => None,
        _ => {
            let marks = person.meetings.iter().filter_map(mark);
            marks
                .filter(|day| *day >= occasion.day && *day <= today)
                .min()
        }
    };
    own.or(by_line).or(later)
}

/// What was done, and what came of it: a line `opportunity:` tells both, with a semicolon between.
pub fn split(text: &str) -> (&str, Option<&str>) {
    match text.split_once("; ") {
        Some((act, came)) => (
            act.trim(),
            Some(came.trim()).filter(|came| !came.is_empty()),
        ),
        None => (text, None),
    }
}

impl Occasion<'_> {
    /// The kind of thank-you that it asks for by itself.
    pub fn variant(&self, case: &Case<'_>) -> Variant {
        match self.source {
            Source::Closing(..) => Variant::Closing,
            Source::Brought(_) => Variant::Introduction,
            Source::Line(touch) => match touch.kind {
                TouchKind::Opportunity => Variant::Sponsorship,
                TouchKind::Introduced => Variant::Introduction,
                _ => Variant::Gift,
            },
            Source::Meeting(_, note) => match note.front.kind {
                Some(MeetingKind::Crisis) => Variant::Crisis,
                Some(MeetingKind::Feedback) if self.stung(case) => Variant::Feedback,
                Some(MeetingKind::Flash) => Variant::Flash,
                None if case.person.relationship.style == Some(Style::Flash) => Variant::Flash,
                _ if self.stung(case) && !self.gave(case) => Variant::Feedback,
                _ => Variant::Meeting,
            },
        }
    }

    /// Whether a kind of thank-you fits it.
    pub fn fits(&self, case: &Case<'_>, variant: Variant) -> bool {
        match self.source {
            Source::Meeting(..) => match variant {
                Variant::Meeting => true,
                Variant::Feedback => self.stung(case),
                Variant::Crisis | Variant::Flash => self.variant(case) == variant,
                _ => false,
            },
            _ => self.variant(case) == variant,
        }
    }

    /// The file and line; the file's head for a meeting.
    pub fn place(&self, case: &Case<'_>) -> Place {
        match self.source {
            Source::Meeting(meeting, _) | Source::Closing(meeting, _) => Place {
                file: meeting.path.clone(),
                line: 1,
            },
            Source::Line(touch) => Place {
                file: case.person.folder().join("log.md"),
                line: touch.line,
            },
            Source::Brought(other) => Place {
                file: other.file(),
                line: 1,
            },
        }
    }

    /// Whether feedback was received.
    fn stung(&self, case: &Case<'_>) -> bool {
        let all = feedback(case.person, case.today, case.audience);
        all.iter()
            .any(|said| said.mark == Feedback::Received && said.point.day == self.day)
    }

    /// Whether something was received.
    fn gave(&self, case: &Case<'_>) -> bool {
        match self.source {
            Source::Meeting(_, note) => {
                !case.audience.entries(note, SectionKey::Received).is_empty()
            }
            _ => false,
        }
    }
}
