//! `mentor goal`: what the owner is after; each of its commands has its file.

mod add;
mod list;
mod set;
mod show;

use crate::error::Failure;
use crate::shell::context::{Context, Outcome};

/// Write down goals, and see how they stand
///
/// A goal is a file goals/ID.md: what, by when and why, the support it needs, and an honest
/// self-assessment. Actions and milestones belong to it by #ID.
///
/// Examples:
///   mentor goal add "Director of platform by 2027" --by 2027-06-30 --needs org-design,budgeting
///   mentor goal list --status active
///   mentor goal show director
///   mentor goal set director status=achieved
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    Add(add::Args),
    List(list::Args),
    Show(show::Args),
    Set(set::Args),
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    match &args.what {
        What::Add(args) => add::run(args, context),
        What::List(args) => list::run(args, context),
        What::Show(args) => show::run(args, context),
        What::Set(args) => set::run(args, context),
    }
}
