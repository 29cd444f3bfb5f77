//! What `check` says of the files that were edited, once they are written.

use serde::Serialize;

use crate::commands::edit::whose::{Target, people};
use crate::error::Failure;
use crate::model::change::Written;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::reports::check::{self, Check};
use crate::shell::context::{Context, Outcome};
use crate::shell::editing;

#[derive(Serialize)]
struct Answer<'a> {
    problems: &'a Check,
    written: Vec<Written>,
}

/// What is to be said of the files that were written, as they stand now.
pub fn after(
    targets: &[Target],
    written: Vec<Written>,
    json: bool,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let today = context.today();
    let edited: Vec<RelPath> = written.iter().map(|one| one.path.clone()).collect();
    let rules = |network: &Network, ids: &_| check::of_cards(network, ids, today);
    let (network, problems) = editing::problems_of(context, &edited, &people(targets), rules)?;
    let check = check::check(&network.policy, problems.into());
    if json {
        let answer = Answer {
            problems: &check,
            written,
        };
        context.json("edit", &answer)?;
    } else {
        for problem in check.each() {
            context.input().show(&problem);
        }
    }
    Ok(if check.fails(false) {
        Outcome::Wrong
    } else {
        Outcome::Done
    })
}
