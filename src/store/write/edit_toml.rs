//! A TOML file with the edits of a change set made.
//!
//! What may live here: their order. What may not: how one key is edited (`toml`), Markdown.

use super::respell::respell;
use crate::model::change::Edit;
use crate::model::ids::RelPath;
use crate::store::splice;
use crate::store::toml::edit_key;

/// Bytes of a TOML file first, then its keys, which are found by their names.
pub fn edit(file: &RelPath, text: &str, edits: &[Edit]) -> Result<String, String> {
    edit_key::valid(text)?;
    let mut splices = Vec::new();
    for edit in edits {
        match edit {
            Edit::Replace { range, was, now } => {
                splices.push(splice::replace(text, range.clone(), was, now)?);
            }
            Edit::Key { .. } => {}
            _ => return Err("only keys and bytes of a TOML file are edited".into()),
        }
    }
    let mut new = splice::apply(text, splices)?;
    edit_key::valid(&new)?;
    for edit in edits {
        if let Edit::Key { path, op } = edit {
            new = edit_key::edit(&new, &respell(file, &new, path), op)?;
        }
    }
    Ok(new)
}
