//! Which of the answers that are owed want a word today (commands.md, `review`).
//!
//! What may live here: from when on, and until when. What may not: what settles an answer (`points`).

use super::introductions::act::whom;
use super::points::{Answer, Point, answers_owed};
use crate::model::day::Day;
use crate::model::person::Person;

/// A question to somebody who names no time waits this many days before it is brought up.
pub const PATIENCE: i64 = 7;
/// An answer that is still owed after this many days is asked about once: is it still wanted?
pub const STILL_WANTED_AFTER: i64 = 30;

/// An answer that wants a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDue {
    /// Who waits for it.
    pub answer: Answer,
    /// What was asked, when and where.
    pub point: Point,
    /// The first day on which it wanted a word.
    pub since: Day,
    /// Whether the word is: is it still wanted?
    pub still_wanted: bool,
}

/// The answers that want a word, oldest first: what the owner owes from the next day on, what they owe from
/// the day after their own time for answers (a week where none is written). After thirty days each is asked
/// about once: on the first review after that, the last one having been on `reviewed`. Steps of an
/// introduction are not among them.
pub fn answers_due(person: &Person, today: Day, reviewed: Day) -> Vec<AnswerDue> {
    let patience = person.contact.respond_within;
    let patience = patience.map_or(PATIENCE, |length| length.days());
    let mut due = Vec::new();
    for (answer, point) in answers_owed(person, today) {
        let waits = match answer {
            Answer::Mine => 1,
            Answer::Theirs => patience.saturating_add(1),
        };
        let since = point.day.plus_days(waits);
        let doubtful = point.day.plus_days(STILL_WANTED_AFTER + 1);
        let still_wanted = doubtful <= today;
        let asked_about = doubtful <= reviewed;
        if whom(&point.text).is_some() || asked_about || (!still_wanted && since > today) {
            continue;
        }
        due.push(AnswerDue {
            answer,
            since: since.min(doubtful),
            still_wanted,
            point,
        });
    }
    due
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person, touch};
    use crate::model::length::Length;
    use crate::model::words::TouchKind;

    fn on(p: &Person, today: &str) -> Vec<(Answer, bool)> {
        let today = day(today);
        let due = answers_due(p, today, today.plus_days(-7));
        due.iter()
            .map(|due| (due.answer, due.still_wanted))
            .collect()
    }

    #[test]
    fn mine_from_the_next_day_and_after_thirty_days_once() {
        let mut p = person("ada", &[]);
        touch(&mut p, "2026-11-01", TouchKind::Owes, "the figures");
        assert_eq!(on(&p, "2026-11-01"), []);
        assert_eq!(on(&p, "2026-11-02"), [(Answer::Mine, false)]);
        assert_eq!(on(&p, "2026-12-01"), [(Answer::Mine, false)], "30 days");
        assert_eq!(on(&p, "2026-12-02"), [(Answer::Mine, true)], "31 days");
        assert_eq!(on(&p, "2026-12-08"), [(Answer::Mine, true)]);
        assert_eq!(on(&p, "2026-12-09"), [], "the last review was on 2 Dec");
    }

    #[test]
    fn theirs_after_the_time_they_named_or_a_week() {
        let mut p = person("ada", &[]);
        touch(&mut p, "2026-11-01", TouchKind::Asked, "ten minutes");
        touch(&mut p, "2026-11-01", TouchKind::Asked, "intro @bo");
        assert_eq!(on(&p, "2026-11-08"), []);
        assert_eq!(on(&p, "2026-11-09"), [(Answer::Theirs, false)]);
        p.contact.respond_within = Length::parse("2 days");
        assert_eq!(on(&p, "2026-11-03"), []);
        assert_eq!(on(&p, "2026-11-04"), [(Answer::Theirs, false)]);
        p.contact.respond_within = Length::parse("10 weeks");
        assert_eq!(on(&p, "2026-11-30"), []);
        assert_eq!(on(&p, "2026-12-02"), [(Answer::Theirs, true)]);
        let due = answers_due(&p, day("2026-12-02"), day("2026-11-25"));
        assert_eq!(due[0].since, day("2026-12-02"));
    }
}
