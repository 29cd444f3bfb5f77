//! Facts that a sponsor can quote in a room: what came of something, in one line, with a number in it.

use super::case::Case;
use super::goals::{is_same, of_goal_file};
use super::help::done;
use super::value::{Done, For};
use crate::facts::actions::{Item, Status, of_goal};
use crate::model::human_date::MONTHS;
use crate::model::words::{ActionKind, GoalStatus, Role};

/// How many facts a sponsor gets …
const FACTS: usize = 5;
/// … and one who advises as well.
const FEW: usize = 2;
/// An older fact is no news to anybody.
const NEWS: i64 = 365;
/// Words of the owner's own view: nobody else can say them.
const OWN: &[&str] = &["i", "me", "my", "mine", "myself", "we", "us", "our"];
/// Numbers as words.
const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "half", "twice", "third",
];

/// The facts: news first, then those with a number, then those with one in words, then the latest. `told`: what the page says already.
pub(super) fn facts(case: &Case<'_>, told: &[Done]) -> Vec<Done> {
    if !case.person.relationship.is(Role::Sponsor) {
        return Vec::new();
    }
    let goals = case.network.goals.iter();
    let goals = goals.filter(|goal| goal.status != GoalStatus::Dropped);
    let milestones: Vec<Item<'_>> = goals
        .flat_map(|goal| of_goal(goal, case.today))
        .filter(|item| case.audience.sees_action(item))
        .collect();
    let of_goals = milestones
        .iter()
        .filter(|item| is_fact(case, item))
        .filter_map(|item| of_goal_file(case, item));
    let own = case.items.iter().filter(|item| is_fact(case, item));
    let own = own.map(|item| done(case, item));
    let mut facts: Vec<Done> = of_goals.chain(own).chain(reached(case)).collect();
    facts.retain(|fact| can_be_said(fact) && (without_number(fact) < 2 || fact.done.is_none()));
    let is_news = |fact: &Done| fact.done >= case.since;
    facts.sort_by_key(|fact| {
        (
            !is_news(fact),
            without_number(fact),
            std::cmp::Reverse(fact.done),
        )
    });
    let most = match case.as_what {
        For::Sponsor => FACTS,
        For::Adviser | For::Mentee => {
            facts.retain(|fact| !told.iter().any(|other| is_same(fact, other)));
            FEW
        }
    };
    facts.truncate(most);
    facts
}

fn is_fact(case: &Case<'_>, item: &Item<'_>) -> bool {
    let new = item
        .done
        .is_some_and(|day| case.today.days_since(day) <= NEWS);
    let told = item.action.kind == Some(ActionKind::ReportBack);
    item.status == Status::Done && item.is_mine() && new && !told && item.action.result.is_some()
}

/// Whether somebody else could say it aloud.
fn can_be_said(fact: &Done) -> bool {
    let result = fact.result.as_deref().unwrap_or("");
    let both = [fact.did.as_str(), result];
    let mut words = both.iter().flat_map(|text| words(text));
    !words.any(|word| OWN.contains(&word.as_str()))
}

/// 0 where the result holds a number, 1 where it holds one in words, else 2; days are no numbers.
fn without_number(fact: &Done) -> u8 {
    let result = fact.result.as_deref().unwrap_or("");
    let all: Vec<String> = words(result).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let after = all.iter().skip(1).map(String::as_str).chain([""]);
    let counts = |(word, next): (&String, &str)| is_number(word) && !MONTHS.contains(&next);
    if all.iter().zip(after).any(counts) {
        0
    } else {
        u8::from(!all.iter().any(|word| NUMBERS.contains(&word.as_str()))) + 1
    }
}

/// Goals that were reached within the time that is news.
fn reached<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Done> + 'a {
    let goals = case.network.goals.iter().filter(|goal| {
        let new = goal
            .by
            .is_some_and(|by| (0..=NEWS).contains(&case.today.days_since(by)));
        goal.status == GoalStatus::Achieved && new
    });
    goals.filter_map(|goal| {
        Some(Done {
            advice: None,
            advised: None,
            did: case.strangers.cut_from(&goal.title)?,
            done: None,
            result: Some("achieved".to_owned()),
        })
    })
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
}
