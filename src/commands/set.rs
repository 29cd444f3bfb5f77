//! `mentor set`: arguments as typed; the decision is `changes::set`.

use serde::Serialize;

use crate::changes::set::{self, Set, Target};
use crate::error::Failure;
use crate::facts::names::{self, Who};
use crate::facts::typed::Known;
use crate::model::change::Written;
use crate::model::network::Scope;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};

/// Set keys of a person, a circle or the settings
///
/// A KEY is a dotted path (relationship.cadence) or its end where only one key ends so (cadence).
/// Values are checked before anything is written, and all of them are written at once. Comments and
/// the order of the file stay. `me` stands for mentor.toml.
///
/// Examples:
///   mentor set grace cadence="2 weeks" until="in 6 months"
///   mentor set grace expertise+=budgeting tags-=new boundaries=
///   mentor set grace axes.first-language=Igbo     a characteristic of your own
///   mentor set circle:ops-directors members+=sam
///   mentor set me timezone=Europe/Berlin
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// An id, a part of a name, circle:ID, or me
    #[arg(value_name = "WHO")]
    who: String,

    /// KEY=VALUE; KEY+=VALUE and KEY-=VALUE for a list; KEY= takes the key out
    #[arg(value_name = "KEY=VALUE", required = true)]
    settings: Vec<String>,

    #[command(flatten)]
    writing: Writing,

    /// Print one JSON object
    #[arg(long, conflicts_with = "dry_run")]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    who: String,
    set: Vec<Told>,
    unchanged: Vec<String>,
    written: Vec<Written>,
}

#[derive(Serialize)]
struct Told {
    key: String,
    change: String,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let target = match args.who.as_str() {
        "me" => Target::Me,
        who => match context.who(who)? {
            Who::Person(id) => Target::Person(id),
            Who::Circle(id) => Target::Circle(id),
        },
    };
    let scope = match &target {
        _ if set::names_people(&target, &args.settings) => Scope::Roster,
        Target::Person(id) => Scope::People(vec![id.clone()]),
        _ => Scope::People(Vec::new()),
    };
    let today = context.today();
    let mut decided = None;
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let known = Known {
            ids: &network.ids(),
            names: &|| names::everyone(network),
            goals: &network.goals,
            today,
        };
        let set = set::set(network, &target, &args.settings, known)?;
        let changes = set.changes.clone();
        decided = Some(set);
        Ok(changes)
    })?;
    let Some(Set { settings, idle, .. }) = decided else {
        return Ok(Outcome::Done);
    };
    if args.json {
        let set = settings.iter().map(|setting| Told {
            key: setting.key(),
            change: setting.told(),
        });
        let answer = Answer {
            who: target.typed(),
            set: set.collect(),
            unchanged: idle,
            written,
        };
        context.json("set", &answer)?;
        return Ok(Outcome::Done);
    }
    for line in &idle {
        context.note(line);
    }
    if !written.is_empty() {
        let told: Vec<String> = settings.iter().map(set::Setting::told).collect();
        context.print(&told.join("\n"));
    }
    Ok(Outcome::Done)
}
