//! Which key of a file is meant by what was typed: a dotted path, or the end of one.
//!
//! What may live here: the look-up and its failure. What may not: what the key's value may be (`typed`).

use crate::error::Failure;
use crate::model::keys::{Keys, Others, Shape};

/// So many keys of a file can be listed where none is near.
const FEW: usize = 8;

/// The path of the key that is meant: the whole path, or the end of one that is the only such.
///
/// # Errors
/// No such key is known (the nearest is named), it is a table, or several keys end so (all are listed).
pub fn which(keys: &'static Keys, typed: &str) -> Result<(Vec<String>, Shape), Failure> {
    let parts = parts(typed);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if let Some(shape) = keys.shape_at(&parts)
        && !matches!(shape, Shape::Table(_))
    {
        return Ok((canonical(keys, &parts), shape));
    }
    let all = parts.last().map(|name| keys.paths_to(name));
    let all = all.unwrap_or_default().into_iter();
    let (tables, ends): (Vec<Vec<&'static str>>, Vec<_>) = all
        .filter(|path| ends_with(keys, path, &parts))
        .partition(|path| matches!(keys.shape_at(path), Some(Shape::Table(_)) | None));
    match ends.as_slice() {
        [path] => {
            let shape = keys.shape_at(path).ok_or_else(|| unknown(keys, typed))?;
            Ok((path.iter().map(|part| (*part).to_owned()).collect(), shape))
        }
        [] if own_beginning(keys, &parts).is_some() => {
            own_beginning(keys, &parts).ok_or_else(|| unknown(keys, typed))
        }
        [] => Err(match keys.shape_at(&parts) {
            Some(Shape::Table(inner)) => a_table(typed, inner),
            _ => table_at(keys, &tables).unwrap_or_else(|| unknown(keys, typed)),
        }),
        several => {
            let failure = Failure::new(format!("`{typed}` could be {} keys", several.len()));
            let failure = several
                .iter()
                .fold(failure, |failure, path| failure.detail(path.join(".")));
            Err(failure.hint("write the one you mean with its table, as it stands here"))
        }
    }
}

/// A key of the owner's own whose beginning tells its table: `tag:board` is `cadence.tag:board`.
fn own_beginning(keys: &'static Keys, parts: &[&str]) -> Option<(Vec<String>, Shape)> {
    let [name] = parts else { return None };
    keys.named.iter().find_map(|key| match key.shape {
        Shape::Table(inner) if inner.named.iter().all(|key| key.name != *name) => {
            let Others::Begin(start, shape) = inner.others else {
                return None;
            };
            let path = vec![key.name.to_owned(), (*name).to_owned()];
            name.starts_with(start).then_some((path, shape))
        }
        _ => None,
    })
}

/// The parts of a dotted path; a part in quotes may hold a dot: `cadence."tag:a.b"`.
fn parts(typed: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in typed.chars() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            c => {
                if let Some(part) = parts.last_mut() {
                    part.push(c);
                }
            }
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// The path with each key as the format spells it.
fn canonical(keys: &'static Keys, parts: &[&str]) -> Vec<String> {
    let mut table = Some(keys);
    parts
        .iter()
        .map(|part| {
            let key = table.and_then(|keys| keys.named(part));
            table = match key.map(|key| key.shape) {
                Some(Shape::Table(inner)) => Some(inner),
                _ => None,
            };
            key.map_or_else(|| (*part).to_owned(), |key| key.name.to_owned())
        })
        .collect()
}

/// Whether a whole path ends in what was typed, in either spelling of its keys.
fn ends_with(keys: &Keys, path: &[&str], typed: &[&str]) -> bool {
    let Some(from) = path.len().checked_sub(typed.len()) else {
        return false;
    };
    let tail = path.get(from..).unwrap_or_default();
    tail.iter().zip(typed).rev().skip(1).all(|(a, b)| a == b) && keys.shape_at(path).is_some()
}

/// The first of these paths that is a table, told as one.
fn table_at(keys: &Keys, paths: &[Vec<&'static str>]) -> Option<Failure> {
    paths.iter().find_map(|path| match keys.shape_at(path) {
        Some(Shape::Table(inner)) => Some(a_table(&path.join("."), inner)),
        _ => None,
    })
}

fn a_table(typed: &str, inner: &Keys) -> Failure {
    let names: Vec<String> = inner
        .named
        .iter()
        .map(|key| format!("{typed}.{}", key.name))
        .collect();
    let failure = Failure::new(format!("`{typed}` is a table, not a key"));
    if names.is_empty() {
        return failure.hint(format!(
            "its keys have names of your own: {typed}.NAME=VALUE"
        ));
    }
    failure.hint(format!("its keys are {}", names.join(", ")))
}

/// An unknown key: the nearest known ones, with their tables.
fn unknown(keys: &'static Keys, typed: &str) -> Failure {
    let parts = parts(typed);
    let name = parts.last().map_or(typed, String::as_str);
    let paths = keys.nearest_paths(name);
    let hits: Vec<String> = paths.iter().map(|path| path.join(".")).collect();
    let failure = Failure::new(format!("there is no key `{typed}` here"));
    let failure = match hits.as_slice() {
        [] => failure,
        [rest @ .., last] => {
            let rest: String = rest.iter().map(|path| format!("{path} or ")).collect();
            failure.hint(format!("did you mean {rest}{last}?"))
        }
    };
    let names: Vec<&str> = keys.named.iter().map(|key| key.name).collect();
    if hits.is_empty() && !names.is_empty() && names.len() <= FEW {
        return failure.hint(format!("its keys are {}", names.join(", ")));
    }
    if hits.is_empty() && keys.named("axes").is_some() {
        return failure.hint(format!(
            "a characteristic of your own goes under [axes]: axes.{name}=…"
        ));
    }
    failure
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::keys::{PERSON, SETTINGS};

    fn path(keys: &'static Keys, typed: &str) -> String {
        which(keys, typed).unwrap().0.join(".")
    }

    #[test]
    fn a_whole_path_a_bare_key_and_the_end_of_a_path_are_found_in_either_spelling() {
        assert_eq!(path(&PERSON, "relationship.until"), "relationship.until");
        assert_eq!(path(&PERSON, "cadence"), "relationship.cadence");
        assert_eq!(path(&PERSON, "ended.on"), "relationship.ended.on");
        assert_eq!(path(&PERSON, "organisation"), "organization");
        assert_eq!(path(&PERSON, "programme"), "relationship.program");
        assert_eq!(path(&PERSON, "axes.first-language"), "axes.first-language");
        assert_eq!(path(&PERSON, "fit.availability"), "fit.availability");
        assert_eq!(path(&SETTINGS, "name"), "me.name");
        assert_eq!(path(&SETTINGS, "cadence.tag:board"), "cadence.tag:board");
        assert_eq!(path(&SETTINGS, "tag:board"), "cadence.tag:board");
        assert_eq!(path(&SETTINGS, "aliases.\"node.js\""), "aliases.node.js");
    }

    #[test]
    fn what_is_no_key_names_the_nearest_the_keys_of_a_table_or_all_that_fit() {
        let failed = |typed: &str| which(&PERSON, typed).unwrap_err();
        let cadense = failed("cadense");
        assert_eq!(cadense.message, "there is no key `cadense` here");
        assert_eq!(cadense.hints[0], "did you mean relationship.cadence?");
        assert_eq!(failed("contact").message, "`contact` is a table, not a key");
        assert!(failed("contact").hints[0].contains("contact.email"));
        assert_eq!(
            failed("ended").message,
            "`relationship.ended` is a table, not a key"
        );
        assert!(failed("axes").hints[0].contains("axes.NAME=VALUE"));
        let several = failed("commitment");
        assert_eq!(
            several.details,
            ["fit.commitment", "fit.evidence.commitment"]
        );
        assert_eq!(failed("contact.zz").hints.len(), 1);
        assert!(failed("tag:board").hints[0].contains("axes.tag:board"));
    }
}
