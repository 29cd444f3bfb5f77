//! `mentor goal show`: arguments as typed; the report is `reports::goal`.

use crate::error::Failure;
use crate::reports::goal::build::show;
use crate::shell::context::{Context, Outcome};
use crate::shell::goals;

/// Show one goal over time: progress, people, open actions, needs, self-assessment, evidence
///
/// Examples:
///   mentor goal show director
///   mentor goal show calm-on-call --json
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Which: its id, the beginning of a word of it, or a part of the title
    #[arg(value_name = "ID")]
    goal: String,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Shows a goal.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let Some(id) = goals::typed(context, Some(&args.goal))? else {
        return Ok(Outcome::Done);
    };
    let goals = goals::read(context, Some(&id))?;
    if let Some(goal) = goals.goal(&id) {
        let shown = show(&goals, goal, today);
        match args.json {
            true => context.json("goal-show", &shown)?,
            false => context.print(&shown.to_doc(today)),
        }
    }
    Ok(Outcome::Done)
}
