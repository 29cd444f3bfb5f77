//! Days as a letter says them: `Tuesday`, `28 October`.
//!
//! What may live here: how a day reads in a sentence to somebody else. What may not: which day it is.

use chrono::Datelike;

use crate::model::day::Day;

/// A day this many days back is told by its weekday.
const WEEKDAY_FOR: i64 = 6;
/// A coming day this many days ahead is told with its weekday.
const AHEAD: i64 = 60;

/// A day of the past after `on`: `on Tuesday`, `on 28 October`, `on 28 October 2025`; `today` and `yesterday` stand alone.
pub fn on(day: Day, today: Day) -> String {
    match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=WEEKDAY_FOR => format!("on {}", day.date().format("%A")),
        _ => format!("on {}", date(day, today)),
    }
}

/// A day as it stands after `by` or `on`: `Tuesday 24 November`, `14 March 2027`.
pub fn ahead(day: Day, today: Day) -> String {
    if (0..=AHEAD).contains(&day.days_since(today)) {
        format!("{} {}", day.date().format("%A"), date(day, today))
    } else {
        date(day, today)
    }
}

/// `28 October`, with the year where it is not that of `today`.
pub fn date(day: Day, today: Day) -> String {
    let format = if day.date().year() == today.date().year() {
        "%-d %B"
    } else {
        "%-d %B %Y"
    };
    day.date().format(format).to_string()
}

/// `Tue 24 Nov`, with the year where it is not that of `today`: for lists.
pub fn short(day: Day, today: Day) -> String {
    let format = if day.date().year() == today.date().year() {
        "%a %-d %b"
    } else {
        "%a %-d %b %Y"
    };
    day.date().format(format).to_string()
}

/// `October`, with the year where it is not that of `today`.
pub fn month(day: Day, today: Day) -> String {
    let format = if day.date().year() == today.date().year() {
        "%B"
    } else {
        "%B %Y"
    };
    day.date().format(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::day;

    #[test]
    fn days_are_told_as_in_a_letter() {
        let today = day("2026-11-21");
        let past = |text| on(day(text), today);
        assert_eq!(past("2026-11-21"), "today");
        assert_eq!(past("2026-11-20"), "yesterday");
        assert_eq!(past("2026-11-17"), "on Tuesday");
        assert_eq!(past("2026-11-15"), "on Sunday");
        assert_eq!(past("2026-11-14"), "on 14 November");
        assert_eq!(past("2025-10-28"), "on 28 October 2025");
        let coming = |text| ahead(day(text), today);
        assert_eq!(coming("2026-11-24"), "Tuesday 24 November");
        assert_eq!(coming("2027-01-08"), "Friday 8 January 2027");
        assert_eq!(coming("2027-03-14"), "14 March 2027");
        assert_eq!(coming("2026-11-20"), "20 November");
    }
}
