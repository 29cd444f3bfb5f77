//! `mentor action reopen|due|drop`: steps that change an action's own line.

use super::steps::{Answering, Drop, Due, Reopen};
use crate::changes::action::{Step, reason, step};
use crate::error::Failure;
use crate::model::human_date::{self, Towards};
use crate::shell::acting::act;
use crate::shell::context::{Context, Outcome};

/// Opens actions again.
pub fn reopen(args: &Reopen, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    put(
        context,
        &args.actions,
        &Step::Reopen,
        "Open again",
        &args.how,
    )
}

/// Gives actions another day.
pub fn due(args: &Due, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let day = human_date::parse(&args.day, today, Towards::Future);
    if args.actions.is_empty() {
        return Err(one_word(&args.day, day.is_ok()));
    }
    let day = day?;
    let past = if day < today {
        ", which is past: it stands as overdue"
    } else {
        ""
    };
    context.note(format!("due {}{past}", day.long()));
    put(
        context,
        &args.actions,
        &Step::Due(day),
        "Due on another day",
        &args.how,
    )
}

/// What is missing where an action or a day was typed alone.
fn one_word(typed: &str, is_day: bool) -> Failure {
    let typed = typed.trim();
    if is_day {
        let failure = Failure::usage(format!("`{typed}` is the day; which action is due then?"));
        return failure.hint("`mentor action list` prints the handles of the open ones");
    }
    Failure::usage(format!("the day is missing after `{typed}`"))
        .hint("write it behind the handle: 2026-12-01, fri, \"next tue\", \"in 2 weeks\", -3d")
}

/// Drops actions.
pub fn drop(args: &Drop, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let why = args.why.clone();
    put(
        context,
        &args.actions,
        &Step::Drop { why },
        "Dropped",
        &args.how,
    )
}

fn put(
    context: &mut Context<'_>,
    actions: &[String],
    wanted: &Step,
    heading: &str,
    how: &Answering,
) -> Result<Outcome, Failure> {
    let dry_run = how.writing.dry_run;
    let mut reasons = Vec::new();
    let acted = act(context, actions, dry_run, |items, today| {
        let taken = items.iter().filter_map(|item| reason(item));
        reasons = taken.map(str::to_owned).collect();
        step(items, wanted, today)
    })?;
    if matches!(wanted, Step::Reopen) {
        for reason in reasons {
            context.note(format!(
                "why it was dropped goes, as it is open again: {reason}"
            ));
        }
    }
    let Some(acted) = acted else {
        return Ok(Outcome::Done);
    };
    acted.tell(context, "action", heading, how.json)?;
    Ok(Outcome::Done)
}
