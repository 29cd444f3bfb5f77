//! `mentor init`: arguments as typed; the files are `changes::init` and `changes::workshop`, the answers
//! `reports::beginning` and `reports::unfilled`.

mod asking;
mod begin;
mod carry_on;
mod settling;
mod showing;
mod whole;

use std::path::PathBuf;

use crate::error::Failure;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::founding;

/// Begin a network: a first half hour of questions, or just the settings
///
/// On a terminal it asks, as a good coach would in a first half hour: where you want to go, what you bring,
/// who is there already. Enter skips a question, and nothing is written before you agree. Elsewhere, or with an
/// option that says who you are, it lays down commented settings and folders. The folder may hold other files;
/// none of them is touched, and a network that is there already is refused: --continue asks it what is still
/// empty, and only adds. --example lays down a sample network to look around in instead.
///
/// Examples:
///   mentor init
///   mentor init ~/network --name "Ana Ruiz" --org "Harbor Logistics" --git
///   mentor init --continue
///   mentor init ~/harbor --example
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The folder, made where it is missing [default: the working directory]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    /// Your name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// Your title
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// Your organization: it tells the people inside from those outside
    #[arg(long, value_name = "NAME")]
    org: Option<String>,

    /// Your e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,

    /// Your time zone, as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,

    /// Lay down the sample network, eighteen months of a leader's notes
    #[arg(long, conflicts_with_all = ["name", "title", "org", "email", "timezone"])]
    example: bool,

    /// Put the folder under git: git init
    #[arg(long)]
    git: bool,

    /// Ask a network that is there what is still empty; where nobody can be asked, say it
    #[arg(long = "continue", conflicts_with_all = ["name", "title", "org", "email", "timezone", "example", "git"])]
    go_on: bool,

    /// With --continue: say in JSON what is still empty, and ask nothing
    #[arg(long, requires = "go_on")]
    json: bool,

    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    if args.go_on {
        founding::enter_named(context, args.folder.as_deref());
        return carry_on::run(args.json, args.writing.dry_run, context);
    }
    let root = founding::ground(context, args.folder.as_deref())?;
    let git = match args.git && !args.writing.dry_run {
        true => Some(founding::ask_git(context, root.ground.path())?),
        false => None,
    };
    let is_asked = context.input().is_asked() && !args.example && !args.says_who();
    let beginning = match is_asked {
        true => args.asked(&root, context)?,
        false => Some(args.beginning(&root)?),
    };
    let Some(beginning) = beginning else {
        return Ok(Outcome::Done);
    };
    let preview = root.ground.preview(&beginning.changes);
    if args.writing.dry_run {
        context.print(&preview.diff);
        return Ok(Outcome::Done);
    }
    let laid = settling::Laid {
        sample: args.example,
        name: args.name.is_some(),
        organization: args.org.is_some(),
        asked: is_asked,
        git,
    };
    // What was typed is not lost where it cannot be written.
    settling::lay(root, &beginning, laid, context).inspect_err(|_| {
        if is_asked {
            context.print(&preview.diff);
        }
    })
}
