//! A question to somebody new, and the one reminder that it deserves (domain.md 7.2).
//!
//! What may live here: what was asked, and when a reminder fits. What may not: the words of either.

use super::introductions::act::whom;
use super::points::{Answer, Point, answers_owed};
use crate::model::day::Day;
use crate::model::person::Person;

/// A question without an answer may be repeated once after this many days …
pub const REMIND_AFTER: i64 = 7;
/// … and so many days after the reminder it rests.
pub const REST_AFTER: i64 = 10;

/// Where a question to somebody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing waits for an answer.
    Nothing,
    /// It was asked; a reminder fits from this day on.
    Once {
        /// The question.
        question: Point,
        /// From when on.
        remind: Day,
    },
    /// It was asked and repeated: no third time.
    Twice {
        /// The question.
        question: Point,
        /// The reminder.
        reminder: Point,
    },
}

/// Where the question to a person stands. Steps of introductions are no questions of one's own.
pub fn asked(person: &Person, today: Day) -> Asked {
    let mut points = answers_owed(person, today)
        .into_iter()
        .filter(|(answer, point)| *answer == Answer::Theirs && whom(&point.text).is_none())
        .map(|(_, point)| point);
    let (first, last) = (points.next(), points.next_back());
    match (first, last) {
        (None, _) => Asked::Nothing,
        (Some(question), None) => Asked::Once {
            remind: question.day.plus_days(REMIND_AFTER),
            question,
        },
        (Some(question), Some(reminder)) => Asked::Twice { question, reminder },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person, touch};
    use crate::model::words::TouchKind;

    #[test]
    fn a_question_waits_a_week_and_is_repeated_once() {
        let mut p = person("ada", &[]);
        let today = day("2026-11-21");
        touch(&mut p, "2026-11-01", TouchKind::Asked, "intro @bo");
        assert_eq!(asked(&p, today), Asked::Nothing);
        touch(&mut p, "2026-11-10", TouchKind::Asked, "25 minutes");
        let Asked::Once { question, remind } = asked(&p, today) else {
            panic!("asked once");
        };
        assert_eq!(
            (question.text.as_str(), remind),
            ("25 minutes", day("2026-11-17"))
        );
        touch(&mut p, "2026-11-18", TouchKind::Asked, "once more");
        let Asked::Twice { reminder, .. } = asked(&p, today) else {
            panic!("asked twice");
        };
        assert_eq!(reminder.day, day("2026-11-18"));
        touch(&mut p, "2026-11-19", TouchKind::Contact, "a no, kindly");
        assert_eq!(asked(&p, today), Asked::Nothing);
    }
}
