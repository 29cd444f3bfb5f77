//! Who carries how much, and what would be lost without them (domain.md 1.4, 4 and 5).
//!
//! What may live here: counts over cells by person. What may not: how cells come about (`coverage`),
//! and any sentence about a person.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::contact::Standing;
use super::coverage::{Cell, NeedKind, State};
use super::ratio::share;
use super::supply::Supporter;
use crate::model::ids::PersonId;
use crate::model::person::Person;

/// A share above this is much for one person.
const MUCH: f64 = 0.40;
/// With fewer people who carry anything, a large share says nothing.
const ENOUGH_PEOPLE: usize = 3;
/// More distinct functions than this are many for one person.
const MANY_FUNCTIONS: usize = 5;
/// The days that a month of planned meetings is counted over.
const MONTH: f64 = 30.0;

/// What one person carries.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Load {
    /// Who.
    pub id: PersonId,
    /// The cells in which they are effective.
    pub cells: usize,
    /// These cells ÷ the cells of everyone.
    pub share: f64,
    /// The cells that would have no effective person without them.
    pub loss: usize,
}

/// Everybody with at least one cell, by share descending, then id.
pub fn loads(cells: &[Cell]) -> Vec<Load> {
    let mut counts: HashMap<&PersonId, (usize, usize)> = HashMap::new();
    for cell in cells {
        for id in &cell.effective {
            let count = counts.entry(id).or_default();
            count.0 += 1;
            count.1 += usize::from(cell.effective.len() == 1);
        }
    }
    let sum = counts.values().map(|(cells, _)| cells).sum();
    let mut out: Vec<Load> = counts
        .into_iter()
        .map(|(id, (cells, loss))| Load {
            id: id.clone(),
            cells,
            share: share(cells, sum).unwrap_or(0.0),
            loss,
        })
        .collect();
    out.sort_by(|a, b| b.cells.cmp(&a.cells).then_with(|| a.id.cmp(&b.id)));
    out
}

/// The HHI of the load: the sum of the squared shares; `None` where nobody carries anything.
pub fn concentration(loads: &[Load]) -> Option<f64> {
    (!loads.is_empty()).then(|| loads.iter().map(|load| load.share * load.share).sum())
}

/// How many people carry the network as if all carried alike: 1 ÷ HHI; `None` where nobody carries anything.
pub fn effective_supporters(loads: &[Load]) -> Option<f64> {
    concentration(loads).map(|hhi| 1.0 / hhi)
}

/// The cells that would lose their last effective person if all of these people went.
pub fn lost<'a>(cells: &'a [Cell], who: &BTreeSet<PersonId>) -> Vec<&'a Cell> {
    cells
        .iter()
        .filter(|cell| !cell.effective.is_empty())
        .filter(|cell| cell.effective.iter().all(|id| who.contains(id)))
        .collect()
}

/// The single points of failure: each person with the `single` cells that hang on them, in the order of ids.
pub fn single_points(cells: &[Cell]) -> Vec<(PersonId, Vec<&Cell>)> {
    let mut out: BTreeMap<&PersonId, Vec<&Cell>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.state == State::Single) {
        for id in &cell.effective {
            out.entry(id).or_default().push(cell);
        }
    }
    out.into_iter()
        .map(|(id, cells)| (id.clone(), cells))
        .collect()
}

/// Why much rests on one person.
#[derive(Clone, Debug, PartialEq)]
pub enum Overload {
    /// More than 40 % of everything, while three or more people carry something.
    Share(f64),
    /// More than five distinct functions.
    Functions(usize),
    /// More minutes a month than the hours they named hold.
    Minutes {
        /// What the agreement asks for, in minutes a month.
        planned: f64,
        /// What `[availability]` holds, in minutes a month.
        stated: f64,
    },
}

