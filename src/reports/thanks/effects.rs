//! What came of it so far: what the owner did and its result, what they took from it, what it led to.

use std::cmp::Reverse;

use super::occasion::{Occasion, Source, split};
use super::piece::{Case, Form, Piece};
use super::variant::Variant;
use crate::facts::actions::{Item, Status, of_person};
use crate::facts::addressed::takeaways;
use crate::facts::advice::{Chain, chains};
use crate::facts::contact::up_to;
use crate::facts::dates;
use crate::facts::debrief_words::is_composed;
use crate::facts::points::{Point, section_points};
use crate::model::day::Day;
use crate::model::ids::{Place, RelPath};
use crate::model::note::{Meeting, Note, SectionKey};
use crate::model::person::Person;
use crate::model::words::{Stage, TouchKind};
use crate::text::deed::{infinitive, is_past};

/// What came of an occasion, the most telling first.
pub fn effects(case: &Case<'_>, occasion: &Occasion<'_>, variant: Variant) -> Vec<Piece> {
    match occasion.source {
        Source::Meeting(meeting, note) => {
            let mut found: Vec<Piece> = results(case, occasion, variant)
                .iter()
                .map(|chain| piece(case, &chain.item))
                .collect();
            if !case.person.relationship.only_mentee() || found.is_empty() {
                found.extend(taken(case, meeting, note));
            }
            found
        }
        Source::Closing(meeting, note) => {
            let points = achieved(case, meeting, note).into_iter();
            let points = points.filter_map(|point| {
                let text = case.turned(&point.text)?;
                Some(Piece::new(Form::Came, text, Some(point.place)))
            });
            let found: Vec<Piece> = points.collect();
            if found.is_empty() {
                of_round(case, note)
                    .iter()
                    .map(|item| piece(case, item))
                    .collect()
            } else {
                found
            }
        }
        Source::Line(touch) if touch.kind == TouchKind::Introduced => {
            brought(case, &touch.text).into_iter().collect()
        }
        Source::Line(touch) => {
            let (_, came) = split(&touch.text);
            let came = came.filter(|came| !is_nothing(came));
            let text = came.and_then(|came| case.turned(came));
            // `led to twenty minutes` has its subject in the line before it.
            let text = text.map(|text| match text.split_whitespace().next() {
                Some(first) if is_past(first) => format!("It {text}"),
                _ => format!("What has come of it: {text}"),
            });
            let text = text.map(|text| Piece::new(Form::Came, text, Some(occasion.place(case))));
            text.into_iter().collect()
        }
        Source::Brought(other) => since_then(case, other).into_iter().collect(),
    }
}

/// What somebody says was achieved: lines under the heading itself that were not composed from the
/// files, and that no evidence stands under.
fn achieved(case: &Case<'_>, meeting: &Meeting, note: &Note) -> Vec<Point> {
    let own = note.sections.iter();
    let own = own.filter(|section| section.key == Some(SectionKey::Achieved));
    let lines: Vec<usize> = own
        .flat_map(|section| {
            let below = section.entries.iter().skip(1).map(|entry| entry.depth);
            let below = below.chain(std::iter::once(0));
            let pairs = section.entries.iter().zip(below);
            pairs.filter(|(entry, below)| {
                entry.depth == 0 && *below == 0 && !is_composed(&entry.text)
            })
        })
        .map(|(entry, _)| entry.line)
        .collect();
    let mut points = section_points(meeting, note, SectionKey::Achieved, case.audience);
    points.retain(|point| lines.contains(&point.place.line));
    points
}

/// Whether a day is in the time that a debrief looks back on.
pub fn is_of_round(debrief: &Note, day: Day) -> bool {
    let front = &debrief.front;
    front.since.is_none_or(|since| day >= since) && front.until.is_none_or(|until| day <= until)
}

