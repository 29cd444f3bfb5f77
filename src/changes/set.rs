//! Keys of a person, a circle or the settings: what becomes of each, decided together.
//!
//! What may live here: `KEY=VALUE` as typed and the edit it comes to. What may not: which key is
//! meant and how a value is read (`facts`), how it is written (`store`).

use crate::error::Failure;
use crate::facts::held;
use crate::facts::typed::{self, Known};
use crate::facts::which_key::which;
use crate::model::change::{ChangeSet, Edit, KeyOp, Value};
use crate::model::ids::{CircleId, GoalId, PersonId, RelPath};
use crate::model::keys::{CIRCLE, GOAL, Keys, PERSON, Refers, SETTINGS, Shape};
use crate::model::network::Network;
use crate::model::relationship::Ended;
use crate::model::words::Stage;
use crate::text::fold::fold;
use crate::text::similar;

/// Whose keys are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `people/ID/person.toml`
    Person(PersonId),
    /// `circles/ID/circle.toml`
    Circle(CircleId),
    /// The front matter of `goals/ID.md`
    Goal(GoalId),
    /// `mentor.toml`
    Me,
}

/// What becomes of one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The tables and the key.
    pub path: Vec<String>,
    /// What becomes of it.
    pub op: KeyOp,
}

/// What setting keys comes to.
#[derive(Clone, Debug)]
pub struct Set {
    /// Each key with what becomes of it, in the order of the command line.
    pub settings: Vec<Setting>,
    /// Elements that a list holds already, or does not hold, a sentence each.
    pub idle: Vec<String>,
    /// What is to be written.
    pub changes: ChangeSet,
}

impl Target {
    /// The file that holds the keys.
    pub fn file(&self) -> RelPath {
        match self {
            Self::Person(id) => RelPath::new(format!("people/{id}/person.toml")),
            Self::Circle(id) => RelPath::new(format!("circles/{id}/circle.toml")),
            Self::Goal(id) => RelPath::new(format!("goals/{id}.md")),
            Self::Me => RelPath::new("mentor.toml"),
        }
    }

    /// How the command line names it.
    pub fn typed(&self) -> String {
        match self {
            Self::Person(id) => id.to_string(),
            Self::Circle(id) => format!("circle:{id}"),
            Self::Goal(id) => id.to_string(),
            Self::Me => "me".to_owned(),
        }
    }

    fn keys(&self) -> &'static Keys {
        match self {
            Self::Person(_) => &PERSON,
            Self::Circle(_) => &CIRCLE,
            Self::Goal(_) => &GOAL,
            Self::Me => &SETTINGS,
        }
    }

    fn name<'n>(&'n self, network: &'n Network) -> &'n str {
        match self {
            Self::Person(id) => network.name_of(id),
            Self::Circle(id) => network
                .circle(id)
                .map_or(id.as_str(), |circle| &circle.name),
            Self::Goal(id) => network.goal(id).map_or(id.as_str(), |goal| &goal.title),
            Self::Me => "the settings",
        }
    }

    /// How it ended, where that is written.
    fn ended(&self, network: &Network) -> Option<Ended> {
        match self {
            Self::Person(id) => network.person(id)?.relationship.ended,
            Self::Circle(id) => network.circle(id)?.ended,
            Self::Goal(_) | Self::Me => None,
        }
    }

    /// What a list holds now.
    fn held(&self, network: &Network, key: &str) -> Vec<String> {
        match self {
            Self::Person(id) => network
                .person(id)
                .map(|person| held::of_person(person, key)),
            Self::Circle(id) => network
                .circle(id)
                .map(|circle| held::of_circle(circle, key)),
            Self::Goal(id) => network.goal(id).map(|goal| held::of_goal(goal, key)),
            Self::Me => Some(held::of_settings(&network.policy, key)),
        }
        .unwrap_or_default()
    }
}

impl Setting {
    /// `relationship.cadence = "2 weeks"`, `tags gains "board"` …
    pub fn told(&self) -> String {
        let key = self.key();
        match &self.op {
            KeyOp::Set(Value::Day(day)) => format!("{key} = {day} ({})", day.long()),
            KeyOp::Set(value) => format!("{key} = {value}"),
            KeyOp::Remove => format!("{key} is taken out"),
            KeyOp::Add(value) => format!("{key} gains {value}"),
            KeyOp::Take(value) => format!("{key} loses {value}"),
        }
    }

