//! What answers come to beside new files: keys and entries that join what is there, and change none of it.
//!
//! What may live here: one edit for each answer, left out where the file says it by now. What may not: new files.

use crate::changes::workshop::answers::{Answers, NewGoal, NewPerson, OfGoal, OfPerson};
use crate::facts::blanks::{Blank, Part, Seen, Term};
use crate::model::change::{ChangeSet, Edit, Value};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::note::SectionKey;
use crate::model::person::Person;
use crate::model::words::{Criterion, Role, Source, Stage, TouchKind};

/// What a deal-breaker must reach where nothing else is said.
const LEAST: u32 = 3;

/// Any answer that fills a blank: where even it would change a line that is there (a list that is written as
/// empty, a table on one line), no other can be added either.
pub fn sample(blank: &Blank, people: &[Seen]) -> Answers {
    let mut answers = Answers::default();
    let text = || Some("x".to_owned());
    match blank {
        Blank::Name => answers.name = text(),
        Blank::Organization => answers.organization = text(),
        Blank::Purpose => answers.purpose = text(),
        Blank::Give => answers.give.extend(text()),
        // They make files of their own.
        Blank::Goal | Blank::Helpers(_) | Blank::People => {}
        Blank::Part(id, part) => {
            let of = answers.known_goals.entry(id.clone()).or_default();
            match part {
                Part::By => of.by = Day::from_number(1),
                Part::Why => of.why = text(),
                Part::Functions => of.functions.extend(text()),
                Part::Needs => of.needs.extend(text()),
                Part::Strengths => of.strengths.extend(text()),
                Part::Growth => of.growth.extend(text()),
                Part::Challenges => of.challenges.extend(text()),
                Part::Step => of.step = text().zip(Day::from_number(1)),
            }
        }
        Blank::With(id, term) => {
            let of = answers.known_people.entry(id.clone()).or_default();
            match term {
                Term::Role => of.roles.push(Role::Peer),
                Term::Purpose => of.purpose = text(),
                Term::Cadence => of.cadence = text(),
                Term::Talk => of.talk = Day::from_number(1),
                Term::Confidentiality => of.confidentiality = text(),
                Term::Source => of.source = Some(Source::Other),
            }
        }
        Blank::Crisis => answers.crisis = callable(people).map(|seen| seen.id.clone()).collect(),
    }
    answers
}

/// The most people who are offered for a choice.
const OFFERED: usize = 12;

/// The people who could be called when things are on fire: the first of those who are active.
pub fn callable(people: &[Seen]) -> impl Iterator<Item = &Seen> {
    let active = people.iter().filter(|seen| seen.active);
    active.take(OFFERED)
}

/// The least that each criterion must reach.
pub fn deal_breakers(answers: &Answers) -> Vec<(Criterion, u32)> {
    let must = answers.must.iter();
    must.map(|criterion| (*criterion, LEAST)).collect()
}

/// The keys of a new person, without their name.
pub fn keys(person: &NewPerson) -> Vec<(Vec<String>, Value)> {
    let stage = match person.talk {
        Some(_) => Stage::Active,
        None => Stage::Prospect,
    };
    let roles = person.roles.iter().map(|role| role.as_str());
    let functions = person.functions.iter().copied();
    let goals = person.goal.iter().map(|goal| goal.as_str());
    let good_at = person.good_at.iter().map(String::as_str);
    let keys = [
        (
            vec!["organization"],
            person.organization.clone().map(Value::Text),
        ),
        (
            vec!["level"],
            person.level.map(|level| word(level.as_str())),
        ),
        (
            vec!["relation"],
            person.relation.map(|relation| word(relation.as_str())),
        ),
        (vec!["expertise"], list(good_at)),
        (
            vec!["source"],
            person.source.map(|source| word(source.as_str())),
        ),
        (vec!["relationship", "roles"], list(roles)),
        (vec!["relationship", "stage"], Some(word(stage.as_str()))),
        (
            vec!["relationship", "purpose"],
            person.purpose.clone().map(Value::Text),
        ),
        (vec!["relationship", "goals"], list(goals)),
        (vec!["relationship", "functions"], list(functions)),
    ];
    let said = keys
        .into_iter()
        .filter_map(|(path, value)| Some((path, value?)));
    said.map(|(path, value)| (path.into_iter().map(str::to_owned).collect(), value))
        .collect()
}

