//! `mentor init --continue`: what is still empty, asked one by one on a terminal, elsewhere said.

use crate::changes::workshop::fill::{fill, sample};
use crate::changes::workshop::interview::{Interview, Known};
use crate::changes::workshop::slot;
use crate::changes::workshop::told::told;
use crate::commands::init::asking::{self, Wish};
use crate::commands::init::whole;
use crate::error::Failure;
use crate::facts::blanks::{Blank, Seen, blanks};
use crate::model::network::{Network, Scope};
use crate::reports::first_steps::{first_steps, steps};
use crate::reports::unfilled::unfilled;
use crate::shell::adding::{keep, only_adds, writable};
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather;

/// Runs it.
pub fn run(json: bool, dry_run: bool, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let (network, seen, empty) = look(context)?;
    let report = unfilled(&network, &seen, &empty);
    if json {
        context.json("init", &report)?;
        return Ok(Outcome::Done);
    }
    let is_asked = context.input().is_asked();
    if is_asked && !empty.is_empty() {
        // Nobody is asked for what could not be written.
        writable(context)?;
    }
    let asked = match is_asked {
        true => addable(&seen, empty, context)?,
        false => Vec::new(),
    };
    if asked.is_empty() {
        context.print(&report.doc(is_asked));
        return Ok(Outcome::Done);
    }
    context.print(&report.opening(asked.len()));
    let known = Known {
        me: network.policy.me.name.as_deref(),
        goals: &network.goals,
        people: &seen,
        today,
    };
    let mut interview = Interview::new(known, slot::of_blanks(&asked), false);
    if asking::talk(&mut interview, known, dry_run, context)? == Wish::Leave {
        return Ok(Outcome::Done);
    }
    let said = interview.said();
    let written = context.change(&Scope::Roster, dry_run, |network| {
        let mut set = fill(network, said);
        whole::newcomers(network, said, today, &mut set)?;
        Ok(set)
    });
    written.map_err(|failure| match keep(context, &told(said, known)) {
        true => failure,
        false => failure.hint("what you said stands above, and nowhere else yet: copy it"),
    })?;
    if !dry_run {
        let (_, _, empty) = look(context)?;
        let network = context.read(&Scope::Roster)?;
        let next = first_steps(&network, "mentor", empty.len(), today);
        context.print(&steps(&next));
    }
    Ok(Outcome::Done)
}

/// The network without its people, what is kept of each of them, and what is empty.
fn look(context: &mut Context<'_>) -> Result<(Network, Vec<Seen>, Vec<Blank>), Failure> {
    let today = context.today();
    let keep = |network: &Network, person| Seen::of(network, &person, today);
    let (network, seen) = gather(context, &Scope::Everything, keep)?;
    let empty = blanks(&network, &seen, today);
    Ok((network, seen, empty))
}

/// Those that can be filled by adding lines alone, as many as are asked at once.
fn addable(
    seen: &[Seen],
    empty: Vec<Blank>,
    context: &mut Context<'_>,
) -> Result<Vec<Blank>, Failure> {
    let mut asked = Vec::new();
    for blank in empty {
        if asked.len() >= slot::MOST {
            break;
        }
        let tried = sample(&blank, seen);
        let scope = Scope::RosterOf(tried.known());
        let network = context.read(&scope)?;
        let set = fill(&network, &tried);
        if set.is_empty() || only_adds(&set, context)? {
            asked.push(blank);
        }
    }
    Ok(asked)
}
