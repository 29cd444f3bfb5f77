//! What was done: on somebody's advice, for a mentee, by a mentee; and what to thank for.

use super::case::Case;
use super::value::{Done, For};
use crate::facts::actions::{Item, Status};
use crate::facts::advice::{Chain, chains};
use crate::facts::exchange::{Side, gifts};
use crate::facts::reader::{thanked, turned};
use crate::model::day::Day;
use crate::model::words::TouchKind;
use crate::text::phrase::clause;

/// How many steps a page holds …
const STEPS: usize = 4;
/// … and how many of them where none is news.
const OLD: usize = 2;
/// How many promises that were kept without a result.
const KEPT: usize = 3;
/// What was told before is told again for so many days.
const STILL: i64 = 180;
/// What was given so many days ago may still be thanked for here.
const THANKED: i64 = 365;

/// The steps, and whether they are news.
pub(super) struct Told {
    pub(super) steps: Vec<Done>,
    pub(super) news: bool,
}

/// What was done and came of it: news first; where there is none, the latest that was told before.
pub(super) fn steps(case: &Case<'_>) -> Told {
    let chains = chains(case.person, case.today, case.audience);
    let is_news = |chain: &Chain<'_>| {
        let day = chain.item.done.or(chain.item.noted);
        !chain.told || (case.since_is_asked && day >= case.since)
    };
    let (news, told): (Vec<_>, Vec<_>) = chains.into_iter().partition(is_news);
    let mut given = match case.as_what {
        For::Mentee => given(case),
        For::Adviser | For::Sponsor => Vec::new(),
    };
    let asked = |chain: &&Chain<'_>| !case.since_is_asked || chain.item.done >= case.since;
    let mut steps: Vec<Done> = news
        .iter()
        .filter(asked)
        .map(|chain| step(case, chain))
        .collect();
    steps.append(&mut given);
    steps.truncate(STEPS);
    if !steps.is_empty() || case.since_is_asked || case.as_what == For::Sponsor {
        return Told { steps, news: true };
    }
    let recent = |chain: &&Chain<'_>| {
        let done = chain.item.done.or(chain.item.noted);
        done.is_some_and(|day| case.today.days_since(day) <= STILL)
    };
    let told = told.iter().filter(recent).take(OLD);
    Told {
        steps: told.map(|chain| step(case, chain)).collect(),
        news: false,
    }
}

fn step(case: &Case<'_>, chain: &Chain<'_>) -> Done {
    let advice = chain.advice.as_ref();
    Done {
        advice: advice.map(|point| turned(clause(&point.text), case.reader)),
        advised: advice.map(|point| point.day),
        ..done(case, &chain.item)
    }
}

/// An action that was done, with its result in the reader's terms.
pub(super) fn done(case: &Case<'_>, item: &Item<'_>) -> Done {
    let result = item.action.result.as_deref().map(clause);
    Done {
        advice: None,
        advised: None,
        did: case.promised(&item.action.text),
        done: item.done,
        result: result.map(|result| case.said(result)),
    }
}

/// What a mentee was given since.
fn given(case: &Case<'_>) -> Vec<Done> {
    let all = gifts(case.person, case.today, case.audience);
    let mut given: Vec<_> = all
        .into_iter()
        .filter(|gift| gift.side == Side::Gave && Some(gift.day) >= case.since)
        .collect();
    given.reverse();
    let done = |gift: crate::facts::exchange::Gift| Done {
        advice: None,
        advised: None,
        did: turned(clause(&gift.text), case.reader),
        done: Some(gift.day),
        result: None,
    };
    given.into_iter().map(done).collect()
}

/// What the owner did since and has no result of.
pub(super) fn kept(case: &Case<'_>) -> Vec<Done> {
    let mine = |item: &&Item<'_>| item.is_mine() && item.action.result.is_none();
    let mut items: Vec<_> = case.items.iter().filter(mine).collect();
    latest(case, &mut items, case.since);
    items
        .into_iter()
        .take(KEPT)
        .map(|item| done(case, item))
        .collect()
}

/// What a mentee did since, with what came of it first.
pub(super) fn theirs(case: &Case<'_>) -> Vec<Done> {
    if case.as_what != For::Mentee {
        return Vec::new();
    }
    let of_them = |item: &&Item<'_>| case.is_theirs(item);
    let mut items: Vec<_> = case.items.iter().filter(of_them).collect();
    latest(case, &mut items, case.since);
    if items.is_empty() && !case.since_is_asked {
        items = case.items.iter().filter(of_them).collect();
        latest(case, &mut items, Some(case.today.plus_days(-STILL)));
    }
    items.sort_by_key(|item| item.action.result.is_none());
    items
        .into_iter()
        .take(KEPT)
        .map(|item| done(case, item))
        .collect()
}

/// Those done from a day on, the latest first.
fn latest(case: &Case<'_>, items: &mut Vec<&Item<'_>>, since: Option<Day>) {
    items.retain(|item| {
        let day = item.done.or(item.noted);
        item.status == Status::Done && day >= since && day <= Some(case.today)
    });
    items.sort_by_key(|item| std::cmp::Reverse(item.done));
}

/// The latest thing that they gave or said for the owner, as it stands after `Thank you`.
pub(super) fn thanks(case: &Case<'_>) -> Option<String> {
    let near = |day: Day| day <= case.today && case.today.days_since(day) <= THANKED;
    let received = gifts(case.person, case.today, case.audience).into_iter();
    let received = received
        .filter(|gift| gift.side == Side::Received && near(gift.day))
        .map(|gift| (gift.day, gift.text));
    let log = case.person.log.iter();
    let spoken = log
        .filter(|touch| touch.kind == TouchKind::Opportunity && near(touch.day))
        .map(|touch| (touch.day, touch.text.clone()));
    let (mut texts, mut spoken): (Vec<_>, Vec<_>) = (received.collect(), spoken.collect());
    texts.sort_by_key(|(day, _)| *day);
    spoken.sort_by_key(|(day, _)| *day);
    // A sponsor is thanked for speaking up.
    match case.as_what {
        For::Sponsor => texts.append(&mut spoken),
        For::Adviser | For::Mentee => {
            spoken.append(&mut texts);
            texts = spoken;
        }
    }
    let names = |text: &str| case.strangers.stand_in(text);
    texts
        .iter()
        .rev()
        .filter(|(_, text)| !names(text))
        .find_map(|(_, text)| thanked(&case.said(text), case.reader))
}
