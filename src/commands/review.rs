//! `mentor review`: arguments as typed; the report is `reports::review`.

mod forms;

use crate::commands::review::forms::{Format, answer, place};
use crate::error::Failure;
use crate::model::network::Scope;
use crate::reports::review::ask::Ask;
use crate::reports::review::build::review;
use crate::reports::review::kept::keep;
use crate::shell::args::whole;
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather;
use crate::shell::since::since;

/// The review is weekly.
const WEEK: i64 = 7;

/// Say what wants attention this week, and what settles it
///
/// Promises past their day, answers, recaps and thank-yous that are owed, meetings to prepare, what is
/// due, people to be in touch with, agreements that end, results to tell, goals that stand still, gives,
/// prospects, and needs that lost cover. The first line is the one thing to do first. Whoever is busy or
/// snoozed is left in peace; `[review] off` in mentor.toml switches kinds off.
///
/// Examples:
///   mentor review
///   mentor review --ahead 14 --since "-14d"    every other week
///   mentor review --quiet --format eml         for cron: nothing where nothing is due
///   mentor review --format html > review.html
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Look so many days ahead for meetings and actions, and show who will be due [default: 7, and nobody]
    #[arg(long, value_name = "DAYS", value_parser = whole::<u16>(0, 3650))]
    ahead: Option<u16>,

    /// The day of the last review: what lost cover since [default: seven days ago]
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// List everything of each kind, not only the first seven
    #[arg(long)]
    all: bool,

    /// Print nothing where nothing is due
    #[arg(long)]
    quiet: bool,

    /// End with exit code 3 where there is something to attend to
    #[arg(long)]
    exit_code: bool,

    /// The form of the answer: text, markdown, json, eml (a mail to you) or html (a page of its own)
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let since = since(args.since.as_deref(), context)?;
    let since = since.unwrap_or_else(|| today.plus_days(-WEEK));
    let ask = Ask::new(today, since, args.ahead.map(i64::from));
    let (network, kept) = gather(context, &Scope::Sections, |network, person| {
        keep(network, person, &ask)
    })?;
    let mut found = review(&network, kept, &ask);
    if !(args.quiet && found.is_empty()) {
        let format = if args.json { Format::Json } else { args.format };
        let form = (format, args.all);
        place(form, &mut found, context)?;
        answer(form, &network, &found, context)?;
    }
    Ok(if args.exit_code && !found.is_empty() {
        Outcome::Attention
    } else {
        Outcome::Done
    })
}
