//! What stands in somebody's own folder, texts included.
//!
//! What may live here: reading one folder whole. What may not: what its files mean.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::model::change::Value;
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::trace::{Held, KeyHeld, Named};
use crate::store::door::Kind;
use crate::store::read::visit::{Visit, cap_of};
use crate::store::write::tree::tree;

/// The files of a folder, or the one file, in the order of paths. What cannot be listed holds nothing,
/// which is told.
pub fn held(visit: &mut Visit<'_>, named: &Named) -> Vec<Held> {
    let root = named.path();
    let paths: Vec<RelPath> = if named.is_folder() {
        let held = tree(visit.door(), &root);
        let held = visit.or_told(&root, held).unwrap_or_default();
        let files = held.leaves.iter().filter(|leaf| leaf.kind != Kind::Folder);
        files.map(|leaf| root.join(leaf.path.as_str())).collect()
    } else {
        vec![root]
    };
    let one = |path: RelPath| {
        let text = text(visit, &path);
        let toml = text.as_deref().filter(|_| path.as_str().ends_with(".toml"));
        let keys = toml.and_then(keys);
        Held { path, text, keys }
    };
    paths.into_iter().map(one).collect()
}

/// The keys of a TOML text, in its order of tables; `None` where it cannot be parsed.
fn keys(toml: &str) -> Option<Vec<KeyHeld>> {
    let parsed = DeTable::parse(toml).ok()?;
    let mut open = vec![(Vec::new(), parsed.get_ref())];
    let mut keys = Vec::new();
    while let Some((above, table)) = open.pop() {
        for (name, value) in table {
            let mut key: Vec<String> = above.clone();
            key.push(name.get_ref().to_string());
            match value.get_ref() {
                DeValue::Table(inner) => open.push((key, inner)),
                other => keys.push(KeyHeld {
                    key,
                    value: written(other),
                }),
            }
        }
    }
    keys.sort_by(|a, b| {
        a.key
            .len()
            .cmp(&b.key.len())
            .then_with(|| a.key.cmp(&b.key))
    });
    Some(keys)
}

/// A value as this program writes it. The parser allows no deep nesting, and lists here go two levels down.
fn written(value: &DeValue<'_>) -> Option<Value> {
    match value {
        DeValue::Array(list) => {
            let values = list.iter().map(|value| match value.get_ref() {
                DeValue::Table(table) => {
                    let pair = |(key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
                        Some((key.get_ref().to_string(), plain(value.get_ref())?))
                    };
                    table
                        .iter()
                        .map(pair)
                        .collect::<Option<Vec<_>>>()
                        .map(Value::Table)
                }
                other => plain(other),
            });
            values.collect::<Option<Vec<_>>>().map(Value::List)
        }
        other => plain(other),
    }
}

/// A value without others in it.
fn plain(value: &DeValue<'_>) -> Option<Value> {
    match value {
        DeValue::String(text) => Some(Value::Text(text.to_string())),
        DeValue::Integer(number) if number.radix() == 10 => {
            number.as_str().parse().ok().map(Value::Integer)
        }
        DeValue::Float(number) => number.as_str().parse().ok().map(Value::Number),
        DeValue::Boolean(value) => Some(Value::Bool(*value)),
        DeValue::Datetime(day) => Day::parse(&day.to_string()).map(Value::Day),
        _ => None,
    }
}

/// The text of a TOML or Markdown file; it is remembered, as what is decided depends on it.
fn text(visit: &mut Visit<'_>, path: &RelPath) -> Option<String> {
    let known = [".md", ".toml"];
    if !known.iter().any(|end| path.as_str().ends_with(end)) {
        return None;
    }
    let mut bytes = Vec::new();
    let read = visit.door().read(path, cap_of(path), &mut bytes);
    visit.or_told(path, read)?;
    visit.remember(path, &bytes);
    String::from_utf8(bytes).ok()
}
