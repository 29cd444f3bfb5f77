//! `mentor recap`: arguments as typed; the evidence is `reports::recap`, its wording `recap.md`.

mod sent;

use crate::error::Failure;
use crate::model::human_date::{self, Towards};
use crate::model::ids::Home;
use crate::shell::args::{DraftForm, Writing};
use crate::shell::context::{Context, Outcome};
use crate::shell::{drafting, recap, typed};

/// Draft the recap of a meeting
///
/// For those who were there: one line of thanks, at most three takeaways
/// (those that led to something first), decisions, who does what by when,
/// the next date, what was left for then. A circle's goes to all members.
///
/// Examples:
///   mentor recap grace
///   mentor recap grace --format eml > recap.eml
///   mentor recap circle:ops --date 2026-11-12
///   mentor recap grace --sent               note that it went out
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom you met, `circle:ID` for a circle; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// The day of the meeting [default: the latest]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,

    /// Note in the meeting's file that it went out [default: today]
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = "today")]
    sent: Option<String>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    form: DraftForm,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let how = (args.form, args.sent.is_some());
    typed::each_draft(context, &args.who, how, |context, who| {
        one(args, &who.home(), context)
    })
}

fn one(args: &Args, home: &Home, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let past = |typed: &String| human_date::parse(typed, today, Towards::Past);
    let on = args.date.as_ref().map(past).transpose()?;
    if let Some(day) = args.sent.as_ref().map(past).transpose()? {
        return sent::sent(args, home, (on, day), context);
    }
    drafting::writes_nothing(args.writing)?;
    recap::print(home, on, args.form, context)
}
