//! A calendar day: the only notion of time below `shell`. Never "now", never an hour.

use std::fmt;

use chrono::{Datelike, Days, Month, Months, NaiveDate, Weekday};

/// A day of the Gregorian calendar, year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a year, month and day; `None` where there is no such day or the year is not 1 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads exactly `YYYY-MM-DD`; `None` for anything else, also for a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let number = |from: usize, to: usize| -> Option<u32> {
            let part = text.get(from..to)?;
            if part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().ok()
            } else {
                None
            }
        };
        Self::new(
            i32::try_from(number(0, 4)?).ok()?,
            number(5, 7)?,
            number(8, 10)?,
        )
    }

    /// The day that is meant by `2026-1-5`, `2026/01/05`, `2026.1.5` or `20260105`: year, month and day in
    /// this order, which leaves no doubt; `None` for anything else, and for what [`Day::parse`] reads.
    pub fn meant(text: &str) -> Option<Self> {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if Self::parse(text).is_some() || !text.is_ascii() {
            return None;
        }
        let parts: Vec<&str> = match ['-', '/', '.', '_'].into_iter().find(|c| text.contains(*c)) {
            Some(joint) => text.split(joint).collect(),
            None if text.len() == 8 => {
                let (year, rest) = text.split_at_checked(4)?;
                let (month, day) = rest.split_at_checked(2)?;
                vec![year, month, day]
            }
            None => return None,
        };
        let [year, month, day] = parts.as_slice() else {
            return None;
        };
        let fits = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
        if !fits || !parts.iter().all(|part| digits(part)) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The chrono value, for arithmetic that this type does not offer.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// From a chrono date; `None` outside year 1 to 9999.
    pub fn from_date(date: NaiveDate) -> Option<Self> {
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// This day moved by a number of days (negative: back), held at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let moved = if days >= 0 {
            self.0.checked_add_days(Days::new(days.unsigned_abs()))
        } else {
            self.0.checked_sub_days(Days::new(days.unsigned_abs()))
        };
        let end = if days >= 0 { (9999, 12, 31) } else { (1, 1, 1) };
        moved
            .and_then(Self::from_date)
            .or_else(|| Self::new(end.0, end.1, end.2))
            .unwrap_or(self)
    }

    /// This day moved by calendar months, clamped to the month's last day (31 Jan + 1 = 28 or 29 Feb).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let count = Months::new(months.unsigned_abs());
        let moved = if months >= 0 {
            self.0.checked_add_months(count)
        } else {
            self.0.checked_sub_months(count)
        };
        moved.and_then(Self::from_date).unwrap_or(self)
    }

    /// Days from `earlier` to this day; negative where this day is before it.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Its number, counted from 1 for the first day of the calendar.
    pub fn number(self) -> i32 {
        self.0.num_days_from_ce()
    }

    /// The day of a number; `None` outside year 1 to 9999.
    pub fn from_number(number: i32) -> Option<Self> {
        NaiveDate::from_num_days_from_ce_opt(number).and_then(Self::from_date)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// `Tue 24 Nov 2026`: the day as people write it, in English whatever the locale.
    pub fn long(self) -> String {
        // Reading a pattern takes longer than all the rest of a line of a long list.
        let month = u8::try_from(self.0.month()).ok();
        let month = month.and_then(|month| Month::try_from(month).ok());
        let month = month.and_then(|month| month.name().get(..3));
        let (weekday, day, year) = (self.0.weekday(), self.0.day(), self.0.year());
        format!("{weekday} {day} {} {year:04}", month.unwrap_or_default())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_meant_has_its_year_first() {
        for text in [
            "2026-1-5",
            "2026-01-5",
            "2026/1/05",
            "2026.01.05",
            "2026_1_5",
            "20260105",
        ] {
            assert_eq!(Day::meant(text), Day::new(2026, 1, 5), "{text}");
        }
        for text in [
            "2026-01-05",
            "2026-13-05",
            "5.1.2026",
            "05/01/2026",
            "2026-1",
            "2026-1-5-1",
            "26-1-5",
            "2026-001-5",
            "2026-+1-5",
            "2026-1/5",
            "202601055",
            "",
            "-",
            "２０２６-1-5",
        ] {
            assert_eq!(Day::meant(text), None, "{text}");
        }
    }

    #[test]
    fn only_ten_characters_of_an_existing_day_are_a_day() {
        assert_eq!(
            Day::parse("2024-02-29").map(|d| d.to_string()),
            Some("2024-02-29".into())
        );
        for bad in [
            "2026-02-30",
            "2026-2-3",
            "20260203",
            "+1202-02-03",
            "0000-01-01",
            "２０２６-01-01",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_are_clamped_and_days_stop_at_the_end_of_the_calendar() {
        let day = |s: &str| Day::parse(s).unwrap();
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("9999-12-30").plus_days(9), day("9999-12-31"));
        assert_eq!(day("0001-01-02").plus_days(-9), day("0001-01-01"));
        assert_eq!(day("2026-11-21").days_since(day("2026-10-14")), 38);
    }
}
