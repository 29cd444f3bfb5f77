//! Results that whoever advised has not heard of, and what paid off half a year after the end.

use std::cmp::Reverse;

use super::ask::is_arranged;
use super::case::{Case, dated, quote};
use super::item::Item;
use crate::facts::dates::short;
use crate::facts::look_back::{LookBack, look_back};
use crate::facts::subject::Subject;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::words::{EndedAs, Stage};

/// The items `report-back`. Whoever is busy hears of it later.
pub(super) fn items(case: &Case<'_>) -> Vec<Item> {
    if case.free.is_some() {
        return Vec::new();
    }
    let found = [untold(case), paid_off(case)];
    found.into_iter().flatten().collect()
}

fn untold(case: &Case<'_>) -> Option<Item> {
    let stage = case.person.relationship.stage();
    if !matches!(stage, Stage::Active | Stage::Closed) || case.is_let_go() {
        return None;
    }
    let mut results = case.results();
    results.sort_by_key(|item| (Reverse(item.done.or(item.noted)), item.place()));
    let first = results.first()?;
    let since = results
        .iter()
        .filter_map(|item| item.done.or(item.noted))
        .min()?;
    let what = quote(first.result().unwrap_or(""));
    let more = match results.len() {
        1 => String::new(),
        all => format!("; and of {} more", all - 1),
    };
    let arranged = is_arranged(case.person, case.today());
    let moment = if arranged {
        ". The meeting that is agreed is a good moment"
    } else {
        ""
    };
    let text = format!(
        "has not heard what came of {}: {what}{more}{moment}",
        quote(&first.action.text)
    );
    let command = format!("mentor progress {}", case.person.id);
    let item = case.item(ReviewKind::ReportBack, text, command);
    let item = case.since(item.at(first.place()), since);
    let item = Item {
        private: first.private,
        ..item
    };
    Some(item.urgent(if arranged {
        Urgency::WhenYouCan
    } else {
        Urgency::Soon
    }))
}

/// Half a year after the debrief: what of it paid off.
fn paid_off(case: &Case<'_>) -> Option<Item> {
    let subject = Subject::Person(case.person);
    let asked = look_back(subject, case.today())?;
    let who = Home::Person(case.person.id.clone());
    let cadence = case.standing.cadence.map(|length| length.days());
    half_a_year_later(who, &asked, subject, (cadence, case.today()))
}

/// The item of a debrief that is half a year old, with a person or a circle; none where there was an
/// occasion to speak of it, or it ended in conflict.
pub(super) fn half_a_year_later(
    who: Home,
    asked: &LookBack<'_>,
    subject: Subject<'_>,
    (cadence, today): (Option<i64>, Day),
) -> Option<Item> {
    if asked.settled || asked.how == Some(EndedAs::Conflict) {
        return None;
    }
    let said = asked.most_useful.first().or(asked.lessons.first())?;
    let text = format!(
        "half a year since the debrief of {}: did it pay off? {}",
        short(asked.closing.day, today),
        quote(&said.entry.text)
    );
    let command = asked.command(subject);
    let item = Item::new(ReviewKind::ReportBack, Some(who), text, command);
    let item = dated(
        item.urgent(Urgency::WhenYouCan),
        asked.since,
        cadence,
        today,
    );
    let item = match subject {
        Subject::Person(person) => item.or(
            "what you took from it",
            format!("mentor lessons --with {}", person.id),
        ),
        Subject::Circle(_) => item,
    };
    let item = item.at(asked.place());
    Some(Item {
        private: said.private,
        ..item
    })
}
