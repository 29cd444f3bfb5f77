//! A network that is to be: where it will lie, and git for it.
//!
//! What may live here: the working directory, `-C`, git's first word. What may not: which files it begins with.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use crate::error::Failure;
use crate::shell::context::Context;
use crate::shell::world::World;
use crate::store::door::Door;
use crate::store::write::ground::Ground;

/// What git is to do for a new network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnderGit {
    /// `git init` will be run.
    ToBe,
    /// The folder lies in a repository already.
    IsSo,
}

/// The folder of a network that is to be.
pub struct NewRoot {
    /// The folder, looked at.
    pub ground: Ground,
    /// As it was typed; `None`: the working directory.
    pub typed: Option<String>,
}

/// Looks at the folder of a new network: the one that is named, in the folder of `-C` or else in
/// the working directory; without a name that folder itself. Refused where a network is already.
pub fn ground(context: &Context<'_>, dir: Option<&Path>) -> Result<NewRoot, Failure> {
    let named = context.globals.dir.iter().map(PathBuf::as_path).chain(dir);
    let named = tidy(&named.collect::<PathBuf>());
    let path = match &context.printer.world.cwd {
        _ if named.is_absolute() => named.clone(),
        Some(cwd) => tidy(&cwd.join(&named)),
        None => {
            return Err(Failure::new("the working directory is gone")
                .hint("give the folder from the root on: `mentor init ~/network`"));
        }
    };
    let here = named.as_os_str().is_empty();
    Ok(NewRoot {
        ground: Ground::survey(&path)?,
        typed: (!here).then(|| named.to_string_lossy().into_owned()),
    })
}

/// Makes the commands of this run go on in the network of that folder.
pub fn enter(context: &mut Context<'_>, root: &Path) {
    context.globals.dir = Some(root.to_owned());
}

/// Makes the commands of this run go on in the network of the folder that is named, in the folder of `-C` where
/// that is given too; without a name the network is looked for as ever.
pub fn enter_named(context: &mut Context<'_>, dir: Option<&Path>) {
    if let Some(dir) = dir {
        let above = context.globals.dir.as_deref().unwrap_or(Path::new(""));
        context.globals.dir = Some(above.join(dir));
    }
}

/// Asks git, before anything is written, whether it can put that folder under its care.
pub fn ask_git(context: &mut Context<'_>, root: &Path) -> Result<UnderGit, Failure> {
    let there = root.ancestors().find(|folder| Door::is_there(folder));
    let there = there.unwrap_or(Path::new("/"));
    let world = &mut context.printer.world;
    git(world, there, &["--version"]).map_err(|said| {
        Failure::new(said).hint("install git, or leave --git out; nothing was written")
    })?;
    match git(world, there, &["rev-parse", "--is-inside-work-tree"]) {
        Ok(_) => Ok(UnderGit::IsSo),
        Err(_) => Ok(UnderGit::ToBe),
    }
}

/// Makes the folder of a new network a repository.
pub fn git_init(context: &mut Context<'_>, root: &Path) -> Result<(), Failure> {
    let done = git(&mut context.printer.world, root, &["init", "--quiet"]);
    done.map(drop).map_err(|said| {
        Failure::new(format!(
            "the network is written, but git init failed: {said}"
        ))
        .hint(format!("run it by hand: git -C {} init", root.display()))
    })
}

fn git(world: &mut World, folder: &Path, words: &[&str]) -> Result<String, String> {
    let args: Vec<OsString> = words.iter().map(OsString::from).collect();
    (world.git)(folder, &args)
}

/// The path without `.` and without a slash at its end; `..` stays, as a link may stand before it.
fn tidy(path: &Path) -> PathBuf {
    let kept = path.components().filter(|part| *part != Component::CurDir);
    kept.collect()
}
