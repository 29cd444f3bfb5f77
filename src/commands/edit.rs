//! `mentor edit`: whose files, as typed; each in the editor, then all of them as one change.

mod after;
mod hints;
mod whose;

use crate::changes::edit::{self, Retyped};
use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::network::{Network, Scope};
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::editing;
use whose::{Target, people};

/// Open somebody's file in the editor, and check it after
///
/// The editor is $VISUAL, else $EDITOR. What it gives back is checked before anything is written: where
/// something is wrong, the line is shown and the editor opens again on what you typed; left so, it is kept
/// and its path said. Every byte stays as you wrote it. What `mentor check` would say of the file beside
/// errors is told at the end. Several files open one after another and are written together.
/// `circle:ID`, `goal:ID` and `resource:ID` are edited in the same way; `me` is mentor.toml.
///
/// Examples:
///   mentor edit grace
///   mentor edit grace sam
///   mentor edit circle:ops-directors
///   mentor edit me --dry-run        the settings; what would change, as a diff
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Whose: people, circle:ID, goal:ID, resource:ID, or me; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let targets = whose::targets(&args.who, context)?;
    let files: Vec<RelPath> = targets.iter().map(Target::file).collect();
    editing::take_in_hand(context, &files);
    let network = context.read(&Scope::RosterOf(people(&targets)))?;
    let mut retyped: Vec<Retyped> = Vec::new();
    for target in &targets {
        match in_editor(target, &network, context)? {
            Some(one) => retyped.push(one),
            None => context.note(format!("nothing changed in {}", target.file())),
        }
    }
    let written = if retyped.is_empty() {
        Vec::new()
    } else {
        let nobody = Scope::RosterOf(Vec::new());
        context.change(&nobody, args.writing.dry_run, |_| Ok(edit::edit(&retyped)))?
    };
    if args.writing.dry_run {
        return Ok(Outcome::Done);
    }
    after::after(&targets, written, args.json, context)
}

/// One file in the editor; `None` where it was left as it was.
fn in_editor(
    target: &Target,
    network: &Network,
    context: &mut Context<'_>,
) -> Result<Option<Retyped>, Failure> {
    let file = target.file();
    let was = context.input().text_of(&file);
    let was = was.map_err(|failure| target.unopened(failure))?;
    let sheet = editing::Sheet {
        name: &file.as_str().replace('/', "-"),
        text: &was,
        instead: vec![target.instead(network)],
        left: target.left(),
    };
    let now = editing::until_taken(context, sheet, |context, now| {
        let slips = editing::slips(context, &file, (&was, now), network)?;
        Ok(if slips { Err(()) } else { Ok(now.to_owned()) })
    })?;
    Ok(now.map(|now| Retyped {
        whose: target.whose(network),
        file,
        was,
        now,
    }))
}
