//! The farewell note of `mentor close --thanks`: to a person, and to a circle.

use crate::commands::close::Args;
use crate::error::Failure;
use crate::model::ids::{CircleId, Home, PersonId};
use crate::model::network::{Network, Scope};
use crate::reports::debrief;
use crate::reports::farewell::build as farewell;
use crate::reports::thanks::build::{self, thanks};
use crate::reports::thanks::variant::Variant;
use crate::shell::context::Context;
use crate::shell::{drafting, recap};

/// The thank-you for the whole time, from the debrief that is there or would be written.
pub fn to_person(args: &Args, id: &PersonId, context: &mut Context<'_>) -> Result<(), Failure> {
    let (_, asked) = args.requests(context)?;
    let mut network: Network = context.read(&Scope::People(vec![id.clone()]))?;
    let today = context.today();
    let debrief = debrief::farewell::of(&mut network, id, &asked, today)?;
    let request = build::Request {
        variant: Some(Variant::Closing),
        on: Some(debrief.on),
        audience: args.drafts.form().audience(),
    };
    let letter = thanks(&network, id, &request, today)?;
    let form = args.drafts.form();
    drafting::answer(context, form, &letter.draft(), "thanks", &letter)?;
    if !debrief.written {
        context.note(format!(
            "the debrief is not written yet: mentor close {id} --as completed --dry-run"
        ));
    }
    context.note(format!("once it is sent: {}", letter.command()));
    Ok(())
}

/// The farewell to a circle, from its notes and what is said at its end.
pub fn to_circle(args: &Args, id: &CircleId, context: &mut Context<'_>) -> Result<(), Failure> {
    let (_, asked) = args.requests(context)?;
    let form = args.drafts.form();
    let request = farewell::Request {
        appreciation: asked.said.appreciation,
        most_useful: asked.said.most_useful,
        next: asked.said.next_relationship,
        on: asked.on,
        stay_in_touch: asked.stay_in_touch,
        audience: form.audience(),
    };
    let (_, network) = recap::read(&Home::Circle(id.clone()), context)?;
    let letter = farewell::farewell(&network, id, &request, context.today())?;
    drafting::answer(context, form, &letter.draft(), "farewell-circle", &letter)?;
    letter.to_say().iter().for_each(|line| context.note(line));
    Ok(())
}
