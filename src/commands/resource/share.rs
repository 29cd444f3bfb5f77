//! `mentor resource share`: arguments as typed; the change is `changes::shelf::share`, the note
//! `reports::shelf::note`.

mod giving;
mod letters;

use crate::error::Failure;
use crate::facts::shelf::resolve;
use crate::model::network::Scope;
use crate::reports::shelf::cared;
use crate::shell::args::{DraftForm, DraftFormat, Writing};
use crate::shell::context::{Context, Outcome};
use crate::shell::shelf;
use crate::text::doc::plain;

/// Share something of the shelf, or see who would care for it
///
/// Without WHO: those who would care and have not had it, by their interests, skills and objectives and by
/// the goals they help with, each with the reason. With WHO: the shelf and their log.md say that it was
/// given, and a short note to go with it is printed: why it made you think of them, what you took from
/// it, no strings.
///
/// Examples:
///   mentor resource share team-topologies
///   mentor resource share team-topologies grace --on yesterday
///   mentor resource share quiet-reorg david --tone plain --format text
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// What: its id, the beginning of it, or a part of its title
    #[arg(value_name = "ID")]
    id: String,

    /// With whom: ids or names; `-` reads ids from standard input
    #[arg(value_name = "WHO")]
    who: Vec<String>,

    /// The day on which it was sent [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,

    #[command(flatten)]
    form: DraftForm,

    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let who = context.people(&args.who)?;
    if who.is_empty() {
        return would_care(args, context);
    }
    if args.form.meant() == DraftFormat::Eml && who.len() > 1 {
        return Err(Failure::usage("a mail goes to one of them")
            .hint("share it with one after the other, or take --format text"));
    }
    giving::give(args, &who, context)?;
    Ok(Outcome::Done)
}

fn would_care(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    if args.on.is_some() || args.writing.dry_run {
        return Err(Failure::usage("nobody is named to share it with")
            .hint(format!("`mentor resource share {} WHO`", args.id)));
    }
    let today = context.today();
    let shelf = context.read(&Scope::Shelf)?;
    let meant = resolve(&args.id, &shelf.resources).ok();
    // Who cannot be read is told, whatever is meant.
    let readers = shelf::readers(context, |one| meant.is_some_and(|meant| meant.id == one.id))?;
    let resource = resolve(&args.id, &readers.network.resources)?;
    let cared = cared::cared(&readers, resource, today);
    if args.form.meant() == DraftFormat::Json {
        context.json("resource-share", &cared)?;
    } else {
        context.print(&cared.doc(&plain(&resource.title), today));
    }
    Ok(Outcome::Done)
}
