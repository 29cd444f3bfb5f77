//! `mentor agenda`: arguments as typed; the agenda is `reports::agenda`.

mod save;

use crate::error::Failure;
use crate::facts::names::Who;
use crate::facts::privacy::Audience;
use crate::model::human_date::{self, Towards};
use crate::model::network::Scope;
use crate::model::words::MeetingKind;
use crate::reports::agenda::build::agenda;
use crate::reports::agenda::plan::{self, Request};
use crate::reports::agenda::kind;
use crate::shell::args::{Form, Format};
use crate::shell::context::{Context, Outcome};
use crate::text::markdown;

/// Print a timed agenda for the next meeting with a person
///
/// A view over the files, worked out anew each time: your ask and what they
/// can expect, promises of both sides, what came of their advice, the points
/// kept for this time, questions that fit and were not asked lately, what to
/// send ahead, the next date. The kind of meeting is chosen from the files.
///
/// Examples:
///   mentor agenda grace                  for your eyes
///   mentor agenda grace --share          for hers: nothing private in it
///   mentor agenda grace --minutes 30 --date "next tue"
///   mentor agenda grace --save           kept; log makes the note of it
///   mentor agenda jose --kind closing    the last one
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Whom you meet
    who: String,

    /// first, regular or closing [default: chosen from the files]
    #[arg(long, value_name = "KIND", value_parser = kind::kind_of)]
    kind: Option<MeetingKind>,

    /// How long it takes [default: as agreed, else as is usual for the kind]
    #[arg(long, value_name = "N")]
    minutes: Option<u32>,

    /// The day of the meeting [default: as agreed in the latest note]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,

    /// Address it to them: nothing private, no hints, nothing about third persons
    #[arg(long)]
    share: bool,

    /// With --share: private sections, confidential notes and confidential people too
    #[arg(long, requires = "share")]
    include_private: bool,

    /// Keep your own agenda as agenda-DATE.md in their folder
    #[arg(long)]
    save: bool,

    /// With --save: print what would be written as a diff, and write nothing
    #[arg(long, requires = "save")]
    dry_run: bool,

    #[command(flatten)]
    form: Form,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let id = match context.who(&args.who)? {
        Who::Person(id) => id,
        Who::Circle(id) => {
            let network = context.read(&Scope::People(Vec::new()))?;
            let _ = (network, id);
            todo!();
        }
    };
    let request = request(args, context)?;
    let today = context.today();
    let mut scope = Scope::People(vec![id.clone()]);
    let mut network = context.read(&scope)?;
    if plan::looks_further(&network, &id, &request, today)? {
        scope = Scope::Everything;
        network = context.read(&scope)?;
    }
    let mut agenda = agenda(&network, &id, &request, today)?;
    let said = agenda.to_say(&network);
    said.iter().for_each(|line| context.note(line));
    if args.save {
        let whom = (&scope, &id);
        agenda.written = save::save(context, whom, &request, &agenda, args.dry_run)?;
        if args.dry_run {
            return Ok(Outcome::Done);
        }
    }
    match args.form.meant() {
        Format::Json => context.json("agenda", &agenda)?,
        Format::Text => context.print(&agenda.to_doc()),
        Format::Markdown => context.print(&markdown::render(&agenda.to_doc())),
    }
    Ok(Outcome::Done)
}

/// The request as meant; a typed date is echoed.
fn request(args: &Args, context: &mut Context<'_>) -> Result<Request, Failure> {
    let mean = |typed: &String| human_date::parse(typed, context.today(), Towards::Future);
    let date = args.date.as_ref().map(mean).transpose()?;
    if let Some(date) = date {
        context.note(format!("date: {}", date.long()));
    }
    let audience = match (args.share, args.include_private) {
        (false, _) => Audience::Owner,
        (true, include_private) => Audience::Others { include_private },
    };
    Ok(Request {
        kind: args.kind,
        minutes: args.minutes,
        date,
        audience,
    })
}
