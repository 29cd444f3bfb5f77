//! `mentor progress`: arguments as typed; the report is `reports::progress`, its wording `progress.md`.

use crate::changes::sent;
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::model::ids::PersonId;
use crate::model::network::Scope;
use crate::reports::progress::build::progress;
use crate::reports::progress::case::Request;
use crate::reports::sent::sent as answer;
use crate::shell::args::{DraftForm, DraftFormat, Writing};
use crate::shell::context::{Context, Outcome};
use crate::shell::since::since;
use crate::shell::{drafting, roll, typed};

/// Draft a progress report: what came of their advice, and where things stand
///
/// One page for somebody who helps you: the steps you took on their advice
/// and what came of each, goals with evidence, where you are stuck, one
/// question, the next promises, thanks for one thing. A sponsor gets the
/// facts that they can quote first; a mentee what you did for them. What
/// they heard already, in a meeting or a report, no longer leads.
///
/// Examples:
///   mentor progress grace
///   mentor progress grace --since 2026-09-01
///   mentor progress grace --sent          note that it went out
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// For whom; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// From which day on things are news [default: since they last heard from you]
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// Note in their log.md that it went out [default: today]
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
        one(args, &who.clone().person()?, context)
    })
}

fn one(args: &Args, id: &PersonId, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    if let Some(typed) = &args.sent {
        let on = day(typed, context)?;
        return note(args, id, on, context);
    }
    drafting::writes_nothing(args.writing)?;
    let request = Request {
        since: since(args.since.as_deref(), context)?,
        audience: args.form.audience(),
        everyone: roll::everyone(context)?,
    };
    let network = context.read(&Scope::People(vec![id.clone()]))?;
    let report = progress(&network, id, &request, context.today())?;
    drafting::answer(context, &args.form, &report.draft(), "progress", &report)?;
    let why = format!(
        "read once more, {} is spoken of as a third person here:",
        report.name
    );
    drafting::look_at(context, &why, &report.reread);
    context.note(format!("once it is sent: mentor progress {id} --sent"));
    Ok(Outcome::Done)
}

/// Notes that it went out.
fn note(
    args: &Args,
    id: &PersonId,
    on: Day,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let today = context.today();
    let scope = Scope::People(vec![id.clone()]);
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let person = network.person(id);
        let person = person.ok_or_else(|| Failure::new(format!("nobody has the id `{id}`")))?;
        sent::progress(person, on, today)
    })?;
    if args.writing.dry_run {
        return Ok(Outcome::Done);
    }
    let network = context.read(&scope)?;
    let said = answer(&network, id, "progress told to", (on, today), written);
    match args.form.meant() {
        DraftFormat::Json => context.json("progress", &said)?,
        DraftFormat::Markdown | DraftFormat::Text | DraftFormat::Eml => {
            context.print(&said.to_doc());
        }
    }
    Ok(Outcome::Done)
}

/// A day of the past, echoed.
fn day(typed: &str, context: &mut Context<'_>) -> Result<Day, Failure> {
    let day = human_date::parse(typed, context.today(), Towards::Past)?;
    context.note(format!("date: {}", day.long()));
    Ok(day)
}