/// Everybody on whom much rests, with the reasons.
pub fn overloads(
    cells: &[Cell],
    loads: &[Load],
    people: &[Supporter<'_>],
) -> BTreeMap<PersonId, Vec<Overload>> {
    let loads: HashMap<&PersonId, &Load> = loads.iter().map(|load| (&load.id, load)).collect();
    let functions = functions_asked(cells);
    let mut out = BTreeMap::new();
    for supporter in people {
        let (person, id) = (supporter.person, supporter.id());
        let mut reasons = Vec::new();
        let share = loads.get(id).map_or(0.0, |load| load.share);
        if share > MUCH && loads.len() >= ENOUGH_PEOPLE {
            reasons.push(Overload::Share(share));
        }
        let asked = functions.get(id).copied().unwrap_or(0);
        if asked > MANY_FUNCTIONS {
            reasons.push(Overload::Functions(asked));
        }
        let planned = planned_minutes(person, &supporter.standing);
        if let (Some(planned), Some(stated)) = (planned, stated(person))
            && planned > stated
        {
            reasons.push(Overload::Minutes { planned, stated });
        }
        if !reasons.is_empty() {
            out.insert(id.clone(), reasons);
        }
    }
    out
}

/// How many functions each person gives today, over all goals.
fn functions_asked(cells: &[Cell]) -> HashMap<&PersonId, usize> {
    let mut of_key: BTreeMap<&str, Vec<&Cell>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.kind == NeedKind::Function) {
        of_key.entry(&cell.key).or_default().push(cell);
    }
    let mut asked: HashMap<&PersonId, usize> = HashMap::new();
    for of_one in of_key.into_values() {
        let mut who: Vec<&PersonId> = of_one.iter().flat_map(|cell| &cell.effective).collect();
        if of_one.len() > 1 {
            who.sort_unstable();
            who.dedup();
        }
        for id in who {
            *asked.entry(id).or_default() += 1;
        }
    }
    asked
}

/// The minutes a month that the agreement asks for; `None` where the length or the rhythm is unknown.
fn planned_minutes(person: &Person, standing: &Standing) -> Option<f64> {
    let minutes = f64::from(person.relationship.minutes?);
    let days = standing.cadence?.days() as f64;
    Some(minutes * MONTH / days)
}

/// The minutes a month that somebody's days and hours hold; `None` where either is not written.
fn stated(person: &Person) -> Option<f64> {
    let days: BTreeSet<_> = person.availability.days.iter().collect();
    let hours = minutes_of(person.availability.hours.as_deref()?)?;
    let week = f64::from(hours) * days.len() as f64;
    (week > 0.0).then_some(week * MONTH / 7.0)
}

