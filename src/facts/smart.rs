//! What an action still lacks to be specific, measurable, achievable, relevant and time-bound
//! (domain.md 4.2, after Doran 1981): hints, which never block.
//!
//! What may live here: the five letters over one action. What may not: whether anything is done about them.

use super::actions::{Item, of_network};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::network::Network;

/// An action says what will be done in this many words at least.
const WORDS: usize = 5;
/// More open actions of the most important goals than these are not all done.
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
    let crowd = crowd(network, &of_network(network, today));
    let lacks = lacks(network, item, crowd, today).into_iter();
    lacks
        .map(|lack| format!("{}: {}", lack.letter, lack.hint))
        .collect()
}

/// The letters that the action lacks, in their order; `crowd` is [`crowd`] of the network.
pub fn lacks(network: &Network, item: &Item<'_>, crowd: usize, today: Day) -> Vec<Lack> {
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
            format!(
                "{crowd} actions of goals with priority 3 are open already, and {MOST} are done more surely"
            ),
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

/// How many of the owner's actions of goals with priority 3 are open, among these.
pub fn crowd(network: &Network, items: &[Item<'_>]) -> usize {
    let first = items.iter().filter(|item| is_of_the_first(network, item));
    first.count()
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
    use crate::facts::fixture::{day, met, network, person, promise};

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