    /// The dotted path.
    pub fn key(&self) -> String {
        self.path.join(".")
    }

    fn is_of_list(&self) -> bool {
        matches!(self.op, KeyOp::Add(_) | KeyOp::Take(_))
    }
}

/// What is typed after `WHO`: a key, and what becomes of it.
struct Typed<'a> {
    key: &'a str,
    sign: Sign,
    value: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Set,
    Add,
    Take,
}

/// Whether the values that were typed name people: then everyone has to be known.
pub fn names_people(target: &Target, typed: &[String]) -> bool {
    typed.iter().any(|text| {
        let key = parse(text).and_then(|typed| which(target.keys(), typed.key));
        key.is_ok_and(|(path, shape)| {
            let person = matches!(
                shape,
                Shape::Id(Refers::Person) | Shape::Ids(Refers::Person)
            );
            person || path == ["facilitator"]
        })
    })
}

/// Decides the edits of several keys of one file.
///
/// # Errors
/// A key is unknown or could be several, a value is not what its key takes, or the key is one
/// that another command looks after. Nothing is written then, not even the keys before it.
pub fn set(
    network: &Network,
    target: &Target,
    typed: &[String],
    known: Known<'_>,
) -> Result<Set, Failure> {
    let mut settings: Vec<Setting> = Vec::new();
    let mut idle = Vec::new();
    for text in typed {
        for setting in one(target, &parse(text)?, known, network)? {
            let twice = |other: &Setting| {
                other.path == setting.path && !(other.is_of_list() && setting.is_of_list())
            };
            if settings.iter().any(twice) {
                let key = setting.key();
                return Err(Failure::usage(format!("{key} is given twice")));
            }
            match changes_nothing(&setting, &target.held(network, &setting.key())) {
                Some(sentence) => idle.push(sentence),
                None => settings.push(setting),
            }
        }
    }
    if target.ended(network).is_none() {
        settings = with_one_end(settings)?;
    }
    let mut keys: Vec<String> = Vec::new();
    for setting in &settings {
        if !keys.contains(&setting.key()) {
            keys.push(setting.key());
        }
    }
    let summary = format!("Set {} of {}", keys.join(", "), target.name(network));
    let mut changes = ChangeSet::new(summary);
    for Setting { path, op } in settings.iter().cloned() {
        changes.edit(&target.file(), Edit::Key { path, op });
    }
    Ok(Set {
        settings,
        idle,
        changes,
    })
}

/// The keys of an `ended` that is not there yet, as the one value that the format writes.
fn with_one_end(settings: Vec<Setting>) -> Result<Vec<Setting>, Failure> {
    let is_end = |setting: &Setting| match setting.path.as_slice() {
        [.., table, _] => table == "ended" && matches!(setting.op, KeyOp::Set(_)),
        _ => false,
    };
    let (mut ends, mut others): (Vec<_>, Vec<_>) = settings.into_iter().partition(is_end);
    // In the order of the format: the day, then the manner.
    ends.sort_by_key(|setting| setting.path.last().is_none_or(|key| key != "on"));
    let Some(first) = ends.first() else {
        return Ok(others);
    };
    if first.path.last().is_none_or(|key| key != "on") {
        return Err(Failure::new("`ended` needs the day that it ended on")
            .hint("ended.on=2026-01-31 ended.as=completed"));
    }
    let above = first.path.len().saturating_sub(1);
    let path = first.path.get(..above).unwrap_or_default().to_vec();
    let keys = ends.into_iter().filter_map(|setting| match setting.op {
        KeyOp::Set(value) => Some((setting.path.last()?.clone(), value)),
        _ => None,
    });
    let op = KeyOp::Set(Value::Table(keys.collect()));
    others.insert(0, Setting { path, op });
    Ok(others)
}

/// A list that holds the element already, or does not hold what is to leave it.
fn changes_nothing(setting: &Setting, held: &[String]) -> Option<String> {
    let key = setting.key();
    match &setting.op {
        KeyOp::Add(Value::Text(text)) if held.contains(text) => {
            Some(format!("{key} holds \"{text}\" already"))
        }
        KeyOp::Take(Value::Text(text)) if !held.contains(text) => {
            let near = similar::nearest(text, held.iter().map(String::as_str), 1);
            let near = near.first();
            let near = near.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
            Some(format!("{key} does not hold \"{text}\"{near}"))
        }
        _ => None,
    }
}

