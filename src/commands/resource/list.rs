//! `mentor resource list`: arguments as typed; the report is `reports::shelf::listing`.

use crate::error::Failure;
use crate::reports::shelf::listing::{Request, listing};
use crate::shell::args::{Form, Format};
use crate::shell::context::{Context, Outcome};
use crate::shell::shelf;
use crate::text::markdown;

/// Show what stands on the shelf: who had it, and who would care
///
/// Examples:
///   mentor resource list
///   mentor resource list board              what has a word in its title, authors, tags or takeaways
///   mentor resource list --tag org-design
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Only what holds all of these words
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Only what has all of these tags
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    tag: Vec<String>,

    #[command(flatten)]
    form: Form,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let readers = shelf::readers(context, |_| true)?;
    let request = Request {
        words: args.words.clone(),
        tags: args.tag.clone(),
    };
    let found = listing(&readers, &request, today);
    match args.form.meant() {
        Format::Json => context.json("resource-list", &found)?,
        Format::Text => context.print(&found.doc(today)),
        Format::Markdown => context.print(&markdown::render(&found.doc(today))),
    }
    Ok(Outcome::Done)
}
