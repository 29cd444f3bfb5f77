//! `mentor pitch`: arguments as typed; the pitch is `reports::pitch`, its wording `pitch.md`.

mod note;

use crate::error::Failure;
use crate::facts::beside::card;
use crate::facts::goals;
use crate::model::human_date::{self, Towards};
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::reports::pitch::build::pitch;
use crate::reports::pitch::case::Request;
use crate::reports::pitch::value::{Kind, Pitch};
use crate::shell::args::{DraftForm, Writing, whole};
use crate::shell::context::{Context, Outcome};
use crate::shell::{drafting, lightly, roll, typed};

/// Draft a first question to somebody: small, specific, easy to refuse
///
/// Five parts in at most 150 words: who you are, your why, why them with one
/// concrete thing you saw, your commitment, a small first step with an easy
/// no. What the files lack is named. Where something ended between you it
/// comes back with what has come of it. A week after the question one short
/// reminder fits (--follow-up), and no third.
///
/// Examples:
///   mentor pitch claire
///   mentor pitch helena --goal director --minutes 20
///   mentor pitch helena --sent            note that you asked
///   mentor pitch helena --follow-up       the one reminder
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Whom you ask; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// What you are after [default: the goal that fits]
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// How long the first talk takes [default: 25]
    #[arg(long, value_name = "N", value_parser = whole::<u32>(5, 120))]
    minutes: Option<u32>,

    /// The one short reminder, a week or more after the question
    #[arg(long)]
    follow_up: bool,

    /// Note in their log.md that you asked, and that they are invited [default: today]
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = "today")]
    sent: Option<String>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    form: DraftForm,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let how = (args.form, args.sent.is_some());
    typed::each_draft(context, &args.who, how, |context, who| {
        one(args, &who.clone().person()?, context)
    })
}

fn one(args: &Args, id: &PersonId, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    if let Some(typed) = &args.sent {
        let on = human_date::parse(typed, context.today(), Towards::Past)?;
        context.note(format!("date: {}", on.long()));
        let network = context.read(&Scope::People(vec![id.clone()]))?;
        let draft = drafted(args, &network, id, context)?;
        return note::note(&draft, on, args.writing.dry_run, args.form, context);
    }
    drafting::writes_nothing(args.writing)?;
    // Lessons of past relationships stand in other folders.
    let is_asked = |person: Person| {
        if person.id == *id {
            person
        } else {
            card(person)
        }
    };
    let network = lightly::read(context, |_, person| is_asked(person))?;
    let draft = drafted(args, &network, id, context)?;
    drafting::answer(context, &args.form, &draft.draft(), "pitch", &draft)?;
    drafting::look_at(context, "learned before, for your eyes:", &draft.lessons);
    let again = match draft.kind {
        Kind::FollowUp => " --follow-up",
        Kind::First | Kind::Revive => "",
    };
    context.note(format!("once it is sent: mentor pitch {id}{again} --sent"));
    Ok(Outcome::Done)
}

fn drafted(
    args: &Args,
    network: &Network,
    id: &PersonId,
    context: &mut Context<'_>,
) -> Result<Pitch, Failure> {
    let goal = args.goal.as_ref();
    let request = Request {
        goal: goal
            .map(|typed| goals::resolve(typed, &network.goals))
            .transpose()?,
        minutes: args.minutes,
        follow_up: args.follow_up,
        audience: args.form.audience(),
        everyone: roll::everyone(context)?,
    };
    pitch(network, id, &request, context.today())
}
