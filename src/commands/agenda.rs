//! `mentor agenda`: arguments as typed; the agenda is `reports::agenda`.

mod save;

use clap::ValueEnum;

use crate::error::Failure;
use crate::facts::names::Who;
use crate::facts::privacy::Audience;
use crate::model::human_date::{self, Towards};
use crate::model::network::Scope;
use crate::model::words::MeetingKind;
use crate::reports::agenda::build::agenda;
use crate::reports::agenda::plan::{self, Request};
use crate::shell::context::{Context, Outcome};
use crate::text::markdown;

/// Print a timed agenda for the next meeting with a person
///
/// It is worked out from the files each time: your ask and what they can expect, promises of both
/// sides and what came of their advice, the points kept for next time, questions that fit the role
/// and were not asked lately, what to send ahead, the next date. The kind of meeting is chosen from
/// the data and said on stderr, the minutes are shared out over its blocks.
///
/// Examples:
///   mentor agenda grace                      the next meeting, for your eyes
///   mentor agenda grace --share              to send: nothing private, nothing about others
///   mentor agenda grace --date "next tue" --minutes 30
///   mentor agenda grace --save               kept as agenda-DATE.md; log makes the note of it
///   mentor agenda jose --kind closing        the last one
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Whom you meet
    who: String,

    /// The kind of meeting [default: chosen from the files]
    #[arg(long, value_name = "KIND", value_parser = plan::kind_of)]
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

    /// The form of the answer; text is Markdown, rendered on a terminal
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The forms as typed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Json,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let id = match context.who(&args.who)? {
        Who::Person(id) => id,
        Who::Circle(id) => {
            let network = context.read(&Scope::People(Vec::new()))?;
            return Err(plan::not_for_circles(&network, &id));
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
    for line in agenda.to_say(&network) {
        context.note(line);
    }
    if args.save {
        let whom = (&scope, &id);
        agenda.written = save::save(context, whom, &request, &agenda, args.dry_run)?;
        if args.dry_run {
            return Ok(Outcome::Done);
        }
    }
    match args.format {
        _ if args.json => context.json("agenda", &agenda)?,
        Format::Json => context.json("agenda", &agenda)?,
        Format::Text => context.print(&agenda.to_doc()),
        Format::Markdown => context.print(&markdown::render(&agenda.to_doc())),
    }
    Ok(Outcome::Done)
}

/// The request as meant; a typed date is echoed.
fn request(args: &Args, context: &mut Context<'_>) -> Result<Request, Failure> {
    let typed = args.date.as_deref();
    let date = typed.map(|typed| human_date::parse(typed, context.today(), Towards::Future));
    let date = date.transpose()?;
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
