//! A question that went out, noted in `log.md`.

use crate::changes::sent;
use crate::error::Failure;
use crate::model::day::Day;
use crate::model::network::Scope;
use crate::reports::pitch::value::Pitch;
use crate::reports::sent::sent as answer;
use crate::shell::args::{DraftForm, DraftFormat};
use crate::shell::context::{Context, Outcome};

/// Notes that the draft went out on a day, and says what is next.
pub fn note(
    draft: &Pitch,
    on: Day,
    dry_run: bool,
    form: DraftForm,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let (id, today) = (&draft.who, context.today());
    let scope = Scope::People(vec![id.clone()]);
    let what = draft.asked_for();
    let written = context.change(&scope, dry_run, |network| {
        let person = network.person(id);
        let person = person.ok_or_else(|| Failure::new(format!("nobody has the id `{id}`")))?;
        sent::pitch(person, &what, on, today)
    })?;
    if dry_run {
        return Ok(Outcome::Done);
    }
    let network = context.read(&scope)?;
    let said = answer(&network, id, "a question to", (on, today), written);
    match form.meant() {
        DraftFormat::Json => context.json("pitch", &said)?,
        DraftFormat::Markdown | DraftFormat::Text | DraftFormat::Eml => {
            context.print(&said.to_doc());
        }
    }
    Ok(Outcome::Done)
}
