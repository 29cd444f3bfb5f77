//! `--since`: from which day on things are looked at.
//!
//! What may live here: the day as typed, refused where it is to come, and echoed. What may not: what is looked
//! at from then on.

use crate::error::Failure;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::shell::context::Context;

/// The day that was typed, which is said on stderr; `None` where none was. A day to come is refused.
pub fn since(typed: Option<&str>, context: &mut Context<'_>) -> Result<Option<Day>, Failure> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    let today = context.today();
    let day = human_date::parse(typed, today, Towards::Past)?;
    if day > today {
        let day = day.long();
        return Err(Failure::usage(format!(
            "nothing can have happened since {day}, which is to come"
        ))
        .hint("--since is a day up to today"));
    }
    context.note(format!("since {day}, {}", day.long()));
    Ok(Some(day))
}
