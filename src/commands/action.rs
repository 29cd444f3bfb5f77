//! `mentor action`: its subcommands, each as typed.

mod add;
mod list;
mod put;
mod steps;

use crate::error::Failure;
use crate::shell::context::{Context, Outcome};

/// Add, list, move, drop or reopen actions
///
/// An action is a task-list item in a meeting's notes, a plan, a goal or a
/// circle's notes. It is named by its handle, as in `mentor done`; what
/// changes is its own line alone.
///
/// Examples:
///   mentor action add grace "Draft the memo due:fri #director-by-2027"
///   mentor action list grace
///   mentor action due 3f9c1a "next tue"
///   mentor action drop 3f9c1a --why "the board moved on"
///   mentor action reopen 3f9c1a
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
#[allow(
    missing_docs,
    reason = "the help of a subcommand is the documentation of its arguments"
)]
enum What {
    Add(add::Args),
    List(list::Args),
    Reopen(steps::Reopen),
    Due(steps::Due),
    Drop(steps::Drop),
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    match &args.what {
        What::Add(args) => add::run(args, context),
        What::List(args) => list::run(args, context),
        What::Reopen(args) => put::reopen(args, context),
        What::Due(args) => put::due(args, context),
        What::Drop(args) => put::drop(args, context),
    }
}
