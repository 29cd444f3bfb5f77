//! `mentor who`: arguments as typed; the report is `reports::who`.

use std::collections::BTreeSet;

use crate::error::Failure;
use crate::model::network::Scope;
use crate::reports::who::build::{answer, words};
use crate::reports::who::crisis;
use crate::reports::who::order::choose;
use crate::reports::who::page;
use crate::reports::who::seen::seen;
use crate::reports::who::topic::topics;
use crate::reports::who::value::Answer;
use crate::shell::args::{Form, Format, whole};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::{gather, with_acquaintances};
use crate::text::markdown;

/// Show whom to ask about something, and why
///
/// Skills (by any of their spellings), situations, kinds of support, what came of earlier advice and what
/// you took home: whoever fits, with the reason, whether today is a day for it, and the next step. Never one
/// name alone, and one from a distant field. The order is by the fit to the question; nobody is scored.
///
/// When things are on fire, --crisis gives the call list: who agreed to be called, for what, the first words,
/// what stays between you, and when you speak again. It opens no note, and works with half the files broken.
///
/// Examples:
///   mentor who budgeting
///   mentor who k8s negotiation           several topics at once
///   mentor who "crisis communication" --ids
///   mentor who --crisis
///   mentor who --crisis ransomware       first whoever has been through it
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// What it is about: a skill, a situation, a kind of support, any word
    #[arg(value_name = "TOPIC")]
    topics: Vec<String>,

    /// Print whom to call when things are on fire
    #[arg(long)]
    crisis: bool,

    /// Name so many of those who fit at most; 0 names all
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = whole::<usize>(0, u64::MAX), conflicts_with = "crisis")]
    limit: usize,

    /// Print only the ids, in the same order
    #[arg(long, conflicts_with_all = ["format", "json"])]
    ids: bool,

    #[command(flatten)]
    form: Form,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let answer = if args.crisis {
        on_fire(args, context)?
    } else {
        about(args, context)?
    };
    let today = context.today();
    if args.ids {
        let ids = answer.people.iter().map(|named| format!("{}\n", named.id));
        context.print(&ids.collect::<String>());
        return Ok(Outcome::Done);
    }
    let doc = || match answer.crisis {
        true => crisis::page::doc(&answer, today),
        false => page::doc(&answer, today),
    };
    match args.form.meant() {
        Format::Json => context.json("who", &answer)?,
        Format::Text => context.print(&doc()),
        Format::Markdown => context.print(&markdown::render(&doc())),
    }
    Ok(Outcome::Done)
}

/// Whom to ask about the topics: everybody is looked at in turn, then those who are named are read.
fn about(args: &Args, context: &mut Context<'_>) -> Result<Answer, Failure> {
    let today = context.today();
    let policy = context.read(&Scope::RosterOf(Vec::new()))?.policy;
    let topics = topics(&policy, &args.topics);
    if topics.is_empty() {
        return Err(Failure::usage("there is nothing to ask about")
            .hint("mentor who budgeting; when things are on fire: `mentor who --crisis`"));
    }
    let (_, everybody) = gather(context, &Scope::Actions, |network, person| {
        seen(network, &person, &topics, today)
    })?;
    let chosen = choose(topics, everybody, args.limit);
    let mut known = BTreeSet::new();
    if chosen.lacks() {
        let own = |_: &_, person: crate::model::person::Person| words(&policy, &person);
        let (_, all) = gather(context, &Scope::Roster, own)?;
        known.extend(all.into_iter().flatten());
    }
    let network = with_acquaintances(context, &chosen.ids())?;
    Ok(answer(&network, &chosen, &known, today))
}

/// Whom to call: no note is opened.
fn on_fire(args: &Args, context: &mut Context<'_>) -> Result<Answer, Failure> {
    let today = context.today();
    let policy = context.read(&Scope::RosterOf(Vec::new()))?.policy;
    let topics = topics(&policy, &args.topics);
    let (_, kept) = gather(context, &Scope::Roster, |network, person| {
        crisis::choose::kept(network, &person, &topics, today)
    })?;
    let list = crisis::choose::choose(kept.into_iter().flatten().collect(), topics.len());
    let network = context.read(&Scope::RosterOf(list.ids()))?;
    Ok(crisis::build::answer(&network, &list, &topics, today))
}
