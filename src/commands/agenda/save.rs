//! `mentor agenda --save`: keeps the owner's own agenda as `agenda-DATE.md`.

use crate::changes::save_agenda::{Prepared, save_agenda};
use crate::error::Failure;
use crate::facts::privacy::Audience;
use crate::facts::subject::Subject;
use crate::model::change::Written;
use crate::reports::agenda::plan::Request;
use crate::reports::agenda::value::Agenda;
use crate::shell::around::Around;
use crate::shell::context::Context;
use crate::shell::preparing;
use crate::text::markdown;

/// Writes the agenda, or with `dry_run` shows what would be written. `shown` is the agenda that is printed.
pub fn save(
    context: &mut Context<'_>,
    around: &Around,
    request: &Request,
    shown: &Agenda,
    dry_run: bool,
) -> Result<Vec<Written>, Failure> {
    let date = shown.day_to_save()?;
    let today = context.today();
    let own = Request {
        audience: Audience::Owner,
        ..*request
    };
    let there = match &shown.prepared {
        Some(path) => Some(context.input().text_of(path)?),
        None => None,
    };
    around.change(context, dry_run, |network| {
        let agenda = preparing::of(network, &shown.who, &own, today)?;
        let gone = || Failure::new(format!("{} is not there any more", shown.who.folder()));
        let subject = Subject::of(network, &shown.who.home()).ok_or_else(gone)?;
        let prepared = Prepared {
            date,
            kind: agenda.kind,
            minutes: agenda.minutes,
            medium: agenda.medium,
            seats: &agenda.seats,
            led_by: agenda.led_by.as_deref(),
            markdown: &markdown::render(&agenda.to_saved_doc()),
            there: there.as_deref(),
        };
        save_agenda(subject, &prepared)
    })
}
