//! `mentor plan`: arguments as typed; the report is `reports::plan`.

mod forms;

use crate::commands::plan::forms::{Format, Group};
use crate::error::Failure;
use crate::facts::action_book::Packer;
use crate::model::network::Scope;
use crate::reports::plan::{Request, part, plan};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather;
use crate::shell::since::since;
use crate::shell::terminal::draws;
use crate::shell::{goals, piecewise, typed};

/// Done actions are listed for so many days.
const DONE_FOR: i64 = 7;

/// Show the status of the action plan
///
/// All actions of notes, plans, goals and circles: past the day, in the next seven days, later,
/// waiting for others, done in the last seven days; then the goals, and how promises are kept.
///
/// Examples:
///   mentor plan
///   mentor plan grace --mine
///   mentor plan --goal director-by-2027 --by person
///   mentor plan --since "-30d" --format csv
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// People or circle:ID: what is agreed with them, and what is theirs to do; `-` reads ids from standard input [default: everything]
    who: Vec<String>,

    /// What you do
    #[arg(long, conflicts_with = "theirs")]
    mine: bool,

    /// What others do
    #[arg(long)]
    theirs: bool,

    /// Actions of this goal
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// List what was done since then [default: seven days ago]
    #[arg(long, value_name = "DATE", conflicts_with = "all")]
    since: Option<String>,

    /// List everything that was ever done or dropped too
    #[arg(long)]
    all: bool,

    /// What the actions are grouped by: time, goal, person or kind
    #[arg(long, value_name = "GROUP", value_enum, default_value_t = Group::Time, hide_possible_values = true)]
    by: Group,

    /// The form of the answer: text, markdown, json or csv
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let who = typed::homes(context, &args.who)?;
    let since = since(args.since.as_deref(), context)?;
    let request = Request {
        who,
        goal: goals::typed(context, args.goal.as_deref())?,
        mine: (args.mine || args.theirs).then_some(args.mine),
        since: (!args.all).then(|| since.unwrap_or_else(|| today.plus_days(-DONE_FOR))),
        by: args.by.meant(),
    };
    let packer = Packer::default();
    let (network, people) = gather(context, &Scope::Actions, |_, person| {
        part(&packer, &person, &request, today)
    })?;
    let answer = plan(&network, (packer, people), &request, today);
    match if args.json { Format::Json } else { args.format } {
        Format::Json => context.json("plan", &answer)?,
        Format::Csv => answer.csv().for_each(|lines| context.print(&lines)),
        Format::Markdown => piecewise::markdown(context, || answer.pieces(false)),
        Format::Text => {
            let bars = draws(context);
            piecewise::print(context, || answer.pieces(bars));
        }
    }
    Ok(Outcome::Done)
}
