//! The check after an edit: the new text means what the old one meant, but for the one key.
//!
//! What may live here: comparing two texts by their meaning. What may not: an edit.

use toml::{Table, Value};

use super::value::plain;
use crate::model::change::KeyOp;

/// Refused unless `new` is `old` with this one change of meaning.
pub fn only(old: &str, new: &str, path: &[String], op: &KeyOp) -> Result<(), String> {
    let refused = |_| "the edit would not leave valid TOML; nothing was changed".to_owned();
    let mut wanted: Table = toml::from_str(old).map_err(refused)?;
    let mut made: Table = toml::from_str(new).map_err(refused)?;
    apply(&mut wanted, path, op);
    prune(&mut wanted);
    prune(&mut made);
    // As text, since `nan` equals nothing.
    if format!("{wanted:?}") == format!("{made:?}") {
        Ok(())
    } else {
        Err(format!(
            "`{}` cannot be edited there without changing something else",
            path.join(".")
        ))
    }
}

fn apply(table: &mut Table, path: &[String], op: &KeyOp) {
    let Some((key, outer)) = path.split_last() else {
        return;
    };
    let mut at = table;
    for part in outer {
        let inner = at
            .entry(part.clone())
            .or_insert_with(|| Value::Table(Table::new()));
        match inner {
            Value::Table(inner) => at = inner,
            _ => return,
        }
    }
    match op {
        KeyOp::Set(value) => {
            at.insert(key.clone(), plain(value));
        }
        KeyOp::Remove => {
            at.remove(key);
        }
        KeyOp::Add(value) => {
            let list = at
                .entry(key.clone())
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(plain(value));
            }
        }
        KeyOp::Take(value) => {
            if let Some(Value::Array(list)) = at.get_mut(key) {
                let gone = format!("{:?}", plain(value));
                list.retain(|old| format!("{old:?}") != gone);
            }
        }
    }
}

/// Takes empty tables out: whether the last dotted key leaves one behind is no difference in meaning.
/// The parser holds nesting to some eighty levels.
fn prune(table: &mut Table) {
    for (_, value) in table.iter_mut() {
        if let Value::Table(inner) = value {
            prune(inner);
        }
    }
    table.retain(|_, value| !matches!(value, Value::Table(inner) if inner.is_empty()));
    // The same for a list of tables that went altogether.
    table.retain(|_, value| !matches!(value, Value::Array(list) if list.is_empty()));
}
