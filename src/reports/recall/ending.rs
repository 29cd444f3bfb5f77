//! What to do with what was recalled: one step, as a command.

use super::answer::Recall;
use super::empty::{At, at};
use super::lines::Lines;
use super::request::Section;
use super::value::Line;
use crate::facts::contact::latest_meeting;
use crate::facts::next_step::step::Step;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::network::Network;
use crate::model::note::SectionKey as Key;
use crate::model::person::Person;
use crate::model::words::{Role, Stage, TouchKind};
use crate::text::doc::plain;

/// What of a person decides whether the step speaks of them.
#[derive(Clone, Debug)]
pub struct Known {
    id: PersonId,
    active: bool,
    mentee: bool,
    new: bool,
    last: Option<Day>,
}

/// What is to be known of a person.
pub fn known(person: &Person, today: Day) -> Known {
    Known {
        id: person.id.clone(),
        active: is_active(person),
        mentee: is_mentee(person),
        new: is_new(person, today),
        last: latest_meeting(person, today).map(|meeting| meeting.day),
    }
}

/// Those of whom [`step`] may speak, of these in the order of ids.
pub fn speaks_of(lines: &Lines, people: &[Known]) -> Vec<PersonId> {
    let mut who: Vec<&Known> = Vec::new();
    if lines.is_empty() {
        let active = people.iter().filter(|person| person.active);
        who.extend(active.max_by_key(|person| person.last));
    }
    let known = |id: &String| {
        let at = people.binary_search_by(|person| person.id.as_str().cmp(id));
        people.get(at.ok()?)
    };
    for way in [Some("received"), None] {
        let found = || {
            lines.of_way(way).filter_map(|line| {
                let people = line.from.iter().filter(|from| from.kind == "person");
                people.filter_map(|from| known(&from.id)).next()
            })
        };
        let active = found().find(|person| person.active);
        who.extend(active.or_else(|| found().next()));
    }
    who.extend(people.iter().find(|person| person.mentee));
    who.extend(people.iter().find(|person| person.new));
    who.into_iter().map(|person| person.id.clone()).collect()
}

/// The step: what the latest line asks for; without lines, what would fill the section.
pub fn step(network: &Network, recall: &Recall, today: Day) -> Step {
    if recall.lines.is_empty() {
        return fill(network, recall, today);
    }
    let latest = latest(network, recall, None);
    let Some((line, person)) = latest else {
        return elsewhere(recall);
    };
    let (id, name) = (&person.id, plain(person.first_name()));
    let agenda = format!("mentor agenda {id}");
    let (what, command) = match recall.section {
        Section::Key(Key::Takeaways | Key::Decisions) => promise_of(&line, person),
        Section::Key(Key::Feedback) => {
            return feedback(network, recall).unwrap_or_else(|| prepare(person));
        }
        Section::Key(Key::Stories) => stories(network, person),
        Section::Key(Key::Received) => {
            let since = |touch: &&crate::model::touch::Touch| {
                touch.kind == TouchKind::Thanked && line.date.is_none_or(|day| touch.day >= day)
            };
            if person.log.iter().any(|touch| since(&touch)) {
                (
                    format!("Give {name} something back"),
                    format!("mentor touch --gave \"@{id} …\""),
                )
            } else {
                (
                    format!("Thank {name} for the latest"),
                    format!("mentor thanks {id}"),
                )
            }
        }
        Section::Key(Key::Gave) => return give(id),
        Section::Line(TouchKind::Owes) => (
            "Note your answer once you have given it".to_owned(),
            format!("mentor touch --gave \"my answer to @{id}\""),
        ),
        Section::Line(TouchKind::Asked) => (
            format!("Note the answer once {name} has given it"),
            format!("mentor touch --received \"an answer from @{id}\""),
        ),
        Section::Key(Key::Actions | Key::NextTime | Key::SendAhead)
        | Section::Line(TouchKind::Opportunity) => (format!("Take it up with {name}"), agenda),
        Section::Key(Key::Lessons | Key::NextRelationship) => return beginning(network, today),
        _ => (
            format!("See it beside everything else with {name}"),
            format!("mentor show {id}"),
        ),
    };
    Step::new(what, "", command)
}

/// The latest line of this way, or of any, that stands with a person who is active, else with anybody.
fn latest<'a>(
    network: &'a Network,
    recall: &Recall,
    way: Option<&'static str>,
) -> Option<(Line, &'a Person)> {
    let of = |line: Line| {
        let people = line.from.iter().filter(|from| from.kind == "person");
        let ids = people.map(|from| PersonId::new(&from.id));
        let person = ids.filter_map(|id| network.person(&id)).next()?;
        Some((line, person))
    };
    let found = || recall.lines.of_way(way).filter_map(of);
    found()
        .find(|(_, person)| is_active(person))
        .or_else(|| found().next())
}

fn is_active(person: &Person) -> bool {
    person.readable && person.relationship.stage() == Stage::Active
}

fn is_mentee(person: &Person) -> bool {
    is_active(person) && person.relationship.is(Role::Mentee)
}

/// Whether somebody is there whom the owner has not met yet.
fn is_new(person: &Person, today: Day) -> bool {
    let stage = person.relationship.stage();
    person.readable
        && matches!(stage, Stage::Prospect | Stage::Invited | Stage::Active)
        && latest_meeting(person, today).is_none()
}

