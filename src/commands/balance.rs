//! `mentor balance`: arguments as typed; the report is `reports::balance`.

use crate::error::Failure;
use crate::model::ids::PersonId;
use crate::model::network::Scope;
use crate::reports::balance::build::{Guest, Request, answer, is_told, row};
use crate::reports::balance::firsts::Firsts;
use crate::reports::balance::page;
use crate::reports::balance::value::Answer;
use crate::shell::args::{Form, Format};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather;
use crate::shell::since::since;
use crate::text::markdown;

/// Show what was given and received, and who could be given what next
///
/// What counts: the sections Gave and Received, the lines gave: and received: of log.md, introductions,
/// words spoken for you, and each report of results. Light is 1, medium 2, heavy 3. It is a prompt, never
/// a debt, and it ranks nobody: with mentors, advisors and sponsors something each quarter and 15 % of it
/// all from you, with peers 35 to 65 %, with a coach nothing is measured, with mentees it goes forward.
///
/// Examples:
///   mentor balance
///   mentor balance grace sam                 everything that counts with them
///   mentor balance --since 2026-07-01
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom; `-` reads ids from standard input [default: everyone]
    #[arg(value_name = "WHO")]
    who: Vec<String>,

    /// Sums and entries from this day on only
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    #[command(flatten)]
    form: Form,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let who = context.people(&args.who)?;
    let request = Request {
        named: !args.who.is_empty(),
        since: since(args.since.as_deref(), context)?,
    };
    let scope = if request.named {
        Scope::People(who.clone())
    } else {
        Scope::Everything
    };
    let (_, rows) = gather(context, &scope, |_, person| {
        Some(row(&person, &request, today)).filter(|row| is_told(row, &request))
    })?;
    let mut rows: Vec<_> = rows.into_iter().flatten().collect();
    // As typed; a network's people come in the order of ids.
    rows.sort_by_key(|row| who.iter().position(|id| *id == row.id));
    let mut found = answer(rows, &request, today);
    let asked = if request.named {
        who
    } else {
        found.next.iter().chain(&found.forward).cloned().collect()
    };
    propose(context, &mut found, asked)?;
    match args.form.meant() {
        Format::Json => context.json("balance", &found)?,
        Format::Text => context.print(&page::doc(&found, today)),
        Format::Markdown => context.print(&markdown::render(&page::doc(&found, today))),
    }
    Ok(Outcome::Done)
}

/// Adds what could be given to these people: for whom they should meet everybody is looked at, one by one.
fn propose(
    context: &mut Context<'_>,
    found: &mut Answer,
    who: Vec<PersonId>,
) -> Result<(), Failure> {
    if who.is_empty() {
        return Ok(());
    }
    let today = context.today();
    let mut network = context.read(&Scope::People(who))?;
    network.resources = context.read(&Scope::Shelf)?.resources;
    for person in &network.people {
        found.take_ideas(&network, person, today);
    }
    let guests = network.people.iter();
    let guests = guests.filter_map(|person| Guest::of(&network, person, today));
    let guests: Vec<Guest> = guests.collect();
    // Of each only the first is told, so that no more are kept, or made.
    let firsts = Firsts::new(guests);
    gather(context, &Scope::Roster, |rest, other| {
        firsts.look(rest, &other, today);
    })?;
    for (who, idea) in firsts.found() {
        found.take_introduction(&who, idea);
    }
    Ok(())
}
