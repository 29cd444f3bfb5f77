//! `mentor rate`: arguments as typed; the change is `changes::rate`, the answer `reports::rate`.

mod asking;
mod scores;

use serde::Serialize;

use crate::changes::rate::{Answers, meeting, rate};
use crate::commands::rate::scores::Scores;
use crate::error::Failure;
use crate::model::change::Written;
use crate::model::human_date::{self, Towards};
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::reports::rate::{Rated, rated};
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
///   mentor rate grace sam        one after the other
///   mentor rate grace --date fri --heard 4 --topics 5 --way 4 --next-step 5
///   mentor rate grace --me "4 4 5 3 4 4 3 5 4 4" --them "4 2 - - - - - - - -"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom: ids or names; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// The day of the meeting [default: the latest one]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,

    #[command(flatten)]
    scores: Scores,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let ids = context.people(&args.who)?;
    let mean = |typed: &String| human_date::parse(typed, today, Towards::Past);
    let on = args.date.as_ref().map(mean).transpose()?;
    if let Some(on) = on {
        context.note(format!("on {}", on.long()));
    }
    let mut answers = vec![args.scores.answers()?; ids.len()];
    let scope = Scope::People(ids.clone());
    let nothing = |answers: &[Answers]| answers.iter().all(Answers::is_empty);
    if nothing(&answers) && context.input().is_asked() {
        let network = context.read(&scope)?;
        for (id, slot) in ids.iter().zip(&mut answers) {
            let person = there(&network, id)?;
            let asked = asking::answers(person, meeting(person, on, today)?, context)?;
            *slot = asked.answers;
            if asked.ended {
                break;
            }
        }
    }
    let mut written = Vec::new();
    if !nothing(&answers) {
        written = context.change(&scope, args.writing.dry_run, |network| {
            let people = ids.iter().map(|id| there(network, id));
            let people = people.collect::<Result<Vec<_>, Failure>>()?;
            let rated: Vec<_> = people.into_iter().zip(&answers).collect();
            rate(&rated, on, today)
        })?;
        if args.writing.dry_run {
            return Ok(Outcome::Done);
        }
    }
    let network = context.read(&scope)?;
    let of_one = |id: &PersonId| {
        let person = there(&network, id)?;
        Ok(rated(&network, person, meeting(person, on, today)?, today))
    };
    let meetings = ids
        .iter()
        .map(of_one)
        .collect::<Result<Vec<_>, Failure>>()?;
    if args.json {
        context.json("rate", &Answer { meetings, written })?;
    } else {
        for meeting in &meetings {
            context.print(&meeting.to_doc());
        }
    }
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Answer {
    meetings: Vec<Rated>,
    written: Vec<Written>,
}

fn there<'n>(network: &'n Network, id: &PersonId) -> Result<&'n Person, Failure> {
    let gone = || Failure::new(format!("people/{id} is not there any more"));
    network.person(id).ok_or_else(gone)
}
