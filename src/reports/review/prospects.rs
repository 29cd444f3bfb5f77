//! Prospects that have gone cold: one reminder, then let go; a first question while it is fresh.

use super::case::{Case, placed, quote};
use super::item::Item;
use crate::facts::asking::{Asked, asked};
use crate::facts::cold::{Cold, cold};
use crate::facts::dates::short;
use crate::facts::next_step::step::ago;
use crate::facts::points::Point;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;

/// The item `prospect`. Whoever is busy is asked later.
pub(super) fn item(case: &Case<'_>) -> Option<Item> {
    let (person, today) = (case.person, case.today());
    let policy = &case.network.policy;
    let found = cold(policy, person, &case.standing, today)?;
    if case.free.is_some() {
        return None;
    }
    let id = &person.id;
    let rest = format!("mentor set {id} stage=declined");
    match found {
        Cold::Remind(since) => {
            let (question, _) = question(case)?;
            let text = format!(
                "asked {}: one short reminder is kind, then let it rest",
                told(&question, today)
            );
            let item = case.item(
                ReviewKind::Prospect,
                text,
                format!("mentor pitch {id} --follow-up"),
            );
            Some(case.since(item, since).at(question.place))
        }
        Cold::LetGo(since) => {
            let (question, reminder) = question(case)?;
            let reminded = reminder.map_or(String::new(), |reminder| {
                format!(", reminded on {}", short(reminder.day, today))
            });
            let text = format!(
                "asked {}{reminded}; no answer came: let it rest, they may come back to it one day",
                told(&question, today)
            );
            let item = case.item(ReviewKind::Prospect, text, rest);
            let item = item.urgent(Urgency::WhenYouCan).at(question.place);
            Some(case.since(item, since))
        }
        Cold::Ask(since) => Some(ask(case, since, rest)),
        Cold::Excluded {
            criterion,
            rating,
            least,
        } => {
            let text = format!(
                "{criterion} is {rating}, and {least} is the least you ask for: let it rest"
            );
            let item = case.item(ReviewKind::Prospect, text, rest);
            let item = item.urgent(Urgency::WhenYouCan);
            let item = match case.standing.last_contact.or(person.relationship.since) {
                Some(since) => case.since(item, since),
                None => item,
            };
            Some(item.in_key(person.file(), "fit"))
        }
    }
}

fn ask(case: &Case<'_>, since: Option<Day>, rest: String) -> Item {
    let (person, id) = (case.person, &case.person.id);
    let agreed = &person.relationship;
    let met = case.standing.last_contact.is_some() || !person.meetings.is_empty();
    let known = person.introduced_by.is_some() || person.knows.iter().flatten().next().is_some();
    let quiet = match since {
        Some(since) => {
            let days = case.today().days_since(since);
            let what = if met { "last contact on" } else { "noted on" };
            format!("{what} {}, {}", short(since, case.today()), ago(days))
        }
        None => "noted, on a day that is not written".to_owned(),
    };
    let (text, command) = if !met && known {
        let text = format!("{quiet}: somebody you know could introduce you");
        (text, format!("mentor intro --to {id}"))
    } else if agreed.purpose.is_none() && agreed.goals.is_empty() {
        let text = format!("{quiet}: say in one sentence what you would like to learn from them");
        (text, format!("mentor set {id} purpose=\"…\""))
    } else {
        let text = format!("{quiet}: one small question, while they remember you");
        (text, format!("mentor pitch {id}"))
    };
    let item = case.item(ReviewKind::Prospect, text, command);
    let item = item.urgent(Urgency::WhenYouCan).or("let it rest", rest);
    let item = match since {
        Some(since) => case.since(item, since),
        None => item,
    };
    let item = placed(case, item);
    case.with_last(item)
}

/// The question that waits for its answer, and its reminder.
fn question(case: &Case<'_>) -> Option<(Point, Option<Point>)> {
    match asked(case.person, case.today()) {
        Asked::Nothing => None,
        Asked::Once { question, .. } => Some((question, None)),
        Asked::Twice { question, reminder } => Some((question, Some(reminder))),
    }
}

fn told(point: &Point, today: Day) -> String {
    format!(
        "on {}, {}, for {}",
        short(point.day, today),
        ago(today.days_since(point.day)),
        quote(&point.text)
    )
}
