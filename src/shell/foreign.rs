//! What other programs want of an answer: their JSON, and paths as they see them.
//!
//! What may live here: handing a value of theirs on, and where the network lies for them. What may not:
//! the value (`formats`).

use std::path::{Component, Path};

use serde::Serialize;

use crate::error::Failure;
use crate::shell::context::Context;

/// Answers on stdout with one object of another program's JSON, with a last line end.
pub fn json(context: &mut Context<'_>, value: &impl Serialize) -> Result<(), Failure> {
    use std::io::Write;

    let fails = |error: String| Failure::new(format!("the answer cannot be said in JSON: {error}"));
    let mut out = context.printer.json();
    serde_json::to_writer_pretty(&mut out, value).map_err(|error| fails(error.to_string()))?;
    out.write_all(b"\n")
        .map_err(|error| fails(error.to_string()))
}

/// Where the network lies below the working directory, with a `/` at the end: programs that look at a
/// repository count paths from there. Empty where the network is that folder, or does not lie below it.
pub fn below(context: &mut Context<'_>) -> Result<String, Failure> {
    let cwd = context.printer.world.cwd.clone();
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    Ok(way(cwd.as_deref(), store.door().root()))
}

fn way(cwd: Option<&Path>, root: &Path) -> String {
    let relative = match cwd {
        Some(cwd) if root.is_absolute() => root.strip_prefix(cwd).unwrap_or(Path::new("")),
        _ => root,
    };
    let mut way = String::new();
    for part in relative.components() {
        match part {
            Component::Normal(name) => way.push_str(&format!("{}/", name.to_string_lossy())),
            Component::CurDir => {}
            // Out of the working directory: there is no such path.
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                return String::new();
            }
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_below_the_working_directory_has_a_way_there() {
        let way = |cwd: &str, root: &str| way(Some(Path::new(cwd)), Path::new(root));
        assert_eq!(way("/repo", "/repo"), "");
        assert_eq!(way("/repo", "/repo/my network/a"), "my network/a/");
        assert_eq!(way("/repo", "./network/"), "network/");
        assert_eq!(way("/repo", "."), "");
        assert_eq!(way("/repo/people", "/repo"), "");
        assert_eq!(way("/repo", "../other"), "");
        assert_eq!(way("/repo", "/elsewhere/network"), "");
        assert_eq!(super::way(None, Path::new("/elsewhere")), "");
    }
}
