//! What other programs want of an answer: their JSON, and paths as they see them.
//!
//! What may live here: handing a value of theirs on, and where the network lies for them. What may not:
//! the value (`formats`).

use std::path::{Component, Path, PathBuf};

use serde::Serialize;

use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::shell::context::Context;
use crate::store::door::Door;

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

/// What a path as a shell completes it means in the network: from the working directory, else from the
/// network's own folder. `None` where it is no path: it has no `/`, and the network's folder does not hold
/// it, as it does `mentor.toml` and `goals`.
///
/// # Errors
/// Nothing of that name is there.
pub fn inside(context: &mut Context<'_>, typed: &str) -> Result<Option<RelPath>, Failure> {
    let path = typed.trim_end_matches('/').trim_start_matches("./");
    let cwd = context.printer.world.cwd.clone().unwrap_or_default();
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let root = cwd.join(store.door().root());
    let held = || typed.starts_with(char::is_alphabetic) && Door::is_there(&root.join(path));
    if !(typed.contains('/') || held()) {
        return Ok(None);
    }
    let from_here = cwd.join(path);
    let from_here = from_here.strip_prefix(&root).ok().map(Path::to_path_buf);
    let found = from_here
        .into_iter()
        .chain([PathBuf::from(path)])
        .filter(|path| {
            path.components()
                .all(|part| matches!(part, Component::Normal(_)))
        })
        .find(|path| Door::is_there(&root.join(path)));
    match found.as_deref().and_then(Path::to_str) {
        Some(found) => Ok(Some(RelPath::new(found))),
        None => Err(
            Failure::new(format!("there is no `{typed}` in the network")).hint(
                "a path is one of the network's folders or files, as people/ID or goals/ID.md",
            ),
        ),
    }
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
