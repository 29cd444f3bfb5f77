//! How `mentor intro` answers: a letter where one is due, else a page.

use serde::Serialize;

use crate::error::Failure;
use crate::model::network::Network;
use crate::reports::intro::opt_in::OptIn;
use crate::reports::intro::way::Way;
use crate::shell::args::{DraftForm, DraftFormat};
use crate::shell::context::Context;
use crate::shell::drafting;
use crate::text::doc::Doc;
use crate::text::markdown;

/// The name of the JSON.
const SCHEMA: &str = "intro";

/// A value without a letter.
#[derive(Serialize)]
struct Undrafted<'v, T> {
    #[serde(flatten)]
    value: &'v T,
    draft: Option<()>,
}

/// Answers with a page for the owner, where no letter is to be sent.
pub fn page(
    context: &mut Context<'_>,
    form: DraftForm,
    doc: &Doc,
    value: &impl Serialize,
) -> Result<(), Failure> {
    match form.meant() {
        DraftFormat::Json => {
            let undrafted = Undrafted { value, draft: None };
            context.json(SCHEMA, &undrafted)?;
        }
        DraftFormat::Eml => {
            return Err(Failure::new("there is no letter to be sent today")
                .hint("without --format eml it says what comes next"));
        }
        DraftFormat::Markdown => context.print(doc),
        DraftFormat::Text => context.print(&markdown::render(doc)),
    }
    Ok(())
}

/// Answers with the way to somebody.
pub fn way(
    context: &mut Context<'_>,
    form: DraftForm,
    network: &Network,
    found: &Way,
) -> Result<(), Failure> {
    let Some(draft) = &found.draft else {
        return page(context, form, &found.to_doc(network), found);
    };
    context.note(format!("way: {}", found.way_line(network)));
    for line in found.lines() {
        context.note(line);
    }
    drafting::answer(context, &form, draft, SCHEMA, found)?;
    let step = &found.next_step;
    context.note(format!("next: {}: {}", step.what, step.command));
    Ok(())
}

/// Answers with where an introduction stands: the letter, or where none is due the page.
pub fn opt_in(context: &mut Context<'_>, form: DraftForm, found: &OptIn) -> Result<(), Failure> {
    let Some(draft) = &found.draft else {
        return page(context, form, &found.to_doc(), found);
    };
    context.note(found.stands_line());
    drafting::answer(context, &form, draft, SCHEMA, found)?;
    context.note(found.next_line());
    Ok(())
}
