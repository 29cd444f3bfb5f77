//! Keys in the spelling that a file has already: British ones are read, so they are kept.
//!
//! What may live here: the choice between two spellings. What may not: an edit.

use toml::{Table, Value};

use crate::model::ids::RelPath;
use crate::model::keys::{FileKind, Shape};

/// The path of a key as the file spells it; as given where the file has neither spelling.
pub fn respell(file: &RelPath, text: &str, path: &[String]) -> Vec<String> {
    let mut keys = FileKind::of(file).map(FileKind::keys);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table: Table = toml::from_str(text).unwrap_or_default();
    let mut at = Some(&table);
    let mut spelled = Vec::with_capacity(path.len());
    for part in path {
        let key = keys.and_then(|keys| keys.named(part));
        let spellings = key.map(|key| [Some(key.name), key.also]);
        let there = |name: &&str| at.is_some_and(|table| table.contains_key(*name));
        let other = spellings.into_iter().flatten().flatten().find(there);
        let part = match other {
            Some(other) if !there(&part.as_str()) => other.to_owned(),
            _ => part.clone(),
        };
        at = at
            .and_then(|table| table.get(&part))
            .and_then(Value::as_table);
        keys = match key.map(|key| key.shape) {
            Some(Shape::Table(keys)) => Some(keys),
            _ => None,
        };
        spelled.push(part);
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_british_spelling_that_is_there_is_kept() {
        let file = RelPath::new("people/grace/person.toml");
        let as_in = |text: &str, path: &[&str]| {
            let path: Vec<String> = path.iter().map(|part| (*part).to_owned()).collect();
            respell(&file, text, &path).join(".")
        };
        assert_eq!(
            as_in("organisation = \"N\"\n", &["organization"]),
            "organisation"
        );
        assert_eq!(
            as_in("organization = \"N\"\n", &["organisation"]),
            "organization"
        );
        assert_eq!(as_in("name = \"N\"\n", &["organization"]), "organization");
        let programme = "[relationship]\nprogramme = \"N\"\n";
        let path = &["relationship", "program"];
        assert_eq!(as_in(programme, path), "relationship.programme");
        assert_eq!(as_in("a = \n", &["zz", "organization"]), "zz.organization");
    }
}
