//! `mentor check`: arguments as typed; the rules are in `reports::check`.

use clap::ValueEnum;
use serde::Serialize;

use crate::changes::mend;
use crate::error::Failure;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::reports::check::{self, Again, Check};
use crate::shell::context::{Context, Outcome};
use crate::shell::inspect::{self, Rules};

/// Look for what wants mending in the files
///
/// Silent where all is well. Errors (a file that cannot be read, a value that its key does not take)
/// end with exit code 1; warnings (a name that leads nowhere, two meetings without a purpose) with 0.
/// `[check] ignore` in mentor.toml silences a rule: `"rule"` everywhere, `"rule:people/ID"` for one folder.
///
/// Examples:
///   mentor check
///   mentor check --strict        before a commit
///   mentor check --fix           complete an interrupted write, owners of actions, remove leftovers
///   mentor check --format json
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Count warnings as errors: exit code 1
    #[arg(long)]
    strict: bool,

    /// Mend what needs no decision, then check
    #[arg(long)]
    fix: bool,

    /// With --fix: say what would be mended, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,

    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The forms as typed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// Each problem with its line and the way out
    Text,
    Json,
}

#[derive(Serialize)]
struct Answer<'a> {
    problems: &'a Check,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    if args.fix {
        inspect::mend(context, args.dry_run, mend::mend)?;
    }
    if args.dry_run {
        return Ok(Outcome::Done);
    }
    let rules = Rules {
        look: |person| check::look(person, today),
        all: check::rules,
        again: |network: &Network| {
            let (scope, again) = Again::of(network)?;
            Some((scope, move |person: &Person| again.look(person)))
        },
    };
    let (network, book) = inspect::inspect(context, rules)?;
    let check = check::check(&network.policy, book);
    // The people of a large network are memory that the answer needs no more.
    drop(network);
    if args.json || args.format == Format::Json {
        context.json("check", &Answer { problems: &check })?;
    } else {
        for problem in check.each() {
            context.print(std::slice::from_ref(&problem));
        }
    }
    if check.fails(args.strict) {
        Ok(Outcome::Wrong)
    } else {
        Ok(Outcome::Done)
    }
}
