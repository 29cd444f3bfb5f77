//! `mentor agenda`: arguments as typed; the agenda is `reports::agenda`.

mod request;
mod save;

use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::words::MeetingKind;
use crate::reports::agenda::kind;
use crate::reports::agenda::plan::Request;
use crate::shell::args::{Form, Format, whole};
use crate::shell::context::{Context, Outcome};
use crate::shell::{posting, preparing, typed};
use crate::text::markdown;

/// Print a timed agenda for the next meeting with a person or a circle
///
/// A view over the files, worked out anew each time: your ask and what they
/// can expect, promises of both sides, what came of their advice, the points
/// kept for this time, questions that fit and were not asked lately, what to
/// send ahead, the next date. The kind of meeting is chosen from the files;
/// a circle gets its hot seats in turn.
///
/// Kinds: first, regular, progress, feedback, flash, coaching, pair, crisis,
/// closing (feedback, pair and crisis only by --kind).
///
/// Examples:
///   mentor agenda grace                  for your eyes
///   mentor agenda grace --share          for hers: nothing private in it
///   mentor agenda grace --eml            the same as a mail to her
///   mentor agenda grace --minutes 30 --date "next tue"
///   mentor agenda grace --save           kept; log makes the note of it
///   mentor agenda circle:ops-directors   whose turn it is
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Whom you meet: a person or a circle; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// The kind of meeting [default: chosen from the files]
    #[arg(long, value_name = "KIND", value_parser = kind::kind_of)]
    kind: Option<MeetingKind>,

    /// How long it takes [default: as agreed, else as is usual for the kind]
    #[arg(long, value_name = "N", value_parser = whole::<u32>(0, 1440))]
    minutes: Option<u32>,

    /// The day of the meeting [default: as agreed in the latest note]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,

    /// Address it to them: nothing private, no hints, nothing about third persons
    #[arg(long)]
    share: bool,

    /// The shared agenda as a mail, for a mail program to send
    #[arg(long, conflicts_with_all = ["format", "json"])]
    eml: bool,

    /// With --share or --eml: private sections, confidential notes and people too
    #[arg(long)]
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
    let shared = args.share || args.eml;
    if args.include_private && !shared {
        let what = "--include-private is about what others read";
        return Err(Failure::usage(what).hint("add --share or --eml; your own agenda is whole"));
    }
    let request = request::meant(args, shared, context)?;
    let alone = match args.form.meant() {
        _ if args.eml => Some("a mail"),
        Format::Json => Some("JSON"),
        Format::Text | Format::Markdown => None,
    };
    typed::each(context, &args.who, alone, |context, who| {
        one(args, who, &request, context)
    })
}

fn one(
    args: &Args,
    who: &Who,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let made = preparing::read(context, who, request)?;
    let mut agenda = made.agenda;
    let said = agenda.to_say(&made.network);
    said.iter().for_each(|line| context.note(line));
    if args.save {
        agenda.written = save::save(context, &made.around, request, &agenda, args.dry_run)?;
    }
    match args.form.meant() {
        _ if args.dry_run => {}
        _ if args.eml => posting::post(context, &made.network, &agenda)?,
        Format::Json => context.json("agenda", &agenda)?,
        Format::Text => context.print(&agenda.to_doc()),
        Format::Markdown => context.print(&markdown::render(&agenda.to_doc())),
    }
    Ok(Outcome::Done)
}
