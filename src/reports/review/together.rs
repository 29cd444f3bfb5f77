//! Introductions under way: who waits for the owner, and who has not answered.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{dated, short};
use super::item::Item;
use crate::facts::dates::short as day_in_words;
use crate::facts::introductions::act::{named, whom};
use crate::facts::introductions::state::{
    FOLLOW_UP_AFTER, Introduction, REMIND_AFTER, Side, Stand, Turn, between, others,
};
use crate::facts::next_step::step::ago;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId, Place};
use crate::model::person::Person;
use crate::model::words::TouchKind;

/// An introduction is spoken of for so many days after its last step.
const FOR_DAYS: i64 = 60;

/// Somebody with the lines of their log that tell of introductions, and nothing else; `None` where there
/// are none.
pub(super) fn slim(person: &Person, today: Day) -> Option<Box<Person>> {
    if others(person, today).is_empty() {
        return None;
    }
    let mut kept = Person::new(person.id.clone());
    kept.name.clone_from(&person.name);
    kept.readable = person.readable;
    let tells = |kind, text: &str| match kind {
        TouchKind::Introduced => named(text).is_some(),
        _ => whom(text).is_some(),
    };
    let lines = person
        .log
        .iter()
        .filter(|touch| tells(touch.kind, &touch.text));
    kept.log = lines.cloned().collect();
    Some(Box::new(kept))
}

/// The items `owed-answer` and `asked` of introductions between people who are there.
pub(super) fn items(
    slim: &[Person],
    names: &BTreeMap<PersonId, Box<str>>,
    today: Day,
) -> Vec<Item> {
    let mut pairs = BTreeSet::new();
    for person in slim {
        for other in others(person, today) {
            if names.contains_key(&other) && other != person.id {
                let pair = (
                    person.id.clone().min(other.clone()),
                    person.id.clone().max(other),
                );
                pairs.insert(pair);
            }
        }
    }
    let someone = |id: &PersonId| {
        let known = slim.iter().find(|person| person.id == *id);
        known.map_or_else(
            || {
                let mut person = Person::new(id.clone());
                person.name = names.get(id).map_or(String::new(), ToString::to_string);
                person
            },
            Person::clone,
        )
    };
    let of = |(a, b): &(PersonId, PersonId)| {
        let (a, b) = (someone(a), someone(b));
        item(&between(&a, &b, today), today)
    };
    pairs.iter().filter_map(of).collect()
}

/// What an introduction wants: its kind, who is named, since when, in words.
type Wants = (ReviewKind, Turn, Day, String);

fn item(intro: &Introduction<'_>, today: Day) -> Option<Item> {
    if !intro.is_under_way() {
        return None;
    }
    let (kind, turn, since, text) = mine(intro, today).or_else(|| theirs(intro, today))?;
    if today.days_since(since) > FOR_DAYS {
        return None;
    }
    let who = Home::Person(intro.who(turn).id.clone());
    let urgency = if kind == ReviewKind::OwedAnswer {
        Urgency::Now
    } else {
        Urgency::WhenYouCan
    };
    let command = format!("mentor intro {} {}", intro.first.id, intro.second.id);
    let item = Item::new(kind, Some(who), text, command);
    let item = dated(item, since, None, today);
    Some(item.urgent(urgency).at(last_step(intro)?))
}

/// A step of the owner's: somebody said yes and waits.
fn mine(intro: &Introduction<'_>, today: Day) -> Option<Wants> {
    let said_yes = |turn| match intro.side(turn) {
        Side::Yes(day) => Some(day),
        _ => None,
    };
    let (turn, since, text) = match intro.stand() {
        Stand::Ask(turn) => {
            let waits = turn.opposite();
            let day = said_yes(waits)?;
            let text = format!(
                "said yes on {}, {}, to meeting {}: now ask the other side",
                day_in_words(day, today),
                ago(today.days_since(day)),
                short(&intro.who(turn).name)
            );
            (waits, day, text)
        }
        Stand::Make => {
            let day = said_yes(Turn::First).max(said_yes(Turn::Second))?;
            let other = short(&intro.second.name);
            let text = format!("and {other} both said yes: bring them together");
            (Turn::First, day, text)
        }
        _ => return None,
    };
    Some((ReviewKind::OwedAnswer, turn, since, text))
}

/// A question that waits for its answer: would they like to meet, did they.
fn theirs(intro: &Introduction<'_>, today: Day) -> Option<Wants> {
    let (turn, since, text) = match intro.stand() {
        Stand::Wait(turn, day, 1) if today.days_since(day) >= REMIND_AFTER => {
            let text = format!(
                "asked on {}, {}, whether to meet {}: one short reminder is kind",
                day_in_words(day, today),
                ago(today.days_since(day)),
                short(&intro.other(turn).name)
            );
            (turn, day.plus_days(REMIND_AFTER), text)
        }
        Stand::Made(day, None) if today.days_since(day) >= FOLLOW_UP_AFTER => {
            let text = format!(
                "and {} were brought together on {}: did they meet?",
                short(&intro.second.name),
                day_in_words(day, today)
            );
            (Turn::First, day.plus_days(FOLLOW_UP_AFTER), text)
        }
        _ => return None,
    };
    Some((ReviewKind::Asked, turn, since, text))
}

fn last_step(intro: &Introduction<'_>) -> Option<Place> {
    let last = intro
        .steps
        .iter()
        .max_by_key(|step| (step.day, step.act.rank()))?;
    Some(last.place.clone())
}
