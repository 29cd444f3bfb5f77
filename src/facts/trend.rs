//! How the people of today would have covered the needs of today at the ends of the last quarters: what
//! changed is with whom the owner was in touch.
//!
//! What may live here: the days that are looked back to, who was effective on each, and the count of covered
//! needs. What may not: how coverage comes about (`coverage`), and how it is drawn.

use std::collections::{HashMap, HashSet};

use chrono::Datelike;

use super::contact;
use super::coverage::Cell;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::Stage;

/// So many quarters are looked at, the running one among them.
pub const QUARTERS: usize = 8;

/// The last days of quarters, and today for the one that runs.
#[derive(Clone, Debug)]
pub struct Quarters {
    /// The days, the earliest first.
    days: [Day; QUARTERS],
    /// When each person was last at a circle up to each of the days.
    in_circles: HashMap<PersonId, [Option<Day>; QUARTERS]>,
}

/// What somebody was on the days: one bit each, the first day the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Then {
    effective: u8,
    /// Whether it had begun: a contact, or a first day, is written for that day or an earlier one.
    begun: u8,
}

/// What would have been covered on one of the days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Day,
    /// Cells with at least one effective person.
    pub covered: usize,
}

/// The days with what was covered, and who came and went between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// The days, the earliest first, today last.
    pub points: Vec<Point>,
    /// An entry for each person of the network, in its order; nothing for who supports no cell.
    then: Vec<Then>,
}

impl Trend {
    /// Who supports a cell, was not effective on the day before this one of the points and is on it; in the
    /// order of ids. On the first day everybody who was effective.
    pub fn nearer(&self, network: &Network, point: usize) -> Vec<PersonId> {
        self.changed(network, point, true)
    }

    /// The same the other way round; nobody on the first day.
    pub fn quieter(&self, network: &Network, point: usize) -> Vec<PersonId> {
        self.changed(network, point, false)
    }

    fn changed(&self, network: &Network, point: usize, to: bool) -> Vec<PersonId> {
        let before = |then: &Then| point.checked_sub(1).is_some_and(|at| then.on(at));
        let people = network.people.iter().zip(&self.then);
        let people = people.filter(|(_, then)| then.on(point) == to && before(then) != to);
        people.map(|(person, _)| person.id.clone()).collect()
    }

    /// Of [`Trend::nearer`] those with whom it had not begun on the day before this one of the points.
    pub fn begun(&self, network: &Network, point: usize) -> Vec<PersonId> {
        let known = |then: &Then| point.checked_sub(1).is_some_and(|at| then.known(at));
        let people = network.people.iter().zip(&self.then);
        let new = people.filter(|(_, then)| !known(then));
        let new: HashSet<&PersonId> = new.map(|(person, _)| &person.id).collect();
        let mut nearer = self.nearer(network, point);
        nearer.retain(|id| new.contains(id));
        nearer
    }
}

impl Quarters {
    /// Looks back from today.
    pub fn new(network: &Network, today: Day) -> Self {
        let date = today.date();
        let first = Day::new(date.year(), date.month0() / 3 * 3 + 1, 1).unwrap_or(today);
        let back = |quarters: i32| first.plus_months(-3 * quarters).plus_days(-1);
        let days = [
            back(6),
            back(5),
            back(4),
            back(3),
            back(2),
            back(1),
            back(0),
            today,
        ];
        let mut in_circles: HashMap<PersonId, [Option<Day>; QUARTERS]> = HashMap::new();
        for circle in &network.circles {
            for meeting in contact::up_to(&circle.meetings, today) {
                for id in meeting.note.iter().flat_map(|note| &note.front.present) {
                    let last = in_circles.entry(id.clone()).or_default();
                    for (last, day) in last.iter_mut().zip(days) {
                        *last = (*last).max((meeting.day <= day).then_some(meeting.day));
                    }
                }
            }
        }
        Self { days, in_circles }
    }

    /// When somebody who is active today was effective; never for others. Of the network only the settings
    /// are read.
    pub fn of(&self, network: &Network, person: &Person) -> Then {
        if !person.readable || person.relationship.stage() != Stage::Active {
            return Then::default();
        }
        let in_circles = self.in_circles.get(&person.id).copied().unwrap_or_default();
        let mut then = Then::default();
        for (at, (day, circle)) in self.days.into_iter().zip(in_circles).enumerate() {
            let standing = contact::standing_after(&network.policy, person, circle, day);
            let since = person.relationship.since.is_some_and(|since| since <= day);
            then.effective |= u8::from(standing.effective) << at;
            then.begun |= u8::from(standing.last_contact.is_some() || since) << at;
        }
        then
    }

