//! Which goal is meant by what was typed, and which goals a relationship serves.
//!
//! What may live here: the look-up and its failure. What may not: what a goal needs (`coverage`).

use crate::error::Failure;
use crate::model::goal::Goal;
use crate::model::ids::GoalId;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::words::GoalStatus;
use crate::text::fold::fold;
use crate::text::similar;

/// Looks up a goal as people are looked up: its id, the beginning of an id, the beginning of a word
/// of an id, its title, a part of a title; the first step that fits any decides.
///
/// # Errors
/// None fits (the nearest is named, and how a goal is made), or several do (they are listed).
pub fn resolve(typed: &str, goals: &[Goal]) -> Result<GoalId, Failure> {
    let wanted = fold(typed);
    let steps: [fn(&Goal, &str) -> bool; 5] = [
        |goal, wanted| fold(goal.id.as_str()) == wanted,
        |goal, wanted| fold(goal.id.as_str()).starts_with(wanted),
        |goal, wanted| {
            let id = fold(goal.id.as_str());
            id.split('-').any(|word| word.starts_with(wanted))
        },
        |goal, wanted| fold(&goal.title) == wanted,
        |goal, wanted| fold(&goal.title).contains(wanted),
    ];
    let found = steps
        .iter()
        .filter(|_| !wanted.is_empty())
        .map(|step| -> Vec<&Goal> { goals.iter().filter(|goal| step(goal, &wanted)).collect() })
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    match found.as_slice() {
        [only] => Ok(only.id.clone()),
        [] => Err(nothing(typed, goals)),
        several => {
            let failure = Failure::new(format!("`{typed}` fits {} goals", several.len()));
            let failure = several
                .iter()
                .fold(failure, |failure, goal| failure.detail(line(goal)));
            Err(failure.hint("type more of the id"))
        }
    }
}

/// The active goals that the relationship with a person serves, by priority, then id; all of them where
/// it names none.
pub fn served<'a>(network: &'a Network, person: &Person) -> Vec<&'a Goal> {
    let served = &person.relationship.goals;
    let mut goals: Vec<&Goal> = network.goals.iter().collect();
    goals.retain(|goal| {
        goal.status == GoalStatus::Active && (served.is_empty() || served.contains(&goal.id))
    });
    goals.sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)));
    goals
}

fn nothing(typed: &str, goals: &[Goal]) -> Failure {
    let failure = Failure::new(format!("there is no goal `{typed}`"));
    if goals.is_empty() {
        return failure.hint(
            "no goal is written down yet: `mentor goal add \"…\"` makes the file goals/ID.md",
        );
    }
    let ids = goals.iter().map(|goal| goal.id.as_str());
    if let Some(near) = similar::nearest(typed, ids, 1).first() {
        return failure.hint(format!("did you mean {near}?"));
    }
    let failure = goals
        .iter()
        .fold(failure, |failure, goal| failure.detail(line(goal)));
    failure.hint("these are the goals; `mentor goal add \"…\"` makes a new one")
}

fn line(goal: &Goal) -> String {
    format!("{}  {}", goal.id, goal.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::goal;

    #[test]
    fn the_first_step_that_fits_decides() {
        let mut goals = [
            goal("director-by-2027", 3, &[]),
            goal("direct", 2, &[]),
            goal("calm-on-call", 2, &[]),
        ];
        goals[2].title = "Nights that end at six".into();
        let found = |typed: &str| resolve(typed, &goals).map(|id| id.to_string());
        assert_eq!(found("Direct").unwrap(), "direct");
        assert_eq!(found("directo").unwrap(), "director-by-2027");
        assert_eq!(found("call").unwrap(), "calm-on-call");
        assert_eq!(found("at six").unwrap(), "calm-on-call");
        assert_eq!(found("dir").unwrap_err().details.len(), 2);
    }

    #[test]
    fn a_goal_that_is_not_there_names_the_nearest_all_of_them_or_how_to_write_one() {
        let goals = [goal("director-by-2027", 3, &[])];
        let failed = |typed: &str, goals: &[Goal]| resolve(typed, goals).unwrap_err();
        assert_eq!(
            failed("dirctor", &goals).hints,
            ["did you mean director-by-2027?"]
        );
        assert_eq!(
            failed("zzz", &goals).details,
            ["director-by-2027  director-by-2027"]
        );
        assert!(failed("zzz", &[]).hints[0].contains("goals/ID.md"));
        assert_eq!(failed("", &goals).message, "there is no goal ``");
    }
}
