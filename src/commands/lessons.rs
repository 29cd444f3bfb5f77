//! `mentor lessons`: arguments as typed; the answer is `reports::lessons`.

use crate::error::Failure;
use crate::facts::about::About;
use crate::facts::lessons::subjects;
use crate::facts::subject::Subject;
use crate::model::network::Scope;
use crate::model::words::{EndedAs, Role};
use crate::reports::lessons::{gather, page};
use crate::shell::args::{Form, Format};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather as each;
use crate::shell::typed;
use crate::text::markdown;

/// Recall what past debriefs say to do differently
///
/// Each lesson stands under its relationship, with file and line, the latest
/// debrief first; of one that did not end well also the first line of what
/// comes next. Lessons come back by themselves in `add`, `pitch` and the
/// first agenda.
///
/// Examples:
///   mentor lessons
///   mentor lessons --about choosing
///   mentor lessons --role mentor --as faded
///   mentor lessons --with walter,circle:ops-directors --json
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Only lessons that hold all of these words, or `#topics`
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,

    /// Only relationships in one of these roles
    #[arg(long, value_name = "ROLE", value_delimiter = ',', value_parser = role)]
    role: Vec<Role>,

    /// Only what ended so: completed, renewed, agreed-early, faded, conflict or cancelled
    #[arg(long = "as", value_name = "HOW", value_parser = how)]
    how: Option<EndedAs>,

    /// Only debriefs with these people or circles
    #[arg(long, value_name = "WHO", num_args = 1.., value_delimiter = ',')]
    with: Vec<String>,

    #[command(flatten)]
    form: Form,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let with = typed::homes(context, &args.with)?;
    let request = gather::Request {
        about: args.about.as_deref().map_or_else(Vec::new, About::all),
        typed: args.about.clone(),
        roles: args.role.clone(),
        how: args.how,
        with,
    };
    let (network, mut kept) = each(context, &Scope::Everything, |_, person| {
        gather::of(Subject::Person(&person), &request, today)
    })?;
    kept.extend(subjects(&network).map(|circle| gather::of(circle, &request, today)));
    let found = gather::lessons(kept, &request);
    match args.form.meant() {
        Format::Json => context.json("lessons", &found)?,
        Format::Text => context.print(&page::doc(&found, today)),
        Format::Markdown => context.print(&markdown::render(&page::doc(&found, today))),
    }
    Ok(Outcome::Done)
}

fn role(typed: &str) -> Result<Role, String> {
    Role::parse(typed).ok_or_else(|| format!("a role is one of {}", Role::WORDS.join(", ")))
}

fn how(typed: &str) -> Result<EndedAs, String> {
    EndedAs::parse(typed).ok_or_else(|| format!("one of {}", EndedAs::WORDS.join(", ")))
}
