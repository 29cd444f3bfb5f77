//! A text from a file that was named, or from standard input.

use std::path::Path;

use crate::changes::log::edited::{self, Ticked};
use crate::changes::log::request::{Front, Request, Text};
use crate::changes::log::sheet::{is_sheet, sheet};
use crate::changes::log::target::Target;
use crate::commands::log::editing::{nothing, of, take};
use crate::commands::log::slips::{checked, with_names};
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::shell::context::Context;

/// Takes the text of a file that was named, checked before anything is written; a sheet that was kept
/// is taken as the editor would give it back, with its ticks.
pub fn taken(
    path: &Path,
    network: &Network,
    who: &[Subject<'_>],
    request: &mut Request,
    context: &mut Context<'_>,
) -> Result<Vec<Ticked>, Failure> {
    let text = context.input().file(path)?;
    if text.trim().is_empty() {
        return Err(Failure::new("the text is empty, nothing was written"));
    }
    let (target, base) = of(who, request, context)?;
    if is_sheet(&text) {
        return kept_sheet(&text, network, who, (request, target, base), context);
    }
    let read = with_names(context, |today, look_up| {
        edited::complete(&text, |_| false, today, look_up)
    });
    let (text, echoes) =
        checked(read, &text, &target, network, context)?.map_err(|()| refused())?;
    echoes.iter().for_each(|echo| context.note(echo));
    let base = target.base().cloned().zip(base);
    let whole = false;
    request.text = Some(Text { text, whole, base });
    Ok(Vec::new())
}

fn kept_sheet(
    text: &str,
    network: &Network,
    who: &[Subject<'_>],
    (request, target, base): (&mut Request, Target, Option<String>),
    context: &mut Context<'_>,
) -> Result<Vec<Ticked>, Failure> {
    if request.front != Front::default() {
        return Err(Failure::usage("a kept text brings its own front matter")
            .hint("change minutes, medium and kind in the text itself"));
    }
    let mut lines = base.iter().flat_map(|base| base.lines()).map(str::trim);
    if let Some(line) = lines.find(|line| !line.is_empty() && !text.contains(line)) {
        return Err(Failure::new(format!(
            "{} holds a line that the kept text does not: {line}",
            target.note()
        ))
        .hint("bring the two together in an editor, where it stands"));
    }
    let sheet = sheet(who, request, &target, base, context.today());
    let read = with_names(context, |today, look_up| {
        edited::read(&sheet, text, today, look_up)
    });
    match checked(read, text, &target, network, context)? {
        Ok(Some(edited)) => Ok(take(edited, sheet, request, context)),
        Ok(None) => Err(nothing()),
        Err(()) => Err(refused()),
    }
}

fn refused() -> Failure {
    Failure::new("the text cannot be taken as it is, nothing was written")
        .hint("mend it and give it again with --file")
}
