//! Which goal's cells are asked for.

use crate::error::Failure;
use crate::facts::coverage::{GoalKey, STANDING};
use crate::facts::goals;
use crate::model::network::Network;
use crate::model::words::GoalStatus;

/// The goal that was typed, or the standing needs.
///
/// # Errors
/// There is no such goal, several fit, or it is not active: only active goals have cells.
pub fn goal(network: &Network, typed: &str) -> Result<GoalKey, Failure> {
    let is_standing = typed.trim().eq_ignore_ascii_case(STANDING);
    let mut goals = network.goals.iter();
    if is_standing && !goals.any(|goal| goal.id.as_str() == STANDING) {
        return Ok(GoalKey::Standing);
    }
    let id = goals::resolve(typed, &network.goals)?;
    let status = network.goal(&id).map(|goal| goal.status);
    match status {
        Some(status) if status != GoalStatus::Active => Err(Failure::new(format!(
            "the goal {id} is {status}: only active goals have needs to cover"
        ))
        .hint(format!(
            "`status` in goals/{id}.md says so; `mentor gaps` shows the active ones"
        ))),
        _ => Ok(GoalKey::Goal(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{goal as aim, network};
    use crate::model::ids::GoalId;

    #[test]
    fn a_goal_is_found_the_standing_needs_by_their_name_and_a_finished_goal_is_refused() {
        let mut net = network(Vec::new());
        let mut done = aim("audit-ready", 3, &[]);
        done.status = GoalStatus::Achieved;
        net.goals = vec![done, aim("director-by-2027", 3, &[])];
        let key = GoalKey::Goal(GoalId::new("director-by-2027"));
        assert_eq!(goal(&net, "director"), Ok(key));
        assert_eq!(goal(&net, "Standing"), Ok(GoalKey::Standing));
        let refused = goal(&net, "audit-ready").unwrap_err();
        assert_eq!(
            refused.message,
            "the goal audit-ready is achieved: only active goals have needs to cover"
        );
        assert!(goal(&net, "nothing").is_err());
    }
}
