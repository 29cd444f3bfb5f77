//! `mentor search`: arguments as typed; the search is `reports::search`.

use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::trace::Named;
use crate::reports::search::look::Request;
use crate::reports::search::page;
use crate::shell::args::{Form, Format, whole};
use crate::shell::context::{Context, Outcome};
use crate::shell::since::since;
use crate::shell::{searching, typed};
use crate::text::markdown;
use crate::text::seek::Term;

/// Find words in every note, person, log, goal, circle and resource
///
/// Case and accents do not matter, and a part of a word is found too. Several words are found where all of
/// them stand under one heading (or in one line of log.md, or in one TOML file); words in quotes are found as
/// they follow one another. It is your own view: private parts are in it, and marked.
///
/// Examples:
///   mentor search budget
///   mentor search re-org announce --with grace sam --since 2026-06-01
///   mentor search "one page" --ids
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The words; what stands in quotes is a phrase
    #[arg(value_name = "WORDS", required = true, allow_hyphen_values = false)]
    words: Vec<String>,

    /// Only in the folders of these people (and notes of circles that name them) or circles
    #[arg(long, value_name = "WHO", num_args = 1.., value_delimiter = ',')]
    with: Vec<String>,

    /// Only what is dated on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// Show so many lines at most and count the others; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = whole::<usize>(0, u64::MAX))]
    limit: usize,

    /// Print only the ids of the people with such a line
    #[arg(long, conflicts_with_all = ["format", "json"])]
    ids: bool,

    #[command(flatten)]
    form: Form,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let with = typed::who(context, &args.with)?
        .into_iter()
        .map(|who| match who {
            Who::Person(id) => Named::Person(id),
            Who::Circle(id) => Named::Circle(id),
        });
    let with: Vec<Named> = with.collect();
    let request = Request {
        terms: terms(&args.words)?,
        with,
        since: since(args.since.as_deref(), context)?,
        limit: args.limit,
    };
    let (found, people) = searching::search(context, &request, today)?;
    if args.ids {
        let lines: String = people.iter().map(|id| format!("{id}\n")).collect();
        context.print(&lines);
        return Ok(Outcome::Done);
    }
    match args.form.meant() {
        Format::Json => context.json("search", &found)?,
        Format::Text => context.print(&page::doc(&found, today)),
        Format::Markdown => context.print(&markdown::render(&page::doc(&found, today))),
    }
    Ok(Outcome::Done)
}

/// Words and phrases: an argument with blanks is a phrase, and so is what stands in quotes in one.
fn terms(words: &[String]) -> Result<Vec<Term>, Failure> {
    let quotes = ['"', '“', '”', '„', '«', '»'];
    let mut terms: Vec<Term> = Vec::new();
    for word in words {
        let parts = word.split(quotes).filter_map(Term::new);
        for term in parts {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    if terms.is_empty() {
        return Err(Failure::usage("there is nothing to look for").hint("mentor search budget"));
    }
    Ok(terms)
}
