//! Which needs lost cover between two days, when people are read in turn and nobody is kept.
//!
//! What may live here: each person's part in the cells of coverage on both days, and their sum. What may
//! not: the rules of a cell (`coverage`) and of supply (`supply`).

use super::contact::Standing;
use super::coverage::{Cell, Needs, State, cells, gaps, state_of};
use super::supply::Supporter;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::Stage;

/// What one person brings to the cells of a network on two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The person.
    pub id: PersonId,
    /// The places of their cells in the order of [`cells`].
    cells: Box<[usize]>,
    /// Whether they counted as effective on the earlier day.
    then: bool,
    /// Whether they do today.
    now: bool,
    /// Whether they belong to the supply today: somebody who was closed in between does not.
    active: bool,
}

/// A need that has less cover than it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The cell as it is today; its lists of people are those of today.
    pub cell: Cell,
    /// What it was on the earlier day.
    pub was: State,
    /// Who counted then and does not today, in the order of ids.
    pub lost: Vec<PersonId>,
}

/// Whether somebody belonged to the supply on an earlier day: they are active, or were closed since. Who was
/// closed after today, which is then a past day, belongs to it on neither: the stage is as it is written.
pub fn was_active(person: &Person, (then, today): (Day, Day)) -> bool {
    let agreed = &person.relationship;
    match agreed.stage() {
        Stage::Active => true,
        Stage::Closed => {
            let since = |on: Day| then < on && on <= today;
            agreed.ended.is_some_and(|ended| since(ended.on))
        }
        _ => false,
    }
}

/// Somebody's part; `None` where they bring nothing on either day. The days are the earlier one and today; the standings are those of both days, as
/// if the relationship had been active on the earlier one.
pub fn part(
    (policy, needs): (&Policy, &Needs),
    person: &Person,
    days: (Day, Day),
    (then_standing, now_standing): (&Standing, &Standing),
) -> Option<Part> {
    if !person.readable || !was_active(person, days) {
        return None;
    }
    let supporter = Supporter::new(policy, person, *now_standing, true);
    let mut cells: Vec<usize> = needs
        .supplied_by(&supporter)
        .into_iter()
        .map(|(at, _)| at)
        .collect();
    cells.sort_unstable();
    let active = person.relationship.stage() == Stage::Active;
    let part = Part {
        id: person.id.clone(),
        cells: cells.into(),
        then: then_standing.effective,
        now: active && now_standing.effective,
        active,
    };
    (!part.cells.is_empty()).then_some(part)
}

/// The needs with less cover than on the earlier day, in the order of gaps. The parts are in the order of ids.
pub fn opened(network: &Network, parts: &[Part]) -> Vec<Opened> {
    let now = summed(network, parts, |part| (part.active, part.now));
    let then = summed(network, parts, |part| (true, part.then));
    let was = |cell: &Cell| {
        let same = |other: &&Cell| {
            (&other.goal, other.kind, &other.key) == (&cell.goal, cell.kind, &cell.key)
        };
        then.iter().find(same)
    };
    let opened = gaps(&now).into_iter().filter_map(|cell| {
        let was = was(cell)?;
        let lost = was.effective.iter();
        let lost = lost.filter(|id| !cell.effective.contains(id)).cloned();
        (cell.state.severity() > was.state.severity()).then(|| Opened {
            cell: cell.clone(),
            was: was.state,
            lost: lost.collect(),
        })
    });
    opened.collect()
}

