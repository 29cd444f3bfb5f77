//! In whose words an agenda speaks: the owner's own view names the other, a shared one says "you".

use crate::model::day::Day;

pub use crate::facts::media::medium;
pub use crate::text::phrase::{clause, untagged};

/// Days up to this many ahead are told with their day of the week.
const WEEKDAYS_FOR: i64 = 60;

/// How lines speak of the other person and of days.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// The other person's first name.
    pub name: &'a str,
    /// Whether the agenda is addressed to them.
    pub shared: bool,
    /// The day from which years are left out.
    pub today: Day,
}

impl Voice<'_> {
    /// `Grace`, or `you`.
    pub fn they(&self) -> &str {
        if self.shared { "you" } else { self.name }
    }

    /// `Grace's`, or `Yours`: before what they promised.
    pub fn theirs(&self) -> String {
        if self.shared {
            "Yours".to_owned()
        } else {
            format!("{}'s", self.name)
        }
    }

    /// `Grace's`, or `Your`: before a thing of theirs.
    pub fn whose(&self) -> String {
        if self.shared {
            "Your".to_owned()
        } else {
            format!("{}'s", self.name)
        }
    }

    /// One of two wordings, by who reads it.
    pub fn say<'t>(&self, own: &'t str, shared: &'t str) -> &'t str {
        if self.shared { shared } else { own }
    }

    /// `Fri 4 Dec`: see [`short`].
    pub fn day(&self, day: Day) -> String {
        short(day, self.today)
    }

    /// `due Fri 4 Dec`.
    pub fn due(&self, due: Day) -> String {
        format!("due {}", self.day(due))
    }

    /// How far a day is, where that is near: `8 days ago`, `tomorrow`; empty for a far one and in what
    /// others read.
    pub fn away(&self, day: Day) -> String {
        let days = day.days_since(self.today);
        match days {
            _ if self.shared => String::new(),
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            -1 => "yesterday".to_owned(),
            2..=13 => format!("in {days} days"),
            days if days < 0 => format!("{} days ago", days.unsigned_abs()),
            _ => String::new(),
        }
    }
}

/// `Fri 4 Dec` for a day of the coming weeks, `28 Oct` for any other, with the year where it is not
/// that of `today`.
pub fn short(day: Day, today: Day) -> String {
    let near = (0..=WEEKDAYS_FOR).contains(&day.days_since(today));
    let long = day.long();
    let long = if near {
        long.as_str()
    } else {
        long.split_once(' ').map_or("", |(_, rest)| rest)
    };
    let year = format!(" {:04}", chrono::Datelike::year(&today.date()));
    long.strip_suffix(&year).unwrap_or(long).to_owned()
}

/// `a, b and c`.
pub fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::day;

    #[test]
    fn days_leave_out_this_year_and_say_how_far_they_are() {
        let voice = Voice {
            name: "Grace",
            shared: false,
            today: day("2026-11-21"),
        };
        let due = |text: &str| {
            let both = [voice.due(day(text)), voice.away(day(text))];
            both.join(", ")
        };
        assert_eq!(due("2026-11-13"), "due 13 Nov, 8 days ago");
        assert_eq!(due("2026-11-20"), "due 20 Nov, yesterday");
        assert_eq!(due("2026-11-22"), "due Sun 22 Nov, tomorrow");
        assert_eq!(due("2026-12-04"), "due Fri 4 Dec, in 13 days");
        assert_eq!(due("2027-01-08"), "due Fri 8 Jan 2027, ");
        assert_eq!(due("2027-06-30"), "due 30 Jun 2027, ");
    }

    #[test]
    fn lists_read_as_people_say_them() {
        let words = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(and(&words), "a, b and c");
        assert_eq!(and(&words[..1]), "a");
        assert_eq!(and(&[]), "");
    }
}
