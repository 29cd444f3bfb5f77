//! What they did and how: the evidence of an occasion, the most telling first. The first is the act, the
//! rest says how they did it.

use std::cmp::Reverse;

use super::effects::{is_of_round, results};
use super::occasion::{Occasion, Source, split};
use super::piece::{Case, Form, Piece};
use super::variant::Variant;
use crate::facts::actions::{Item, Status, of_person};
use crate::facts::addressed::{is_aside, takeaways};
use crate::facts::contact::up_to;
use crate::facts::exchange::{Gift, Side, gifts};
use crate::facts::points::{Point, section_points};
use crate::facts::telling::{Feedback, Told, feedback, stories};
use crate::facts::thanking::what_for;
use crate::model::action::Owner;
use crate::model::ids::{Place, RelPath};
use crate::model::note::{Meeting, Note, SectionKey};
use crate::text::address::{Pronouns, capitalised};
use crate::text::deed::{curly, infinitive, sentences, thing};
use crate::text::phrase::clause;

/// What people do that is worth thanks; other sentences about them may be observations.
const KIND_DEEDS: &[&str] = &[
    "advised",
    "asked",
    "brought",
    "called",
    "came",
    "checked",
    "drew",
    "encouraged",
    "explained",
    "gave",
    "helped",
    "interrupted",
    "introduced",
    "let",
    "listened",
    "named",
    "noticed",
    "offered",
    "rang",
    "read",
    "reminded",
    "rewrote",
    "sent",
    "shared",
    "showed",
    "stayed",
    "stopped",
    "suggested",
    "told",
    "took",
    "walked",
    "warned",
    "wrote",
];

/// A shorter sentence leans on the one before it.
const LEAST_WORDS: usize = 8;

/// The evidence of an occasion for a kind of thank-you.
pub fn acts(case: &Case<'_>, occasion: &Occasion<'_>, variant: Variant) -> Vec<Piece> {
    match occasion.source {
        Source::Meeting(meeting, note) => {
            let mut found = of_meeting(case, meeting, note, variant);
            if variant == Variant::Result {
                // A second note begins with the advice that the result goes back to.
                let chains = results(case, occasion, variant).into_iter();
                let advice = chains.filter_map(|chain| chain.advice).next();
                let led = advice
                    .map(|advice| case.quoted(Form::LeftWith, &advice.text, Some(advice.place)));
                found.splice(0..0, led);
            }
            found
        }
        Source::Closing(meeting, note) => of_closing(case, meeting, note),
        Source::Line(touch) => {
            let place = occasion.place(case);
            let (act, _) = split(&touch.text);
            vec![case.given(act, Some(place))]
        }
        Source::Brought(other) => {
            let text = format!("bringing {} and me together", other.name);
            vec![Piece::new(Form::For, text, Some(occasion.place(case)))]
        }
    }
}

fn of_meeting(case: &Case<'_>, meeting: &Meeting, note: &Note, variant: Variant) -> Vec<Piece> {
    let file = note.path.as_ref().unwrap_or(&meeting.path);
    let mut given = received(case, file);
    let mut said = told(case, meeting, file);
    let mut found = Vec::new();
    if variant == Variant::Feedback {
        found.append(&mut said);
    }
    found.append(&mut given);
    found.append(&mut said);
    found.extend(spoken(case, file, note));
    found.extend(heard(case, meeting, file));
    found.extend(kept(case, file));
    if !case.person.relationship.only_mentee() {
        let took = takeaways(meeting, note, case.audience).into_iter();
        found.extend(took.map(|point| case.quoted(Form::LeftWith, &point.text, Some(point.place))));
    }
    found
}

fn of_closing(case: &Case<'_>, meeting: &Meeting, note: &Note) -> Vec<Piece> {
    let points = |key| section_points(meeting, note, key, case.audience).into_iter();
    let mut found: Vec<Piece> = points(SectionKey::Appreciation)
        .filter_map(|point| appreciated(case, &point))
        .collect();
    found.extend(
        points(SectionKey::MostUseful)
            .map(|point| case.quoted(Form::Helped, &point.text, Some(point.place))),
    );
    if found.is_empty() {
        found = of_round(case, note);
    }
    if found.is_empty() && !case.person.relationship.only_mentee() {
        found = left_with(case, note);
    }
    found
}

/// What the owner took from the meetings of that time, the latest first.
fn left_with(case: &Case<'_>, note: &Note) -> Vec<Piece> {
    let met = up_to(&case.person.meetings, case.today).rev();
    let met = met.filter(|meeting| is_of_round(note, meeting.day));
    let took = met.filter_map(|meeting| Some((meeting, case.audience.text(meeting)?)));
    let took = took.flat_map(|(meeting, text)| takeaways(meeting, text, case.audience));
    took.map(|point| case.quoted(Form::LeftWith, &point.text, Some(point.place)))
        .collect()
}

/// What they gave in the time that a debrief looks back on: the most first, of equals the latest.
fn of_round(case: &Case<'_>, note: &Note) -> Vec<Piece> {
    let mut gifts: Vec<Gift> = gifts(case.person, case.today, case.audience);
    gifts.retain(|gift| gift.side == Side::Received && is_of_round(note, gift.day));
    gifts.sort_by_key(|gift| (Reverse(gift.points()), Reverse(gift.day)));
    let gifts = gifts.into_iter();
    gifts
        .map(|gift| case.given(&gift.text, Some(gift.place)))
        .collect()
}