fn prepare(person: &Person) -> Step {
    let name = plain(person.first_name());
    Step::new(
        format!("Prepare the next time with {name}"),
        "",
        format!("mentor agenda {}", person.id),
    )
}

/// A takeaway becomes a promise in the note it stands in.
fn promise_of(line: &Line, person: &Person) -> (String, String) {
    let what = "Make the latest one a promise, with a day".to_owned();
    let id = &person.id;
    match line.date {
        Some(day) => (
            what,
            format!("mentor log {id} --date {day} --action \"… due:2w\""),
        ),
        None => (what, format!("mentor log {id} --action \"… due:2w\"")),
    }
}

/// Feedback that was received asks what has changed since; given feedback, what came of it.
fn feedback(network: &Network, recall: &Recall) -> Option<Step> {
    let received = latest(network, recall, Some("received"));
    let (what, person) = match received {
        Some((_, person)) => ("what has changed since", person),
        None => ("what came of it", latest(network, recall, None)?.1),
    };
    let name = plain(person.first_name());
    Some(Step::new(
        format!("Ask {name} {what}; the agenda has a place for it"),
        "",
        format!("mentor agenda {}", person.id),
    ))
}

/// A story is told again to a mentee, whose agenda finds the one that fits.
fn stories(network: &Network, latest: &Person) -> (String, String) {
    let mentee = network.people.iter().find(|person| is_mentee(person));
    match mentee {
        Some(mentee) => (
            format!(
                "The agenda with {} brings the one that fits",
                plain(mentee.first_name())
            ),
            format!("mentor agenda {}", mentee.id),
        ),
        None => (
            "Write the next one down, with what you took from it".to_owned(),
            format!("mentor log {} --story \"heard: … — learned: …\"", latest.id),
        ),
    }
}

/// Lessons come back before the next relationship begins.
fn beginning(network: &Network, today: Day) -> Step {
    match network.people.iter().find(|person| is_new(person, today)) {
        Some(person) => Step::new(
            format!(
                "They come back in the first agenda, the next one with {}",
                plain(person.first_name())
            ),
            "",
            format!("mentor agenda {}", person.id),
        ),
        None => Step::new(
            "They come back when somebody is added",
            "",
            "mentor add \"NAME\"",
        ),
    }
}

/// Where no line stands with a person.
fn elsewhere(recall: &Recall) -> Step {
    let from = recall
        .lines
        .each()
        .find_map(|line| line.from.into_iter().next());
    match from {
        Some(from) if from.kind == "circle" => Step::new(
            "See it beside everything else of the circle",
            "",
            format!("mentor show circle:{}", from.id),
        ),
        Some(from) if from.kind == "goal" => Step::new(
            "See who helps with it",
            "",
            format!("mentor gaps --goal {}", from.id),
        ),
        _ => shelf(),
    }
}

fn give(id: &PersonId) -> Step {
    Step::new(
        "Write the next one down when it happens",
        "",
        format!("mentor touch --gave \"@{id} …\""),
    )
}

fn shelf() -> Step {
    Step::new("See who would care", "", "mentor resource list")
}

/// What fills an empty section.
fn fill(network: &Network, recall: &Recall, today: Day) -> Step {
    let section = recall.section;
    if recall.all > 0 {
        let command = format!("mentor recall {}", section.typed());
        return Step::new("See all of it", "", command);
    }
    let met = network.people.iter().filter(|person| is_active(person));
    let last = met.max_by_key(|person| latest_meeting(person, today).map(|meeting| meeting.day));
    let Some(person) = last else {
        return Step::new("Begin with somebody", "", "mentor add \"NAME\"");
    };
    let (id, name) = (&person.id, plain(person.first_name()));
    let (what, command) = match section {
        Section::Line(kind) => (
            "Write the first one down".to_owned(),
            format!("mentor touch --{kind} \"@{id} …\""),
        ),
        Section::Key(key) => match (flag(key), at(key)) {
            (Some(flag), _) => (
                format!("Write the first one down, for instance with {name}"),
                format!("mentor log {id} --{flag} \"…\""),
            ),
            (None, At::Debrief) => (
                "Look back on somebody with whom it has ended".to_owned(),
                format!("mentor close {id} --as completed"),
            ),
            (None, At::Goal) => (
                "See what the goals ask for".to_owned(),
                "mentor gaps".to_owned(),
            ),
            (None, At::Shelf) => (
                "Put the first thing on the shelf".to_owned(),
                "mentor resource add \"TITLE\" --takeaway \"…\"".to_owned(),
            ),
            (None, _) => (
                format!("Write it in the editor, for instance with {name}"),
                format!("mentor log {id}"),
            ),
        },
    };
    Step::new(what, "", command)
}

/// The flag of `log` that fills a section.
fn flag(key: Key) -> Option<&'static str> {
    Some(match key {
        Key::Takeaways => "takeaway",
        Key::Decisions => "decision",
        Key::Actions => "action",
        Key::Feedback => "feedback",
        Key::Gave => "gave",
        Key::Received => "received",
        Key::Stories => "story",
        Key::NextTime => "next",
        Key::Private => "private",
        _ => return None,
    })
}
