//! `mentor check`: arguments as typed; the rules are in `reports::check`.

mod found;

use clap::ValueEnum;
use serde::Serialize;

use crate::error::Failure;
use crate::formats::{github, sarif};
use crate::reports::check::{Check, Wanted};
use crate::shell::context::{Context, Outcome};
use crate::shell::{foreign, inspect};

/// Look for what wants mending in the files
///
/// Silent where all is well. Errors (a file that cannot be read, a value that its key does not take)
/// end with exit code 1; warnings (a name that leads nowhere, two meetings without a purpose) with 0.
/// `--rules` lists every rule, what it means and how what it finds is mended. `[check] ignore` in
/// mentor.toml silences a rule: `"rule"` everywhere, `"rule:people/ID"` for one folder; a comment says why.
///
/// Examples:
///   mentor check
///   mentor check grace           one person's folder
///   mentor check --strict        before a commit
///   mentor check --fix           complete ids and dates that leave no doubt, remove leftovers
///   mentor check --format sarif > mentor.sarif
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Only what stands there: people, circles or paths (people/ID, goals/x.md); `-` reads ids from standard input
    #[arg(value_name = "WHO")]
    who: Vec<String>,

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

    /// List the rules instead: what each means, and how what it finds is mended
    #[arg(long, conflicts_with_all = ["who", "strict", "fix", "format"])]
    rules: bool,
}

/// The forms as typed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// Each problem with its line and the way out
    Text,
    Json,
    /// Workflow commands of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
}

#[derive(Serialize)]
struct Answer<'a> {
    problems: &'a Check,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    if args.rules {
        return found::rules(args.json, context);
    }
    let wanted = Wanted {
        folders: found::folders(&args.who, context)?,
        fail_fast: inspect::fail_fast(context),
    };
    if args.fix {
        found::mend(context, args.dry_run, &wanted)?;
    }
    if args.dry_run {
        return Ok(Outcome::Done);
    }
    let check = found::found(context, wanted)?;
    match if args.json { Format::Json } else { args.format } {
        Format::Json => context.json("check", &Answer { problems: &check })?,
        Format::Text => check
            .each()
            .for_each(|problem| context.print([problem].as_slice())),
        Format::Github => {
            let below = foreign::below(context)?;
            check
                .each()
                .for_each(|problem| context.print(&github::command(&problem, &below)));
        }
        Format::Sarif => {
            let below = &foreign::below(context)?;
            let problems = || check.each();
            foreign::json(context, &sarif::Log { problems, below })?;
        }
    }
    Ok(if check.fails(args.strict) {
        Outcome::Wrong
    } else {
        Outcome::Done
    })
}
