//! Keys of people, circles, a goal or the settings: what becomes of each, decided together.
//!
//! What may live here: the edits that checked keys come to in each file. What may not: which key is meant and
//! how a value is read (`set::asked`, `facts`), how it is written (`store`).

pub mod asked;
pub mod target;

use crate::error::Failure;
use crate::facts::setting::{Keyed, Setting};
use crate::facts::typed::Known;
use crate::model::change::{Change, ChangeSet, Edit, KeyOp, Value};
use crate::model::network::Network;
use crate::text::fold::fold;
use crate::text::phrase::{count, listed};
use crate::text::similar;
use asked::{Asked, Wish, asked};
use target::Target;

/// The sentence of a change names so many; of more the first, and how many others.
const NAMED: usize = 3;

/// What setting keys comes to.
#[derive(Clone, Debug)]
pub struct Set {
    /// Each of those whose keys are set, in the order of the command line.
    pub each: Vec<Keyed>,
    /// What is to be written.
    pub changes: ChangeSet,
}

/// Decides the edits of several keys, the same in each file.
///
/// # Errors
/// A file cannot be read, a key is unknown or could be several, a value is not what its key takes, or the key
/// is one that another command looks after. Nothing is written then, of nobody.
pub fn set(
    network: &Network,
    targets: &[Target],
    typed: &[String],
    known: Known<'_>,
) -> Result<Set, Failure> {
    for target in targets {
        target.readable(network)?;
    }
    let mut each = Vec::new();
    let mut kinds: Vec<(&Target, Vec<Asked>)> = Vec::new();
    for target in targets {
        if !kinds.iter().any(|(kind, _)| kind.is_like(target)) {
            let alike: Vec<&Target> = targets.iter().filter(|one| one.is_like(target)).collect();
            let mixed = alike.len() < targets.len();
            let asked = asked(network, &alike, typed, known);
            kinds.push((target, asked.map_err(|slip| slip.told(target, mixed))?));
        }
        let kind = kinds.iter().find(|(kind, _)| kind.is_like(target));
        let asked = kind.map_or(&[][..], |(_, asked)| asked);
        let keyed = keyed(network, target, asked);
        each.push(keyed.map_err(|failure| of_one(failure, target, targets.len()))?);
    }
    Ok(Set {
        changes: changes(&each),
        each,
    })
}

/// A failure that is of one of several, said so.
fn of_one(failure: Failure, target: &Target, several: usize) -> Failure {
    if several < 2 {
        return failure;
    }
    let message = format!("{}: {}", target.typed(), failure.message);
    Failure { message, ..failure }
}

/// What becomes of the keys in one file.
fn keyed(network: &Network, target: &Target, asked: &[Asked]) -> Result<Keyed, Failure> {
    let mut settings: Vec<Setting> = Vec::new();
    let mut idle = Vec::new();
    for Asked { path, wish } in asked {
        let held = target.held(network, &path.join("."));
        for op in ops(wish, &held) {
            let path = path.clone();
            let setting = Setting { path, op };
            match changes_nothing(&setting, &held) {
                Some(sentence) => idle.push(sentence),
                None => settings.push(setting),
            }
        }
    }
    if target.ended(network).is_none() {
        settings = with_one_end(settings)?;
    }
    Ok(Keyed {
        typed: target.typed(),
        name: target.name(network).to_owned(),
        home: target.home(),
        file: target.file(),
        settings,
        idle,
        changed: false,
    })
}

/// The edits of a key; what leaves a list leaves it as it stands there.
fn ops(wish: &Wish, held: &[String]) -> Vec<KeyOp> {
    let as_held = |value: &Value| match value {
        Value::Text(text) => {
            let same = held.iter().find(|held| fold(held) == fold(text));
            Value::Text(same.unwrap_or(text).clone())
        }
        other => other.clone(),
    };
    match wish {
        Wish::Set(value) => vec![KeyOp::Set(value.clone())],
        Wish::Remove => vec![KeyOp::Remove],
        Wish::Add(values) => values.iter().cloned().map(KeyOp::Add).collect(),
        Wish::Take(values) => values.iter().map(as_held).map(KeyOp::Take).collect(),
    }
}

/// All edits, and the sentence that a commit would have.
fn changes(each: &[Keyed]) -> ChangeSet {
    let mut keys: Vec<String> = Vec::new();
    for setting in each.iter().flat_map(|one| &one.settings) {
        let key = setting.key();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let touched = each.iter().filter(|one| !one.settings.is_empty());
    let names: Vec<&str> = touched.map(|one| one.name.as_str()).collect();
    let names = match names.as_slice() {
        [] => each.first().map_or("", |one| &one.name).to_owned(),
        [first, others @ ..] if others.len() >= NAMED => {
            format!("{first} and {}", count(others.len(), "other", "others"))
        }
        few => listed(few),
    };
    let mut changes = ChangeSet::new(format!("Set {} of {names}", keys.join(", ")));
    for one in each.iter().filter(|one| !one.settings.is_empty()) {
        let settings = one.settings.iter().cloned();
        let edits = settings.map(|Setting { path, op }| Edit::Key { path, op });
        changes.changes.push(Change::Edit {
            path: one.file.clone(),
            edits: edits.collect(),
        });
    }
    changes
}

/// The keys of an `ended` that is not there yet, as the one value that the format writes.
fn with_one_end(settings: Vec<Setting>) -> Result<Vec<Setting>, Failure> {
    let is_end = |setting: &Setting| match setting.path.as_slice() {
        [.., table, _] => table == "ended" && matches!(setting.op, KeyOp::Set(_)),
        _ => false,
    };
    let (mut ends, mut others): (Vec<_>, Vec<_>) = settings.into_iter().partition(is_end);
    // In the order of the format: the day, then the manner.
    ends.sort_by_key(|setting| setting.name() != "on");
    let Some(first) = ends.first() else {
        return Ok(others);
    };
    if first.name() != "on" {
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

#[cfg(test)]
#[path = "set_tests.rs"]
mod tests;
