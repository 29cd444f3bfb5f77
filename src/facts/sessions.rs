//! How useful the meetings were: the mean of each rating, and where the means go (domain.md 8).
//!
//! What may live here: means and their trend. What may not: showing them to anyone but the owner.

use super::contact::up_to;
use super::ratio::mean;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::note::Front;
use crate::model::person::Person;

/// Below this a meeting asks what should be changed.
pub const GOOD: f64 = 4.0;
/// A trend of this or less is flagged.
pub const FALLING: f64 = -0.5;
/// A trend compares so many meetings with as many before.
const SPAN: usize = 3;

/// The rating of one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// The day of the meeting.
    pub day: Day,
    /// Its note.
    pub file: RelPath,
    /// The mean of the four parts of `session`, 1-5; `rating` stands for it where there are none.
    pub mean: f64,
}

/// The rated meetings up to today, oldest first. Needs the notes' front matter.
pub fn rated(person: &Person, today: Day) -> Vec<Rated> {
    let meetings = up_to(&person.meetings, today);
    let rated = meetings.filter_map(|meeting| {
        Some(Rated {
            day: meeting.day,
            file: meeting.path.clone(),
            mean: of(&meeting.note.as_deref()?.front)?,
        })
    });
    rated.collect()
}

/// The mean of the last three less that of the three before; `None` with fewer than six.
pub fn trend(rated: &[Rated]) -> Option<f64> {
    let from = rated.len().checked_sub(2 * SPAN)?;
    let (before, last) = rated.get(from..)?.split_at_checked(SPAN)?;
    let of = |part: &[Rated]| mean(part.iter().map(|one| one.mean));
    Some(of(last)? - of(before)?)
}

fn of(front: &Front) -> Option<f64> {
    mean(front.session.iter().map(|(_, rating)| *rating)).or(front.rating)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};

    #[test]
    fn the_worked_trend_is_flagged() {
        let mut p = person("ada", &[]);
        for (on, rating) in [
            ("2026-01-01", 4.5),
            ("2026-02-01", 4.25),
            ("2026-03-01", 4.5),
            ("2026-04-01", 4.0),
            ("2026-05-01", 3.75),
            ("2026-06-01", 3.5),
        ] {
            assert_eq!(trend(&rated(&p, day("2026-11-21"))), None);
            met(&mut p, on).front.rating = Some(rating);
        }
        met(&mut p, "2026-07-01");
        let trend = trend(&rated(&p, day("2026-11-21"))).unwrap();
        assert!((trend - (3.75 - 13.25 / 3.0)).abs() < 1e-12, "{trend}");
        assert!(trend <= FALLING);
    }

    #[test]
    fn the_four_parts_come_before_the_one_number() {
        let mut p = person("ada", &[]);
        let front = &mut met(&mut p, "2026-01-01").front;
        front.rating = Some(1.0);
        front.session = vec![("heard".to_owned(), 4.0), ("way".to_owned(), 5.0)];
        let found = rated(&p, day("2026-11-21"));
        assert_eq!(found.len(), 1);
        assert!((found[0].mean - 4.5).abs() < 1e-12);
        assert!(rated(&p, day("2025-12-31")).is_empty());
    }
}
