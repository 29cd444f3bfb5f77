//! `mentor goal list`: arguments as typed; the report is `reports::goal`.

use crate::error::Failure;
use crate::model::words::GoalStatus;
use crate::reports::goal::build::list;
use crate::shell::context::{Context, Outcome};
use crate::shell::goals;

/// List the goals: status, day, priority, actions, the next one, people
///
/// Examples:
///   mentor goal list
///   mentor goal list --status active --json
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Only active, achieved, partly or dropped ones
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Lists goals.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let status = |typed: &String| {
        GoalStatus::parse(typed).ok_or_else(|| {
            Failure::usage(format!("`{typed}` is no status of a goal"))
                .hint("active, achieved, partly or dropped")
        })
    };
    let status = args.status.as_ref().map(status).transpose()?;
    let goals = goals::read(context, None)?;
    let answer = list(&goals, status);
    match args.json {
        true => context.json("goal-list", &answer)?,
        false => context.print(&answer.to_doc(today)),
    }
    Ok(Outcome::Done)
}