/// The cells with the people of these parts, by whether each belongs to the supply and is effective.
fn summed(network: &Network, parts: &[Part], counts: impl Fn(&Part) -> (bool, bool)) -> Vec<Cell> {
    let mut found = cells(&network.policy, &network.goals, &[]);
    for part in parts {
        let (supports, effective) = counts(part);
        for at in part.cells.iter().filter(|_| supports) {
            let Some(cell) = found.get_mut(*at) else {
                continue;
            };
            cell.supporters.push(part.id.clone());
            cell.effective.extend(effective.then(|| part.id.clone()));
        }
    }
    for cell in &mut found {
        cell.state = state_of(cell, network.policy.coverage.min_people);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contact::standing;
    use crate::facts::coverage;
    use crate::facts::fixture::{day, fixture_a, fixture_a_day, touch};
    use crate::facts::supply::{WhatIf, supply};
    use crate::model::relationship::Ended;
    use crate::model::words::TouchKind;

    fn parts(network: &Network, then: Day, today: Day) -> Vec<Part> {
        let needs = Needs::of(&network.policy, &network.goals);
        let people = network.people.iter();
        let parts = people.filter_map(|person| {
            let mut earlier = person.clone();
            earlier.relationship.written_stage = Some(Stage::Active);
            let before = standing(network, &earlier, then);
            let now = standing(network, person, today);
            part(
                (&network.policy, &needs),
                person,
                (then, today),
                (&before, &now),
            )
        });
        parts.collect()
    }

    fn told(network: &Network, then: &str, today: &str) -> Vec<String> {
        let (then, today) = (day(then), day(today));
        let found = opened(network, &parts(network, then, today));
        let line = |opened: &Opened| {
            let lost: Vec<&str> = opened.lost.iter().map(PersonId::as_str).collect();
            let (cell, was) = (&opened.cell, opened.was.as_str());
            let now = cell.state.as_str();
            format!("{} {} {was}>{now} {lost:?}", cell.goal, cell.need)
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn the_sum_of_the_parts_is_the_coverage_of_the_day() {
        let network = fixture_a();
        let today = fixture_a_day();
        for then in [today, today.plus_days(-20), today.plus_days(-60)] {
            let parts = parts(&network, then, then);
            let supply = supply(&network, then, &WhatIf::default());
            let whole = coverage::cells(&network.policy, &network.goals, &supply);
            let summed = summed(&network, &parts, |part| (part.active, part.now));
            for (sum, cell) in summed.iter().zip(&whole) {
                assert_eq!(sum.supporters, cell.supporters);
                assert_eq!((&sum.effective, sum.state), (&cell.effective, cell.state));
            }
            assert!(opened(&network, &parts).is_empty(), "nothing changed");
        }
    }

    #[test]
    fn a_need_opens_when_somebody_falls_silent_or_is_parted_from() {
        let mut network = fixture_a();
        assert_eq!(told(&network, "2025-06-29", "2025-06-30"), [] as [&str; 0]);
        // Dev's last contact is 2025-05-11: from the 46th day on, 2025-06-26, he is no longer due but fading.
        assert_eq!(
            told(&network, "2025-06-25", "2025-06-26"),
            [
                "g2 accountability ok>single [\"dev\"]",
                "g2 expertise ok>single [\"dev\"]"
            ]
        );
        let ana = network.people.iter_mut().find(|p| p.id.as_str() == "ana");
        let ana = ana.unwrap();
        ana.relationship.written_stage = Some(Stage::Closed);
        ana.relationship.ended = Some(Ended {
            on: day("2025-06-30"),
            how: None,
        });
        assert_eq!(
            told(&network, "2025-06-29", "2025-06-30"),
            [
                "g1 sponsorship single>none [\"ana\"]",
                "g1 feedback ok>single [\"ana\"]",
                "g1 guidance ok>single [\"ana\"]"
            ]
        );
        assert_eq!(told(&network, "2025-06-30", "2025-07-01"), [] as [&str; 0]);
        assert_eq!(
            told(&network, "2025-06-27", "2025-06-28"),
            [] as [&str; 0],
            "who is parted from later counts on neither day"
        );
        let ana = network.people.iter_mut().find(|p| p.id.as_str() == "ana");
        touch(ana.unwrap(), "2025-06-30", TouchKind::Contact, "a card");
        assert_eq!(told(&network, "2025-06-30", "2025-07-01"), [] as [&str; 0]);
    }
}
