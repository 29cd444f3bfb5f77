//! `mentor gaps`: arguments as typed; the report is `reports::gaps`.

mod looked;

use clap::ValueEnum;

use self::looked::{explained, look};

use crate::error::Failure;
use crate::facts::supply::WhatIf;
use crate::reports::gaps::{self, Request};
use crate::shell::context::{Context, Outcome};
use crate::shell::piecewise;
use crate::shell::terminal::code_columns;
use crate::text::doc::Piece;

/// Show which need of which goal is covered by whom, and what to do about the gaps
///
/// A need is a function (a kind of support) or a skill that an active goal, or `[coverage]` in
/// mentor.toml, asks for. It is covered by people who give it and with whom you are in touch.
/// The gaps come in the order in which they matter, each with a next step and the reason for it.
/// No note of a person's folder is opened.
///
/// Examples:
///   mentor gaps
///   mentor gaps --goal director          only the needs of one goal
///   mentor gaps --matrix                 needs by people, on one screen
///   mentor gaps --without grace          what would be lost
///   mentor gaps --with helena            what a prospect would bring
///   mentor gaps --explain                people, dates, files and formulas behind each figure
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Only the needs of this goal (`standing`: those of mentor.toml)
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// Show needs by people instead of the report
    #[arg(long)]
    matrix: bool,

    /// Show what each figure is made of instead of the report
    #[arg(long, conflicts_with = "matrix")]
    explain: bool,

    /// As if these people were not there: the difference to today
    #[arg(long, value_name = "WHO", num_args = 1..)]
    without: Vec<String>,

    /// As if these people, prospects too, were active and in touch: the difference to today
    #[arg(long, value_name = "WHO", num_args = 1..)]
    with: Vec<String>,

    /// End with exit code 3 where there is a gap
    #[arg(long)]
    exit_code: bool,

    /// The form of the answer; text is Markdown, rendered on a terminal
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The forms as typed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Json,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let without = context.people(&args.without)?;
    let with = context.people(&args.with)?;
    if let Some(both) = without.iter().find(|id| with.contains(id)) {
        return Err(
            Failure::usage(format!("{both} cannot be there and not be there"))
                .hint("name each person after --with or after --without"),
        );
    }
    let today = context.today();
    let (network, quarters, then) = look(context)?;
    let goal = args.goal.as_deref();
    let request = Request {
        goal: goal.map(|typed| gaps::goal(&network, typed)).transpose()?,
        what_if: WhatIf {
            without: without.into_iter().collect(),
            with: with.into_iter().collect(),
        },
    };
    let answer = gaps::gaps(&network, &request, today).over(&quarters, &then);
    let say = |context: &mut Context<'_>, piece: Piece| match args.format {
        Format::Markdown => piecewise::say_markdown(context, &piece),
        _ => context.print(&piece),
    };
    if args.json || args.format == Format::Json {
        context.json("gaps", &gaps::json(&answer))?;
    } else if args.explain {
        explained(context, &answer, say)?;
    } else if args.matrix {
        let matrix = gaps::matrix(&answer, code_columns(context));
        say(context, matrix.into());
    } else {
        say(context, gaps::doc(&answer).into());
    }
    Ok(if args.exit_code && answer.any() {
        Outcome::Attention
    } else {
        Outcome::Done
    })
}
