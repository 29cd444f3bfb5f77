//! What follows once keys are set: the one command that most sensibly comes next, from which keys they were.
//!
//! What may live here: that choice. What may not: what becomes of a key, and how it is told.

use crate::facts::contact::{Standing, standing};
use crate::facts::next_step::step::Step;
use crate::facts::next_step::{active, choose};
use crate::facts::setting::{Keyed, Setting};
use crate::facts::subject::Subject;
use crate::model::circle::Circle;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::model::relationship::Relationship;
use crate::model::words::{Stage, Style};
use crate::text::doc::plain;
use crate::text::phrase::shell_word;

/// Of more than these `show` would be long.
const SHOWN: usize = 3;
/// Keys after which the step that `show` gives is the one that follows: they decide it.
const DECIDES: [&str; 5] = ["stage", "roles", "style", "since", "purpose"];
/// Keys that say who covers what.
const COVERS: [&str; 3] = ["goals", "functions", "expertise"];
/// Keys of people whose equals `list` finds by a filter of that name.
const FILTERS: [(&str, &str); 7] = [
    ("stage", "stage"),
    ("roles", "role"),
    ("sector", "sector"),
    ("organization", "org"),
    ("level", "level"),
    ("source", "source"),
    ("style", "style"),
];

/// What follows; `network` is as it is now, with the texts of the only person. `None` where nothing was written.
pub fn next(network: &Network, each: &[Keyed], today: Day) -> Option<Step> {
    let changed: Vec<&Keyed> = each.iter().filter(|one| one.changed).collect();
    let [one] = changed.as_slice() else {
        return several(&changed);
    };
    let Some(home) = &one.home else {
        return Some(of_settings(&one.settings));
    };
    Some(match Subject::of(network, home)? {
        Subject::Person(person) => of_person(network, person, &one.settings, today),
        Subject::Circle(circle) => of_circle(circle),
    })
}

fn of_person(network: &Network, person: &Person, settings: &[Setting], today: Day) -> Step {
    let is = |name: &str| settings.iter().any(|one| one.name() == name);
    let (id, name) = (&person.id, plain(person.first_name()));
    let now = standing(network, person, today);
    let stage = person.relationship.stage();
    if is("stage")
        && let Some(step) = left_over(person, today).or_else(|| rhythm_wanted(person, &now))
    {
        return step;
    }
    if is("until")
        && let Some(step) = end_of(person, &now, today)
    {
        return step;
    }
    if DECIDES.iter().any(|key| is(key)) {
        return choose::of(network, person, &now, today);
    }
    if let Some(until) = person.relationship.snooze.filter(|day| *day > today)
        && is("snooze")
    {
        return Step::new(
            "See who is next meanwhile",
            format!("the review is silent about {name} until {}", until.long()),
            "mentor review",
        );
    }
    if is("cadence")
        && let Some(step) = due(person, &now, today)
    {
        return step;
    }
    if let Some(step) = tagged(settings) {
        return step;
    }
    let may_join = matches!(stage, Stage::Prospect | Stage::Invited);
    if settings
        .iter()
        .any(|one| one.path.first().is_some_and(|key| key == "fit"))
        && may_join
    {
        let what = format!("See what their scorecard says of {name} now");
        return Step::new(what, "", format!("mentor fit {id}"));
    }
    if COVERS.iter().any(|key| is(key)) {
        if stage == Stage::Active {
            return Step::new("See what your network covers now", "", "mentor gaps");
        }
        if may_join {
            let what = format!("See what your network would cover with {name}");
            return Step::new(what, "", format!("mentor gaps --with {id}"));
        }
    }
    let what = format!("See how things stand with {name}");
    Step::new(what, "", format!("mentor show {id}"))
}

/// Somebody who became active, of whom an end or a pause is still written: `resume` would have taken it out.
fn left_over(person: &Person, today: Day) -> Option<Step> {
    let agreed = &person.relationship;
    let (id, name) = (&person.id, plain(person.first_name()));
    if agreed.stage() != Stage::Active {
        return None;
    }
    if let Some(ended) = agreed.ended {
        return Some(Step::new(
            format!(
                "Take this back, then `mentor resume {id}`: it begins again, and keeps the time before"
            ),
            format!("that it ended on {} is still written", ended.on.long()),
            "mentor undo",
        ));
    }
    let until = agreed.snooze.filter(|until| *until > today)?;
    Some(Step::new(
        format!("Let the review speak of {name} again"),
        format!("it is silent until {}, as `snooze` says", until.long()),
        format!("mentor set {id} snooze="),
    ))
}

