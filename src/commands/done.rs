//! `mentor done`: arguments as typed; the change is `changes::action`.

use crate::changes::action::{Step, step};
use crate::error::Failure;
use crate::model::human_date::{self, Towards};
use crate::shell::acting::act;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::text::phrase::count;

/// Tick actions as done, and write down what came of them
///
/// An action is named by its handle, the short code that `mentor show`, `mentor agenda` and
/// `mentor action list` print; any beginning of it that fits only one action will do. Its own line is
/// ticked and gets its day, what came of it goes under it, and no other byte changes.
///
/// Examples:
///   mentor done 3f9c1a
///   mentor done 3f9c1a --result "approved in one round"
///   mentor done 3f9c 77b0 --on fri
///   mentor action list grace --ids | mentor done -
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Handles; `-` reads them from standard input, one a line
    #[arg(value_name = "ACTION", required = true)]
    actions: Vec<String>,

    /// What came of it, as one line
    #[arg(long, value_name = "TEXT")]
    result: Option<String>,

    /// The day on which it was done [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let mean = |typed: &String| human_date::parse(typed, today, Towards::Past);
    let on = args.on.as_ref().map(mean).transpose()?;
    if let Some(on) = on {
        context.note(format!("on {}", on.long()));
    }
    let wanted = Step::Done {
        on,
        result: args.result.clone(),
    };
    let acted = act(
        context,
        &args.actions,
        args.writing.dry_run,
        |items, today| {
            if args.result.is_some() && items.len() > 1 {
                return Err(Failure::usage("--result says what came of one action")
                    .hint("take them one by one"));
            }
            step(items, &wanted, today)
        },
    )?;
    let Some(acted) = acted else {
        return Ok(Outcome::Done);
    };
    let heading = format!("{} done", count(acted.handles.len(), "action", "actions"));
    acted.tell(context, "done", heading, args.json)?;
    Ok(Outcome::Done)
}
