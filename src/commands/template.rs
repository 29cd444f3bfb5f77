//! `mentor template`: arguments as typed; the templates are `facts::templates`.

use crate::changes::eject::eject;
use crate::error::Failure;
use crate::facts::next_step::step::Step;
use crate::facts::templates::{ALL, BuiltIn, named};
use crate::model::network::Scope;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::text::doc::{Doc, Item, code};
use crate::text::phrase::listed;
use crate::text::similar::nearest;

/// See the wording of the drafts, or lay it down to make it your own
///
/// Every draft (recap, thanks, pitch …) is worded by a template. A file
/// templates/NAME.md in the network takes the place of the built-in one;
/// with `{% extends "builtin/NAME.md" %}` it changes a part of it only.
///
/// Examples:
///   mentor template list
///   mentor template show progress          its text, and the values it is handed
///   mentor template eject progress         lay it down as templates/progress.md
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// List the templates
    ///
    /// Examples:
    ///   mentor template list
    #[command(verbatim_doc_comment)]
    List,
    /// Print a built-in template, with the values it is handed
    ///
    /// Examples:
    ///   mentor template show progress
    #[command(verbatim_doc_comment)]
    Show {
        /// Its name
        name: String,
    },
    /// Lay built-in templates down in templates/, to be worded anew
    ///
    /// Examples:
    ///   mentor template eject progress
    ///   mentor template eject progress --dry-run
    #[command(verbatim_doc_comment)]
    Eject {
        /// Their names
        #[arg(required = true)]
        name: Vec<String>,

        #[command(flatten)]
        writing: Writing,
    },
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    match &args.what {
        What::List => {
            let mut doc = Doc::default();
            doc.heading(1, "Templates");
            let item = |one: &BuiltIn| Item::new(format!("{}: {}", code(one.name), one.about));
            doc.list(ALL.iter().map(item).collect());
            doc.para("Next: `mentor template show progress`, or `mentor template eject progress` to word it yourself.");
            context.print(&doc);
        }
        What::Show { name } => context.print(meant(name)?.text),
        What::Eject { name, writing } => {
            let mut templates = Vec::new();
            for name in name {
                let one = meant(name)?;
                if !templates.contains(&one) {
                    templates.push(one);
                }
            }
            let nobody = Scope::People(Vec::new());
            let written = context.change(&nobody, writing.dry_run, |_| Ok(eject(&templates)));
            let written = written.map_err(|failure| {
                failure.hint("what is in templates/ is yours: edit it, or move it away to lay the built-in one down")
            })?;
            if let Some(first) = written.first() {
                let what = "Word it as you would say it; the next draft of that kind uses it";
                let step = Step::new(what, "", format!("$EDITOR {}", first.path));
                let mut doc = Doc::default();
                doc.para(step.line());
                context.print(&doc);
            }
        }
    }
    Ok(Outcome::Done)
}

/// The template of a name as typed.
fn meant(name: &str) -> Result<&'static BuiltIn, Failure> {
    named(name).ok_or_else(|| {
        let names: Vec<&str> = ALL.iter().map(|one| one.name).collect();
        let failure = Failure::new(format!("there is no template “{name}”"));
        match nearest(name, names.iter().copied(), 1).first() {
            Some(near) => failure.hint(format!("did you mean {near}?")),
            None => failure.hint(format!("there are {}", listed(&names))),
        }
    })
}
