//! The evidence for each part: one concrete thing seen, what they know, what was given before.

use super::case::Case;
use super::value::Seen;
use crate::facts::exchange::{Side, gifts};
use crate::facts::points::{section_points, texts};
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::words::TouchKind;
use crate::text::deed::{is_past, thing, uncapitalised};
use crate::text::phrase::{clause, spoken};

/// The words that a takeaway may have.
const TAKEAWAY: usize = 18;
/// The words that a deed may have.
const DEED: usize = 14;
/// How many skills and situations are named.
const STRENGTHS: usize = 2;

/// One concrete thing seen: what they made with what stayed from it; what stayed from a talk; what they
/// gave; what they made; what they did.
pub(super) fn seen(case: &Case<'_>) -> Option<Seen> {
    let work = work(case);
    let with_takeaway = |seen: &Seen| {
        matches!(
            seen,
            Seen::Work {
                takeaway: Some(_),
                ..
            }
        )
    };
    if work.as_ref().is_some_and(with_takeaway) {
        return work;
    }
    talk(case)
        .or_else(|| given(case))
        .or(work)
        .or_else(|| met(case))
}

/// The first work, with the first takeaway of it in `resources/`.
fn work(case: &Case<'_>) -> Option<Seen> {
    let own = |by: &Option<String>| by.as_deref() == Some(case.person.name.as_str());
    let resources = case.network.resources.iter();
    let found = resources
        .filter(|resource| own(&resource.by))
        .find_map(|resource| {
            let note = resource.note.as_deref()?;
            let entries = case.audience.entries(note, SectionKey::Takeaways);
            let texts = entries.iter().map(|shown| shown.entry.text.as_str());
            let mut fit = texts.filter_map(|text| case.said(text, TAKEAWAY));
            Some((resource.title.clone(), fit.next()?))
        });
    let written = case.person.works.first().map(|work| titled(work));
    match (found, written) {
        (Some((title, takeaway)), written) => {
            let form = written
                .filter(|(other, _)| *other == title)
                .and_then(|(_, form)| form);
            Some(Seen::Work {
                title: without_question(&title),
                form,
                takeaway: Some(takeaway),
            })
        }
        (None, Some((title, form))) => Some(Seen::Work {
            title: without_question(&title),
            form,
            takeaway: None,
        }),
        (None, None) => None,
    }
}

/// `Title (talk, 2024)`: the title and what it is.
fn titled(work: &str) -> (String, Option<String>) {
    let Some((title, rest)) = work.rsplit_once(" (") else {
        return (work.to_owned(), None);
    };
    let form = rest.split([',', ')']).next().unwrap_or("").trim();
    let words = form
        .chars()
        .all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    let form = (words && !form.is_empty()).then(|| form.to_owned());
    (title.to_owned(), form)
}

fn without_question(title: &str) -> String {
    title.replace('?', "").trim().to_owned()
}

/// The latest takeaway of a talk with them.
fn talk(case: &Case<'_>) -> Option<Seen> {
    let mut notes: Vec<_> = texts(case.person, case.today, case.audience).collect();
    notes.reverse();
    notes.into_iter().find_map(|(meeting, note)| {
        let points = section_points(meeting, note, SectionKey::Takeaways, case.audience);
        let takeaway = points
            .iter()
            .find_map(|point| case.said(&point.text, TAKEAWAY))?;
        Some(Seen::Talk {
            takeaway,
            on: meeting.day,
        })
    })
}

/// The latest thing that they gave.
fn given(case: &Case<'_>) -> Option<Seen> {
    let gifts = gifts(case.person, case.today, case.audience);
    let received = gifts
        .iter()
        .rev()
        .filter(|gift| gift.side == Side::Received);
    received
        .filter_map(|gift| deed(case, &gift.text, gift.day))
        .next()
}

/// The latest contact that says what they did.
fn met(case: &Case<'_>) -> Option<Seen> {
    let log = case.person.log.iter().rev();
    let contacts = log.filter(|touch| touch.kind == TouchKind::Contact && touch.day <= case.today);
    let mut deeds = contacts.filter_map(|touch| {
        let deed = deed(case, without_name(case, &touch.text), touch.day)?;
        // A thing in a contact is what happened, not what they did.
        matches!(deed, Seen::Deed { thing: false, .. }).then_some(deed)
    });
    deeds.next()
}

/// A line without the name that it begins with.
fn without_name<'t>(case: &Case<'_>, text: &'t str) -> &'t str {
    let person = case.person;
    let id = format!("@{}", person.id);
    let names = [id.as_str(), &person.name, person.first_name()];
    let rest = names
        .iter()
        .find_map(|name| text.strip_prefix(name)?.strip_prefix(' '));
    rest.unwrap_or(text)
}

/// A line about them as it stands after `you`, or as a thing.
fn deed(case: &Case<'_>, text: &str, on: Day) -> Option<Seen> {
    let turned = case.turned(text, DEED)?;
    let first = turned.split_whitespace().next()?;
    let after_you = turned
        .strip_prefix("you ")
        .or_else(|| turned.strip_prefix("You "));
    let text = if let Some(rest) = after_you {
        rest.to_owned()
    } else if is_past(first) {
        turned
    } else if let Some(thing) = thing(&turned) {
        return Some(Seen::Deed {
            text: thing,
            thing: true,
            on,
        });
    } else {
        return None;
    };
    is_past(text.split_whitespace().next()?).then_some(Seen::Deed {
        text,
        thing: false,
        on,
    })
}

/// What they know, of the goal's needs first, and what they have been through.
pub(super) fn strength(case: &Case<'_>, learn: &[String]) -> Vec<String> {
    let known = case.person.expertise.iter().map(|skill| spoken(skill));
    let mut words: Vec<String> = learn.to_vec();
    words.extend(known);
    words.extend(case.person.experience.iter().map(|been| spoken(been)));
    let mut once: Vec<String> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once.truncate(STRENGTHS);
    once
}

/// The latest thing that the owner gave, as it stands after `I`.
pub(super) fn gave(case: &Case<'_>) -> Option<(String, Day)> {
    let gifts = gifts(case.person, case.today, case.audience);
    let given = gifts.iter().rev().filter(|gift| gift.side == Side::Gave);
    given
        .filter_map(|gift| {
            // What was given stands in the first clause; the rest says why.
            let head = gift.text.split([',', ';']).next().unwrap_or("");
            let text = case.turned(clause(head), DEED)?;
            let first = text.split_whitespace().next()?.to_lowercase();
            is_past(&first).then(|| (uncapitalised(&text), gift.day))
        })
        .next()
}
