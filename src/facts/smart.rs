//! What an action still lacks to be specific, measurable, achievable, relevant and time-bound
//! (domain.md 4.2, after Doran 1981): hints, which never block.
//!
//! What may live here: the five letters over one action. What may not: whether anything is done about them.

use super::actions::Item;
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::Home;
use crate::model::network::Network;
use crate::model::words::GoalStatus;

/// An action says what will be done in this many words at least.
const WORDS: usize = 5;
/// More active goals of the first priority than these are not all reached.
const MOST: usize = 3;
/// A date further away than these days is none to work towards.
const LONGEST: i64 = 365;
/// Words that an action does not begin with where it begins with a verb.
const NO_VERBS: &[&str] = &[
    "a", "an", "the", "my", "our", "your", "his", "her", "their", "more", "less", "better", "no",
    "some", "any", "to", "for", "with", "on", "in", "at", "of", "about", "and", "or", "it", "this",
    "that", "these", "those", "new", "next", "first", "all", "every", "i", "we", "he", "she",
    "they",
];

/// A letter that an action lacks.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Lack {
    /// `specific`, `measurable`, `achievable`, `relevant` or `time-bound`.
    pub letter: &'static str,
    /// What would supply it.
    pub hint: String,
}

/// What the action lacks, a line each, in the order of the letters; nothing where nothing is missing.
pub fn hints(network: &Network, item: &Item<'_>, today: Day) -> Vec<String> {
    let lacks = lacks(network, item, today).into_iter();
    lacks
        .map(|lack| format!("{}: {}", lack.letter, lack.hint))
        .collect()
}

/// The letters that the action lacks, in their order.
pub fn lacks(network: &Network, item: &Item<'_>, today: Day) -> Vec<Lack> {
    let crowd = crowd(network);
    let action = item.action;
    let mut found = Vec::new();
    let mut lack = |letter: &'static str, hint: String| found.push(Lack { letter, hint });
    let words: Vec<String> = action
        .text
        .split_whitespace()
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let verb = words.first().is_some_and(|first| {
        !NO_VERBS.contains(&first.as_str()) && !first.starts_with(|c: char| c.is_ascii_digit())
    });
    if words.len() < WORDS || !verb {
        lack(
            "specific",
            "say in five words or more what will be done, the verb first".to_owned(),
        );
    }
    if !action.text.contains(|c: char| c.is_ascii_digit()) {
        lack("measurable", "a number says when it is reached".to_owned());
    }
    if crowd > MOST && is_of_the_first(network, item) {
        lack(
            "achievable",
            format!("{crowd} goals of priority 3 are active, and {MOST} are reached more surely"),
        );
    }
    if action.goal.is_none() && !has_purpose(network, item) {
        lack("relevant", "`#goal` says what it is for".to_owned());
    }
    match action.due {
        None => lack("time-bound", "`due:DATE` says until when".to_owned()),
        Some(due) if due < today => lack("time-bound", format!("{} is past", due.long())),
        Some(due) if due.days_since(today) > LONGEST => lack(
            "time-bound",
            "the day is more than a year away; a first step could be due sooner".to_owned(),
        ),
        Some(_) => {}
    }
    found
}

/// How many goals of priority 3 are active: the load that all of their actions share.
fn crowd(network: &Network) -> usize {
    let first = |goal: &&Goal| goal.status == GoalStatus::Active && goal.priority == 3;
    network.goals.iter().filter(first).count()
}

/// Whether this is an open action of the owner's, of a goal with priority 3.
fn is_of_the_first(network: &Network, item: &Item<'_>) -> bool {
    let goal = item.action.goal.as_ref().and_then(|id| network.goal(id));
    item.is_open() && item.action.owner == Owner::Me && goal.is_some_and(|goal| goal.priority == 3)
}

/// Whether the relationship that the action stands in says what it is for.
fn has_purpose(network: &Network, item: &Item<'_>) -> bool {
    match &item.home {
        Home::Person(id) => network
            .person(id)
            .is_some_and(|person| person.relationship.purpose.is_some()),
        Home::Circle(_) => false,
        Home::Goal(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::of_person;
    use crate::facts::fixture::{day, goal, met, network, person, promise};
    use crate::model::ids::GoalId;

    fn letters(text: &str, due: Option<&str>, purpose: bool) -> Vec<String> {
        let mut grace = person("grace", &[]);
        grace.relationship.purpose = purpose.then(|| "Learn".to_owned());
        let action = promise(met(&mut grace, "2026-11-18"), text);
        action.due = due.map(day);
        let network = network(vec![grace]);
        let items = of_person(&network.people[0], day("2026-11-21"));
        let hints = hints(&network, &items[0], day("2026-11-21"));
        hints
            .iter()
            .map(|hint| hint.split(':').next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn an_action_with_all_five_letters_gets_no_hint() {
        let text = "Cut the board paper to 3 slides";
        assert_eq!(
            letters(text, Some("2026-12-01"), true),
            Vec::<String>::new()
        );
    }

    #[test]
    fn more_than_three_active_goals_of_the_first_priority_are_too_many_for_each_of_their_actions() {
        let hints_with = |goals: usize, status: GoalStatus| {
            let mut grace = person("grace", &[]);
            grace.relationship.purpose = Some("Learn".to_owned());
            let text = "Cut the board paper to 3 slides";
            let action = promise(met(&mut grace, "2026-11-18"), text);
            action.due = Some(day("2026-12-01"));
            action.goal = Some(GoalId::new("g0"));
            let mut network = network(vec![grace]);
            network.goals = (0..goals)
                .map(|n| {
                    let mut one = goal(&format!("g{n}"), 3, &[]);
                    one.status = if n == 0 { GoalStatus::Active } else { status };
                    one
                })
                .collect();
            let items = of_person(&network.people[0], day("2026-11-21"));
            hints(&network, &items[0], day("2026-11-21"))
        };
        let none = Vec::<String>::new();
        assert_eq!(hints_with(3, GoalStatus::Active), none);
        assert_eq!(hints_with(4, GoalStatus::Achieved), none);
        assert_eq!(
            hints_with(4, GoalStatus::Active),
            ["achievable: 4 goals of priority 3 are active, and 3 are reached more surely"]
        );
    }

    #[test]
    fn each_missing_letter_is_named_once() {
        let all = ["specific", "measurable", "relevant", "time-bound"];
        assert_eq!(letters("The memo", None, false), all);
        assert_eq!(
            letters(
                "The paper for the board in 3 parts",
                Some("2026-12-01"),
                true
            ),
            ["specific"]
        );
        for due in ["2026-11-20", "2028-01-01"] {
            assert_eq!(
                letters("Cut the paper to 3 slides", Some(due), true),
                ["time-bound"]
            );
        }
    }
}
