//! `mentor remove`: arguments as typed; the decision is `changes::remove`.

use serde::Serialize;

use crate::changes::remove::decide::remove;
use crate::changes::remove::request::Request;
use crate::changes::rename::name_of;
use crate::error::Failure;
use crate::facts::traces::removal::OpenPromise;
use crate::facts::traces::told::Told;
use crate::model::change::Written;
use crate::model::ids::RelPath;
use crate::model::network::Scope;
use crate::reports::removed;
use crate::shell::agreeing::{self, Ended};
use crate::shell::args::Agreed;
use crate::shell::context::{Context, Outcome};
use crate::shell::naming;
use crate::shell::taking_back;

/// Remove somebody, and every place that names them
///
/// It says first what goes: files, open promises of both sides, and what becomes of each place that names
/// them. Lists lose the id, `@id` in a sentence becomes the name. On a terminal it asks; elsewhere it wants
/// --yes. `circle:ID`, `goal:ID` and `resource:ID` are removed in the same way.
///
/// Examples:
///   mentor remove helena
///   mentor remove goal:audit-ready --yes
///   mentor remove helena --forget --yes
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Who or what: a person, or circle:ID, goal:ID, resource:ID
    #[arg(value_name = "WHO")]
    who: String,

    /// Clear the record for `undo` as well, and leave no name where they were named
    #[arg(long, conflicts_with = "dry_run")]
    forget: bool,

    #[command(flatten)]
    agreed: Agreed,
}

#[derive(Serialize)]
struct Answer {
    kind: &'static str,
    id: String,
    name: String,
    files: Vec<RelPath>,
    open: Vec<OpenPromise>,
    changed: Vec<Told>,
    left: Vec<Told>,
    written: Vec<Written>,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let who = naming::named(context, &args.who)?;
    let scope = Scope::Traces(vec![who.clone()]);
    let today = context.today();
    let network = context.read(&scope)?;
    let request = Request {
        name: name_of(&network, &who),
        who,
        forget: args.forget,
    };
    let ended = agreeing::change(
        context,
        &scope,
        args.agreed.given(),
        |network| remove(network, &request, today),
        |removal| removed::doc(removal, false, today),
    )?;
    let (removal, written) = match ended {
        Ended::Done(removal, written) => (removal, written),
        Ended::Shown(_) => return Ok(Outcome::Done),
        Ended::Left => return Ok(Outcome::Wrong),
    };
    if args.forget {
        taking_back::forget(context, &removal.who.path())?;
        context.note("the record for `undo` is cleared: this cannot be taken back");
        context.note("where the network is under git, its history still holds them");
    }
    if args.agreed.json {
        let answer = Answer {
            kind: removal.who.kind(),
            id: removal.who.id().to_owned(),
            changed: removed::changed(&removal),
            name: removal.name,
            files: removal.files,
            open: removal.open,
            left: removal.left,
            written,
        };
        context.json("remove", &answer)?;
    } else {
        context.print(&removed::doc(&removal, true, today));
    }
    Ok(Outcome::Done)
}
