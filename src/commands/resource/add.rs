//! `mentor resource add`: arguments as typed; the decision is `changes::shelf::add`.

use serde::Serialize;

use crate::changes::shelf::add::{self, Request};
use crate::error::Failure;
use crate::model::change::Written;
use crate::model::network::Scope;
use crate::model::words::ResourceKind;
use crate::reports::shelf::cared::{self, Cared};
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::shelf;
use crate::text::doc::plain;

/// Put a book, an article or a talk on the shelf
///
/// Where something of the same title or address is there, it is named, and nothing is written. The
/// answer tells who would care for it.
///
/// Examples:
///   mentor resource add "Team Topologies" --by "Matthew Skelton, Manuel Pais" --kind book --tag org-design
///   mentor resource add "The Quiet Re-org" --kind talk --url https://example.org/quiet --takeaway "Why first"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Its title
    #[arg(value_name = "TITLE")]
    title: String,

    /// Who made it
    #[arg(long, value_name = "NAMES")]
    by: Option<String>,

    /// What it is: book, article, talk, tool or other
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<ResourceKind>,

    /// Where it is
    #[arg(long, value_name = "ADDRESS")]
    url: Option<String>,

    /// What it is about; a skill or an interest finds those who would care
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    tag: Vec<String>,

    /// Something you took from it
    #[arg(long, value_name = "TEXT")]
    takeaway: Vec<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Added {
    #[serde(flatten)]
    cared: Cared,
    written: Vec<Written>,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let request = Request {
        title: args.title.clone(),
        by: args.by.clone(),
        kind: args.kind,
        url: args.url.clone(),
        tags: args.tag.clone(),
        takeaways: args.takeaway.clone(),
    };
    let mut new = None;
    let written = context.change(&Scope::Shelf, args.writing.dry_run, |network| {
        let (id, change) = add::add(network, &request)?;
        new = Some(id);
        Ok(change)
    })?;
    if args.writing.dry_run {
        return Ok(Outcome::Done);
    }
    let readers = shelf::readers(context, |one| Some(&one.id) == new.as_ref())?;
    let found = readers
        .network
        .resources
        .iter()
        .find(|one| Some(&one.id) == new.as_ref());
    let found = found.ok_or_else(|| Failure::new("what was written is gone already"))?;
    let cared = cared::cared(&readers, found, context.today());
    if args.json {
        context.json("resource-add", &Added { cared, written })?;
    } else {
        let heading = format!("On the shelf: {}", plain(&found.title));
        context.print(&cared.doc(&heading, context.today()));
    }
    Ok(Outcome::Done)
}

fn kind(typed: &str) -> Result<ResourceKind, String> {
    ResourceKind::parse(typed).ok_or_else(|| format!("one of {}", ResourceKind::WORDS.join(", ")))
}
