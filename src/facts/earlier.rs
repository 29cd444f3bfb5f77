//! A relationship that ended, as an entry of `history`.
//!
//! What may live here: what that entry says. What may not: when it is written (`changes`).

use crate::model::change::Value;
use crate::model::day::Day;
use crate::model::person::Person;

/// The entry: since when (unknown: left out), until when, and the debrief's file name.
pub fn entry(since: Option<Day>, until: Day, note: Option<String>) -> Value {
    let since = since.map(|day| ("since".to_owned(), Value::Day(day)));
    let until = Some(("until".to_owned(), Value::Day(until)));
    let note = note.map(|name| ("note".to_owned(), Value::Text(name)));
    Value::Table([since, until, note].into_iter().flatten().collect())
}

/// The entry for the end that `ended` holds; `None` without one, and where `history` has it already.
pub fn of_ended(person: &Person) -> Option<Value> {
    let agreed = &person.relationship;
    let ended = agreed.ended?;
    if agreed
        .history
        .iter()
        .any(|past| past.until == Some(ended.on))
    {
        return None;
    }
    let began = agreed.since.filter(|since| *since <= ended.on);
    let mut closings = person.closings.iter();
    let note = closings.find(|closing| closing.day == ended.on);
    let note = note.map(|closing| closing.path.file_name().to_owned());
    Some(entry(began, ended.on, note))
}
