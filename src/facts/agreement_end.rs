//! Agreements whose time has come: their day is near or past, or their goals are reached (domain.md 7.5).
//!
//! What may live here: when. What may not: how a relationship is ended (`changes::close`).

use crate::model::day::Day;
use crate::model::ids::GoalId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::{GoalStatus, Stage};

/// An agreed end is looked at this many days ahead.
pub const LOOK_AHEAD: i64 = 30;

/// Why it is time to look at an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Its day is today, near, or past.
    Until(Day),
    /// None of the goals it serves is active any more: which they are.
    GoalsReached(Vec<GoalId>),
}

/// Why it is time to look at the agreement with somebody active; the day within `within` days comes
/// first. Goals that nobody wrote a file for are unknown, and say nothing.
pub fn ending(network: &Network, person: &Person, today: Day, within: i64) -> Option<End> {
    let agreed = &person.relationship;
    if agreed.stage() != Stage::Active {
        return None;
    }
    if let Some(until) = agreed.until
        && until.days_since(today) <= within
    {
        return Some(End::Until(until));
    }
    let status = |id: &GoalId| network.goal(id).map(|goal| goal.status);
    let over = |id: &GoalId| status(id).is_some_and(|status| status != GoalStatus::Active);
    let reached = !agreed.goals.is_empty() && agreed.goals.iter().all(over);
    reached.then(|| End::GoalsReached(agreed.goals.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{day, goal, network, person};

    #[test]
    fn thirty_days_ahead_and_past_or_all_goals_reached() {
        let mut p = person("ada", &[]);
        let mut net = network(Vec::new());
        net.goals = vec![goal("g1", 3, &[]), goal("g2", 3, &[])];
        let of = |p: &Person, net: &Network| ending(net, p, day("2026-11-21"), LOOK_AHEAD);
        assert_eq!(of(&p, &net), None);
        for (until, near) in [
            ("2026-12-22", false),
            ("2026-12-21", true),
            ("2026-01-01", true),
        ] {
            p.relationship.until = Some(day(until));
            assert_eq!(of(&p, &net), near.then(|| End::Until(day(until))));
        }
        p.relationship.until = None;
        p.relationship.goals = vec![GoalId::new("g1"), GoalId::new("g2")];
        net.goals[0].status = GoalStatus::Achieved;
        assert_eq!(of(&p, &net), None);
        net.goals[1].status = GoalStatus::Dropped;
        let both = p.relationship.goals.clone();
        assert_eq!(of(&p, &net), Some(End::GoalsReached(both)));
        p.relationship.goals.push(GoalId::new("nowhere"));
        assert_eq!(of(&p, &net), None, "unknown");
        p.relationship.goals.pop();
        p.relationship.written_stage = Some(Stage::Closed);
        assert_eq!(of(&p, &net), None);
    }
}
