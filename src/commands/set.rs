//! `mentor set`: arguments as typed; the decision is `changes::set`, the answer `reports::keyed`.

mod say;
mod whose;

use crate::changes::set;
use crate::changes::set::asked::{self, names_people};
use crate::changes::set::target::Target;
use crate::error::Failure;
use crate::facts::names;
use crate::facts::setting::mark;
use crate::facts::typed::Known;
use crate::model::network::Scope;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};

/// Set keys of people, circles or the settings
///
/// A KEY is a dotted path (relationship.cadence) or its end where only one key ends so (cadence).
/// Values are checked before anything is written, and all of them are written at once, of everyone who is
/// named: names stand before the first KEY=VALUE. Comments and the order of the file stay. `me` stands for
/// mentor.toml.
///
/// Examples:
///   mentor set grace cadence="2 weeks" until="in 6 months"
///   mentor set grace expertise+=budgeting tags-=new boundaries=
///   mentor set grace axes.first-language=Igbo     a characteristic of your own
///   mentor set grace sam tags+=board
///   mentor list role:mentor --ids | mentor set - snooze=2w
///   mentor set circle:ops-directors members+=sam
///   mentor set me timezone=Europe/Berlin
#[derive(clap::Args, Debug)]
#[command(
    verbatim_doc_comment,
    override_usage = "mentor set [OPTIONS] <WHO>... <KEY=VALUE>..."
)]
pub struct Args {
    /// WHO: ids or parts of names, circle:ID, or me; `-` reads ids from standard input, one a line.
    /// Then KEY=VALUE; KEY+=VALUE and KEY-=VALUE for a list; KEY= takes the key out
    #[arg(value_name = "WHO|KEY=VALUE", required = true)]
    words: Vec<String>,

    #[command(flatten)]
    writing: Writing,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let (who, typed) = apart(&args.words)?;
    let targets = whose::targets(who, context)?;
    let scope = if targets.iter().any(|target| names_people(target, typed)) {
        Scope::Roster
    } else {
        let people = targets.iter().filter_map(Target::person);
        Scope::RosterOf(people.cloned().collect())
    };
    let today = context.today();
    let mut each = Vec::new();
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let known = Known {
            ids: &network.ids(),
            names: &|| names::everyone(network),
            goals: &network.goals,
            today,
        };
        let set = set::set(network, &targets, typed, known)?;
        each = set.each;
        Ok(set.changes)
    })?;
    if args.writing.dry_run {
        say::beside(context, &each);
        return Ok(Outcome::Done);
    }
    mark(&mut each, &written);
    say::say(context, &each, written, args.json)?;
    Ok(Outcome::Done)
}

/// Who is named, and what is to be set.
fn apart(words: &[String]) -> Result<(&[String], &[String]), Failure> {
    let settings = words.iter().take_while(|word| !word.contains('=')).count();
    let names = "names come first: mentor set grace sam tags+=board";
    match words.split_at_checked(settings) {
        Some((who, [])) => {
            let message = format!("no KEY=VALUE stands after `{}`", who.join(" "));
            Err(Failure::usage(message).hint(asked::SHAPES))
        }
        Some((who, typed)) if !who.is_empty() => Ok((who, typed)),
        _ => Err(Failure::usage("nobody is named before the first KEY=VALUE").hint(names)),
    }
}
