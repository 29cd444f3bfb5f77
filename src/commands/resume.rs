//! `mentor resume`: arguments as typed; the change is `changes::pause`, the answer `reports::pause`.

use crate::changes::pause::resume;
use crate::error::Failure;
use crate::model::words::Stage;
use crate::reports::pause as answer;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::several;

/// Go on with relationships that rested, or begin again after an end
///
/// Writes stage = "active" and takes the day out until which the review was
/// silent about them. What happened before the pause stays as it is.
///
/// Of somebody who is closed, the earlier time goes to history with its days
/// and its debrief, since is today, and ended, until and a cadence of "none"
/// are taken out.
///
/// Examples:
///   mentor resume miriam
///   mentor resume walter --dry-run
///   mentor list stage:paused --ids | mentor resume -
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom: ids or names; `-` reads ids from standard input, one a line
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
    let today = context.today();
    let mut again = Vec::new();
    let changed = several::change(context, &args.who, args.writing.dry_run, |people| {
        let closed = people
            .iter()
            .filter(|one| one.relationship.stage() == Stage::Closed);
        again = closed.map(|one| one.id.clone()).collect();
        resume(people, today)
    })?;
    let Some(several) = changed else {
        return Ok(Outcome::Done);
    };
    let answer = answer::pause(
        &several.network,
        &several.ids,
        &again,
        several.written,
        today,
    );
    if args.json {
        context.json("resume", &answer)?;
    } else {
        context.print(&answer.to_doc());
    }
    Ok(Outcome::Done)
}