    /// Each day with what was covered. `then` has an entry for each person of the network, in its order.
    pub fn trend(&self, network: &Network, cells: &[Cell], then: &[Then]) -> Trend {
        let of = |id: &PersonId| {
            let at = network.people.binary_search_by(|p| p.id.cmp(id)).ok();
            at.and_then(|at| then.get(at))
                .map_or(0, |then| then.effective)
        };
        let mut covered = [0_usize; QUARTERS];
        for cell in cells {
            let mut seen = 0;
            for id in &cell.supporters {
                seen |= of(id);
                if seen == u8::MAX {
                    break;
                }
            }
            for (at, covered) in covered.iter_mut().enumerate() {
                *covered += usize::from(seen >> at & 1);
            }
        }
        let supports = |person: &Person| {
            let supporters = |cell: &Cell| cell.supporters.binary_search(&person.id).is_ok();
            cells.iter().any(supporters)
        };
        let people = network.people.iter().zip(then);
        let then = people.map(|(person, then)| {
            let counts = supports(person);
            if counts { *then } else { Then::default() }
        });
        let points = self.days.into_iter().zip(covered);
        Trend {
            points: points
                .map(|(day, covered)| Point { day, covered })
                .collect(),
            then: then.collect(),
        }
    }
}

impl Then {
    /// Whether somebody was effective on one of the days.
    fn on(self, day: usize) -> bool {
        day < QUARTERS && self.effective >> day & 1 == 1
    }

    /// Whether it had begun with somebody on one of the days.
    fn known(self, day: usize) -> bool {
        day < QUARTERS && self.begun >> day & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::coverage::{Totals, cells};
    use crate::facts::fixture::{
        circle, circle_met, day, fixture_a, fixture_a_day, met, network, person,
    };
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::words::Role;

    fn trend(network: &Network, today: Day) -> Trend {
        let supply = supply(network, today, &WhatIf::default());
        let cells = cells(&network.policy, &network.goals, &supply);
        let quarters = Quarters::new(network, today);
        let people = network.people.iter();
        let then: Vec<Then> = people.map(|p| quarters.of(network, p)).collect();
        quarters.trend(network, &cells, &then)
    }

    #[test]
    fn the_days_are_the_ends_of_quarters_and_today() {
        let days = |today: &str| -> Vec<String> {
            let trend = trend(&Network::default(), day(today));
            trend
                .points
                .iter()
                .map(|point| point.day.to_string())
                .collect()
        };
        let expected = [
            "2025-03-31",
            "2025-06-30",
            "2025-09-30",
            "2025-12-31",
            "2026-03-31",
            "2026-06-30",
            "2026-09-30",
            "2026-11-21",
        ];
        assert_eq!(days("2026-11-21"), expected);
        let at_the_end = days("2026-12-31");
        assert_eq!(&at_the_end[6..], ["2026-09-30", "2026-12-31"]);
        assert_eq!(&days("2026-01-01")[6..], ["2025-12-31", "2026-01-01"]);
    }

    #[test]
    fn each_day_is_covered_as_it_was_and_today_as_the_coverage_says() {
        let mut network = fixture_a();
        // Chi, alone in two needs and one of two in a third, met in winter too and not in spring.
        met(&mut network.people[2], "2024-12-28");
        let trend = trend(&network, fixture_a_day());
        let covered: Vec<usize> = trend.points.iter().map(|point| point.covered).collect();
        assert_eq!(covered, [0, 0, 0, 0, 0, 3, 0, 6]);
        let told =
            |ids: Vec<PersonId>| -> Vec<String> { ids.iter().map(PersonId::to_string).collect() };
        let nearer = |point| told(trend.nearer(&network, point));
        let quieter = |point| told(trend.quieter(&network, point));
        assert_eq!(nearer(7), ["ana", "ben", "chi", "eli"]);
        // Chi was met before, and is in touch again.
        assert_eq!(told(trend.begun(&network, 7)), ["ana", "ben", "eli"]);
        assert_eq!(quieter(7), [""; 0]);
        assert_eq!(
            (nearer(5), quieter(6)),
            (
                told(vec![PersonId::new("chi")]),
                told(vec![PersonId::new("chi")])
            )
        );
        assert_eq!(nearer(0), [""; 0]);
        let supply = supply(&network, fixture_a_day(), &WhatIf::default());
        let cells = cells(&network.policy, &network.goals, &supply);
        assert_eq!(Totals::of(&cells).covered, 6);
    }

    #[test]
    fn who_gives_nothing_or_is_no_longer_active_is_not_told_and_circles_count() {
        let mut bo = person("bo", &[Role::Coach]);
        met(&mut bo, "2026-09-25");
        let mut gone = person("gone", &[Role::Coach]);
        met(&mut gone, "2026-09-25");
        gone.relationship.written_stage = Some(Stage::Closed);
        let mut kid = person("kid", &[Role::Mentee]);
        met(&mut kid, "2026-09-25");
        let mut network = network(vec![bo, gone, kid, person("zoe", &[Role::Coach])]);
        network.policy.coverage.functions = vec!["accountability".to_owned()];
        let mut round = circle("round", &["zoe"]);
        circle_met(&mut round, "2026-06-29", &["zoe"]);
        network.circles = vec![round];
        let trend = trend(&network, day("2026-11-21"));
        let covered: Vec<usize> = trend.points.iter().map(|point| point.covered).collect();
        assert_eq!(covered, [0, 0, 0, 0, 0, 1, 1, 0]);
        assert_eq!(trend.quieter(&network, 7), [PersonId::new("bo")]);
        assert_eq!(trend.quieter(&network, 6), [PersonId::new("zoe")]);
        assert_eq!(trend.nearer(&network, 7), []);
        assert_eq!(trend.nearer(&network, 5), [PersonId::new("zoe")]);
    }
}
