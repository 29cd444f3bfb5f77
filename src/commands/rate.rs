//! `mentor rate`: arguments as typed; the change is `changes::rate`, the answer `reports::rate`.

mod asking;

use crate::changes::rate::{Answers, answer, meeting, rate, ten};
use crate::error::Failure;
use crate::model::human_date::{self, Towards};
use crate::model::network::Scope;
use crate::reports::rate::rated;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};

/// Rate a meeting and the health of the relationship, in a minute
///
/// Four numbers for the meeting and, once a quarter, ten sentences for the relationship, from 1 (not
/// at all) to 5 (fully). On a terminal it asks, and Enter skips any question; elsewhere the options say
/// it, and without any of them it shows what is rated. It is kept in the head of the meeting's note,
/// for your eyes only: nothing that is meant for others ever holds it.
///
/// Examples:
///   mentor rate grace
///   mentor rate grace --date fri --heard 4 --topics 5 --way 4 --next-step 5
///   mentor rate grace --me "4 4 5 3 4 4 3 5 4 4" --them "4 2 - - - - - - - -"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom: an id or a name
    who: String,

    /// The day of the meeting [default: the latest one]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    /// I was heard, 1-5
    #[arg(long, value_name = "N")]
    heard: Option<String>,

    /// We talked about the right things, 1-5
    #[arg(long, value_name = "N")]
    topics: Option<String>,

    /// The way we worked was useful, 1-5
    #[arg(long, value_name = "N")]
    way: Option<String>,

    /// The next step is clear, 1-5
    #[arg(long, value_name = "N")]
    next_step: Option<String>,

    /// Your ten answers: trust, direction, candour, listening, preparation, responsiveness, progress,
    /// two-way, boundaries, worth it; - for a blank
    #[arg(long, value_name = "TEN NUMBERS", allow_hyphen_values = true)]
    me: Option<String>,

    /// Their ten answers
    #[arg(long, value_name = "TEN NUMBERS", allow_hyphen_values = true)]
    them: Option<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long, conflicts_with = "dry_run")]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let id = context.person(&args.who)?;
    let mean = |typed: &String| human_date::parse(typed, today, Towards::Past);
    let on = args.date.as_ref().map(mean).transpose()?;
    if let Some(on) = on {
        context.note(format!("on {}", on.long()));
    }
    let read = |typed: &Option<String>| typed.as_deref().map(answer).transpose();
    let mut answers = Answers {
        session: [
            read(&args.heard)?,
            read(&args.topics)?,
            read(&args.way)?,
            read(&args.next_step)?,
        ],
        me: args.me.as_deref().map(ten).transpose()?,
        them: args.them.as_deref().map(ten).transpose()?,
    };
    let scope = Scope::People(vec![id.clone()]);
    let gone = || Failure::new(format!("people/{id} is not there any more"));
    if answers.is_empty() && context.input().is_asked() {
        let network = context.read(&scope)?;
        let person = network.person(&id).ok_or_else(gone)?;
        answers = asking::answers(person, meeting(person, on, today)?, context)?;
    }
    let mut written = Vec::new();
    if !answers.is_empty() {
        written = context.change(&scope, args.writing.dry_run, |network| {
            rate(network.person(&id).ok_or_else(gone)?, on, &answers, today)
        })?;
        if args.writing.dry_run {
            return Ok(Outcome::Done);
        }
    }
    let network = context.read(&scope)?;
    let person = network.person(&id).ok_or_else(gone)?;
    let answer = rated(person, meeting(person, on, today)?, written);
    if args.json {
        context.json("rate", &answer)?;
    } else {
        context.print(&answer.to_doc());
    }
    Ok(Outcome::Done)
}
