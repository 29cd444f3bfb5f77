//! `mentor action list`: arguments as typed; the report is `reports::action_list`.

use crate::error::Failure;
use crate::facts::action_book::Packer;
use crate::model::network::Scope;
use crate::reports::action_list::{Request, list, part};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather;
use crate::shell::{goals, piecewise};

/// List actions with the handles that name them
///
/// Open ones, in the order in which they are due; those without a day come last.
///
/// Examples:
///   mentor action list
///   mentor action list grace --mine
///   mentor action list --goal director-by-2027 --all
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Those with these people, and those that are theirs to do; `-` reads ids from standard input [default: everyone's]
    who: Vec<String>,

    /// Done and dropped ones too
    #[arg(long)]
    all: bool,

    /// Those that you do
    #[arg(long, conflicts_with = "theirs")]
    mine: bool,

    /// Those that others do
    #[arg(long)]
    theirs: bool,

    /// Those of this goal
    #[arg(long, value_name = "ID")]
    goal: Option<String>,

    /// Print handles alone, one a line, for pipes
    #[arg(long, conflicts_with = "json")]
    ids: bool,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Lists actions.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let who = context.people(&args.who)?;
    let goal = goals::typed(context, args.goal.as_deref())?;
    let mine = (args.mine || args.theirs).then_some(args.mine);
    let request = Request {
        who,
        all: args.all,
        goal,
        mine,
    };
    let (packer, today) = (Packer::default(), context.today());
    let (network, people) = gather(context, &Scope::Actions, |_, person| {
        part(&packer, &person, &request, today)
    })?;
    let answer = list(&network, (packer, people), &request, today);
    if args.json {
        context.json("action-list", &answer)?;
    } else if args.ids {
        answer.ids().for_each(|id| context.print(&id));
    } else {
        piecewise::print(context, || answer.pieces());
    }
    Ok(Outcome::Done)
}
