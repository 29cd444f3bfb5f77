//! Long answers on a terminal go through a pager.

use std::ffi::OsString;

use crate::shell::world::{Program, World};

/// Shows a text in `$MENTOR_PAGER`, `$PAGER` or `less`; false where the text is still to be written,
/// because no pager is wanted or it could not be run.
pub fn show(world: &mut World, text: &str) -> bool {
    if !world.stdout_is_terminal {
        return false;
    }
    let Some(line) = chosen(world) else {
        return false;
    };
    // F: quit where it fits on a screen, R: keep the colours, X: leave the text on the screen.
    let less: &[(&str, &str)] = match world.var("LESS") {
        Some(_) => &[],
        None => &[("LESS", "FRX")],
    };
    let program = Program {
        line: &line,
        argument: None,
        input: Some(text.as_bytes()),
        vars: less,
    };
    (world.run)(&program).unwrap_or(false)
}

/// The pager that is asked for; `None` where it is `cat` or set to nothing.
fn chosen(world: &World) -> Option<OsString> {
    let asked = ["MENTOR_PAGER", "PAGER"]
        .iter()
        .find_map(|name| (world.var)(name));
    match asked {
        None => Some("less".into()),
        Some(value) if value.is_empty() || value == "cat" => None,
        Some(value) => Some(value),
    }
}
