//! `mentor pause`: arguments as typed; the change is `changes::pause`, the answer `reports::pause`.

use crate::changes::pause::pause;
use crate::error::Failure;
use crate::model::human_date::{self, Towards};
use crate::reports::pause as answer;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::several;

/// Let relationships rest until a day
///
/// Writes stage = "paused" and the day until which the review is silent
/// about them. Nothing else changes: notes, open actions and history stay.
/// From that day on the review proposes to go on.
///
/// Examples:
///   mentor pause miriam --until 2027-01-06
///   mentor pause grace sam --until "in 6 weeks"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom: ids or names; `-` reads ids from standard input, one a line
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// The day on which it goes on
    #[arg(long, value_name = "DATE")]
    until: String,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let until = human_date::parse(&args.until, today, Towards::Future)?;
    context.note(format!("until {}", until.long()));
    let changed = several::change(context, &args.who, args.writing.dry_run, |people| {
        pause(people, until, today)
    })?;
    let Some(several) = changed else {
        return Ok(Outcome::Done);
    };
    let answer = answer::pause(&several.network, &several.ids, &[], several.written, today);
    if args.json {
        context.json("pause", &answer)?;
    } else {
        context.print(&answer.to_doc());
    }
    Ok(Outcome::Done)
}