/// `For not laughing at 58` is for something; `Told him that …` is what was said already: only what the
/// owner told them of themselves is said again.
fn appreciated(case: &Case<'_>, point: &Point) -> Option<Piece> {
    let first = sentences(&point.text).into_iter().next()?;
    let turned = case.turned(first)?;
    let place = Some(point.place.clone());
    if let Some(rest) = what_for(&turned) {
        return Some(Piece::new(Form::For, rest, place));
    }
    let rest = turned.strip_prefix("Told you that ")?;
    let text = capitalised(rest);
    text.starts_with("You ")
        .then(|| Piece::new(Form::Clause, text, place))
}

fn received(case: &Case<'_>, file: &RelPath) -> Vec<Piece> {
    let mut gifts: Vec<Gift> = gifts(case.person, case.today, case.audience);
    gifts.retain(|gift| gift.side == Side::Received && gift.place.file == *file);
    // Of equals the first in the file.
    gifts.sort_by_key(|gift| std::cmp::Reverse(gift.points()));
    let gifts = gifts.into_iter();
    gifts
        .map(|gift| case.given(&gift.text, Some(gift.place)))
        .collect()
}

/// Feedback that the owner received, in their words.
fn told(case: &Case<'_>, meeting: &Meeting, file: &RelPath) -> Vec<Piece> {
    let said = feedback(case.person, case.today, case.audience).into_iter();
    said.filter(|said| {
        let here = said.point.day == meeting.day && said.point.place.file == *file;
        said.mark == Feedback::Received && here
    })
    .map(|said| case.quoted(Form::Told, &said.point.text, Some(said.point.place)))
    .collect()
}

/// Stories that the owner heard, with what they taught.
fn heard(case: &Case<'_>, meeting: &Meeting, file: &RelPath) -> Vec<Piece> {
    let told = stories(case.person, case.today, case.audience).into_iter();
    let told = told.filter(|story| {
        let here = story.point.day == meeting.day && story.point.place.file == *file;
        story.mark == Told::Heard && here
    });
    told.filter_map(|story| {
        let turned = case.turned(&story.point.text)?;
        let parts = ["— learned:", "– learned:", "- learned:"]
            .iter()
            .find_map(|mark| turned.split_once(mark));
        let (text, learned) = parts.map_or((turned.as_str(), None), |(text, learned)| {
            (text.trim(), Some(learned.trim().to_owned()))
        });
        let text = thing(text)?;
        Some(Piece::new(Form::Story, text, Some(story.point.place)).more(learned))
    })
    .collect()
}

/// Promises that they kept, as that meeting's notes hold them.
fn kept(case: &Case<'_>, file: &RelPath) -> Vec<Piece> {
    let mut items = of_person(case.person, case.today);
    items.retain(|item| {
        let theirs = matches!(&item.action.owner, Owner::Person(id) if *id == case.person.id);
        let here = item.file == *file && item.status == Status::Done;
        theirs && here && case.audience.sees_action(item)
    });
    // What came of it tells more than that it was done.
    items.sort_by_key(|item| item.action.result.is_none());
    items.iter().filter_map(|item| deed(case, item)).collect()
}

fn deed(case: &Case<'_>, item: &Item<'_>) -> Option<Piece> {
    let turned = case.turned(&item.action.text)?;
    let came = match item.action.result.as_deref() {
        Some(result) => Some(case.turned(result)?),
        None => None,
    };
    let piece = match infinitive(&turned) {
        Some(text) => Piece::new(Form::Did, text, Some(item.place())),
        None => case.quoted(Form::Kept, &item.action.text, Some(item.place())),
    };
    Some(piece.more(came))
}

/// Sentences of the free text that tell what they did or said, with what they said next.
fn spoken(case: &Case<'_>, file: &RelPath, note: &Note) -> Vec<Piece> {
    let free = note.sections.iter().filter(|section| {
        section.key.is_none() && (!section.private || case.audience.sees_private())
    });
    let entries = free.flat_map(|section| &section.entries);
    let mut found = Vec::new();
    for entry in entries.filter(|entry| !entry.task && !is_aside(&entry.text)) {
        let sentences = sentences(&entry.text);
        for (at, sentence) in sentences.iter().enumerate() {
            let Some(mut text) = deed_in(case, sentence) else {
                continue;
            };
            let next = sentences.get(at + 1).copied().unwrap_or("");
            if let Some(said) = next.strip_prefix("Then: \"") {
                let said = curly(&format!("\"{said}"));
                text = format!("{text}. Then: {said}");
            }
            let place = Place {
                file: file.clone(),
                line: entry.line,
            };
            found.push(Piece::new(Form::Clause, text, Some(place)));
        }
    }
    found
}

/// A sentence about them, turned, where it tells a deed or quotes them.
fn deed_in(case: &Case<'_>, sentence: &str) -> Option<String> {
    let (first, rest) = sentence.split_once(' ')?;
    let name = case.person.first_name();
    let known = Pronouns::parse(case.person.pronouns.as_deref());
    let spoken_of = match first.trim_end_matches(':') {
        "She" => known != Pronouns::He && known != Pronouns::Other,
        "He" => known != Pronouns::She && known != Pronouns::Other,
        first => first == name,
    };
    let short = sentence.split_whitespace().count() < LEAST_WORDS;
    if !spoken_of || sentence.contains(['(', ')']) || (short && !first.ends_with(':')) {
        return None;
    }
    if first.ends_with(':') {
        let words = rest
            .trim()
            .strip_prefix('"')?
            .trim_end_matches('.')
            .strip_suffix('"')?;
        return (!words.contains('"')).then(|| format!("You said: “{words}”"));
    }
    let mut words = rest.split_whitespace();
    let verb = words
        .next()
        .filter(|word| *word != "had")
        .or_else(|| words.next())?;
    KIND_DEEDS
        .contains(&verb.trim_end_matches([',', ':', '.']))
        .then_some(())?;
    let turned = case.turned(sentence)?;
    Some(clause(&turned).to_owned())
}
