//! How it is written down that a relationship has begun which the files still call a prospect's.
//!
//! What may live here: that command. What may not: whether it has begun.

use super::contact::up_to;
use super::subject::Subject;
use crate::model::day::Day;

/// The hint: it began on the day of the first meeting, without one today. A prospect's `since` is the day on which
/// one first heard of the other, and is written anew.
pub fn hint(subject: Subject<'_>, today: Day) -> String {
    let first = up_to(subject.meetings(), today).next();
    format!(
        "where it has begun: `mentor set {} stage=active since={}`",
        subject.typed(),
        first.map_or(today, |met| met.day)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};

    #[test]
    fn it_began_with_the_first_meeting_else_today() {
        let mut ada = person("ada", &[]);
        ada.relationship.since = Some(day("2026-08-01"));
        let command = |since: &str| {
            format!("where it has begun: `mentor set ada stage=active since={since}`")
        };
        let hint = |ada: &_| hint(Subject::Person(ada), day("2026-11-21"));
        met(&mut ada, "2026-12-01");
        assert_eq!(hint(&ada), command("2026-11-21"));
        met(&mut ada, "2026-09-01");
        ada.meetings.sort_by_key(|met| met.day);
        assert_eq!(hint(&ada), command("2026-09-01"));
    }
}
