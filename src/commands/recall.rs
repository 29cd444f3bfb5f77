//! `mentor recall`: arguments as typed; the report is `reports::recall`.

use crate::error::Failure;
use crate::facts::about::About;
use crate::model::network::Scope;
use crate::reports::recall::build::{found, part};
use crate::reports::recall::page;
use crate::reports::recall::request::{Request, Section};
use crate::shell::args::{Form, Format};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather;
use crate::shell::since::since;
use crate::shell::{piecewise, typed};
use crate::text::pack::Lexicon;

/// Bring back what was written down under one heading, across everyone
///
/// Takeaways, decisions, feedback, stories, lessons, gave, received, next-time, actions …: every heading
/// that the format knows, by your own name for it too, and the kinds of line of log.md. The latest comes
/// first, closed relationships and circles included; each line has its day, its person and its place.
/// It is your own view: private parts are in it, and marked.
///
/// Examples:
///   mentor recall takeaways --about re-org
///   mentor recall feedback --about "#presence"       what you heard about one theme
///   mentor recall stories --with kwame jose          which ones they have heard
///   mentor recall gave --since 2026-09-01
///   mentor recall lessons
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The heading: takeaways, feedback, stories, lessons, gave, received, decisions …
    #[arg(value_name = "SECTION")]
    section: String,

    /// Only what is about all of these words, or `#topics`
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,

    /// Only what was with these people (at a circle's meeting too) or circles
    #[arg(long, value_name = "WHO", num_args = 1.., value_delimiter = ',')]
    with: Vec<String>,

    /// Only what is dated on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    #[command(flatten)]
    form: Form,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let with = typed::homes(context, &args.with)?;
    let settings = context.read(&Scope::RosterOf(Vec::new()))?.policy;
    let request = Request {
        section: Section::named(&args.section, &settings)?,
        about: args.about.as_deref().map_or_else(Vec::new, About::all),
        with,
        since: since(args.since.as_deref(), context)?,
    };
    let lexicon = Lexicon::default();
    let (rest, people) = gather(context, &Scope::Everything, |_, person| {
        part(&lexicon, person, &request, today)
    })?;
    let found = found(&rest, (lexicon, people), &request, today);
    let network = context.read(&Scope::RosterOf(found.speaks_of(&request)))?;
    let found = found.told(&network, &request, args.about.as_deref(), today);
    match args.form.meant() {
        Format::Json => context.json("recall", &found)?,
        Format::Text => piecewise::print(context, || page::pieces(&found, today)),
        Format::Markdown => piecewise::markdown(context, || page::pieces(&found, today)),
    }
    Ok(Outcome::Done)
}
