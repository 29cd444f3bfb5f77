//! What comes next: what the owner will do by when, what they give, when they report back. Never a request.

use super::occasion::{Occasion, Source};
use super::piece::{Case, Form, Piece};
use super::variant::Variant;
use crate::facts::actions::{Item, of_person};
use crate::facts::contact::{latest_meeting, next_meeting};
use crate::facts::dates;
use crate::facts::exchange::{Side, gifts};
use crate::facts::owed::LET_GO_AFTER;
use crate::facts::privacy::standing_for;
use crate::model::day::Day;
use crate::model::words::ActionKind;
use crate::text::deed::{infinitive, is_past, thing, uncapitalised};

/// What the owner promised for a day to come, of this meeting first, then the soonest. Nothing that asks
/// them for something; where the latest meeting, a result or a sponsor is not what it is about, only what
/// was promised there.
pub fn commitment(
    case: &Case<'_>,
    occasion: &Occasion<'_>,
    variant: Variant,
) -> Option<(Piece, Day)> {
    let (own, latest) = match occasion.source {
        Source::Meeting(meeting, _) => {
            let latest = latest_meeting(case.person, case.today);
            (Some(&meeting.path), latest.map(|meeting| &meeting.path))
        }
        _ => (None, None),
    };
    let fresh = occasion.thanked.is_none() && case.today.days_since(occasion.day) <= LET_GO_AFTER;
    let any = matches!(variant, Variant::Result | Variant::Sponsorship)
        || (own.is_some() && (own == latest || fresh));
    let mut items = of_person(case.person, case.today);
    items.retain(|item| {
        let due = item.action.due.is_some_and(|due| due >= case.today);
        let asks = item.action.kind == Some(ActionKind::AskFeedback);
        let here = any || Some(&item.file) == own;
        item.is_open() && item.is_mine() && due && !asks && here && case.audience.sees_action(item)
    });
    items.sort_by_key(|item| (Some(&item.file) != own, item.action.due));
    items.iter().find_map(|item| promised(case, item))
}

fn promised(case: &Case<'_>, item: &Item<'_>) -> Option<(Piece, Day)> {
    let due = item.action.due?;
    let turned = case.turned(&item.action.text)?;
    let first = turned
        .split_whitespace()
        .next()
        .unwrap_or("")
        .to_lowercase();
    if matches!(first.as_str(), "ask" | "invite") && turned.contains(" you") {
        return None;
    }
    let piece = match infinitive(&turned) {
        Some(text) => Piece::new(Form::Will, text, Some(item.place())),
        None => case.quoted(Form::Promise, &item.action.text, Some(item.place())),
    };
    Some((piece.on(Some(dates::ahead(due, case.today))), due))
}

/// What the owner gives: the offer of the agreement, else what they gave last, else what the other cares about.
pub fn give(case: &Case<'_>, occasion: &Occasion<'_>) -> Option<Piece> {
    let person = case.person;
    let file = crate::model::ids::Place {
        file: person.file(),
        line: 1,
    };
    let offer = person.relationship.offer.as_deref();
    if let Some(text) = offer.and_then(|offer| case.turned(offer)) {
        return Some(Piece::new(Form::Offer, text, Some(file)));
    }
    let mut given = gifts(person, case.today, case.audience);
    given.retain(|gift| gift.side == Side::Gave && gift.day >= occasion.day);
    let gave = given.iter().rev().find_map(|gift| {
        let turned = case.turned(&gift.text)?;
        // Of several in one line the thing; else what was done.
        let parts = || turned.split("; ");
        let things = parts()
            .find_map(thing)
            .map(|thing| format!("From me you have {thing}"));
        let text = things.or_else(|| {
            let did = parts().find(|part| {
                let first = part.split_whitespace().next().unwrap_or("");
                is_past(&first.to_lowercase())
            });
            did.map(|did| format!("I {}", uncapitalised(did)))
        })?;
        Some(Piece::new(Form::Gave, text, Some(gift.place.clone())))
    });
    gave.or_else(|| {
        let interest = person.interests.first()?;
        Some(Piece::new(Form::Interest, interest.clone(), Some(file)))
    })
}

/// When the owner tells what came of it: at the next meeting, else by the day of a promise, else when the
/// rhythm brings the next contact. `None` in a farewell.
pub fn report(case: &Case<'_>, variant: Variant, promised: Option<Day>) -> Option<Piece> {
    if variant == Variant::Closing {
        return None;
    }
    let (person, today) = (case.person, case.today);
    let at = |form, day| {
        let how = match promised {
            Some(due) if due <= day => "how it went",
            Some(_) => "how far it is",
            None => "how it goes on",
        };
        Piece::new(form, how, None).on(Some(dates::ahead(day, today)))
    };
    if let Some(day) = next_meeting(person, today).filter(|day| *day > today) {
        return Some(at(Form::Meeting, day));
    }
    let back = of_person(person, today).into_iter().filter(|item| {
        let mine = item.is_open() && item.is_mine() && case.audience.sees_action(item);
        mine && item.action.kind == Some(ActionKind::ReportBack)
    });
    let back = back
        .filter_map(|item| item.action.due)
        .filter(|day| *day > today)
        .min();
    let due = || {
        standing_for(case.network, person, case.audience, today)
            .due_on
            .filter(|day| *day > today)
    };
    back.or(promised)
        .or_else(due)
        .map(|day| at(Form::Write, day))
}
