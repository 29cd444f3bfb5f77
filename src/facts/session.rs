//! The rating of a meeting by its four parts, and where it goes (domain.md 8).
//!
//! What may live here: the parts, the mean, the trend. What may not: showing it to anyone but the owner.

use super::contact::up_to;
use super::ratio::mean;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::note::Front;
use crate::model::person::Person;

/// The four parts: the key, and the sentence that is answered from 1 to 5.
pub const PARTS: [(&str, &str); 4] = [
    ("heard", "I was heard"),
    ("topics", "we talked about the right things"),
    ("way", "the way we worked was useful"),
    ("next-step", "the next step is clear"),
];
/// Below this mean the question is what should change.
pub const GOOD: f64 = 4.0;
/// So many ratings are compared with as many before.
const SPAN: usize = 3;
/// A trend that falls so far, or further, is flagged.
const FALLS: f64 = -0.5;

/// The rating of one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// The day of the meeting.
    pub day: Day,
    /// Its note.
    pub file: RelPath,
    /// The mean of what was answered, 1-5.
    pub mean: f64,
}

/// Where the ratings go: the last three against the three before.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Trend {
    /// The mean of the last three.
    pub last: f64,
    /// The mean of the three before.
    pub before: f64,
    /// The one less the other.
    pub change: f64,
    /// Whether it falls by half a point or more.
    pub flagged: bool,
}

/// The mean of the parts of the session that were answered, else the rating; `None`: nothing is written.
pub fn rating(front: &Front) -> Option<f64> {
    let answered = front.session.iter().map(|(_, part)| *part);
    mean(answered.filter(|part| *part > 0.0)).or(front.rating)
}

/// The rated meetings up to a day, the latest first. Needs the notes' front matter.
pub fn rated(person: &Person, until: Day) -> impl Iterator<Item = Rated> {
    let meetings = up_to(&person.meetings, until).rev();
    meetings.filter_map(|meeting| {
        Some(Rated {
            day: meeting.day,
            file: meeting.path.clone(),
            mean: rating(&meeting.note.as_deref()?.front)?,
        })
    })
}

/// Where the ratings of the meetings up to a day go; `None` with fewer than six that are rated.
pub fn trend(person: &Person, until: Day) -> Option<Trend> {
    let ratings: Vec<f64> = rated(person, until)
        .map(|one| one.mean)
        .take(SPAN * 2)
        .collect();
    let (last, before) = ratings.split_at_checked(SPAN)?;
    if before.len() < SPAN {
        return None;
    }
    let last = mean(last.iter().copied())?;
    let before = mean(before.iter().copied())?;
    let change = last - before;
    Some(Trend {
        last,
        before,
        change,
        flagged: change <= FALLS,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, met, person};

    fn rated_by(ratings: &[f64]) -> Person {
        let mut p = person("grace", &[]);
        for (at, rating) in ratings.iter().enumerate() {
            met(&mut p, &format!("2026-0{}-01", at + 1)).front.rating = Some(*rating);
        }
        met(&mut p, "2026-10-01");
        p
    }

    #[test]
    fn the_worked_trend_falls_by_two_thirds_and_is_flagged() {
        let p = rated_by(&[4.5, 4.25, 4.5, 4.0, 3.75, 3.5]);
        let trend = trend(&p, day("2026-11-21")).unwrap();
        assert_eq!(format!("{:.4}", trend.before), "4.4167");
        assert_eq!(
            (trend.last, format!("{:.3}", trend.change)),
            (3.75, "-0.667".to_owned())
        );
        assert!(trend.flagged);
    }

    #[test]
    fn five_ratings_are_no_trend_and_a_small_fall_is_none() {
        let five = rated_by(&[4.5; 5]);
        assert_eq!(trend(&five, day("2026-11-21")), None);
        let steady = rated_by(&[4.0, 4.0, 4.0, 4.0, 4.0, 3.0]);
        assert!(!trend(&steady, day("2026-11-21")).unwrap().flagged);
        assert_eq!(trend(&steady, day("2026-05-31")), None, "up to that day");
    }

    #[test]
    fn the_latest_rated_meeting_comes_first_and_one_without_a_rating_not_at_all() {
        let p = rated_by(&[4.5, 3.0]);
        let found: Vec<Rated> = rated(&p, day("2026-11-21")).collect();
        let told: Vec<(Day, f64)> = found.iter().map(|one| (one.day, one.mean)).collect();
        assert_eq!(told, [(day("2026-02-01"), 3.0), (day("2026-01-01"), 4.5)]);
        assert_eq!(found[0].file.file_name(), "2026-02-01.md");
        assert_eq!(rated(&p, day("2025-12-31")).count(), 0);
    }

    #[test]
    fn the_mean_is_of_what_was_answered() {
        let mut front = Front::default();
        assert_eq!(rating(&front), None);
        front.rating = Some(3.0);
        assert_eq!(rating(&front), Some(3.0));
        front.session = vec![
            ("heard".into(), 4.0),
            ("way".into(), 0.0),
            ("topics".into(), 5.0),
        ];
        assert_eq!(rating(&front), Some(4.5));
    }
}