/// Splits `KEY=VALUE`, `KEY+=VALUE` and `KEY-=VALUE`.
fn parse(text: &str) -> Result<Typed<'_>, Failure> {
    let usage = || {
        Failure::usage(format!("`{text}` sets no key"))
            .hint("write KEY=VALUE, KEY+=VALUE or KEY-=VALUE for a list, or KEY= to take it out")
    };
    let (key, value) = text.split_once('=').ok_or_else(usage)?;
    let (key, sign) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
        (Some(key), _) => (key, Sign::Add),
        (_, Some(key)) => (key, Sign::Take),
        _ => (key, Sign::Set),
    };
    let key = key.trim();
    if key.is_empty() {
        return Err(usage());
    }
    Ok(Typed { key, sign, value })
}

fn one(
    target: &Target,
    typed: &Typed<'_>,
    known: Known<'_>,
    network: &Network,
) -> Result<Vec<Setting>, Failure> {
    let (path, shape) = which(target.keys(), typed.key)?;
    let key = path.join(".");
    refuse_what_others_do(target, &key, typed)?;
    let setting = |op: KeyOp| Setting {
        path: path.clone(),
        op,
    };
    if typed.value.trim().is_empty() {
        if typed.sign != Sign::Set {
            return Err(
                Failure::usage(format!("nothing is written after `{}`", typed.key))
                    .hint(format!("{key}= takes the whole list out")),
            );
        }
        return Ok(vec![setting(KeyOp::Remove)]);
    }
    // A circle's facilitator is an id or `me`; only the table of keys of the format says text.
    let shape = match (target, key.as_str()) {
        (Target::Circle(_), "facilitator") if typed.value.trim() != "me" => {
            Shape::Id(Refers::Person)
        }
        _ => shape,
    };
    if typed.sign == Sign::Set {
        let value = typed::value(&key, shape, typed.value, known)?;
        return Ok(vec![setting(KeyOp::Set(value))]);
    }
    let held = target.held(network, &key);
    // What stands in the list may leave it as it stands there, even an id that leads nowhere.
    let as_held = |text: &str| held.iter().find(|held| fold(held) == fold(text));
    if typed.sign == Sign::Take
        && let Some(texts) = typed::texts(&key, shape, typed.value)?
        && texts.iter().all(|text| as_held(text).is_some())
    {
        let texts = texts.iter().filter_map(|text| as_held(text));
        return Ok(texts
            .map(|text| setting(KeyOp::Take(Value::Text(text.clone()))))
            .collect());
    }
    let values = typed::elements(&key, shape, typed.value, known)?.into_iter();
    Ok(match typed.sign {
        Sign::Take => values.map(|value| setting(KeyOp::Take(value))).collect(),
        _ => values.map(|value| setting(KeyOp::Add(value))).collect(),
    })
}

/// Keys that belong to a step which writes more than the key.
fn refuse_what_others_do(target: &Target, key: &str, typed: &Typed<'_>) -> Result<(), Failure> {
    let removes = typed.value.trim().is_empty();
    match key {
        "name" if removes && *target != Target::Me => {
            let hint = format!("mentor set {} name=\"Another Name\"", target.typed());
            Err(Failure::new("a name can be changed, not taken out").hint(hint))
        }
        "title" if removes && matches!(target, Target::Goal(_)) => Err(Failure::new(
            "a title can be changed, not taken out",
        )
        .hint(format!(
            "mentor goal set {} title=\"Another Title\"",
            target.typed()
        ))),
        "format" => Err(Failure::new(
            "the format is not a setting: this program reads format 1",
        )),
        "relationship.stage" | "stage" if Stage::parse(typed.value) == Some(Stage::Closed) => {
            let who = target.typed();
            Err(Failure::new(
                "a relationship is closed with its debrief, so that nothing open is lost",
            )
            .hint(format!("mentor close {who} --as completed"))
            .hint(format!("to write the word alone, edit {}", target.file())))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "set_tests.rs"]
mod tests;
