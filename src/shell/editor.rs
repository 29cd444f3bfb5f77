//! The editor: `$VISUAL`, then `$EDITOR`, then `vi`. What was typed is kept until it is written.

use std::ffi::{OsStr, OsString};

use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::shell::world::{Program, World};
use crate::store::Store;

/// Opens a draft in an editor (of [`chosen`]) and gives what it says afterwards.
pub fn edit(
    world: &mut World,
    store: &Store,
    (line, draft): (&OsStr, &RelPath),
) -> Result<String, Failure> {
    let path = store.draft_path(draft);
    let program = Program {
        line,
        argument: Some(path.as_os_str()),
        input: None,
        vars: &[],
    };
    let shown = line.to_string_lossy().into_owned();
    match (world.run)(&program) {
        Ok(true) => store.read_draft(draft),
        Ok(false) => Err(Failure::new(format!(
            "the editor `{shown}` ended with an error, so nothing was written"
        ))),
        Err(error) => Err(Failure::new(format!(
            "the editor `{shown}` could not be run: {error}"
        ))),
    }
}

/// The editor that is asked for. Without a terminal `vi` would wait for nobody.
pub fn chosen(world: &World) -> Result<OsString, Failure> {
    let asked = ["VISUAL", "EDITOR"].iter().find_map(|name| world.var(name));
    match asked {
        Some(line) => Ok(line),
        None if world.stdin_is_terminal && world.stdout_is_terminal => Ok("vi".into()),
        None => Err(Failure::new(
            "there is no terminal to edit in, and neither $VISUAL nor $EDITOR is set",
        )),
    }
}
