//! Whether somebody can be asked on a day: their days of the week, busy periods, a snooze, a boundary.
//!
//! What may live here: days. What may not: hours of a clock, and who is asked first.

use chrono::{Datelike, Weekday};

use super::contact::after_busy;
use crate::model::day::Day;
use crate::model::person::{Busy, Person};
use crate::model::words::WeekdayName;

/// So many turns of "after the busy period, then a day that fits" are tried.
const TURNS: usize = 60;
/// The rank of somebody who is busy or left in peace.
pub const BLOCKED: u8 = 3;

/// Whether somebody can be asked on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Free {
    /// It is one of the days they named.
    Today,
    /// They named no days, and nothing speaks against today.
    Unsaid,
    /// Not today.
    Later {
        /// The next day on which nothing speaks against it; `None`: none is found.
        from: Option<Day>,
        /// What speaks against today, the plainest first.
        why: Why,
    },
}

/// What speaks against a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A busy period covers it.
    Busy(Busy),
    /// The owner lets them rest until then.
    Snoozed(Day),
    /// It is a weekend, and this boundary of theirs speaks of weekends.
    Weekend(String),
    /// It is none of the days they named.
    Weekday,
}

impl Free {
    /// 0 for a day they named, 1 where nothing is said, 2 for another day of the week, 3 where they are
    /// busy or left in peace.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Today => 0,
            Self::Unsaid => 1,
            Self::Later {
                why: Why::Weekend(_) | Why::Weekday,
                ..
            } => 2,
            Self::Later { .. } => BLOCKED,
        }
    }
}

/// Whether a person can be asked on a day.
pub fn free(person: &Person, today: Day) -> Free {
    match against(person, today) {
        Some(why) => Free::Later {
            from: next(person, today),
            why,
        },
        None if person.availability.days.is_empty() => Free::Unsaid,
        None => Free::Today,
    }
}

fn against(person: &Person, day: Day) -> Option<Why> {
    let free = &person.availability;
    let mut busy = free.busy.iter();
    if let Some(busy) = busy.find(|busy| (busy.from..=busy.to).contains(&day)) {
        return Some(Why::Busy(busy.clone()));
    }
    if let Some(until) = person.relationship.snooze.filter(|until| *until > day) {
        return Some(Why::Snoozed(until));
    }
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut boundaries = person.relationship.boundaries.iter();
    let of_weekends = |boundary: &&String| boundary.to_lowercase().contains("weekend");
    if let Some(boundary) = boundaries.find(of_weekends).filter(|_| weekend) {
        return Some(Why::Weekend(boundary.clone()));
    }
    let named = free.days.iter().any(|name| is(*name, day));
    (!free.days.is_empty() && !named).then_some(Why::Weekday)
}

/// The first day after this one against which nothing speaks.
fn next(person: &Person, today: Day) -> Option<Day> {
    let mut day = today.plus_days(1);
    for _ in 0..TURNS {
        day = match against(person, day) {
            None => return Some(day),
            Some(Why::Busy(_)) => after_busy(day, &person.availability.busy),
            Some(Why::Snoozed(until)) => until,
            Some(Why::Weekend(_) | Why::Weekday) => day.plus_days(1),
        };
    }
    None
}

fn is(name: WeekdayName, day: Day) -> bool {
    let at = usize::try_from(day.date().weekday().num_days_from_monday()).ok();
    at.and_then(|at| WeekdayName::ALL.get(at)) == Some(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, person};

    /// A Saturday.
    const TODAY: &str = "2026-11-21";

    fn later(from: &str, why: Why) -> Free {
        Free::Later {
            from: Some(day(from)),
            why,
        }
    }

    #[test]
    fn a_day_is_named_unsaid_or_later() {
        let mut p = person("ada", &[]);
        assert_eq!(free(&p, day(TODAY)), Free::Unsaid);
        p.availability.days = vec![WeekdayName::Sat];
        assert_eq!(free(&p, day(TODAY)), Free::Today);
        p.availability.days = vec![WeekdayName::Tue, WeekdayName::Fri];
        assert_eq!(free(&p, day(TODAY)), later("2026-11-24", Why::Weekday));
        assert_eq!(free(&p, day("2026-11-24")), Free::Today);
    }

    #[test]
    fn the_next_day_is_after_every_busy_period_and_the_snooze() {
        let mut p = person("ada", &[]);
        p.availability.days = vec![WeekdayName::Tue];
        let busy = |from: &str, to: &str| Busy {
            from: day(from),
            to: day(to),
            why: None,
        };
        let now = busy("2026-11-20", "2026-11-22");
        p.availability.busy = vec![busy("2026-11-23", "2026-11-24"), now.clone()];
        assert_eq!(free(&p, day(TODAY)), later("2026-12-01", Why::Busy(now)));
        p.availability.busy.clear();
        p.relationship.snooze = Some(day("2026-12-03"));
        assert_eq!(
            free(&p, day(TODAY)),
            later("2026-12-08", Why::Snoozed(day("2026-12-03")))
        );
        p.relationship.snooze = Some(day(TODAY));
        assert_eq!(free(&p, day(TODAY)), later("2026-11-24", Why::Weekday));
    }

    #[test]
    fn a_boundary_about_weekends_holds_on_weekends_only() {
        let mut p = person("ada", &[]);
        p.relationship.boundaries = vec!["nothing by mail".to_owned(), "No Weekends".to_owned()];
        let why = Why::Weekend("No Weekends".to_owned());
        assert_eq!(free(&p, day(TODAY)), later("2026-11-23", why));
        assert_eq!(free(&p, day("2026-11-23")), Free::Unsaid);
        // Days that never come round again: none is found, and nothing turns for ever.
        p.availability.days = vec![WeekdayName::Sun];
        assert!(matches!(
            free(&p, day(TODAY)),
            Free::Later { from: None, .. }
        ));
    }
}
