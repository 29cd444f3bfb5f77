//! `mentor show`: arguments as typed; the report is `reports::show`.

use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::network::Scope;
use crate::reports::show::{circle, page, person};
use crate::shell::context::{Context, Outcome};

/// Show everything about a person, or a circle, on one page
///
/// Purpose and agreement, open actions of both sides, points for next time, give and take, one
/// timeline of everything, who they are, and the one next step. This is your own view: private
/// parts are in it, marked.
///
/// Examples:
///   mentor show grace
///   mentor show grace --all              the whole timeline
///   mentor show circle:platform-leads
///   mentor show grace --json
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// An id, a part of a name, or circle:ID
    #[arg(value_name = "WHO")]
    who: String,

    /// Print the whole timeline instead of its latest part
    #[arg(long)]
    all: bool,

    /// Print one JSON object, with the whole timeline
    #[arg(long, conflicts_with = "all")]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let who = context.who(&args.who)?;
    let today = context.today();
    let gone = || Failure::new(format!("the folder of `{}` cannot be read", who.as_str()));
    match &who {
        Who::Person(id) => {
            let network = context.read(&Scope::People(vec![id.clone()]))?;
            let found = network.person(id).ok_or_else(gone)?;
            let shown = person::show(&network, found, today);
            if args.json {
                context.json("show", &shown)?;
            } else {
                context.print(&page::doc(&shown, args.all));
            }
        }
        Who::Circle(id) => {
            // Its notes name who was there; a second reading gives their names.
            let circles = context.read(&Scope::People(Vec::new()))?;
            let named = circle::people(circles.circle(id).ok_or_else(gone)?);
            let network = context.read(&Scope::People(named))?;
            let found = network.circle(id).ok_or_else(gone)?;
            let shown = circle::show(&network, found, today);
            if args.json {
                context.json("show", &shown)?;
            } else {
                context.print(&shown.doc(args.all));
            }
        }
    }
    Ok(Outcome::Done)
}
