//! The recap and the thank-you that are owed for a meeting: when, and what settles them (commands.md,
//! `review`; format.md, "What commands write").
//!
//! What may live here: the one rule that `show`, `agenda`, `review` and the commands themselves share. What
//! may not: the texts that are written (`reports::recap`, `reports::thanks`).

use super::contact::latest_meeting;
use super::privacy::Audience;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::model::touch::Touch;
use crate::model::words::TouchKind;

/// A recap or a thank-you is late this many days after the meeting …
pub const LATE_AFTER: i64 = 2;
/// … and let go after this many.
pub const LET_GO_AFTER: i64 = 30;

/// What is still owed for the latest meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Courtesy {
    /// The takeaways and promises, in writing.
    Recap,
    /// Thanks for something that the notes name.
    Thanks,
}

/// A recap or thank-you that is owed.
#[derive(Clone, Copy, Debug)]
pub struct Owed<'a> {
    /// What is owed.
    pub what: Courtesy,
    /// For which meeting.
    pub meeting: &'a Meeting,
    /// From when on: the day after the meeting.
    pub since: Day,
    /// From the second day on.
    pub late: bool,
}

/// For what somebody was thanked.
#[derive(Clone, Debug)]
pub struct Thanked {
    /// Who.
    pub who: PersonId,
    /// The day of the meeting or line.
    pub of: Day,
    /// The meeting's file; `None` for a line or an introduction.
    pub file: Option<RelPath>,
    /// Whether it was named; what was chosen by itself is marked once a day and not followed by the next.
    pub named: bool,
}

/// The recap and the thank-you that are owed for the latest meeting: from the next day, late at two
/// days, let go after 30. A thank-you only where the notes hold something to thank for and the person
/// is not only a mentee. Needs the notes' texts.
pub fn courtesies(person: &Person, today: Day) -> Vec<Owed<'_>> {
    let Some(meeting) = latest_meeting(person, today) else {
        return Vec::new();
    };
    let days = today.days_since(meeting.day);
    let Some(own) = meeting.note.as_deref() else {
        return Vec::new();
    };
    if !(1..=LET_GO_AFTER).contains(&days) {
        return Vec::new();
    }
    let owed = |what| Owed {
        what,
        meeting,
        since: meeting.day.plus_days(1),
        late: days >= LATE_AFTER,
    };
    // A mark dated after today is not seen on that day.
    let marked = |mark: Option<Day>| mark.is_some_and(|day| day <= today);
    let mut list = Vec::new();
    // The recap of a meeting of three is one; thanks are for each.
    let seen = meeting.seen.as_deref();
    let recapped = seen.and_then(|note| note.front.recapped);
    if !marked(own.front.recapped) && !marked(recapped) {
        list.push(owed(Courtesy::Recap));
    }
    // What is said for a debrief later on is said for the last meeting too.
    let later = |touch: &Touch| {
        touch.kind == TouchKind::Thanked
            && touch.day <= today
            && named_day(touch).unwrap_or(touch.day) >= meeting.day
    };
    let thanked = marked(own.front.thanked) || person.log.iter().any(later);
    let worth = meeting.text().is_some_and(is_worth_thanks);
    if !thanked && worth && !person.relationship.only_mentee() {
        list.push(owed(Courtesy::Thanks));
    }
    list
}

impl Owed<'_> {
    /// What is typed for the draft.
    pub fn command(&self, person: &Person) -> String {
        let name = match self.what {
            Courtesy::Recap => "recap",
            Courtesy::Thanks => "thanks",
        };
        let private = match self.is_private(person) {
            true => " --include-private",
            false => "",
        };
        format!("mentor {name} {}{private}", person.id)
    }

    /// Whether the draft is of a confidential meeting or person, and so wants to be asked for.
    pub fn is_private(&self, person: &Person) -> bool {
        let others = Audience::OTHERS;
        !others.sees_person(person) || others.text(self.meeting).is_none()
    }
}

/// Whether notes hold something to thank for: takeaways, something received, feedback received.
fn is_worth_thanks(note: &Note) -> bool {
    let any = |key| !Audience::Owner.entries(note, key).is_empty();
    any(SectionKey::Takeaways) || any(SectionKey::Received) || {
        let feedback = Audience::Owner.entries(note, SectionKey::Feedback);
        let given = |text: &str| text.trim_start().to_lowercase().starts_with("given:");
        feedback.iter().any(|shown| !given(&shown.entry.text))
    }
}

/// Whether a `thanked:` line up to today settles the thank-you for something of a day.
pub fn is_thanked_in_log(person: &Person, of: Day, today: Day) -> bool {
    let mut log = person.log.iter().filter(|touch| touch.day <= today);
    log.any(|touch| thanks_for(touch, of))
}

/// The latest day up to today on which they were thanked for anything.
pub fn last_thanks(person: &Person, today: Day) -> Option<Day> {
    let marks = person.meetings.iter().filter_map(mark);
    let lines = person
        .log
        .iter()
        .filter(|touch| touch.kind == TouchKind::Thanked);
    let days = marks.chain(lines.map(|touch| touch.day));
    days.filter(|day| *day <= today).max()
}

