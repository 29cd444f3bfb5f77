//! `mentor log`: arguments as typed; the change is `changes::log`.

mod answer;
mod editing;
mod file;
mod flags;
mod said;
mod slips;
mod who;

use std::path::PathBuf;

use crate::changes::log::{edited, write};
use crate::error::Failure;
use crate::model::network::Scope;
use crate::shell::args::{DraftForm, Writing};
use crate::shell::context::{Context, Outcome};
use crate::shell::recap;

/// Write down a meeting
///
/// With flags, or with a text from a file, the note is written at once; without any the editor opens
/// on a note prepared for its kind (--kind, else the usual one), with the open promises of both sides to
/// tick. Where a note of that day is there it is the same meeting: flags add to it. An agenda that was
/// prepared for that day becomes the note.
/// Several people: the first gets the note, the others a file that points to it.
///
/// Examples:
///   mentor log grace
///   mentor log grace --minutes 45 --takeaway "Start from load" --action "Draft the memo due:fri"
///   mentor log grace sam --date yesterday --action "@grace Send the reading list due:2w"
///   mentor log circle:ops --present keiko,priya --led-by me --decision "Pair on call"
///   pbpaste | mentor log grace --file -
///   mentor log grace --then recap        and what to send them
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Who was there: ids or names, `-` reads ids from standard input; `circle:ID` alone for a circle
    #[arg(required = true, value_name = "WHO")]
    who: Vec<String>,

    #[command(flatten)]
    said: said::Said,

    /// Take the note's text from a file; `-` is standard input
    #[arg(long, value_name = "PATH", conflicts_with_all = ENTRIES)]
    file: Option<PathBuf>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// What a text from a file says by itself.
const ENTRIES: [&str; 9] = [
    "takeaway", "decision", "action", "feedback", "gave", "received", "story", "next", "private",
];

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let homes = who::homes(&args.who, args.said.for_circles(), context)?;
    let round = who::round(&args.said, context)?;
    let scope = Scope::People(who::people(&homes, &round.present));
    let network = context.read(&scope)?;
    let subjects = who::subjects(&network, &homes)?;
    let first = subjects.first().copied();
    let first = first.ok_or_else(|| Failure::usage("nobody is named"))?;
    let mut request = args.said.request(first, round, context)?;
    let ticked = if let Some(path) = &args.file {
        file::taken(path, &network, &subjects, &mut request, context)?
    } else if editing::is_wanted(first, &request)? {
        if args.writing.dry_run {
            context.input().only_try();
        }
        editing::in_editor(&network, &subjects, &mut request, context)?
    } else {
        Vec::new()
    };
    let mut decided = None;
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let subjects = who::subjects(network, &homes)?;
        let ticks = edited::ticks(&subjects, &ticked, today)?;
        let logged = write::log(&subjects, &request, &ticks)?;
        decided = Some((logged.note, logged.notes));
        Ok(logged.change)
    })?;
    let Some((note, notes)) = decided else {
        return Ok(Outcome::Done);
    };
    notes.iter().for_each(|line| context.note(line));
    if let (Some(home), false) = (
        homes.first().filter(|_| args.said.then.is_some()),
        args.writing.dry_run,
    ) {
        return recap::print(home, Some(request.day), DraftForm::default(), context);
    }
    if !args.writing.dry_run {
        let after = who::with_members(scope, &subjects);
        let network = context.read(&after)?;
        let subjects = who::subjects(&network, &homes)?;
        let logged = answer::Logged::new(&network, &subjects, (&request, note, written), today);
        if args.json {
            context.json("log", &logged)?;
        } else {
            context.print(&logged.doc());
        }
    }
    Ok(Outcome::Done)
}
