//! The editor on a prepared sheet, opened until what it gives back can be taken.

use crate::changes::log::edited::{self, Edited, Ticked};
use crate::changes::log::request::{Request, Text};
use crate::changes::log::sheet::{Sheet, sheet};
use crate::changes::log::target::{Target, target};
use crate::commands::log::slips::{checked, with_names};
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::shell::context::Context;
use crate::shell::editing;

/// Whether the editor is to open: nothing was said but the day, or the kind of a note that is not there yet.
pub fn is_wanted(first: Subject<'_>, request: &Request) -> Result<bool, Failure> {
    let is_new = || Ok(target(first, request)?.0.base().is_none());
    Ok(request.says_nothing() && (request.front.kind.is_none() || is_new()?))
}

/// Opens the editor on the prepared sheet until it can be taken; gives what was ticked there.
pub fn in_editor(
    network: &Network,
    who: &[Subject<'_>],
    request: &mut Request,
    context: &mut Context<'_>,
) -> Result<Vec<Ticked>, Failure> {
    let (target, base) = of(who, request, context)?;
    let sheet: Sheet = sheet(who, request, &target, base, context.today());
    let name = target.note().as_str().replace('/', "-");
    let typed: Vec<String> = who.iter().map(|subject| subject.typed()).collect();
    let (typed, day) = (typed.join(" "), request.day);
    let desk = editing::Sheet {
        name: &name,
        text: &sheet.text,
        instead: vec![
            "say it with options, or give the text with --file -".to_owned(),
            format!("for instance: `mentor log {typed} --takeaway \"…\" --action \"… due:fri\"`"),
        ],
        left: Failure::new("the note cannot be taken as it is, nothing was written").hint(format!(
            "mend it where it is kept, and give it with `mentor log {typed} --date {day} --file PATH`"
        )),
    };
    let taken = editing::until_taken(context, desk, |context, now| {
        let read = with_names(context, |today, look_up| {
            edited::read(&sheet, now, today, look_up)
        });
        checked(read, now, &target, network, context)
    })?;
    match taken.flatten() {
        Some(edited) => Ok(take(edited, sheet, request, context)),
        None => Err(nothing()),
    }
}

/// What was edited becomes the text of the request; gives what was ticked.
pub fn take(
    edited: Edited,
    sheet: Sheet,
    request: &mut Request,
    context: &mut Context<'_>,
) -> Vec<Ticked> {
    edited.echoes.iter().for_each(|echo| context.note(echo));
    request.text = Some(Text {
        text: edited.text,
        whole: true,
        base: sheet.base,
    });
    edited.ticks
}

/// The file of the meeting, and its text where there is one.
pub fn of(
    who: &[Subject<'_>],
    request: &Request,
    context: &mut Context<'_>,
) -> Result<(Target, Option<String>), Failure> {
    let first = who
        .first()
        .ok_or_else(|| Failure::usage("nobody is named"))?;
    let (target, _) = target(*first, request)?;
    let base = target.base().map(|path| context.input().text_of(path));
    Ok((target.clone(), base.transpose()?))
}

/// Nothing was changed in the text.
pub fn nothing() -> Failure {
    Failure::new("the note was left as it was, nothing was written")
}
