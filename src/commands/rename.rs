//! `mentor rename`: arguments as typed; the decision is `changes::rename`.

use serde::Serialize;

use crate::changes::rename::{Request, rename};
use crate::error::Failure;
use crate::facts::traces::renamed::Namesake;
use crate::facts::traces::told::Told;
use crate::model::change::Written;
use crate::model::network::Scope;
use crate::reports::renamed;
use crate::shell::agreeing::{self, Ended};
use crate::shell::args::Agreed;
use crate::shell::context::{Context, Outcome};
use crate::shell::naming;

/// Give somebody another name or id; everything that names them follows
///
/// A new name makes a new id of it, and the folder moves there: links, `see`, `knows`, circles, owners of
/// actions, words `@id` and `#goal`, paths in notes all follow, in one write. With --id alone the name
/// stays; `mentor set WHO name="…"` changes the name and leaves the id. A person's old name still finds them.
/// `circle:ID`, `goal:ID` and `resource:ID` are renamed in the same way. It says first what follows; on a
/// terminal it asks, elsewhere it wants --yes.
///
/// Examples:
///   mentor rename grace "Grace Adeyemi" --yes
///   mentor rename sam-lee-2 --id sam-lee-ops
///   mentor rename goal:director-by-2027 "Director of platform by 2028" --dry-run
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Who or what: a person, or circle:ID, goal:ID, resource:ID
    #[arg(value_name = "WHO")]
    who: String,

    /// The new name, or a goal's or resource's new title
    #[arg(value_name = "NEW-NAME", required_unless_present = "id")]
    name: Option<String>,

    /// The new id, instead of one made from the name
    #[arg(long, value_name = "NEW-ID")]
    id: Option<String>,

    /// Do not keep a person's old name among those they are also known by
    #[arg(long, requires = "name")]
    drop_old_name: bool,

    #[command(flatten)]
    agreed: Agreed,
}

#[derive(Serialize)]
struct Answer {
    kind: &'static str,
    from: String,
    to: String,
    name_before: String,
    name: String,
    also: bool,
    namesakes: Vec<Namesake>,
    places: Vec<Told>,
    left: Vec<Told>,
    written: Vec<Written>,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let who = naming::named(context, &args.who)?;
    let ids = naming::taken(context, &who)?;
    let namesakes = naming::namesakes(context, &who, args.name.as_deref())?;
    let scope = Scope::Traces(vec![who.clone()]);
    let request = Request {
        who,
        name: args.name.clone(),
        id: args.id.clone(),
        drop_old: args.drop_old_name,
        namesakes,
    };
    let ended = agreeing::change(
        context,
        &scope,
        args.agreed.given(),
        |network| rename(network, &ids, &request),
        |renamed| renamed::doc(renamed, false),
    )?;
    let (done, written) = match ended {
        Ended::Done(done, written) => (done, written),
        Ended::Shown(tried) => {
            // The answer is the diff alone; who else is called so is said beside it.
            let shared = tried.and_then(|tried| renamed::shared(&tried, false));
            shared.into_iter().for_each(|line| context.note(line));
            return Ok(Outcome::Done);
        }
        Ended::Left => return Ok(Outcome::Wrong),
    };
    if written.is_empty() && !args.agreed.json {
        return Ok(Outcome::Done);
    }
    if args.agreed.json {
        let answer = Answer {
            kind: done.to.kind(),
            from: done.from.id().to_owned(),
            to: done.to.id().to_owned(),
            name_before: done.name_before,
            name: done.name,
            also: done.kept,
            namesakes: done.namesakes,
            places: done.places,
            left: done.left,
            written,
        };
        context.json("rename", &answer)?;
        return Ok(Outcome::Done);
    }
    context.print(&renamed::doc(&done, true));
    Ok(Outcome::Done)
}
