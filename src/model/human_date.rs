//! Dates as people say them: `tomorrow`, `next tue`, `in 2 weeks`, `-3d`, `1 dec`.
//!
//! Pure: the day that the words count from is handed in. Slashed and dotted dates are refused, since
//! they are read differently in different countries.

use chrono::{Datelike, NaiveDate, Weekday};

use super::day::Day;
use crate::error::Failure;

/// Which way a bare weekday, or a day of a month without its year, looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// The latest one up to today: `log`, `touch`, `--on`, `--since`.
    Past,
    /// A weekday: the next one after today. A day of a month: the next one, today included.
    Future,
}

/// The day that a phrase means; a failure of usage where it is none.
pub fn parse(phrase: &str, today: Day, towards: Towards) -> Result<Day, Failure> {
    let lower = phrase.trim().to_lowercase().replace(',', " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    match meant(&words, today, towards) {
        Meaning::Day(day) => Ok(day),
        Meaning::NoSuchDay(why) => Err(Failure::usage(why)),
        Meaning::None => Err(no_date(phrase.trim(), &lower)),
    }
}

/// The day that a text begins with, and the rest of the text: `yesterday: sent Grace the report`.
/// Without a colon only words that can be nothing but a date are taken off (`yesterday sent …`, but
/// not `sat with Grace`). `None` where the text begins with no date.
pub fn leading(text: &str, today: Day, towards: Towards) -> Option<(Day, &str)> {
    let text = text.trim_start();
    if let Some((before, after)) = text.split_once(':')
        && before.split_whitespace().count() <= 4
        && let Ok(day) = parse(before, today, towards)
    {
        return Some((day, after.trim_start()));
    }
    // The ends of the first three words, the longest phrase first.
    let ends: Vec<usize> = text
        .split_whitespace()
        .take(3)
        .filter_map(|word| {
            let start = word.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
            Some(start + word.len())
        })
        .collect();
    ends.iter().rev().find_map(|end| {
        let (phrase, rest) = text.split_at_checked(*end)?;
        if !only_a_date(&phrase.to_lowercase()) {
            return None;
        }
        let day = parse(phrase, today, towards).ok()?;
        Some((day, rest.trim_start()))
    })
}

/// The day to come that a sentence begins with, with or without a colon: `tomorrow`, `in 2 weeks`, `next tue`.
pub fn to_come(text: &str, today: Day) -> Option<Day> {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    let first = words.first()?.to_lowercase();
    if !matches!(first.as_str(), "tomorrow" | "in" | "next") {
        return None;
    }
    let phrase = |count: usize| words.get(..count).map(|words| words.join(" "));
    let days = (1..=words.len()).rev().filter_map(phrase);
    let mut days = days.filter_map(|phrase| parse(&phrase, today, Towards::Future).ok());
    days.find(|day| *day > today)
}

/// Whether words at the beginning of a sentence can be nothing but a date.
fn only_a_date(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    match words.as_slice() {
        [one] => {
            matches!(*one, "today" | "yesterday")
                || one.ends_with("day") && weekday(one).is_some()
                || one.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        }
        ["last", word] => weekday(word).is_some(),
        [.., last] => *last == "ago",
        [] => false,
    }
}

enum Meaning {
    Day(Day),
    /// It reads as a date, but there is no such day.
    NoSuchDay(String),
    None,
}

impl From<Option<Day>> for Meaning {
    fn from(day: Option<Day>) -> Self {
        day.map_or_else(
            || Self::NoSuchDay("that day is outside the years 1 to 9999".to_owned()),
            Self::Day,
        )
    }
}

fn meant(words: &[&str], today: Day, towards: Towards) -> Meaning {
    let single = match words {
        [word] => one_word(word, today, towards),
        [
            "next",
            unit @ ("day" | "week" | "month" | "quarter" | "year"),
        ] => length(&["1", unit]).map(|by| moved(today, by, 1).into()),
        ["last", word] => weekday(word).map(|day| {
            let by = 7 + from_monday(today) - i64::from(day.num_days_from_monday());
            moved(today, Span::Days(by), -1).into()
        }),
        ["next", word] => weekday(word).map(|day| {
            let by = 7 - from_monday(today) + i64::from(day.num_days_from_monday());
            moved(today, Span::Days(by), 1).into()
        }),
        _ => None,
    };
    if let Some(meaning) = single {
        return meaning;
    }
    let by = match words {
        ["in", rest @ ..] => length(rest).map(|by| (by, 1)),
        [count, unit] if count.starts_with('-') => {
            length(&[count.trim_start_matches('-'), unit]).map(|by| (by, -1))
        }
        [rest @ .., "ago"] => length(rest).map(|by| (by, -1)),
        _ => length(words).map(|by| (by, 1)),
    };
    if let Some((by, sign)) = by {
        return moved(today, by, sign).into();
    }
    match words {
        [name, rest @ ..] if weekday(name).is_some() && rest.len() >= 2 => {
            with_weekday(weekday(name), rest, today, towards)
        }
        _ => day_of_month(words, today, towards),
    }
}

