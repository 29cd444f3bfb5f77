//! Lengths of time as the format writes them, and a cadence, which may be `none`.

use std::fmt;

/// A length in days, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(u32);

impl Length {
    /// A length of `days`; `None` for zero.
    pub fn of_days(days: u32) -> Option<Self> {
        (days > 0).then_some(Self(days))
    }

    /// The length in days.
    pub fn days(self) -> i64 {
        i64::from(self.0)
    }

    /// Reads `weekly`, `2 weeks`, `quarterly` … in any case (format.md, "Time"); `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let named = match text.as_str() {
            "daily" => 1,
            "weekly" => 7,
            "fortnightly" => 14,
            "monthly" => 30,
            "quarterly" => 90,
            "half-yearly" => 182,
            "yearly" => 365,
            _ => 0,
        };
        if named > 0 {
            return Self::of_days(named);
        }
        let (count, unit) = text.split_once(char::is_whitespace)?;
        if !count.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let count: u32 = count.parse().ok()?;
        let unit = match unit.trim() {
            "day" | "days" => 1,
            "week" | "weeks" => 7,
            "month" | "months" => 30,
            "quarter" | "quarters" => 90,
            "year" | "years" => 365,
            _ => return None,
        };
        let days = count.checked_mul(unit)?;
        // Ten thousand years and more is a slip of the keyboard, not a length.
        if days > 3_652_500 {
            return None;
        }
        Self::of_days(days)
    }

    /// `every month`, `every 4 weeks`, `every half year`.
    pub fn every(self) -> String {
        if self.0 == 182 {
            return "every half year".to_owned();
        }
        let text = self.to_string();
        match text.strip_prefix("1 ") {
            Some(unit) => format!("every {unit}"),
            None => format!("every {text}"),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = self.0;
        let (count, unit) = match days {
            d if d % 365 == 0 => (d / 365, "year"),
            d if d % 30 == 0 => (d / 30, "month"),
            d if d % 7 == 0 => (d / 7, "week"),
            d => (d, "day"),
        };
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

/// How often two people mean to be in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// Every so often.
    Every(Length),
    /// Written as `none`: nobody is ever late.
    None,
}

impl Cadence {
    /// Reads a length or `none`; `None` where it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        if text.trim().eq_ignore_ascii_case("none") {
            return Some(Self::None);
        }
        Length::parse(text).map(Self::Every)
    }

    /// How long between two contacts; `None` for `none`.
    pub fn length(self) -> Option<Length> {
        match self {
            Self::Every(length) => Some(length),
            Self::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_the_format() {
        let days = |text: &str| Length::parse(text).map(Length::days);
        assert_eq!(days("weekly"), Some(7));
        assert_eq!(days("Half-Yearly"), Some(182));
        assert_eq!(days("4 weeks"), Some(28));
        assert_eq!(days("1 quarter"), Some(90));
        assert_eq!(days("3 years"), Some(1095));
        for bad in [
            "",
            "0 days",
            "-1 days",
            "2",
            "weeks",
            "none",
            "2 fortnights",
            "99999999 years",
        ] {
            assert_eq!(days(bad), None, "{bad}");
        }
        assert_eq!(Cadence::parse("NONE"), Some(Cadence::None));
        let every = |text: &str| Length::parse(text).unwrap().every();
        assert_eq!(every("weekly"), "every week");
        assert_eq!(every("monthly"), "every month");
        assert_eq!(every("half-yearly"), "every half year");
        assert_eq!(every("28 days"), "every 4 weeks");
        assert_eq!(every("11 days"), "every 11 days");
    }
}
