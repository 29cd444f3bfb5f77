//! What `mentor check` is asked about, and what is found there.

use crate::changes::mend;
use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::person::Person;
use crate::reports::check::ignore::Ignore;
use crate::reports::check::listed::{self, Listed};
use crate::reports::check::{self, Again, Check, Wanted};
use crate::shell::context::{Context, Outcome};
use crate::shell::foreign;
use crate::shell::inspect::{self, Rules};
use crate::shell::mending;

/// Everything that the rules find.
pub(super) fn found(context: &mut Context<'_>, wanted: Wanted) -> Result<Check, Failure> {
    let today = context.today();
    let rules = Rules {
        look: |person| check::look(person, today),
        all: check::rules,
        again: |network: &Network| {
            let (scope, again) = Again::of(network)?;
            Some((scope, move |person: &Person| again.look(person)))
        },
    };
    // The people of a large network are memory that the answer needs no more.
    let (policy, mut book) =
        inspect::inspect(context, rules).map(|(network, book)| (network.policy, book))?;
    let ignore = Ignore::of(&policy);
    let idle = ignore.idle(book.each());
    book.add(inspect::located(context, idle)?);
    Ok(Check {
        ignore,
        book,
        wanted,
    })
}

/// Mends what leaves nothing to decide, of what is wanted; with `dry_run` only says so.
pub(super) fn mend(
    context: &mut Context<'_>,
    dry_run: bool,
    wanted: &Wanted,
) -> Result<(), Failure> {
    let search = mending::Search {
        look: check::lighter,
        find: check::rules,
        matters: mend::matters,
    };
    mending::mend(context, dry_run, search, |network, problems| {
        let ignore = Ignore::of(&network.policy);
        mend::mend(problems, |one| wanted.holds(one) && !ignore.silences(one))
    })
}

/// The folders of those who are named, and what is named by its path.
pub(super) fn folders(
    typed: &[String],
    context: &mut Context<'_>,
) -> Result<Vec<RelPath>, Failure> {
    let mut folders = Vec::new();
    for line in context.input().names(typed)? {
        folders.push(match foreign::inside(context, &line)? {
            Some(path) => path,
            None => context.who(&line).map(|who: Who| who.folder())?,
        });
    }
    Ok(folders)
}

/// Lists the rules.
pub(super) fn rules(json: bool, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    if json {
        context.json("check-rules", &Listed::all())?;
    } else {
        context.print(&listed::doc());
    }
    Ok(Outcome::Done)
}
