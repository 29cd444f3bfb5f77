//! What is known of somebody before the first meeting.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{and, clause};
use crate::model::words::{Source as Route, TouchKind};
use crate::text::phrase::spoken;

/// How many contacts before the first meeting are recalled.
const CONTACTS: usize = 2;

/// Who they are, what they made, went through and care about, who brought them, what was said so far.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    let file = case.person.file();
    let of_profile = profile(case).into_iter();
    let mut known: Vec<Line> = of_profile
        .map(|text| {
            Line::under(Source::Profile, text)
                .in_file(file.clone())
                .for_me()
        })
        .collect();
    known.extend(contacts(case));
    if known.is_empty() {
        let command = format!(
            "mentor set {} title=\"…\" organization=\"…\" works+=\"…\"",
            case.typed()
        );
        let line = Line::new(
            Source::Profile,
            "What I know of them",
            "nothing is written yet",
        );
        return vec![line.in_file(file).command(command).for_me()];
    }
    let heading = Line::new(Source::Profile, "What I know of them", "");
    known.insert(0, heading.for_me());
    known
}

/// What `person.toml` says of them, a sentence each.
fn profile(case: &Case<'_>) -> Vec<String> {
    let person = case.person;
    let words = |list: &[String]| {
        let words: Vec<String> = list.iter().map(|word| spoken(word)).collect();
        (!words.is_empty()).then(|| and(&words))
    };
    let made = person.works.first();
    let sees = Some(&person.perspectives).filter(|list| !list.is_empty());
    [
        post(case),
        made.map(|work| format!("Made: {}. Read or see it before we meet", clause(work))),
        sees.map(|list| format!("Sees it as one who: {}", list.join("; "))),
        words(&person.experience).map(|been| format!("Has been through {been}")),
        words(&person.expertise).map(|skills| format!("Is good at {skills}")),
        person
            .motivation
            .as_deref()
            .map(|why| format!("Why they help: {}", clause(why))),
        route(case),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The latest contacts before the first meeting.
fn contacts(case: &Case<'_>) -> Vec<Line> {
    let log = case.person.log.iter();
    let mut touches: Vec<_> = log
        .filter(|touch| touch.day <= case.today && touch.kind == TouchKind::Contact)
        .collect();
    touches.sort_by_key(|touch| (touch.day, touch.line));
    let from = touches.len().saturating_sub(CONTACTS);
    touches
        .split_off(from)
        .into_iter()
        .map(|touch| {
            let place = case.place("log.md", touch.line);
            let line = Line::under(Source::Log, touch.text.clone());
            line.tail(case.voice.day(touch.day)).at(&place).for_me()
        })
        .collect()
}

/// `VP Engineering, Northwind Health (healthcare), London`.
fn post(case: &Case<'_>) -> Option<String> {
    let person = case.person;
    let organization = person
        .organization
        .as_ref()
        .map(|organization| match &person.sector {
            Some(sector) => format!("{organization} ({sector})"),
            None => organization.clone(),
        });
    let parts: Vec<String> = [person.title.clone(), organization, person.location.clone()]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How they came into the network.
fn route(case: &Case<'_>) -> Option<String> {
    let person = case.person;
    if let Some(by) = &person.introduced_by {
        let name = case.network.name_of(by);
        return Some(format!("Introduced by {name}"));
    }
    let text = match person.source? {
        Route::Program => match &person.relationship.program {
            Some(program) => format!("Met through {program}"),
            None => "Met through a programme".to_owned(),
        },
        Route::Observed => "I noticed them at work".to_owned(),
        Route::Introduced => "We were introduced".to_owned(),
        Route::Network => "Met through a professional network".to_owned(),
        Route::Event => "Met at an event".to_owned(),
        Route::Online => "Met online".to_owned(),
        Route::Own => "I made the first move".to_owned(),
        Route::Other => return None,
    };
    Some(text)
}