/// The day on which thanks were said, as the meeting's own note marks it.
pub fn mark(meeting: &Meeting) -> Option<Day> {
    meeting.note.as_ref().and_then(|note| note.front.thanked)
}

/// Whether a `thanked:` line settles the thank-you of a meeting: it names its date (`for 2026-11-18`),
/// or names no date and is not older.
fn thanks_for(touch: &Touch, met: Day) -> bool {
    touch.kind == TouchKind::Thanked && named_day(touch).map_or(touch.day >= met, |day| day == met)
}

/// The day that a line names first: `for 2026-11-18`.
fn named_day(touch: &Touch) -> Option<Day> {
    let mut words = touch.text.split_whitespace();
    let named = match words.next() {
        Some(word) if word.eq_ignore_ascii_case("for") => words.next(),
        _ => None,
    };
    Day::parse(named?.trim_matches(|c: char| c.is_ascii_punctuation() && c != '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person, section, touch};
    use crate::model::words::Role;

    fn grace() -> Person {
        person("grace", &[Role::Mentor])
    }

    fn courtesies_on(p: &Person, on: &str) -> Vec<(Courtesy, bool)> {
        let list = courtesies(p, day(on));
        list.iter().map(|owed| (owed.what, owed.late)).collect()
    }

    #[test]
    fn recap_and_thanks_are_owed_from_the_next_day_late_at_two_and_let_go_after_thirty() {
        let mut p = grace();
        section(
            met(&mut p, "2026-11-01"),
            SectionKey::Takeaways,
            &["start small"],
        );
        assert_eq!(courtesies_on(&p, "2026-11-01"), []);
        let both = |late| [(Courtesy::Recap, late), (Courtesy::Thanks, late)];
        assert_eq!(courtesies_on(&p, "2026-11-02"), both(false));
        assert_eq!(courtesies_on(&p, "2026-11-03"), both(true));
        assert_eq!(courtesies_on(&p, "2026-12-01"), both(true));
        assert_eq!(courtesies_on(&p, "2026-12-02"), []);
        assert_eq!(
            courtesies(&p, day("2026-11-02"))[0].since,
            day("2026-11-02")
        );
        met(&mut p, "2026-11-10");
        assert_eq!(
            courtesies_on(&p, "2026-11-11"),
            [(Courtesy::Recap, false)],
            "the latest alone"
        );
    }

    #[test]
    fn marks_and_lines_settle_them_on_their_own_day() {
        let mut p = grace();
        let note = met(&mut p, "2026-11-01");
        section(note, SectionKey::Received, &["two hours"]);
        note.front.recapped = Some(day("2026-11-03"));
        assert_eq!(courtesies_on(&p, "2026-11-02").len(), 2);
        assert_eq!(courtesies_on(&p, "2026-11-03"), [(Courtesy::Thanks, true)]);
        touch(&mut p, "2026-11-04", TouchKind::Thanked, "for 2026-10-01");
        assert_eq!(courtesies_on(&p, "2026-11-05").len(), 1, "for another day");
        touch(
            &mut p,
            "2026-11-05",
            TouchKind::Thanked,
            "for 2026-11-01, by letter",
        );
        assert_eq!(courtesies_on(&p, "2026-11-05"), []);
        p.log.clear();
        touch(&mut p, "2026-11-05", TouchKind::Thanked, "warmly");
        assert_eq!(courtesies_on(&p, "2026-11-05"), []);
        p.log.clear();
        touch(
            &mut p,
            "2026-11-03",
            TouchKind::Thanked,
            "for 2026-11-02, the debrief",
        );
        assert_eq!(courtesies_on(&p, "2026-11-05"), []);
    }

    #[test]
    fn thanks_need_something_to_thank_for_and_somebody_who_is_not_only_a_mentee() {
        let thanks = |p: &Person| courtesies_on(p, "2026-11-02").len() == 2;
        let mut p = grace();
        section(
            met(&mut p, "2026-11-01"),
            SectionKey::Feedback,
            &["given: slower"],
        );
        assert!(!thanks(&p));
        let note = p.meetings[0].note.as_deref_mut().unwrap();
        section(note, SectionKey::Feedback, &["received: louder"]);
        assert!(thanks(&p));
        p.relationship.roles = vec![Role::Mentee];
        assert!(!thanks(&p));
    }

    #[test]
    fn the_command_asks_for_what_others_do_not_see() {
        let mut p = grace();
        section(
            met(&mut p, "2026-11-01"),
            SectionKey::Received,
            &["an hour"],
        );
        let typed = |p: &Person| {
            let list = courtesies(p, day("2026-11-02"));
            list.iter().map(|owed| owed.command(p)).collect::<Vec<_>>()
        };
        assert_eq!(typed(&p), ["mentor recap grace", "mentor thanks grace"]);
        p.meetings[0]
            .note
            .as_deref_mut()
            .unwrap()
            .front
            .confidential = true;
        assert_eq!(typed(&p)[1], "mentor thanks grace --include-private");
    }
}
