//! `mentor show`: arguments as typed; the report is `reports::show`.

use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::ids::CircleId;
use crate::model::network::{Network, Scope};
use crate::reports::show::{circle, page, person};
use crate::shell::context::{Context, Outcome};
use crate::shell::typed;

/// Show everything about a person, or a circle, on one page
///
/// Purpose and agreement, open actions of both sides, points for next time, give and take, one
/// timeline of everything, who they are, and the one next step. This is your own view: private
/// parts are in it, marked.
///
/// Examples:
///   mentor show grace
///   mentor show grace --all              the whole timeline
///   mentor show grace sam                one page after the other
///   mentor show circle:platform-leads
///   mentor show grace --json
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Ids, parts of names, or circle:ID; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// Print the whole timeline instead of its latest part
    #[arg(long)]
    all: bool,

    /// Print one JSON object about one of them, with the whole timeline
    #[arg(long, conflicts_with = "all")]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let alone = args.json.then_some("JSON");
    typed::each(context, &args.who, alone, |context, who| {
        match who {
            Who::Person(id) => {
                let network = context.read(&Scope::People(vec![id.clone()]))?;
                let found = network.person(id).ok_or_else(|| gone(who))?;
                let shown = person::show(&network, found, context.today());
                if args.json {
                    context.json("show", &shown)?;
                } else {
                    context.print(&page::doc(&shown, args.all));
                }
            }
            Who::Circle(id) => {
                let network = circle_and_people(id, context)?;
                let found = network.circle(id).ok_or_else(|| gone(who))?;
                let shown = circle::show(&network, found, context.today());
                if args.json {
                    context.json("show", &shown)?;
                } else {
                    context.print(&shown.doc(args.all));
                }
            }
        }
        Ok(Outcome::Done)
    })
}

/// A circle's notes name who was there; a second reading gives their names.
fn circle_and_people(id: &CircleId, context: &mut Context<'_>) -> Result<Network, Failure> {
    let circles = context.read(&Scope::People(Vec::new()))?;
    let named = circles.circle(id).map_or(Vec::new(), circle::people);
    context.read(&Scope::People(named))
}

fn gone(who: &Who) -> Failure {
    Failure::new(format!("the folder of `{}` cannot be read", who.as_str()))
        .hint("`mentor check` says what is wrong with it")
}
