//! What becomes of an action, written on its own line: done, open again, due on another day, dropped; and a new one.
//!
//! What may live here: which step is legal, and its edits. What may not: which action is meant
//! (`facts::actions`) and the words of a new one (`facts::promise`).

use crate::error::Failure;
use crate::facts::actions::{Item, Status};
use crate::facts::plan_file;
use crate::model::action::Mark;
use crate::model::change::{ChangeSet, Edit, Stamp};
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId};
use crate::model::network::Network;
use crate::text::inline;

/// What becomes of actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// They are done.
    Done {
        /// On which day; `None`: today, and a day that is written already stays.
        on: Option<Day>,
        /// What came of it.
        result: Option<String>,
    },
    /// They are open again.
    Reopen,
    /// They are due on this day.
    Due(Day),
    /// They will not be done.
    Drop {
        /// Why not.
        why: Option<String>,
    },
}

/// The change that takes the step with each of these actions; those with which it is so already are
/// left alone. Fails where the step makes no sense for one of them: then nothing is written.
pub fn step(items: &[&Item<'_>], step: &Step, today: Day) -> Result<ChangeSet, Failure> {
    let mut change = ChangeSet::new(summary(items, step));
    for item in items {
        match step {
            Step::Done { on, result } => done(&mut change, item, *on, result.as_deref(), today)?,
            Step::Reopen => reopen(&mut change, item)?,
            Step::Due(day) => due(&mut change, item, *day)?,
            Step::Drop { why } => drop(&mut change, item, why.as_deref())?,
        }
    }
    Ok(change)
}

/// The change that adds an action to what is agreed with a person, in their `plan.md`.
pub fn add(network: &Network, id: &PersonId, text: &str) -> ChangeSet {
    let mut change = ChangeSet::new(format!("Plan with {}: {text}", network.name_of(id)));
    plan_file::add(&mut change, network, id, format!("- [ ] {text}"), false);
    change
}

/// As somebody would write it in a commit.
fn summary(items: &[&Item<'_>], step: &Step) -> String {
    let what = match items {
        [one] => format!("“{}”", one.action.text),
        several => format!("{} actions", several.len()),
    };
    match step {
        Step::Done { .. } => format!("Tick {what}"),
        Step::Reopen => format!("Open {what} again"),
        Step::Due(day) => format!("Move {what} to {day}"),
        Step::Drop { .. } => format!("Drop {what}"),
    }
}

fn done(
    change: &mut ChangeSet,
    item: &Item<'_>,
    on: Option<Day>,
    result: Option<&str>,
    today: Day,
) -> Result<(), Failure> {
    if on.is_some_and(|on| on > today) {
        return Err(
            Failure::new("a promise cannot have been kept on a day that is yet to come")
                .hint("without --on it is done today"),
        );
    }
    let earliest = [(item.noted, "was noted"), (item.action.start, "starts")];
    for (from, what) in earliest {
        if let Some((on, from)) = on.zip(from).filter(|(on, from)| on < from) {
            return Err(Failure::new(format!(
                "{} is before {}, the day on which “{}” {what}",
                on.long(),
                from.long(),
                item.action.text
            ))
            .detail(item.place().to_string())
            .hint(format!("a day from {from} on, or no --on for today")));
        }
    }
    if item.status == Status::Dropped {
        return Err(dropped(item));
    }
    let offset = item.action.offset;
    let ticked = item.action.mark == crate::model::action::Mark::Done;
    if !ticked {
        change.edit(&item.file, Edit::MarkItem { offset, mark: 'x' });
    }
    // A tick of a day to come counts as open: done now, it is done today.
    let day = match on {
        Some(on) => Some(on),
        None if item.status == Status::Open => Some(today),
        None => None,
    };
    if let Some(day) = day {
        stamp(change, item, Stamp::Done, Some(day.to_string()));
    }
    let Some(result) = result.map(line).filter(|result| !result.is_empty()) else {
        return Ok(());
    };
    match item.action.result.as_deref().map(str::trim) {
        None => under(change, item, &result),
        Some(old) if old == result => {}
        Some(old) => {
            let failure = there(item, old);
            return Err(match ticked {
                true => failure,
                false => failure.hint(format!(
                    "to tick it and leave that line as it is: `mentor done {}`",
                    item.handle.short(6)
                )),
            });
        }
    }
    Ok(())
}

fn reopen(change: &mut ChangeSet, item: &Item<'_>) -> Result<(), Failure> {
    if item.moved_on {
        let to = item.action.result.as_deref().unwrap_or_default();
        return Err(Failure::new(format!("“{}” was {to}", item.action.text))
            .detail(item.place().to_string())
            .hint("it goes on there; `mentor action list` has it"));
    }
    if item.action.mark == Mark::Open {
        return Ok(());
    }
    let offset = item.action.offset;
    change.edit(&item.file, Edit::MarkItem { offset, mark: ' ' });
    stamp(change, item, Stamp::Done, None);
    if let Some(result) = reason(item).map(str::to_owned) {
        change.edit(&item.file, Edit::TakeResult { offset, result });
    }
    Ok(())
}

/// Why an action was dropped; `None` where it was not, or nobody said. Opened again it has no result, and that
/// reason would be told as what came of it.
pub fn reason<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    let dropped = item.action.mark == Mark::Dropped;
    item.action.result.as_deref().filter(|_| dropped)
}

fn due(change: &mut ChangeSet, item: &Item<'_>, day: Day) -> Result<(), Failure> {
    match item.status {
        Status::Done => {
            return Err(Failure::new(format!("“{}” is done", item.action.text))
                .detail(item.place().to_string())
                .hint(format!(
                    "`mentor action reopen {}` opens it again",
                    item.handle.short(6)
                )));
        }
        Status::Dropped => return Err(dropped(item)),
        Status::Open => {}
    }
    if item.action.due == Some(day) {
        return Ok(());
    }
    stamp(change, item, Stamp::Due, Some(day.to_string()));
    if item.action.due.is_some_and(|old| day > old) {
        let moved = item.action.moved.saturating_add(1);
        stamp(change, item, Stamp::Moved, Some(moved.to_string()));
    }
    Ok(())
}

fn drop(change: &mut ChangeSet, item: &Item<'_>, why: Option<&str>) -> Result<(), Failure> {
    match item.status {
        Status::Done => {
            return Err(Failure::new(format!("“{}” is done", item.action.text))
                .detail(item.place().to_string()));
        }
        Status::Dropped => return Ok(()),
        Status::Open => {}
    }
    let offset = item.action.offset;
    change.edit(&item.file, Edit::MarkItem { offset, mark: '-' });
    let Some(why) = why.map(line).filter(|why| !why.is_empty()) else {
        return Ok(());
    };
    match item.action.result.as_deref().map(str::trim) {
        None => under(change, item, &why),
        Some(old) if old == why => {}
        // A second line would not be read as the reason.
        Some(old) => {
            return Err(there(item, old).hint(format!(
                "to drop it and leave that line as it is: `mentor action drop {}`",
                item.handle.short(6)
            )));
        }
    }
    Ok(())
}

fn stamp(change: &mut ChangeSet, item: &Item<'_>, stamp: Stamp, value: Option<String>) {
    let offset = item.action.offset;
    let edit = Edit::StampItem {
        offset,
        stamp,
        value,
    };
    change.edit(&item.file, edit);
}

fn under(change: &mut ChangeSet, item: &Item<'_>, result: &str) {
    let offset = item.action.offset;
    let text = format!("result: {result}");
    change.edit(&item.file, Edit::AddUnderItem { offset, text });
}

/// What came of an action is said only once: the line that says it is its owner's to change.
fn there(item: &Item<'_>, old: &str) -> Failure {
    let goal = match &item.home {
        Home::Goal(id) => format!(" (`mentor edit goal:{id}`)"),
        Home::Person(_) | Home::Circle(_) => String::new(),
    };
    Failure::new(format!(
        "what came of “{}” is written already: {old}",
        item.action.text
    ))
    .detail(format!("{}, in a line `result:` under it", item.place()))
    .hint(format!(
        "to say it anew, change that line of {} in your editor{goal}",
        item.file
    ))
}

fn dropped(item: &Item<'_>) -> Failure {
    Failure::new(format!("“{}” was dropped", item.action.text))
        .detail(item.place().to_string())
        .hint(format!(
            "`mentor action reopen {}` opens it again",
            item.handle.short(6)
        ))
}

/// A text as one line that can open no block.
fn line(text: &str) -> String {
    inline::safe(&text.replace('\0', "")).trim().to_owned()
}

#[cfg(test)]
#[path = "action_tests.rs"]
mod tests;