/// Dates of one word; `None` where it is none of them.
fn one_word(word: &str, today: Day, towards: Towards) -> Option<Meaning> {
    let iso = word.len() == 10 && word.bytes().filter(|b| *b == b'-').count() == 2;
    if iso && word.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return Some(Day::parse(word).map_or_else(
            || Meaning::NoSuchDay(format!("there is no day {word}")),
            Meaning::Day,
        ));
    }
    if let Some((year, week)) = word.split_once("-w") {
        return iso_week(year, week);
    }
    let day = match word {
        "today" => Some(today),
        "tomorrow" => moved(today, Span::Days(1), 1),
        "yesterday" => moved(today, Span::Days(1), -1),
        "eow" => moved(today, Span::Days(6 - from_monday(today)), 1),
        "eom" => end_of_month(today, 0),
        "eoq" => end_of_month(today, 2 - (month_from_0(today) % 3)),
        "eoy" => Day::new(today.date().year(), 12, 31),
        _ => {
            if let Some(day) = weekday(word) {
                return Some(nearest(day, today, towards).into());
            }
            let (sign, rest) = match word.strip_prefix('-') {
                Some(rest) => (-1, rest),
                None => (1, word.strip_prefix('+').unwrap_or(word)),
            };
            return length(&[rest]).map(|by| moved(today, by, sign).into());
        }
    };
    Some(day.into())
}

/// Monday of an ISO week, or the day of the week that is named: `2026-w49`, `2026-w49-2`.
fn iso_week(year: &str, week: &str) -> Option<Meaning> {
    let (week, day) = week.split_once('-').unwrap_or((week, "1"));
    if year.len() != 4 || week.len() != 2 || day.len() != 1 {
        return None;
    }
    let date = NaiveDate::from_isoywd_opt(
        i32::try_from(number(year)?).ok()?,
        number(week)?,
        Weekday::try_from(u8::try_from(number(day)?).ok()?.checked_sub(1)?).ok()?,
    );
    Some(match date {
        Some(date) => Day::from_date(date).into(),
        None => Meaning::NoSuchDay(format!("the year {year} has no week {week}")),
    })
}

/// `1 dec`, `1 dec 2026`, `dec 1`, `dec 1 2026`.
fn day_of_month(words: &[&str], today: Day, towards: Towards) -> Meaning {
    let (day, month, year) = match words {
        [day, name] | [name, day] if month(name).is_some() => (day, month(name), None),
        [day, name, year] | [name, day, year] if month(name).is_some() => {
            (day, month(name), Some(*year))
        }
        _ => return Meaning::None,
    };
    let ordinal = ["st", "nd", "rd", "th"];
    let digits = ordinal
        .iter()
        .find_map(|end| day.strip_suffix(end))
        .unwrap_or(day);
    let (Some(day), Some(month)) = (number(digits), month) else {
        return Meaning::None;
    };
    let none = || Meaning::NoSuchDay(format!("there is no day {}", words.join(" ")));
    if year.is_none() && digits.len() == 4 {
        let said = words.join(" ");
        return Meaning::NoSuchDay(format!(
            "{said} is a month, not a day: say which day of it, as in `1 {said}`"
        ));
    }
    if let Some(year) = year {
        if year.len() != 4 {
            return Meaning::None;
        }
        let year = number(year).and_then(|year| i32::try_from(year).ok());
        let found = year.and_then(|year| Day::new(year, month, day));
        return found.map_or_else(none, Meaning::Day);
    }
    // 29 February waits for its leap year, eight years at most.
    let this = today.date().year();
    let mut years = (0..=8).map(|away| match towards {
        Towards::Past => this - away,
        Towards::Future => this + away,
    });
    let found = years.find_map(|year| {
        Day::new(year, month, day).filter(|found| match towards {
            Towards::Past => *found <= today,
            Towards::Future => *found >= today,
        })
    });
    found.map_or_else(none, Meaning::Day)
}

