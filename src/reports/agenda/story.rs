//! At most one story for a mentee: one of the owner's, on what they bring, never told to them before,
//! with the question after it. For the owner's eyes.

use std::collections::BTreeSet;

use super::case::Case;
use super::line::{Line, Source};
use super::voice::untagged;
use crate::facts::privacy::Audience;
use crate::facts::telling::{Marked, Told, stories};
use crate::model::person::Person;
use crate::model::words::Role;
use crate::text::fold::fold;
use crate::text::wording::{shared, topics};

/// The question after a story (domain.md 2.1).
const AFTER: &str = "What do you take from it?";

/// The story that fits best, if one does.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    if !case.is(Role::Mentee) {
        return Vec::new();
    }
    let wanted = wanted(case);
    let known: Vec<String> = stories(case.person, case.today, Audience::Owner)
        .iter()
        .map(|story| heart(&story.point.text))
        .collect();
    let mut best: Option<(usize, Marked<Told>, &Person)> = None;
    for person in case
        .network
        .people
        .iter()
        .filter(|p| p.id != case.person.id && !p.confidential)
    {
        for story in stories(person, case.today, Audience::OTHERS) {
            let fit = fit(&story, &wanted);
            let better = best
                .as_ref()
                .is_none_or(|(most, told, _)| (fit, story.point.day) > (*most, told.point.day));
            let new = story.mark == Told::Told && !known.contains(&heart(&story.point.text));
            if fit > 0 && new && better {
                best = Some((fit, story, person));
            }
        }
    }
    let Some((_, story, person)) = best else {
        return Vec::new();
    };
    let day = case.voice.day(story.point.day);
    let tail = format!(
        "two minutes; told {} on {day}, not yet {}",
        person.first_name(),
        case.voice.name
    );
    let text = untagged(&story.point.text).to_owned();
    vec![
        Line::new(Source::Note, "One story, if it helps", text)
            .tail(tail)
            .at(&story.point.place)
            .for_me(),
        Line::under(Source::Practice, AFTER).for_me(),
    ]
}

/// What this person brings: purpose, objectives, points, open promises, and themes of feedback.
fn wanted(case: &Case<'_>) -> BTreeSet<String> {
    let agreed = &case.person.relationship;
    let mut words = topics(agreed.purpose.as_deref().unwrap_or(""));
    let open = case
        .items
        .iter()
        .filter(|item| item.is_open())
        .map(|item| &item.action.text);
    let feedback = crate::facts::telling::feedback(case.person, case.today, Audience::Owner);
    let themes: Vec<String> = feedback
        .iter()
        .flat_map(|said| said.topics.clone())
        .collect();
    let points = case.points.iter().map(|point| &point.text);
    for text in agreed
        .objectives
        .iter()
        .chain(points)
        .chain(open)
        .chain(&themes)
    {
        words.extend(topics(text));
    }
    words
}

/// A story fits by its topics; without any by its words.
fn fit(story: &Marked<Told>, wanted: &BTreeSet<String>) -> usize {
    let of_topics: BTreeSet<String> = story
        .topics
        .iter()
        .flat_map(|topic| topics(topic))
        .collect();
    let by_topic = of_topics.intersection(wanted).count();
    let by_words = shared(&topics(&story.point.text), wanted);
    by_topic.saturating_mul(10).saturating_add(by_words)
}

/// What a story tells, without what was learned from it and its topics: by this it is known again.
fn heart(text: &str) -> String {
    let told = untagged(text);
    let told = told.split_once("learned:").map_or(told, |(told, _)| told);
    fold(told.trim_end_matches(|c: char| !c.is_alphanumeric()))
}
