//! Which kind of meeting it is where nobody says it (domain.md 2.2, "Which kind").
//!
//! What may live here: the choice, from the files alone. What may not: the blocks of a kind
//! (`facts::minutes`), and any sentence about it.

use super::contact::up_to;
use crate::model::day::Day;
use crate::model::person::Person;
use crate::model::words::{MeetingKind, Role, Stage, Style};

/// An agreed end within this many days, or past, asks for a closing meeting.
pub const CLOSING_DAYS: i64 = 30;
/// After this many meetings since the last progress or first one, the next is one of progress …
const MEETINGS: usize = 3;
/// … and so it is this many days after it.
const DAYS: i64 = 90;

/// The kind of a meeting with a person on a day. What is dated on that day or later is not seen.
pub fn usual(person: &Person, on: Day) -> MeetingKind {
    let agreed = &person.relationship;
    if agreed.style == Some(Style::Flash) {
        return MeetingKind::Flash;
    }
    let before = on.plus_days(-1);
    if up_to(&person.meetings, before).next().is_none() {
        return MeetingKind::First;
    }
    if matches!(agreed.stage(), Stage::Closed | Stage::Declined) {
        return MeetingKind::Regular;
    }
    if agreed
        .until
        .is_some_and(|until| until.days_since(on) <= CLOSING_DAYS)
    {
        return MeetingKind::Closing;
    }
    if is_time_for_progress(person, on) {
        return MeetingKind::Progress;
    }
    if agreed.roles == [Role::Coach] {
        return MeetingKind::Coaching;
    }
    MeetingKind::Regular
}

/// Whether three meetings, or 90 days, have passed since the last one of progress, else since the first.
pub fn is_time_for_progress(person: &Person, on: Day) -> bool {
    let before = || up_to(&person.meetings, on.plus_days(-1));
    let counted = before().filter(|meeting| {
        let kind = meeting.text().and_then(|note| note.front.kind);
        matches!(kind, Some(MeetingKind::Progress | MeetingKind::First))
    });
    let Some(last) = counted.map(|meeting| meeting.day).max() else {
        // Nobody wrote which was the first: the earliest is.
        let first = before().next();
        return first.is_some_and(|first| passed(person, first.day, on));
    };
    passed(person, last, on)
}

fn passed(person: &Person, since: Day, on: Day) -> bool {
    let later = up_to(&person.meetings, on.plus_days(-1)).filter(|meeting| meeting.day > since);
    later.count() >= MEETINGS || on.days_since(since) >= DAYS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};

    const TODAY: &str = "2026-11-21";

    fn with(roles: &[Role], meetings: &[(&str, Option<MeetingKind>)]) -> Person {
        let mut person = person("grace", roles);
        for (on, kind) in meetings {
            met(&mut person, on).front.kind = *kind;
        }
        person
    }

    fn kind(person: &Person) -> MeetingKind {
        usual(person, day(TODAY))
    }

    #[test]
    fn the_kind_follows_from_style_meetings_and_the_agreed_end() {
        let mut person = with(&[Role::Mentor], &[]);
        assert_eq!(kind(&person), MeetingKind::First);
        person.relationship.style = Some(Style::Flash);
        assert_eq!(kind(&person), MeetingKind::Flash);
        let mut person = with(&[Role::Mentor], &[("2026-11-10", None)]);
        assert_eq!(kind(&person), MeetingKind::Regular);
        person.relationship.until = Some(day("2026-12-21"));
        assert_eq!(kind(&person), MeetingKind::Closing);
        person.relationship.until = Some(day("2026-12-22"));
        assert_eq!(kind(&person), MeetingKind::Regular);
        assert_eq!(
            kind(&with(&[Role::Coach], &[("2026-11-10", None)])),
            MeetingKind::Coaching
        );
    }

    #[test]
    fn progress_is_due_after_three_meetings_or_ninety_days() {
        let progress = Some(MeetingKind::Progress);
        let three = [
            ("2026-09-20", progress),
            ("2026-10-01", None),
            ("2026-10-10", None),
            ("2026-11-01", None),
        ];
        assert_eq!(kind(&with(&[Role::Mentor], &three)), MeetingKind::Progress);
        assert_eq!(
            kind(&with(&[Role::Mentor], &three[..3])),
            MeetingKind::Regular
        );
        // The 23rd of August is 90 days back, the 24th is 89.
        assert_eq!(
            kind(&with(&[Role::Mentor], &[("2026-08-23", None)])),
            MeetingKind::Progress
        );
        assert_eq!(
            kind(&with(&[Role::Mentor], &[("2026-08-24", None)])),
            MeetingKind::Regular
        );
    }

    #[test]
    fn the_note_of_the_day_itself_does_not_decide_what_the_meeting_was() {
        let person = with(&[Role::Mentor], &[(TODAY, None)]);
        assert_eq!(kind(&person), MeetingKind::First);
    }
}
