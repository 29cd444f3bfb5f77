//! What `mentor close` drafts beside the debrief: the agenda of the closing meeting, and the farewell.

use crate::commands::close::Args;
use crate::error::Failure;
use crate::facts::names::Who;
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::model::words::{MeetingKind, Tone};
use crate::reports::agenda::plan;
use crate::reports::debrief::farewell;
use crate::reports::thanks::build::{self, thanks};
use crate::reports::thanks::variant::Variant;
use crate::shell::args::{DraftForm, DraftFormat};
use crate::shell::context::Context;
use crate::shell::{drafting, posting, preparing};
use crate::text::{letter, markdown};

/// What is drafted instead.
#[derive(clap::Args, Debug)]
pub struct Drafts {
    /// Draft the agenda of the closing meeting, for both of you, and write nothing
    #[arg(long, conflicts_with_all = ["thanks", "dry_run"])]
    agenda: bool,
    /// Draft the farewell note, and write nothing
    #[arg(long, conflicts_with = "dry_run")]
    thanks: bool,
    #[command(flatten)]
    form: DraftForm,
}

impl Drafts {
    /// Whether the answer is JSON.
    pub fn json(&self) -> bool {
        self.form.meant() == DraftFormat::Json
    }

    /// Whether something is drafted, and nothing closed. The options of a draft go with one.
    pub fn asked(&self) -> Result<bool, Failure> {
        let (form, tone) = (&self.form, self.form.tone());
        let others = form.audience().sees_private();
        if self.agenda && tone != Tone::Warm {
            return Err(Failure::usage("an agenda has no tone").hint("--tone goes with --thanks"));
        }
        let written = matches!(form.meant(), DraftFormat::Text | DraftFormat::Eml);
        if !self.agenda && !self.thanks && (others || written || tone != Tone::Warm) {
            return Err(Failure::usage(
                "--format text and eml, --tone and --include-private are about a draft",
            )
            .hint("add --agenda or --thanks; the debrief is whole, and stays in their folder"));
        }
        Ok(self.agenda || self.thanks)
    }
}

/// Drafts it.
pub fn draft(args: &Args, who: &Who, context: &mut Context<'_>) -> Result<(), Failure> {
    match (args.drafts.agenda, who) {
        (true, who) => agenda(&args.drafts.form, who, context),
        (false, Who::Person(id)) => farewell_note(args, id, context),
        (false, Who::Circle(id)) => {
            let network = context.read(&Scope::People(Vec::new()))?;
            let what = "a farewell note is for one person, and this is a circle";
            let members = network.circle(id).map_or(&[][..], |circle| &circle.members);
            let thank =
                |failure: Failure, id: &PersonId| failure.hint(format!("mentor thanks {id}"));
            Err(members.iter().fold(Failure::new(what), thank))
        }
    }
}

/// The closing agenda as both read it.
fn agenda(form: &DraftForm, who: &Who, context: &mut Context<'_>) -> Result<(), Failure> {
    let request = plan::Request {
        kind: Some(MeetingKind::Closing),
        minutes: None,
        date: None,
        audience: form.audience(),
    };
    let made = preparing::read(context, who, &request)?;
    for line in made.agenda.to_say(&made.network) {
        context.note(line);
    }
    let doc = made.agenda.to_doc();
    match form.meant() {
        DraftFormat::Markdown => context.print(&doc),
        DraftFormat::Text => context.print(&letter::plain(&markdown::render(&doc))),
        DraftFormat::Eml => posting::post(context, &made.network, &made.agenda)?,
        DraftFormat::Json => context.json("agenda", &made.agenda)?,
    }
    let own = format!("mentor agenda {}{}", who.typed(), made.agenda.typed);
    context.note(format!("your own, with questions and places: {own}"));
    Ok(())
}

/// The thank-you for the whole time, from the debrief that is there or would be written.
fn farewell_note(args: &Args, id: &PersonId, context: &mut Context<'_>) -> Result<(), Failure> {
    let (_, asked) = args.requests(context)?;
    let mut network: Network = context.read(&Scope::People(vec![id.clone()]))?;
    let today = context.today();
    let farewell = farewell::of(&mut network, id, &asked, today)?;
    let request = build::Request {
        variant: Some(Variant::Closing),
        on: Some(farewell.on),
        audience: args.drafts.form.audience(),
    };
    let letter = thanks(&network, id, &request, today)?;
    let form = &args.drafts.form;
    drafting::answer(context, form, &letter.draft(), "thanks", &letter)?;
    if !farewell.written {
        context.note(format!(
            "the debrief is not written yet: mentor close {id} --as completed --dry-run"
        ));
    }
    context.note(format!("once it is sent: {}", letter.command()));
    Ok(())
}
