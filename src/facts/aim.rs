//! What the owner is after with somebody: which goal, and what they could learn from them.
//!
//! What may live here: the choice of a goal and its needs. What may not: the wording.

use super::goals::served;
use crate::model::goal::Goal;
use crate::model::ids::GoalId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::policy::Policy;
use crate::text::phrase::spoken;

/// The goal that is meant, else the first that the relationship serves and that needs what they know.
pub fn goal<'a>(
    network: &'a Network,
    person: &Person,
    wanted: Option<&GoalId>,
) -> Option<&'a Goal> {
    if let Some(id) = wanted {
        return network.goal(id);
    }
    let served = served(network, person);
    let known = |goal: &&&Goal| !learned(&network.policy, goal, person).is_empty();
    let first = served.first().copied();
    served.iter().find(known).copied().or(first)
}

/// What the goal needs and they know, as people say it.
pub fn learned(policy: &Policy, goal: &Goal, person: &Person) -> Vec<String> {
    let skill = |written: &String| {
        let written = written.trim().to_lowercase();
        let mut aliases = policy.aliases.iter();
        let meant = aliases.find(|(spelling, _)| *spelling == written);
        meant.map_or(written, |(_, skill)| skill.clone())
    };
    let known: Vec<String> = person.expertise.iter().map(skill).collect();
    let needs = goal.needs.iter().map(skill);
    needs
        .filter(|need| known.contains(need))
        .map(|need| spoken(&need))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{goal as fixture, network, person};

    #[test]
    fn a_goal_that_needs_what_they_know_comes_first() {
        let mut p = person("ada", &[]);
        p.expertise = vec!["O11y".to_owned(), "org-design".to_owned()];
        let mut network = network(vec![p]);
        let (first, mut second) = (fixture("a", 3, &[]), fixture("b", 1, &[]));
        second.needs = vec!["observability".to_owned(), "budgeting".to_owned()];
        network.goals = vec![first, second];
        network.policy.aliases = vec![("o11y".to_owned(), "observability".to_owned())];
        let ada = &network.people[0];
        let chosen = goal(&network, ada, None).unwrap();
        assert_eq!(chosen.id.as_str(), "b");
        assert_eq!(learned(&network.policy, chosen, ada), ["observability"]);
        let meant = goal(&network, ada, Some(&GoalId::new("a"))).unwrap();
        assert_eq!(meant.id.as_str(), "a");
    }
}
