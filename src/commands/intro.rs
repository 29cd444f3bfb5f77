//! `mentor intro`: arguments as typed; the answers are `reports::intro`, the change `changes::intro`.

mod answer;
mod steps;
mod who;

use crate::commands::intro::steps::{Noting, Steps};
use crate::error::Failure;
use crate::reports::intro::suggest::Ask;
use crate::reports::intro::{opt_in, way};
use crate::shell::args::DraftForm;
use crate::shell::context::{Context, Outcome};

/// Bring two people together once both have said yes, or find a way to somebody
///
/// An introduction is asked of both before it is made: the first, then the other, then one letter to both,
/// and two weeks later the question whether they met. The steps are kept in the log.md of both; called
/// again, it says where the introduction stands and drafts the next letter. A letter tells one of the
/// other only what their file says openly: title, organization, expertise, works.
///
/// Examples:
///   mentor intro --suggest                        whom you could bring together, and why
///   mentor intro olena oskar                      the letter that comes next
///   mentor intro olena oskar --sent               it was sent: kept in their logs
///   mentor intro olena oskar --yes olena --on fri
///   mentor intro --to helena                      through whom, and the letter to them
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The two people, the one who gains most first
    #[arg(value_name = "WHO", num_args = 2, required_unless_present_any = ["to", "suggest"], conflicts_with_all = ["to", "suggest"])]
    people: Vec<String>,

    /// Find the way to somebody you do not know yet
    #[arg(long, value_name = "WHO", conflicts_with = "suggest")]
    to: Option<String>,

    /// Show which introductions you could make
    #[arg(long)]
    suggest: bool,

    /// Why they should talk, in a sentence for this letter
    #[arg(long, value_name = "TEXT", conflicts_with = "suggest")]
    why: Option<String>,

    #[command(flatten)]
    steps: Steps,

    #[command(flatten)]
    noting: Noting,

    #[command(flatten)]
    form: DraftForm,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let (today, audience) = (context.today(), args.form.audience());
    let why = args.why.as_deref();
    if args.suggest {
        let found = who::suggested(context, &Ask::new(audience, today))?;
        answer::page(context, args.form, &found.to_doc(), &found)?;
    } else if let Some(typed) = &args.to {
        let to = who::reached(context, typed)?;
        let request = way::Request {
            to: &to,
            why,
            audience,
        };
        let (network, found) = who::way(context, request)?;
        answer::way(context, args.form, &network, &found)?;
    } else {
        let people = who::pair(context, &args.people)?;
        let step = args.steps.meant(context, &args.noting)?;
        let written = match &step {
            Some(step) => step.record(context, &people, audience, args.noting.dry_run)?,
            None => Vec::new(),
        };
        if args.noting.dry_run {
            return Ok(Outcome::Done);
        }
        let network = context.read(&who::both(&people))?;
        let request = opt_in::Request {
            people: (&people.0, &people.1),
            why,
            audience,
        };
        let mut found = opt_in::opt_in(&network, request, today)?;
        if step.is_some() {
            found = found.after(written);
        }
        answer::opt_in(context, args.form, &found)?;
    }
    Ok(Outcome::Done)
}
