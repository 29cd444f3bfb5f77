//! `mentor resource`: the shared shelf; each of its commands has its file.

mod add;
mod list;
mod share;

use crate::error::Failure;
use crate::shell::context::{Context, Outcome};

/// Keep a shelf of books, articles and talks, and share it with those who would care
///
/// Something of the shelf is a file resources/ID.md: what it is, what you took from it, who was sent it.
///
/// Examples:
///   mentor resource add "Team Topologies" --kind book --tag org-design --takeaway "Load is a budget"
///   mentor resource list
///   mentor resource share team-topologies          who would care and has not had it
///   mentor resource share team-topologies grace    send it, with a note ready to go
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
    Share(share::Args),
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    match &args.what {
        What::Add(args) => add::run(args, context),
        What::List(args) => list::run(args, context),
        What::Share(args) => share::run(args, context),
    }
}
