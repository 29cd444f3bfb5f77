//! `mentor undo`: arguments as typed; the work is the store's.

use crate::error::Failure;
use crate::reports::taken;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::taking_back::take_back;

/// Take back the last command that wrote
///
/// Every file becomes what it was before, byte for byte, as long as it is as the command left it; where
/// one was changed since, nothing is written and the file is named. Once more takes back the command
/// before it: the last twenty can be taken back. The record of them is in .mentor/, for you alone.
///
/// Examples:
///   mentor undo
///   mentor undo --dry-run        what it would change
///   mentor undo --redo           put back what was taken back last
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Put back what was taken back last, as long as nothing else was written since
    #[arg(long)]
    redo: bool,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    if let Some(taken) = take_back(context, args.redo, args.writing.dry_run)? {
        let answer = taken::answer(taken, args.redo, today);
        if args.json {
            context.json("undo", &answer)?;
        } else {
            context.print(&answer.to_doc());
        }
    }
    Ok(Outcome::Done)
}
