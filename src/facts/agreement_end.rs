//! Agreements whose time has come: their day is near or past, a mentor became the owner's manager, or their
//! goals are reached (domain.md 7.5).
//!
//! What may live here: when. What may not: how a relationship is ended (`changes::close`).

use crate::model::day::Day;
use crate::model::ids::GoalId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::model::words::{GoalStatus, Relation, Role, Stage};

/// An agreed end is looked at this many days ahead.
pub const LOOK_AHEAD: i64 = 30;

/// The rule of `check` that says that a mentor is the owner's manager.
pub const MANAGER_RULE: &str = "mentor-is-manager";

/// Why it is time to look at an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Its day is today, near, or past.
    Until(Day),
    /// A mentor who judges the owner's work as well.
    Manager,
    /// None of the goals it serves is active any more: which they are.
    GoalsReached(Vec<GoalId>),
}

/// Why it is time to look at the agreement with somebody active; the day within `within` days comes
/// first, then a mentor who is the owner's manager. Goals that nobody wrote a file for are unknown, and say nothing.
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
    if is_manager_and_mentor(person) && !is_meant_so(&network.policy, person) {
        return Some(End::Manager);
    }
    let status = |id: &GoalId| network.goal(id).map(|goal| goal.status);
    let over = |id: &GoalId| status(id).is_some_and(|status| status != GoalStatus::Active);
    let reached = !agreed.goals.is_empty() && agreed.goals.iter().all(over);
    reached.then(|| End::GoalsReached(agreed.goals.clone()))
}

/// Whether somebody is the owner's manager and mentor at once: a mentor is best somebody who does not also
/// judge the owner's work.
pub fn is_manager_and_mentor(person: &Person) -> bool {
    person.relation == Some(Relation::Manager) && person.relationship.is(Role::Mentor)
}

/// Whether the owner silenced the rule that says so, for all or for this person.
fn is_meant_so(policy: &Policy, person: &Person) -> bool {
    let mut entries = policy.check_ignore.iter();
    entries.any(|entry| match entry.split_once(':') {
        Some((rule, path)) => {
            let path = path.trim().trim_end_matches('/');
            let here = path == person.folder().as_str() || path == person.file().as_str();
            rule.trim() == MANAGER_RULE && here
        }
        None => entry.trim() == MANAGER_RULE,
    })
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

    #[test]
    fn a_mentor_who_became_the_manager_unless_that_is_meant_so() {
        let mut net = network(Vec::new());
        let mut p = person("ada", &[Role::Mentor, Role::Sponsor]);
        let of = |p: &Person, net: &Network| ending(net, p, day("2026-11-21"), LOOK_AHEAD);
        assert_eq!(of(&p, &net), None);
        p.relation = Some(Relation::Manager);
        assert_eq!(of(&p, &net), Some(End::Manager));
        for (entry, silent) in [
            ("mentor-is-manager:people/bob", false),
            ("no-purpose", false),
            ("mentor-is-manager:people/ada/", true),
            ("mentor-is-manager", true),
        ] {
            net.policy.check_ignore = vec![entry.to_owned()];
            assert_eq!(of(&p, &net).is_none(), silent, "{entry}");
        }
        net.policy.check_ignore.clear();
        p.relationship.roles = vec![Role::Sponsor];
        assert_eq!(of(&p, &net), None, "to sponsor is a manager's work");
    }
}
