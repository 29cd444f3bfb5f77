//! What is open: what does not move, the one question, the next promises.

use super::case::Case;
use super::value::{Asks, For, GoalStatus, Promise, Question, Stuck};
use crate::facts::actions::Item;
use crate::facts::goals::served;
use crate::facts::points::for_next_time;
use crate::facts::reader::turned;
use crate::model::note::SectionKey;
use crate::model::words::Relation;
use crate::text::address::speaks_of;
use crate::text::phrase::{clause, spoken, untagged};
use crate::text::wording::topics;

/// How many things are named that do not move …
const STUCK: usize = 4;
/// … and how many of them lie outside of the owner's hands.
const OUTSIDE: usize = 2;
/// How many promises are named.
const PROMISES: usize = 2;
/// What stands second in a question, after `what`, `how` and the like.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "would", "should", "could", "can", "will",
    "has", "have", "if", "about", "else", "happens", "happened", "makes", "made",
];

/// Overdue promises, what was put off, and challenges from outside.
pub(super) fn stuck(case: &Case<'_>) -> Vec<Stuck> {
    let both = case.as_what == For::Mentee;
    let mut items: Vec<&Item<'_>> = case.items.iter().collect();
    items.retain(|item| {
        let whose = item.is_mine() || (both && case.is_theirs(item));
        item.is_open() && whose && (item.overdue || item.put_off)
    });
    items.sort_by_key(|item| (!item.put_off, item.action.due));
    let of_item = |item: &Item<'_>| Stuck {
        text: case.promised(clause(&item.action.text)),
        due: item.action.due.filter(|_| item.overdue),
        put_off: item.put_off,
        theirs: !item.is_mine(),
        outside: false,
    };
    let mut stuck: Vec<Stuck> = items.into_iter().map(of_item).collect();
    stuck.truncate(STUCK - OUTSIDE);
    if !both {
        stuck.extend(outside(case));
    }
    stuck
}

/// Challenges that lie outside of the owner's hands, of the first goal that names any.
fn outside(case: &Case<'_>) -> Vec<Stuck> {
    let boss = case.person.relation == Some(Relation::Manager);
    for goal in served(case.network, case.person) {
        let Some(note) = goal.note.as_deref() else {
            continue;
        };
        let entries = case.audience.entries(note, SectionKey::ExternalChallenges);
        let texts = entries.iter().map(|shown| clause(&shown.entry.text));
        // Nobody is told of themselves as of "my boss".
        let fit = texts.filter(|text| !(boss && topics(text).contains("boss")));
        let cut = fit.filter_map(|text| case.strangers.cut_from(text));
        let found: Vec<Stuck> = cut
            .take(OUTSIDE)
            .map(|text| Stuck {
                text: clause(&text).to_owned(),
                due: None,
                put_off: false,
                theirs: false,
                outside: true,
            })
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The first point kept for next time that asks something; else what one is about; else a need of a
/// goal that they know about.
pub(super) fn question(case: &Case<'_>) -> Option<Question> {
    let points = for_next_time(case.person, case.today, case.audience);
    let texts: Vec<&str> = points
        .iter()
        .map(|point| clause(untagged(&point.text)))
        .collect();
    let asked = texts
        .iter()
        .find_map(|text| asked(&turned(text, case.reader)));
    if asked.is_some() {
        return asked;
    }
    let about = texts
        .into_iter()
        .find(|text| !speaks_of(text, case.reader) && !case.strangers.stand_in(text));
    about
        .map(str::to_owned)
        .or_else(|| need(case))
        .map(|text| Question {
            text,
            form: Asks::Topic,
        })
}

/// A point as a question, where it is one or nearly so.
fn asked(text: &str) -> Option<Question> {
    let mut words = text.split_whitespace();
    let first = words.next()?.to_lowercase();
    let second = words.next().unwrap_or("").to_lowercase();
    let question = |text: String| Question {
        text,
        form: Asks::Question,
    };
    let end = |text: &str| format!("{}?", text.trim_end_matches(['?', '.']));
    let (text, form) = match (first.as_str(), second.as_str()) {
        _ if asks_after_a_colon(text) => return Some(question(end(text))),
        _ if text.ends_with('?') => return Some(question(text.to_owned())),
        ("how" | "what" | "when" | "where", "to") => {
            let rest: Vec<&str> = words.collect();
            return Some(question(end(&format!(
                "{first} would you {}",
                rest.join(" ")
            ))));
        }
        ("who" | "whose" | "which", _) => return Some(question(end(text))),
        ("how" | "what" | "when" | "where" | "why", verb) if VERBS.contains(&verb) => {
            return Some(question(end(text)));
        }
        ("whether", _) => (text, Asks::Whether),
        ("how" | "what" | "when" | "where" | "why", _) => (text, Asks::Talk),
        _ => return None,
    };
    Some(Question {
        text: text.to_owned(),
        form,
    })
}

/// `The night: what happened` asks what its head is about.
fn asks_after_a_colon(text: &str) -> bool {
    let after = text.split_once(": ").map_or("", |(_, after)| after);
    let first = after.split_whitespace().next().unwrap_or("");
    matches!(
        first,
        "how" | "what" | "who" | "which" | "why" | "when" | "where"
    )
}

/// A need of a goal that they know about.
fn need(case: &Case<'_>) -> Option<String> {
    let known = &case.person.expertise;
    let goals = served(case.network, case.person);
    let mut needs = goals.iter().flat_map(|goal| &goal.needs);
    needs
        .find(|need| known.contains(need))
        .map(|need| spoken(need))
}

/// The next promises of the owner between the two, those with a day first; then of the goals.
pub(super) fn promises(case: &Case<'_>, goals: &[GoalStatus]) -> Vec<Promise> {
    let mut items: Vec<&Item<'_>> = case.items.iter().collect();
    items.retain(|item| {
        let late = item.action.due.is_some_and(|due| due < case.today);
        item.is_open() && item.is_mine() && !late && !item.put_off
    });
    items.sort_by_key(|item| (item.action.due.is_none(), item.action.due));
    let own = items.into_iter().map(|item| Promise {
        text: case.promised(clause(&item.action.text)),
        due: item.action.due,
    });
    let (own, undated): (Vec<_>, Vec<_>) = own.partition(|promise| promise.due.is_some());
    let mut promises = own;
    if case.as_what != For::Mentee {
        promises.extend(goals.iter().filter_map(|goal| goal.next.clone()));
    }
    promises.extend(undated);
    promises.truncate(PROMISES);
    promises
}