/// `tue 24 nov 2026`, as this program writes days: the weekday must be the right one.
fn with_weekday(day: Option<Weekday>, rest: &[&str], today: Day, towards: Towards) -> Meaning {
    match day_of_month(rest, today, towards) {
        Meaning::Day(found) if Some(found.weekday()) != day => {
            Meaning::NoSuchDay(format!("{found} is a {}", found.date().format("%A")))
        }
        other => other,
    }
}

/// A way through the calendar.
#[derive(Clone, Copy)]
enum Span {
    Days(i64),
    Months(i64),
}

/// `2 weeks`, `2w`, `a month`; `None` where it is no length.
fn length(words: &[&str]) -> Option<Span> {
    let (count, unit) = match words {
        [one] => one.split_at_checked(one.bytes().take_while(u8::is_ascii_digit).count())?,
        [count, unit] => (*count, *unit),
        _ => return None,
    };
    let count = match count {
        "a" | "an" => 1,
        count => i64::from(number(count)?),
    };
    Some(match unit {
        "d" | "day" | "days" => Span::Days(count),
        "w" | "week" | "weeks" => Span::Days(count.checked_mul(7)?),
        "fortnight" | "fortnights" => Span::Days(count.checked_mul(14)?),
        "m" | "month" | "months" => Span::Months(count),
        "q" | "quarter" | "quarters" => Span::Months(count.checked_mul(3)?),
        "y" | "year" | "years" => Span::Months(count.checked_mul(12)?),
        _ => return None,
    })
}

/// A day moved forward (1) or back (-1); months are clamped to their last day. `None` outside the calendar.
fn moved(day: Day, by: Span, sign: i64) -> Option<Day> {
    let date = match by {
        Span::Days(days) => {
            let span = chrono::TimeDelta::try_days(days.checked_mul(sign)?)?;
            day.date().checked_add_signed(span)?
        }
        Span::Months(months) => {
            let count = chrono::Months::new(u32::try_from(months).ok()?);
            if sign >= 0 {
                day.date().checked_add_months(count)?
            } else {
                day.date().checked_sub_months(count)?
            }
        }
    };
    Day::from_date(date)
}

/// A bare weekday: the latest one up to today, or the next one after it.
fn nearest(weekday: Weekday, today: Day, towards: Towards) -> Option<Day> {
    let ahead = i64::from(weekday.num_days_from_monday()) - from_monday(today);
    let by = match towards {
        Towards::Past if ahead > 0 => ahead - 7,
        Towards::Future if ahead <= 0 => ahead + 7,
        _ => ahead,
    };
    moved(today, Span::Days(by), 1)
}

fn end_of_month(day: Day, months_on: u32) -> Option<Day> {
    let first = Day::new(day.date().year(), day.date().month(), 1)?;
    let next = first
        .date()
        .checked_add_months(chrono::Months::new(months_on + 1))?;
    Day::from_date(next.pred_opt()?)
}

fn from_monday(day: Day) -> i64 {
    i64::from(day.weekday().num_days_from_monday())
}

fn month_from_0(day: Day) -> u32 {
    day.date().month0()
}

/// A number of digits only.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// The months in English, lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(word: &str) -> Option<u32> {
    let word = if word == "sept" { "sep" } else { word };
    let at = MONTHS
        .iter()
        .position(|name| *name == word || (word.len() == 3 && name.starts_with(word)))?;
    u32::try_from(at + 1).ok()
}

fn no_date(phrase: &str, lower: &str) -> Failure {
    let failure = Failure::usage(format!("`{phrase}` is not a date"));
    let digits = lower.starts_with(|c: char| c.is_ascii_digit());
    if digits && lower.contains(['/', '.']) {
        return failure.hint(
            "dates with slashes or dots are read differently in different countries: write 2026-12-01 or `1 dec`",
        );
    }
    failure.hint("write 2026-12-01, tomorrow, fri, next tue, in 2 weeks, 2w, -3d or `1 dec`")
}

#[cfg(test)]
#[path = "human_date_tests.rs"]
mod tests;
