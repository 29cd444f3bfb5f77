//! What `mentor agenda` is asked for: dates and audiences as typed to those that are meant.

use super::Args;
use crate::error::Failure;
use crate::facts::privacy::Audience;
use crate::model::human_date::{self, Towards};
use crate::reports::agenda::plan::Request;
use crate::shell::context::Context;

/// The request as meant; a typed date is echoed.
pub fn meant(args: &Args, shared: bool, context: &mut Context<'_>) -> Result<Request, Failure> {
    let mean = |typed: &String| human_date::parse(typed, context.today(), Towards::Future);
    let date = args.date.as_ref().map(mean).transpose()?;
    if let Some(date) = date {
        context.note(format!("date: {}", date.long()));
    }
    let audience = match (shared, args.include_private) {
        (false, _) => Audience::Owner,
        (true, include_private) => Audience::Others { include_private },
    };
    Ok(Request {
        kind: args.kind,
        minutes: args.minutes,
        date,
        audience,
    })
}
