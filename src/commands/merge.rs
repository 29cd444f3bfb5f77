//! `mentor merge`: arguments as typed; the decision is `changes::merge`.

use serde::Serialize;

use crate::changes::merge::decide::{Request, merge};
use crate::error::Failure;
use crate::facts::traces::merged::{Differ, Rhythm};
use crate::facts::traces::told::Told;
use crate::model::change::Written;
use crate::model::ids::{PersonId, RelPath};
use crate::model::network::Scope;
use crate::model::trace::{Form, Named};
use crate::reports::merged;
use crate::shell::agreeing::{self, Ended};
use crate::shell::args::Agreed;
use crate::shell::context::{Context, Outcome};

/// Make one person of two folders that are the same person
///
/// The second one stays. Keys join; where the two say different things the one that stays wins, and the card of
/// the other is kept beside; how things stand (stage, style, cadence, since, until) is never taken over where there is
/// a relationship already. Notes, attachments and debriefs move (a second one of a day as DATE-2.md), the logs
/// become one by their days, the plans one below the other, and whatever named the first names the second.
///
/// Examples:
///   mentor merge grace-okafor-2 grace-okafor --dry-run
///   mentor merge grace-okafor-2 grace-okafor --yes
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Who goes
    #[arg(value_name = "WHO")]
    who: String,

    /// Who stays
    #[arg(value_name = "INTO")]
    into: String,

    #[command(flatten)]
    agreed: Agreed,
}

#[derive(Serialize)]
struct Answer {
    from: String,
    into: String,
    keys: Vec<String>,
    differ: Vec<Differ>,
    rhythm: Option<Rhythm>,
    kept: Option<RelPath>,
    places: Vec<Told>,
    left: Vec<Told>,
    written: Vec<Written>,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let (from, into) = (context.person(&args.who)?, context.person(&args.into)?);
    let named = |id: &PersonId| Named::Person(id.clone());
    let scope = Scope::Traces(vec![named(&from), named(&into)]);
    let beside = context.read(&Scope::Traces(vec![named(&into)]))?;
    let row = Form::Cell("id".to_owned());
    let request = Request {
        from,
        into,
        today: context.today(),
        takes_part: beside.traces.iter().any(|trace| trace.form == row),
    };
    let ended = agreeing::change(
        context,
        &scope,
        args.agreed.given(),
        |network| merge(network, &request),
        |merged| merged::doc(merged, false),
    )?;
    let (done, written) = match ended {
        Ended::Done(done, written) => (done, written),
        Ended::Shown(_) => return Ok(Outcome::Done),
        Ended::Left => return Ok(Outcome::Wrong),
    };
    if args.agreed.json {
        let answer = Answer {
            from: done.from.to_string(),
            into: done.into.to_string(),
            keys: done.keys,
            differ: done.differ,
            rhythm: done.rhythm,
            kept: done.kept,
            places: done.places,
            left: done.left,
            written,
        };
        context.json("merge", &answer)?;
    } else {
        context.print(&merged::doc(&done, true));
    }
    Ok(Outcome::Done)
}