/// What was done in the time that a debrief looks back on, and had a result, the latest first.
fn of_round<'a>(case: &Case<'a>, note: &Note) -> Vec<Item<'a>> {
    let mut items = of_person(case.person, case.today);
    items.retain(|item| {
        let told = item.is_mine() && item.status == Status::Done && item.result().is_some();
        told && item.done.is_some_and(|day| is_of_round(note, day))
            && case.audience.sees_action(item)
    });
    items.sort_by_key(|item| Reverse(item.done));
    items
}

/// Whether the line itself says that nothing came of it yet: then nobody is asked for it.
pub fn nothing_yet(occasion: &Occasion<'_>) -> bool {
    let Source::Line(touch) = occasion.source else {
        return false;
    };
    split(&touch.text).1.is_some_and(is_nothing)
}

fn is_nothing(came: &str) -> bool {
    came.trim_start().to_lowercase().starts_with("nothing")
}

/// The results of a meeting: of its own notes, the latest first; for a second note only those that came
/// after the thanks.
pub fn results<'a>(case: &Case<'a>, occasion: &Occasion<'_>, variant: Variant) -> Vec<Chain<'a>> {
    let Source::Meeting(meeting, note) = occasion.source else {
        return Vec::new();
    };
    let file = note.path.as_ref().unwrap_or(&meeting.path);
    let mut chains = chains(case.person, case.today, case.audience);
    chains.retain(|chain| chain.item.file == *file);
    if variant == Variant::Result {
        chains.retain(|chain| chain.item.done > occasion.thanked);
    }
    chains.sort_by_key(|chain| Reverse(chain.item.done));
    chains
}

/// What was done and what came of it. A result that may speak of somebody else stands as it is.
fn piece(case: &Case<'_>, item: &Item<'_>) -> Piece {
    let came = item.action.result.as_deref().unwrap_or("");
    let came = case.kept(came);
    let turned = case.kept(&item.action.text);
    let piece = match infinitive(&turned) {
        Some(text) => Piece::new(Form::Chain, text, Some(item.place())),
        None => case.quoted(Form::Done, &item.action.text, Some(item.place())),
    };
    let on = item.done.map(|day| dates::on(day, case.today));
    piece.more(Some(came)).on(on)
}

/// What the owner took from a meeting.
fn taken(case: &Case<'_>, meeting: &Meeting, note: &Note) -> Vec<Piece> {
    let points = takeaways(meeting, note, case.audience).into_iter();
    let quoted = points.map(|point| case.quoted(Form::LeftWith, &point.text, Some(point.place)));
    let mut found: Vec<Piece> = quoted.collect();
    found.sort_by_key(|piece| piece.third);
    found
}

/// What became of an introduction that a line tells of.
fn brought(case: &Case<'_>, text: &str) -> Option<Piece> {
    let people = case.network.people.iter();
    let mut others = people.filter(|other| {
        let by = other.introduced_by.as_ref() == Some(&case.person.id);
        by && case.audience.sees_person(other)
    });
    let other = others.find(|other| {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word == other.first_word())
    })?;
    since_then(case, other)
}

/// What has become of a new tie: that they met, and when; nothing of what is between them.
fn since_then(case: &Case<'_>, other: &Person) -> Option<Piece> {
    let name = other.first_name();
    let active = other.relationship.stage() == Stage::Active;
    let mut met = up_to(&other.meetings, case.today);
    let first = met.next();
    let again = met.next().is_some();
    let text = match first.map(|first| dates::on(first.day, case.today)) {
        Some(when) if again && active => {
            format!("{name} and I have been meeting since our first time {when}")
        }
        Some(when) => format!("{name} and I met {when}"),
        None if active => format!("The first meeting with {name} is to come"),
        None => return None,
    };
    let place = Place {
        file: file(other, first),
        line: 1,
    };
    Some(Piece::new(Form::Came, text, Some(place)))
}

fn file(other: &Person, first: Option<&Meeting>) -> RelPath {
    first.map_or_else(|| other.file(), |meeting| meeting.path.clone())
}
