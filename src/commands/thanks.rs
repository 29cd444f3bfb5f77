//! `mentor thanks`: arguments as typed; the evidence is `reports::thanks`, its wording `thanks.md`.

mod sent;

use crate::error::Failure;
use crate::facts::beside::Beside;
use crate::model::human_date::{self, Towards};
use crate::model::ids::PersonId;
use crate::model::network::{Network, Scope};
use crate::reports::thanks::build::{Request, looks_further, thanks};
use crate::reports::thanks::variant::Variant;
use crate::shell::args::{DraftForm, Writing};
use crate::shell::around::Around;
use crate::shell::context::{Context, Outcome};
use crate::shell::{drafting, typed};

/// Draft a thank-you: specific, or not at all
///
/// What they did in your own words, how they did it, what came of it so far,
/// what you will do and by when, what you give, when you report back. It
/// asks for nothing. Where the notes hold nothing to thank for, there is no
/// text, and you are told what would supply it.
///
/// Examples:
///   mentor thanks grace
///   mentor thanks grace --variant sponsorship --tone plain
///   mentor thanks grace --for 2026-09-30
///   mentor thanks grace --sent              note that it went out
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Whom you thank; `-` reads ids from standard input
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,

    /// For the meeting, the debrief or the line in log.md of this day [default: chosen]
    #[arg(long = "for", value_name = "DATE")]
    on: Option<String>,

    /// meeting, flash, gift, introduction, feedback, crisis, sponsorship, closing or result [default: chosen]
    #[arg(long, value_name = "KIND", value_parser = variant)]
    variant: Option<Variant>,

    /// Note that it went out [default: today]
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
    let today = context.today();
    let past = |typed: &String| human_date::parse(typed, today, Towards::Past);
    let request = Request {
        variant: args.variant,
        on: args.on.as_ref().map(past).transpose()?,
        audience: args.form.audience(),
    };
    if let Some(on) = args.sent.as_ref().map(past).transpose()? {
        return sent::sent(args, (id, on), request, context);
    }
    drafting::writes_nothing(args.writing)?;
    let (_, network) = read(id, &request, context)?;
    let letter = thanks(&network, id, &request, today)?;
    letter.to_say().iter().for_each(|line| context.note(line));
    drafting::answer(context, &args.form, &letter.draft(), "thanks", &letter)?;
    context.note(format!("once it is sent: {}", letter.command()));
    Ok(Outcome::Done)
}

/// Reads what the question needs.
fn read(
    id: &PersonId,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<(Around, Network), Failure> {
    let own = Around::only(Scope::People(vec![id.clone()]));
    let network = own.read(context)?;
    let person = network.person(id);
    let further = person.filter(|person| looks_further(person, request, context.today()));
    let Some(beside) = further.map(Beside::of) else {
        return Ok((own, network));
    };
    drop(network);
    let around = own.and(beside);
    let network = around.read(context)?;
    Ok((around, network))
}

fn variant(typed: &str) -> Result<Variant, String> {
    Variant::parse(typed)
        .ok_or_else(|| format!("a thank-you is one of {}", Variant::WORDS.join(", ")))
}
