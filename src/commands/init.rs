//! `mentor init`: arguments as typed; the files are `changes::init`, the answer `reports::beginning`.

use std::path::PathBuf;

use crate::changes::init::{self, Request};
use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::reports::beginning::{self, Begun};
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::founding::{self, UnderGit};

/// Begin a network: settings, folders, nothing else
///
/// The folder may hold other files; none of them is touched, and a network that is there already is
/// refused. --example lays down a sample network to look around in instead.
///
/// Examples:
///   mentor init
///   mentor init ~/network --name "Ana Ruiz" --org "Harbor Logistics" --git
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

    #[command(flatten)]
    writing: Writing,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let root = founding::ground(context, args.folder.as_deref())?;
    let is_there = |path: &RelPath| root.ground.has(path);
    let beginning = if args.example {
        init::sample(is_there)?
    } else {
        init::empty(&args.me(), is_there)
    };
    if args.writing.dry_run {
        context.print(&root.ground.preview(&beginning.changes));
        return Ok(Outcome::Done);
    }
    let path = root.ground.path().to_owned();
    let git = match args.git {
        true => Some(founding::ask_git(context, &path)?),
        false => None,
    };
    root.ground.lay(&beginning.changes)?;
    for line in beginning::notes(&beginning.changes, &beginning.left) {
        context.note(line);
    }
    if git == Some(UnderGit::ToBe) {
        founding::git_init(context, &path)?;
    }
    let begun = Begun {
        folder: root.typed,
        sample: args.example,
        knows_me: args.name.is_some() && args.org.is_some(),
        in_git: git == Some(UnderGit::IsSo),
    };
    context.print(&begun.doc());
    Ok(Outcome::Done)
}

impl Args {
    fn me(&self) -> Request {
        Request {
            name: self.name.clone(),
            title: self.title.clone(),
            organization: self.org.clone(),
            email: self.email.clone(),
            timezone: self.timezone.clone(),
        }
    }
}
