//! Half a year after a debrief: what was learned and found useful, asked about once whether it paid off
//! (practices.md, C29).
//!
//! What may live here: when that is asked, what settles it, and the lines it is asked about. What may
//! not: the sentence that asks.

use super::contact::up_to;
use super::lessons::{Kind, kind};
use super::privacy::{Audience, Shown};
use super::subject::Subject;
use crate::model::day::Day;
use crate::model::ids::Place;
use crate::model::note::{Meeting, SectionKey};
use crate::model::words::EndedAs;

/// So many days after the debrief it is asked (`6 months` of format.md) …
pub const ASKED_AFTER: i64 = 180;
/// … and so many days later it is let go.
pub const LET_GO_AFTER: i64 = 30;

/// A debrief that is half a year old, and what it said.
#[derive(Clone, Debug)]
pub struct LookBack<'a> {
    /// The debrief.
    pub closing: &'a Meeting,
    /// How it ended; `None`: not written.
    pub how: Option<EndedAs>,
    /// The day from which it is asked, 180 days after the debrief.
    pub since: Day,
    /// What was most useful, as the debrief says it; may be empty where `lessons` is not.
    pub most_useful: Vec<Shown<'a>>,
    /// What the owner meant to do differently, or learned of themselves or of choosing; what the other
    /// side does differently is not among it.
    pub lessons: Vec<Shown<'a>>,
    /// Whether there was contact with a person since the question came up: then there was an occasion
    /// to say what came of it. Never for a circle.
    pub settled: bool,
}

/// What is to be asked of the latest debrief with a person or a circle: from 180 days after it on, for 30
/// days. `None` outside of these days, and where the debrief names nothing to ask about. Needs the texts
/// of debriefs.
pub fn look_back(subject: Subject<'_>, today: Day) -> Option<LookBack<'_>> {
    let closing = up_to(subject.closings(), today).next_back()?;
    let since = closing.day.plus_days(ASKED_AFTER);
    if !(0..=LET_GO_AFTER).contains(&today.days_since(since)) {
        return None;
    }
    let note = closing.note.as_deref()?;
    let outermost = |key| {
        let mut shown = Audience::Owner.entries(note, key);
        shown.retain(|shown| shown.entry.depth == 0);
        shown
    };
    let most_useful = outermost(SectionKey::MostUseful);
    let mut lessons = outermost(SectionKey::Lessons);
    lessons.retain(|shown| kind(&shown.entry.text).0 != Kind::Theirs);
    if most_useful.is_empty() && lessons.is_empty() {
        return None;
    }
    Some(LookBack {
        closing,
        how: note.front.ended_as,
        since,
        most_useful,
        lessons,
        settled: was_there_contact(subject, since, today),
    })
}

impl LookBack<'_> {
    /// The first line it is asked about: of what was most useful, else of the lessons.
    pub fn place(&self) -> Place {
        let first = self.most_useful.first().or(self.lessons.first());
        Place {
            file: self.closing.path.clone(),
            line: first.map_or(1, |shown| shown.entry.line),
        }
    }

    /// What is typed where something of it did pay off: a person is told, in a draft; a circle has no
    /// draft, so its debrief is shown.
    pub fn command(&self, subject: Subject<'_>) -> String {
        match subject {
            Subject::Person(person) => {
                let private = if Audience::OTHERS.sees_person(person) {
                    ""
                } else {
                    " --include-private"
                };
                format!(
                    "mentor thanks {} --for {}{private}",
                    person.id, self.closing.day
                )
            }
            Subject::Circle(_) => format!("mentor show {}", subject.typed()),
        }
    }
}

fn was_there_contact(subject: Subject<'_>, since: Day, today: Day) -> bool {
    let Subject::Person(person) = subject else {
        return false;
    };
    let met = up_to(&person.meetings, today).any(|meeting| meeting.day >= since);
    let mut log = person.log.iter();
    met || log.any(|touch| touch.kind.is_contact() && touch.day >= since && touch.day <= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, closed, day, met, person, section, touch};
    use crate::model::person::Person;
    use crate::model::words::{Role, TouchKind};

    /// A debrief of 2026-01-30: half a year later is 2026-07-29.
    fn walter() -> Person {
        let mut walter = person("walter", &[Role::Mentor]);
        let note = closed(&mut walter, "2026-01-30");
        note.front.ended_as = Some(EndedAs::Completed);
        section(note, SectionKey::MostUseful, &["That is a duration."]);
        let lessons = ["Ring.", "Theirs: says no earlier", "About me: too polite"];
        section(note, SectionKey::Lessons, &lessons);
        walter
    }

    fn asked(person: &Person, today: &str) -> Option<(usize, usize, bool)> {
        let found = look_back(Subject::Person(person), day(today))?;
        Some((found.most_useful.len(), found.lessons.len(), found.settled))
    }

    #[test]
    fn it_is_asked_from_half_a_year_after_the_debrief_for_a_month() {
        let walter = walter();
        assert_eq!(asked(&walter, "2026-07-28"), None);
        assert_eq!(asked(&walter, "2026-07-29"), Some((1, 2, false)));
        assert_eq!(asked(&walter, "2026-08-28"), Some((1, 2, false)));
        assert_eq!(asked(&walter, "2026-08-29"), None);
        let found = look_back(Subject::Person(&walter), day("2026-08-01")).unwrap();
        assert_eq!(found.since, day("2026-07-29"));
        assert_eq!(
            found.place().file.as_str(),
            "people/walter/closing-2026-01-30.md"
        );
        let command = found.command(Subject::Person(&walter));
        assert_eq!(command, "mentor thanks walter --for 2026-01-30");
    }

    #[test]
    fn a_contact_since_then_settles_it_an_earlier_or_later_one_does_not() {
        let mut walter = walter();
        touch(&mut walter, "2026-07-28", TouchKind::Contact, "rang");
        touch(&mut walter, "2026-08-20", TouchKind::Gave, "told him");
        touch(&mut walter, "2026-07-30", TouchKind::Next, "ask him");
        assert_eq!(asked(&walter, "2026-08-19"), Some((1, 2, false)));
        assert_eq!(asked(&walter, "2026-08-20"), Some((1, 2, true)));
        met(&mut walter, "2026-08-02");
        assert_eq!(asked(&walter, "2026-08-03"), Some((1, 2, true)));
    }

    #[test]
    fn a_debrief_that_says_nothing_is_not_asked_about_and_the_latest_counts() {
        let mut bo = person("bo", &[]);
        closed(&mut bo, "2026-01-30");
        assert_eq!(asked(&bo, "2026-08-01"), None);
        let mut walter = walter();
        closed(&mut walter, "2026-06-30");
        assert_eq!(asked(&walter, "2026-08-01"), None);
    }

    #[test]
    fn a_circle_is_asked_about_too() {
        let mut leads = circle("leads", &["sam"]);
        leads.closings = walter().closings.clone();
        let subject = Subject::Circle(&leads);
        let found = look_back(subject, day("2026-08-01")).unwrap();
        assert!(!found.settled);
        assert_eq!(found.command(subject), "mentor show circle:leads");
    }
}
