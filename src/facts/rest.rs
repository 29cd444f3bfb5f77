//! Who is to be left in peace on a day: a snooze, a pause, a busy period (format.md, "Time").
//!
//! What may live here: whether somebody rests, and until when. What may not: when the next contact is due
//! (`contact`), which moves past busy periods by itself.

use super::contact::after_busy;
use crate::model::day::Day;
use crate::model::length::Cadence;
use crate::model::person::Person;
use crate::model::words::{EndedAs, Stage};

/// Whether the review is silent about somebody: until the day of the `snooze`, and while a pause has no
/// end or has not come to it.
pub fn is_silent(person: &Person, today: Day) -> bool {
    let snooze = person.relationship.snooze;
    snooze.is_some_and(|until| until > today)
        || (person.relationship.stage() == Stage::Paused && snooze.is_none())
}

/// The first day on which somebody who is busy today is free again; `None` where they are free today.
pub fn free_from(person: &Person, today: Day) -> Option<Day> {
    let free = after_busy(today, &person.availability.busy);
    (free > today).then_some(free)
}

/// Whether a relationship ended as a conflict, faded or was cancelled, and no rhythm is kept for afterwards:
/// what was agreed, asked or owed between the two is asked about no more.
pub fn is_let_go(person: &Person) -> bool {
    let agreed = &person.relationship;
    let how = agreed.ended.and_then(|ended| ended.how);
    let apart = matches!(
        how,
        Some(EndedAs::Conflict | EndedAs::Faded | EndedAs::Cancelled)
    );
    agreed.stage() == Stage::Closed && apart && agreed.cadence.and_then(Cadence::length).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person};
    use crate::model::person::Busy;
    use crate::model::relationship::Ended;

    #[test]
    fn a_snooze_is_silent_until_its_day_and_a_pause_without_an_end_always() {
        let mut p = person("ada", &[]);
        assert!(!is_silent(&p, day("2026-11-21")));
        p.relationship.snooze = Some(day("2026-11-22"));
        assert!(is_silent(&p, day("2026-11-21")));
        assert!(!is_silent(&p, day("2026-11-22")));
        p.relationship.written_stage = Some(Stage::Paused);
        assert!(!is_silent(&p, day("2026-11-22")), "the pause is over");
        p.relationship.snooze = None;
        assert!(is_silent(&p, day("2026-11-22")));
    }

    #[test]
    fn who_is_let_go_was_not_said_farewell_to_and_is_not_kept_in_touch_with() {
        let mut p = person("ada", &[]);
        let ended = |how| Ended {
            on: day("2026-11-01"),
            how,
        };
        for (how, rests) in [
            (Some(EndedAs::Conflict), true),
            (Some(EndedAs::Faded), true),
            (Some(EndedAs::Cancelled), true),
            (Some(EndedAs::Completed), false),
            (Some(EndedAs::AgreedEarly), false),
            (None, false),
        ] {
            p.relationship.written_stage = Some(Stage::Closed);
            p.relationship.ended = Some(ended(how));
            assert_eq!(is_let_go(&p), rests, "{how:?}");
            p.relationship.cadence = Cadence::parse("none");
            assert_eq!(is_let_go(&p), rests, "{how:?}");
            p.relationship.cadence = Cadence::parse("yearly");
            assert!(!is_let_go(&p), "{how:?}: in touch all the same");
            p.relationship.cadence = None;
            p.relationship.written_stage = Some(Stage::Active);
            assert!(!is_let_go(&p), "{how:?}: they began again");
        }
    }

    #[test]
    fn both_ends_of_a_busy_period_are_busy_and_one_may_follow_another() {
        let mut p = person("ada", &[]);
        let period = |from, to| Busy {
            from: day(from),
            to: day(to),
            why: None,
        };
        p.availability.busy = vec![
            period("2026-11-24", "2026-11-30"),
            period("2026-11-20", "2026-11-23"),
        ];
        assert_eq!(free_from(&p, day("2026-11-19")), None);
        assert_eq!(
            free_from(&p, day("2026-11-20")),
            Some(day("2026-12-01")),
            "one goes over into the other"
        );
        assert_eq!(free_from(&p, day("2026-11-30")), Some(day("2026-12-01")));
        assert_eq!(free_from(&p, day("2026-12-01")), None);
    }
}
