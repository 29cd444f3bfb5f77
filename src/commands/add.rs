//! `mentor add`: arguments as typed; the decision is `changes::add`, the answer `reports::welcome`.

mod keys;

use serde::Serialize;

use crate::changes::add::{self, Added};
use crate::error::Failure;
use crate::facts::beside::card_with_contact;
use crate::facts::names;
use crate::facts::typed::{self, Known};
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::keys::PERSON;
use crate::model::network::Network;
use crate::reports::welcome::{self, Welcome};
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::lightly;

/// Add a person to the network
///
/// Somebody of the same name, nickname or e-mail is named, and nothing is written. Without --stage
/// they are a prospect: somebody you could ask. What past relationships taught is recalled.
///
/// Examples:
///   mentor add "Grace Okafor" --role mentor --org "Northwind Health" --expertise org-design
///   mentor add "Sam Lee" --role peer,sponsor --stage active --since 2026-03-02 --goal director
///   mentor add "Grace Okafor" --another     a second person of that name
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Their name, in any script
    #[arg(value_name = "NAME")]
    name: String,

    #[command(flatten)]
    known: keys::Keys,

    /// Add them although the same name, nickname or e-mail is there
    #[arg(long)]
    another: bool,

    #[command(flatten)]
    writing: Writing,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    welcome: Welcome,
    written: Vec<Written>,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let mut welcome = None;
    let dry_run = args.writing.dry_run;
    let card = |_: &Network, person| card_with_contact(person);
    let written = lightly::change(context, &[], dry_run, card, |network| {
        let added = add::add(
            network,
            &network.ids().people,
            &request(args, network, today)?,
        )?;
        welcome = Some(welcome::welcome(network, &asked(&added), today));
        Ok(added.changes)
    })?;
    match welcome {
        // The answer is the diff alone; whom they look like is said beside it.
        Some(welcome) if dry_run => welcome.resembling().for_each(|line| context.note(line)),
        Some(welcome) if args.json => context.json("add", &Answer { welcome, written })?,
        Some(welcome) => context.print(&welcome.doc()),
        None => {}
    }
    Ok(Outcome::Done)
}

fn request(args: &Args, network: &Network, today: Day) -> Result<add::Request, Failure> {
    let known = Known {
        ids: &network.ids(),
        names: &|| names::everyone(network),
        goals: &network.goals,
        today,
    };
    let mut keys = Vec::new();
    for (flag, path, typed) in args.known.given() {
        let path: Vec<&str> = path.split('.').collect();
        let shape = PERSON.shape_at(&path);
        let shape = shape.ok_or_else(|| Failure::usage(format!("there is no key for {flag}")))?;
        let value = typed::value(flag, shape, &typed, known)?;
        keys.push((path.into_iter().map(str::to_owned).collect(), value));
    }
    Ok(add::Request {
        name: args.name.clone(),
        keys,
        another: args.another,
    })
}

fn asked(added: &Added) -> welcome::Request<'_> {
    welcome::Request {
        id: &added.id,
        name: &added.name,
        roles: &added.roles,
        stage: added.stage,
        stage_was_said: added.stage_was_said,
        alike: &added.alike,
        missing: &added.missing,
    }
}
