//! Places that name one id made to name another.
//!
//! What may live here: the edit of each place. What may not: the move of the folder itself.

use super::told::Told;
use crate::error::Failure;
use crate::model::change::{ChangeSet, Edit};
use crate::model::ids::RelPath;
use crate::model::trace::{Form, Named, Trace};

/// Refuses where a file that may name somebody cannot be read: nobody would know what is left hanging.
pub fn all_read(traces: &[Trace], named: &Named) -> Result<(), Failure> {
    let unread = traces.iter().filter(|trace| trace.form == Form::Unread);
    let mut files: Vec<&RelPath> = unread.map(|trace| &trace.place.file).collect();
    files.sort_unstable();
    files.dedup();
    if files.is_empty() {
        return Ok(());
    }
    let failure = Failure::new(format!(
        "a file that may name {} cannot be read, so nothing was done",
        named.id()
    ));
    let failure = files
        .iter()
        .fold(failure, |f, file| f.detail(file.as_str()));
    Err(failure
        .hint("`mentor check` shows what is wrong with it; mend it, then run the command again"))
}

/// The places of plain words that are worth telling: those of an id that is no common word.
pub fn left(traces: &[Trace], named: &Named, now: impl Fn(&RelPath) -> RelPath) -> Vec<Told> {
    let plain = traces.iter().filter(|trace| trace.form == Form::Plain);
    let plain = plain.filter(|_| named.id().contains('-'));
    let told = |trace: &Trace| Told::of(trace, now(&trace.place.file), named.id());
    plain.map(told).collect()
}

/// Makes every place that names `from` name `to`. `now` gives the file that an edit is for: a file that
/// gets another name in the same step is known by that name.
pub fn follow(
    set: &mut ChangeSet,
    traces: &[Trace],
    (from, to): (&Named, &Named),
    now: impl Fn(&RelPath) -> RelPath,
) -> Result<Vec<Told>, Failure> {
    all_read(traces, from)?;
    let sign = match to {
        Named::Goal(_) => format!("#{}", to.id()),
        _ => format!("@{}", to.id()),
    };
    let mut told = Vec::new();
    for trace in traces {
        if matches!(trace.form, Form::Plain | Form::Unread) {
            continue;
        }
        set.edit(&now(&trace.place.file), replace(trace, from.id(), to.id()));
        told.push(Told::of(trace, trace.place.file.clone(), &sign));
    }
    Ok(told)
}

/// The id at a place becomes another text.
pub fn replace(trace: &Trace, was: &str, now: &str) -> Edit {
    Edit::Replace {
        range: trace.range.clone(),
        was: was.to_owned(),
        now: now.to_owned(),
    }
}