/// What an agreed end asks for: once it is past, however little there was.
fn end_of(person: &Person, now: &Standing, today: Day) -> Option<Step> {
    let active = person.relationship.stage() == Stage::Active;
    let past = active::ended(person, today).filter(|_| active);
    past.or_else(|| active::ending(person, now, today))
}

/// Somebody active of whom nothing says how often.
fn rhythm_wanted(person: &Person, now: &Standing) -> Option<Step> {
    let Relationship { cadence, style, .. } = &person.relationship;
    let loose = matches!(style, Some(Style::Flash | Style::Informal));
    let active = person.relationship.stage() == Stage::Active;
    if !active || loose || cadence.is_some() || now.cadence.is_some() {
        return None;
    }
    let name = plain(person.first_name());
    Some(Step::new(
        format!("Say how often you and {name} want to be in touch"),
        "no role is written that would give a rhythm, so nothing would ever fall due",
        format!("mentor set {} cadence=\"4 weeks\"", person.id),
    ))
}

/// When the next contact falls due by the rhythm that was set.
fn due(person: &Person, now: &Standing, today: Day) -> Option<Step> {
    let (due, cadence) = (now.due_on?, now.cadence?);
    if now.due || due <= today {
        return None;
    }
    let from = match (now.last_contact, person.relationship.since) {
        (Some(last), _) => format!("in touch on {}", last.long()),
        (None, since) => format!("since {}", since?.long()),
    };
    Some(Step::new(
        format!("Prepare the next time with {}", plain(person.first_name())),
        format!("due by {}: {from}, {}", due.long(), cadence.every()),
        format!("mentor agenda {}", person.id),
    ))
}

/// Who else carries a tag that was given.
fn tagged(settings: &[Setting]) -> Option<Step> {
    let tags = settings.iter().find(|one| one.name() == "tags")?;
    let tag = tags.written().into_iter().next()?;
    let command = format!("mentor list {}", shell_word(&format!("tag:{tag}")));
    Some(Step::new("See everyone who carries the tag", "", command))
}

fn of_circle(circle: &Circle) -> Step {
    let typed = format!("circle:{}", circle.id);
    match circle.stage() {
        Stage::Active => Step::new(
            "Prepare the next time",
            "",
            format!("mentor agenda {typed}"),
        ),
        _ => Step::new("See how it stands", "", format!("mentor show {typed}")),
    }
}

fn of_settings(settings: &[Setting]) -> Step {
    let table = |name: &str| {
        let mut tables = settings.iter().filter_map(|one| one.path.first());
        tables.any(|table| table == name)
    };
    if table("coverage") || table("aliases") {
        return Step::new("See what your network covers now", "", "mentor gaps");
    }
    if table("cadence") || table("rhythm") {
        return Step::new("See who is due by it", "", "mentor list due:yes");
    }
    if table("fit") {
        return Step::new("See your prospects by it", "", "mentor fit");
    }
    Step::new(
        "See whether the other files agree with it",
        "",
        "mentor check",
    )
}

/// What follows for several, from the first key of them that has an answer of its own.
fn several(changed: &[&Keyed]) -> Option<Step> {
    let first = changed.first()?;
    let people = changed
        .iter()
        .filter(|one| matches!(one.home, Some(Home::Person(_))));
    let settings: Vec<Setting> = people.flat_map(|one| one.settings.clone()).collect();
    let is = |name: &str| settings.iter().any(|one| one.name() == name);
    if let Some(step) = tagged(&settings).or_else(|| settings.iter().find_map(alike)) {
        return Some(step);
    }
    if COVERS.iter().any(|key| is(key)) {
        return Some(Step::new(
            "See what your network covers now",
            "",
            "mentor gaps",
        ));
    }
    if ["cadence", "until", "snooze", "busy"]
        .iter()
        .any(|key| is(key))
    {
        return Some(Step::new("See who is next by it", "", "mentor review"));
    }
    let shown: Vec<&str> = changed
        .iter()
        .filter(|one| one.home.is_some())
        .map(|one| one.typed.as_str())
        .collect();
    Some(match shown.len() {
        0 => of_settings(&first.settings),
        many if many > SHOWN => Step::new("See whether all files agree", "", "mentor check"),
        _ => {
            let command = format!("mentor show {}", shown.join(" "));
            Step::new("See how things stand with them", "", command)
        }
    })
}

/// Everybody of whom the same is written.
fn alike(setting: &Setting) -> Option<Step> {
    let (_, filter) = FILTERS.iter().find(|(key, _)| *key == setting.name())?;
    let value = setting.written().into_iter().next()?;
    let command = format!("mentor list {}", shell_word(&format!("{filter}:{value}")));
    Some(Step::new(
        "See everyone of whom the same is written",
        "",
        command,
    ))
}
