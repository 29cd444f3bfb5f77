//! `mentor goal set`: arguments as typed; the change is `changes::set`.

use crate::changes::set;
use crate::changes::set::target::Target;
use crate::error::Failure;
use crate::facts::goals;
use crate::facts::names;
use crate::facts::setting::Setting;
use crate::facts::slips;
use crate::facts::typed::Known;
use crate::model::network::Scope;
use crate::reports::goal::ended;
use crate::shell;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};

/// Set keys of a goal: title, by, why, needs, functions, priority, status
///
/// `key+=v` and `key-=v` change a list, `key=` takes a key out. status=achieved, partly or dropped ends
/// it, and says which actions stand open.
///
/// Examples:
///   mentor goal set director by=2027-09-30 needs+=negotiation
///   mentor goal set calm-on-call status=achieved
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Which: its id, the beginning of a word of it, or a part of the title
    #[arg(value_name = "ID")]
    goal: String,

    /// What becomes of each key
    #[arg(value_name = "KEY=VALUE", required = true)]
    settings: Vec<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Sets keys of a goal.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let mut decided = None;
    let scope = Scope::People(Vec::new());
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let id = goals::resolve(&args.goal, &network.goals)?;
        let known = Known {
            ids: &network.ids(),
            names: &|| names::everyone(network),
            goals: &network.goals,
            today,
        };
        let of = [Target::Goal(id.clone())];
        let mut set = set::set(network, &of, &args.settings, known)?;
        decided = set.each.pop().map(|keyed| (id, keyed));
        Ok(set.changes)
    })?;
    let Some((id, keyed)) = decided.filter(|_| !args.writing.dry_run) else {
        return Ok(Outcome::Done);
    };
    let kinds = keyed.settings.iter().flat_map(Setting::kinds_of_support);
    let slips = slips::lines(kinds, &format!("mentor goal set {id}"));
    slips.iter().for_each(|line| context.note(line));
    let read = shell::goals::read(context, Some(&id))?;
    if let Some(goal) = read.goal(&id) {
        let told: Vec<String> = keyed.settings.iter().map(Setting::told).collect();
        let answer = ended::set(&read, goal, (told, keyed.idle), written, today);
        if args.json {
            context.json("goal-set", &answer)?;
        } else {
            answer.unchanged.iter().for_each(|line| context.note(line));
            context.print(&answer.to_doc());
        }
    }
    Ok(Outcome::Done)
}
