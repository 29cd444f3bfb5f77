//! Texts that become a meeting's note: from a file, or from the editor on a prepared sheet.

use std::path::Path;

use crate::changes::log::edited::{self, Edited, Ticked};
use crate::changes::log::request::{Request, Text};
use crate::changes::log::sheet::{Sheet, sheet};
use crate::changes::log::target::{Target, target};
use crate::commands::log::slips::{again, checked, with_names};
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::shell::context::Context;

/// Takes the text of a file that was named, checked before anything is written.
pub fn from_file(
    path: &Path,
    network: &Network,
    who: &[Subject<'_>],
    request: &mut Request,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let text = context.input().file(path)?;
    if text.trim().is_empty() {
        return Err(Failure::new("the text is empty, nothing was written"));
    }
    let (target, base) = of(who, request, context)?;
    let read = with_names(context, |today, look_up| {
        edited::complete(&text, |_| false, today, look_up)
    });
    let (text, echoes) = checked(read, &text, &target, network, context)?.map_err(|()| {
        Failure::new("the text cannot be taken as it is, nothing was written")
            .hint("mend it and give it again")
    })?;
    echoes.iter().for_each(|echo| context.note(echo));
    let base = target.base().cloned().zip(base);
    let whole = false;
    request.text = Some(Text { text, whole, base });
    Ok(())
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
    let name = name.trim_end_matches(".md");
    let mut text = sheet.text.clone();
    loop {
        let Some(now) = context.input().edit(name, &text)? else {
            return Err(Failure::new(
                "the note was left as it was, nothing was written",
            ));
        };
        let read = with_names(context, |today, look_up| {
            edited::read(&sheet, &now, today, look_up)
        });
        match checked(read, &now, &target, network, context)? {
            Ok(Some(edited)) => return Ok(take(edited, sheet, request, context)),
            Ok(None) => {
                return Err(Failure::new(
                    "the note was left as it was, nothing was written",
                ));
            }
            Err(()) => again(context)?,
        }
        text = now;
    }
}

fn take(
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
fn of(
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
