//! Changes that take something away: said first, then asked or told to go on, then done as they were said.
//!
//! What may live here: that order. What may not: what is changed, how it is told.

use crate::error::Failure;
use crate::model::change::{ChangeSet, Written};
use crate::model::network::{Network, Scope};
use crate::shell::args::Given;
use crate::shell::asking::yes_or_no;
use crate::shell::context::Context;
use crate::text::doc::Doc;

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended<T> {
    /// It was done: what was decided, what was written.
    Done(T, Vec<Written>),
    /// It was only shown, as a diff: what was decided.
    Shown(Option<T>),
    /// Nobody agreed: nothing was written.
    Left,
}

/// Decides, says on stdout what would be done, asks on a terminal (elsewhere it wants `--yes`), and carries it
/// out if by then the files still give the same decision.
pub fn change<T: PartialEq>(
    context: &mut Context<'_>,
    scope: &Scope,
    given: Given,
    decide: impl Fn(&Network) -> Result<(T, ChangeSet), Failure>,
    page: impl Fn(&T) -> Doc,
) -> Result<Ended<T>, Failure> {
    if given.dry_run {
        let mut shown = None;
        context.change(scope, true, |network| {
            let (decided, set) = decide(network)?;
            shown = Some(decided);
            Ok(set)
        })?;
        return Ok(Ended::Shown(shown));
    }
    let mut said = None;
    if !given.yes {
        let network = context.read(scope)?;
        let (decided, set) = decide(&network)?;
        if !set.is_empty() {
            context.print(&page(&decided));
            if !agreed(context)? {
                return Ok(Ended::Left);
            }
        }
        said = Some(decided);
    }
    let mut done = None;
    let written = context.change(scope, false, |network| {
        let (decided, set) = decide(network)?;
        if said.is_some() && said.as_ref() != Some(&decided) {
            let failure = Failure::new("the files changed meanwhile, so nothing was written");
            return Err(failure.hint("run the command again: it will say what it does now"));
        }
        done = Some(decided);
        Ok(set)
    })?;
    Ok(done.map_or(Ended::Left, |decided| Ended::Done(decided, written)))
}

fn agreed(context: &mut Context<'_>) -> Result<bool, Failure> {
    if !context.input().is_asked() {
        context.note("nothing was written: where nobody can be asked it wants --yes");
        return Ok(false);
    }
    let answer = context
        .input()
        .ask("Do it? (yes or no)")?
        .unwrap_or_default();
    let yes = yes_or_no(&answer) == Some(true);
    if !yes {
        context.note("nothing was written");
    }
    Ok(yes)
}
