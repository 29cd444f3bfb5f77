//! What `mentor close` drafts beside the debrief: the agenda of the closing meeting, and the farewell.

use crate::changes::close;
use crate::commands::close::{Args, farewell};
use crate::error::Failure;
use crate::facts::names::Who;
use crate::facts::subject::Subject;
use crate::model::words::{MeetingKind, Tone};
use crate::reports::agenda::plan;
use crate::shell::args::{DraftForm, DraftFormat};
use crate::shell::context::Context;
use crate::shell::{posting, preparing};
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
    /// The form of a draft.
    pub fn form(&self) -> &DraftForm {
        &self.form
    }

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
        (false, Who::Person(id)) => farewell::to_person(args, id, context),
        (false, Who::Circle(id)) => farewell::to_circle(args, id, context),
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
    if let Some(subject) = Subject::of(&made.network, &who.home()) {
        close::has_begun(subject, context.today())?;
    }
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
