//! `mentor brief`: arguments as typed; the brief is `reports::brief`, its wording `brief.md`.

use crate::error::Failure;
use crate::facts::goals;
use crate::model::ids::PersonId;
use crate::model::network::Scope;
use crate::reports::brief::build::{Request, brief};
use crate::shell::args::DraftForm;
use crate::shell::context::{Context, Outcome};
use crate::shell::{drafting, roll, typed};

/// Draft one page to send ahead of a first or important talk
///
/// Who you are, the goal and why, your own assessment of it (Strengths,
/// Growth areas, External challenges and Expectations of the goal's file),
/// what you have tried, what you ask, what you offer, time and ground rules.
/// Nothing of other people: lines that name somebody else are cut or left
/// out, and named on stderr.
///
/// Examples:
///   mentor brief grace
///   mentor brief claire --goal director --tone formal
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// For whom; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// The goal that the talk is about [default: the one that fits]
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    #[command(flatten)]
    form: DraftForm,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    typed::each_draft(context, &args.who, (args.form, false), |context, who| {
        one(args, &who.clone().person()?, context)
    })
}

fn one(args: &Args, id: &PersonId, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let network = context.read(&Scope::People(vec![id.clone()]))?;
    let goal = args.goal.as_ref();
    let request = Request {
        goal: goal
            .map(|typed| goals::resolve(typed, &network.goals))
            .transpose()?,
        audience: args.form.audience(),
        everyone: roll::everyone(context)?,
    };
    let page = brief(&network, id, &request, context.today())?;
    drafting::answer(context, &args.form, &page.draft(), "brief", &page)?;
    let why = "cut or left out, for it names somebody else:";
    drafting::look_at(context, why, &page.left_out);
    let why = format!(
        "read once more, {} is spoken of as a third person here:",
        page.name
    );
    drafting::look_at(context, &why, &page.reread);
    context.note(format!("then prepare the talk: mentor agenda {id}"));
    Ok(Outcome::Done)
}
