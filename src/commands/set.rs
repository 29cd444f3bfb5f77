//! `mentor set`: arguments as typed; the decision is `changes::set`.

use serde::Serialize;

use crate::changes::set::{self, Set, Setting, Target};
use crate::error::Failure;
use crate::facts::names::{self, Who};
use crate::facts::typed::Known;
use crate::model::change::{KeyOp, Value, Written};
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
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    who: String,
    set: Vec<Told<'a>>,
    unchanged: Vec<String>,
    written: Vec<Written>,
}

#[derive(Serialize)]
struct Told<'a> {
    key: String,
    /// `set`, `remove`, `add` or `take`.
    op: &'static str,
    value: Option<&'a Value>,
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
    if args.json && !args.writing.dry_run {
        let answer = Answer {
            who: target.typed(),
            set: settings.iter().map(told).collect(),
            unchanged: idle,
            written,
        };
        context.json("set", &answer)?;
        return Ok(Outcome::Done);
    }
    idle.iter().for_each(|line| context.note(line));
    if !written.is_empty() {
        let told: Vec<String> = settings.iter().map(Setting::told).collect();
        context.print(&told.join("\n"));
    }
    Ok(Outcome::Done)
}

fn told(setting: &Setting) -> Told<'_> {
    let (op, value) = match &setting.op {
        KeyOp::Set(value) => ("set", Some(value)),
        KeyOp::Remove => ("remove", None),
        KeyOp::Add(value) => ("add", Some(value)),
        KeyOp::Take(value) => ("take", Some(value)),
    };
    let key = setting.key();
    Told { key, op, value }
}
