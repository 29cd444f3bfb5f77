//! `mentor goal show`: arguments as typed; the report is `reports::goal`.

use crate::error::Failure;
use crate::facts::goals;
use crate::model::network::Scope;
use crate::reports::goal::build::show;
use crate::shell::context::{Context, Outcome};

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
    let network = context.read(&Scope::Everything)?;
    let id = goals::resolve(&args.goal, &network.goals)?;
    if let Some(goal) = network.goal(&id) {
        let shown = show(&network, goal, today);
        match args.json {
            true => context.json("goal-show", &shown)?,
            false => context.print(&shown.to_doc(today)),
        }
    }
    Ok(Outcome::Done)
}
