//! `mentor fit`: arguments as typed; the report is `reports::fit`, ratings are written by `changes::fit`.

use serde::Serialize;

use crate::changes::fit as changes;
use crate::error::Failure;
use crate::facts::fit::Rating;
use crate::facts::lighter::Lighter;
use crate::model::change::Written;
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::reports::fit::build::{candidate, fit, is_candidate};
use crate::reports::fit::value::Report;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::lightened;

/// See how well prospects would fit, and what to find out first
///
/// Eight criteria, each rated 1 (clear evidence against it) to 5 (strong evidence seen), with the sentence
/// it rests on; what is not known stays open and widens the range of the total. Weights and deal-breakers
/// stand in mentor.toml under [fit]. Only prospects have a scorecard, and it goes to nobody else.
///
/// Criteria: relevant-experience, inspiration, communication, availability, connection, active-listening,
/// reciprocation, commitment; the beginning of one is enough.
///
/// Examples:
///   mentor fit
///   mentor fit helena claire
///   mentor fit helena availability=4
///   mentor fit helena commitment="4 kept both calls that we agreed"
///   mentor fit helena availability=         not known after all
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Prospects; with one of them CRITERION=RATING, or CRITERION="RATING what you saw"
    #[arg(value_name = "WHO|CRITERION=RATING")]
    words: Vec<String>,

    #[command(flatten)]
    writing: Writing,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: &'a Report,
    written: Vec<Written>,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let words = args.words.iter().cloned();
    let (ratings, typed): (Vec<_>, Vec<_>) = words.partition(|word| word.contains('='));
    let ratings = Rating::all(ratings.iter().map(String::as_str))?;
    let who = context.people(&typed)?;
    let mut written = Vec::new();
    match (who.as_slice(), ratings.is_empty()) {
        ([one], false) => written = rate(args, one, &ratings, context)?,
        (_, false) => {
            return Err(
                Failure::usage("a rating is of one person").hint("mentor fit WHO availability=4")
            );
        }
        (_, true) if args.writing.dry_run => {
            return Err(Failure::usage("without a rating nothing is written")
                .hint("--dry-run goes with CRITERION=RATING"));
        }
        (_, true) => {}
    }
    if args.writing.dry_run {
        return Ok(Outcome::Done);
    }
    let today = context.today();
    let of = |network: &Network| Lighter::of(network, today);
    let kept = |lighter: &Lighter, person| match is_candidate(&person) {
        true => person,
        false => lighter.person(person),
    };
    let network = lightened(context, &Scope::Roster, of, kept)?;
    let report = fit(&network, &who, today)?;
    if args.json {
        let report = &report;
        context.json("fit", &Answer { report, written })?;
    } else {
        context.print(&report.to_doc());
    }
    Ok(Outcome::Done)
}

/// Writes ratings of one person.
fn rate(
    args: &Args,
    id: &PersonId,
    ratings: &[Rating],
    context: &mut Context<'_>,
) -> Result<Vec<Written>, Failure> {
    let scope = Scope::People(vec![id.clone()]);
    let mut old = Vec::new();
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let person = candidate(network, id)?;
        old = changes::outdated(person, ratings);
        Ok(changes::rate(person, ratings))
    })?;
    for criterion in old {
        context.note(format!(
            "the sentence beside {criterion} is still that of the old rating: mentor fit {id} {criterion}=\"RATING what you saw\""
        ));
    }
    Ok(written)
}