/// The sections of a new goal with what they hold.
pub fn lines(goal: &NewGoal) -> Vec<(SectionKey, Vec<String>)> {
    let parts = Part::ALL.into_iter();
    parts
        .filter_map(|part| Some((part.section()?, goal.of.lines(part))))
        .collect()
}

/// The line of `log.md` that says when two last talked.
pub fn talked(day: Day) -> String {
    format!("- {day} {}: talked", TouchKind::Contact)
}

/// What joins the settings, the goals and the people that are there.
pub fn fill(network: &Network, answers: &Answers) -> ChangeSet {
    let mut set = ChangeSet::new("Fill in what was empty");
    of_settings(network, answers, &mut set);
    for (id, of) in &answers.known_goals {
        if let Some(goal) = network.goal(id) {
            of_goal(goal, of, &mut set);
        }
    }
    for (id, of) in &answers.known_people {
        if let Some(person) = network.person(id) {
            of_person(person, of, &mut set);
        }
    }
    for person in answers.crisis.iter().filter_map(|id| network.person(id)) {
        if !person.relationship.crisis_contact {
            let path = ["relationship", "crisis-contact"];
            set.set(&person.file(), &path, Value::Bool(true));
        }
    }
    set
}

fn of_settings(network: &Network, answers: &Answers, set: &mut ChangeSet) {
    let file = RelPath::new("mentor.toml");
    let (me, policy) = (&network.policy.me, &network.policy);
    for (key, there, said) in [
        ("name", me.name.is_some(), &answers.name),
        (
            "organization",
            me.organization.is_some(),
            &answers.organization,
        ),
        ("intro", me.intro.is_some(), &answers.purpose),
    ] {
        if let Some(said) = said.as_ref().filter(|_| !there) {
            set.set(&file, &["me", key], Value::Text(said.clone()));
        }
    }
    if let Some(give) = list(answers.give.iter().map(String::as_str))
        && me.expertise.is_empty()
    {
        set.set(&file, &["me", "expertise"], give);
    }
    if policy.deal_breakers.is_empty() && !answers.must.is_empty() {
        let pair = |(criterion, least): (Criterion, u32)| {
            (criterion.as_str().to_owned(), Value::Integer(least.into()))
        };
        let table = deal_breakers(answers).into_iter().map(pair).collect();
        set.set(&file, &["fit", "deal-breakers"], Value::Table(table));
    }
}

fn of_goal(goal: &Goal, of: &OfGoal, set: &mut ChangeSet) {
    let texts = |texts: &[String]| list(texts.iter().map(String::as_str));
    for (key, there, said) in [
        ("by", goal.by.is_some(), of.by.map(Value::Day)),
        ("why", goal.why.is_some(), of.why.clone().map(Value::Text)),
        ("needs", !goal.needs.is_empty(), texts(&of.needs)),
        (
            "functions",
            !goal.functions.is_empty(),
            texts(&of.functions),
        ),
    ] {
        if let Some(value) = said.filter(|_| !there) {
            set.set(&goal.file(), &[key], value);
        }
    }
    for part in Part::ALL {
        let lines = of.lines(part);
        if let Some(section) = part.section().filter(|_| !lines.is_empty()) {
            set.edit(&goal.file(), Edit::AddToSection { section, lines });
        }
    }
}

fn of_person(person: &Person, of: &OfPerson, set: &mut ChangeSet) {
    let relationship = &person.relationship;
    let roles = list(of.roles.iter().map(|role| role.as_str()));
    for (key, there, said) in [
        ("roles", !relationship.roles.is_empty(), roles),
        (
            "purpose",
            relationship.purpose.is_some(),
            of.purpose.clone().map(Value::Text),
        ),
        (
            "cadence",
            relationship.cadence.is_some(),
            of.cadence.clone().map(Value::Text),
        ),
        (
            "confidentiality",
            relationship.confidentiality.is_some(),
            of.confidentiality.clone().map(Value::Text),
        ),
    ] {
        if let Some(value) = said.filter(|_| !there) {
            set.set(&person.file(), &["relationship", key], value);
        }
    }
    if let Some(source) = of.source.filter(|_| person.source.is_none()) {
        set.set(&person.file(), &["source"], word(source.as_str()));
    }
    if let Some(day) = of.talk {
        set.append(&person.folder().join("log.md"), talked(day));
    }
}

fn word(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A list of texts; nothing where there are none.
fn list<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Value> {
    let values: Vec<Value> = texts.map(word).collect();
    (!values.is_empty()).then_some(Value::List(values))
}