/// The minutes of `16:00-18:00`; over midnight where it ends before it begins; `None` for anything else.
fn minutes_of(hours: &str) -> Option<u32> {
    let (from, to) = hours.split_once(['-', '–'])?;
    let clock = |text: &str| -> Option<u32> {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let (from, to) = (clock(from)?, clock(to)?);
    let to = if to > from { to } else { to + 24 * 60 };
    Some(to - from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::coverage::cells;
    use crate::facts::fixture::{fixture_a, fixture_a_day};
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::ids::GoalId;
    use crate::model::length::Cadence;
    use crate::model::network::Network;
    use crate::model::words::WeekdayName;

    fn fixture_with_ana_in_g2() -> Network {
        let mut net = fixture_a();
        let ana = net.people.first_mut().unwrap();
        ana.relationship.goals.push(GoalId::new("g2"));
        let functions = ana.relationship.functions.as_mut().unwrap();
        functions.push("access".to_owned());
        net
    }

    fn both(net: &Network) -> (Vec<Cell>, Vec<Supporter<'_>>) {
        let supply = supply(net, fixture_a_day(), &WhatIf::default());
        (cells(&net.policy, &net.goals, &supply), supply)
    }

    fn of(net: &Network, at: usize) -> Vec<Overload> {
        let (cells, supply) = both(net);
        let overloads = overloads(&cells, &loads(&cells), &supply);
        overloads.get(supply[at].id()).cloned().unwrap_or_default()
    }

    #[test]
    fn fixture_a_has_the_load_of_the_reference() {
        let net = fixture_a();
        let (cells, _) = both(&net);
        let loads = loads(&cells);
        let told: Vec<(&str, usize, f64, usize)> = loads
            .iter()
            .map(|load| (load.id.as_str(), load.cells, load.share, load.loss))
            .collect();
        assert_eq!(
            told,
            [
                ("ana", 3, 0.375, 1),
                ("chi", 3, 0.375, 2),
                ("ben", 1, 0.125, 1),
                ("eli", 1, 0.125, 0),
            ]
        );
        assert_eq!(concentration(&loads), Some(0.3125));
        assert_eq!(effective_supporters(&loads), Some(3.2));
        for at in 0..5 {
            assert_eq!(of(&net, at), []);
        }
    }

    #[test]
    fn fixture_a_has_the_single_points_of_the_reference() {
        let net = fixture_a();
        let (cells, _) = both(&net);
        let told: Vec<(String, usize)> = single_points(&cells)
            .iter()
            .map(|(id, cells)| (id.to_string(), cells.len()))
            .collect();
        let expected = [("ana", 1), ("ben", 1), ("chi", 2)];
        assert_eq!(told, expected.map(|(id, n)| (id.to_owned(), n)));
    }

    #[test]
    fn half_of_the_load_on_ana_is_said() {
        let net = fixture_with_ana_in_g2();
        let (cells, _) = both(&net);
        let loads = loads(&cells);
        let ana = loads.first().unwrap();
        assert_eq!((ana.cells, ana.share), (5, 0.5));
        assert_eq!(of(&net, 0), [Overload::Share(0.5)]);
    }

    #[test]
    fn a_large_share_says_nothing_among_two_people() {
        let mut net = fixture_with_ana_in_g2();
        net.people.truncate(2);
        let (cells, _) = both(&net);
        assert!(loads(&cells).first().unwrap().share > MUCH);
        assert_eq!(of(&net, 0), []);
    }

    #[test]
    fn a_sixth_function_is_said() {
        let mut net = fixture_a();
        let goal = net.goals.first_mut().unwrap();
        let all = ["a", "b", "c", "d", "e", "f"].map(str::to_owned).to_vec();
        goal.functions = all.clone();
        net.people.first_mut().unwrap().relationship.functions = Some(all);
        net.people.truncate(1);
        assert_eq!(of(&net, 0), [Overload::Functions(6)]);
        net.goals.first_mut().unwrap().functions.pop();
        assert_eq!(of(&net, 0), []);
    }

    #[test]
    fn more_minutes_than_their_hours_hold_are_said() {
        let mut net = fixture_a();
        let ana = net.people.first_mut().unwrap();
        ana.relationship.minutes = Some(90);
        ana.relationship.cadence = Cadence::parse("weekly");
        ana.availability.days = vec![WeekdayName::Tue, WeekdayName::Tue];
        ana.availability.hours = Some("16:00-17:00".to_owned());
        let planned = 90.0 * 30.0 / 7.0;
        let stated = 60.0 * 30.0 / 7.0;
        let met = net.people.first_mut().unwrap();
        crate::facts::fixture::met(met, "2025-06-29");
        assert_eq!(of(&net, 0), [Overload::Minutes { planned, stated }]);
        let ana = net.people.first_mut().unwrap();
        ana.availability.hours = Some("about noon".to_owned());
        assert_eq!(of(&net, 0), []);
    }

    #[test]
    fn hours_over_midnight_and_half_written_ones_are_read_as_they_are_meant() {
        assert_eq!(minutes_of("22:30-01:00"), Some(150));
        assert_eq!(minutes_of(" 9:00 – 10:15 "), Some(75));
        for bad in [
            "",
            "16-18",
            "16:00",
            "16:00-18:00-20:00",
            "25:00-26:00",
            "4:70-5:00",
        ] {
            assert_eq!(minutes_of(bad), None, "{bad}");
        }
    }
}
