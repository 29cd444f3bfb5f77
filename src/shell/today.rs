//! Which day it is for this run.

use crate::error::Failure;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::shell::print::Printer;

/// The day: `--today`, else `$MENTOR_TODAY`, else the local clock's, which is asked once at most.
pub fn today(typed: Option<&str>, printer: &mut Printer) -> Result<Day, Failure> {
    let from_env = printer.world.var("MENTOR_TODAY");
    let from_env = from_env.as_ref().map(|value| value.to_string_lossy());
    let (source, text) = match (typed, &from_env) {
        (Some(typed), _) => ("--today", typed),
        (None, Some(value)) => ("$MENTOR_TODAY", value.as_ref()),
        (None, None) => return clock(printer),
    };
    // A plain date needs no clock.
    if let Some(day) = Day::parse(text.trim()) {
        return Ok(day);
    }
    let now = clock(printer)?;
    human_date::parse(text, now, Towards::Future).map_err(|mut failure| {
        failure.message = format!("{source}: {}", failure.message);
        failure
    })
}

fn clock(printer: &mut Printer) -> Result<Day, Failure> {
    let clock = (printer.world.clock)();
    if let Some(warning) = clock.warning {
        printer.note(&format!("warning: {warning}"));
    }
    clock.day.ok_or_else(|| {
        Failure::new("the clock of this machine is outside the years 1 to 9999")
            .hint("give the day: mentor --today 2026-11-21 …")
    })
}
