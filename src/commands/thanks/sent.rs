//! `mentor thanks --sent`: marks the meeting's note, or adds a line to the log.

use super::{Args, read};
use crate::changes::marked;
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::reports::afterwards;
use crate::reports::thanks::build::{Request, thanks};
use crate::shell::args::DraftFormat;
use crate::shell::context::{Context, Outcome};
use crate::text::doc::plain;

/// Notes that it went out.
pub fn sent(
    args: &Args,
    (id, on): (&PersonId, Day),
    request: Request,
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let today = context.today();
    let (around, _) = read(id, &request, context)?;
    let mut decided = None;
    let written = around.change(context, args.writing.dry_run, |network| {
        let letter = thanks(network, id, &request, today)?;
        let change = marked::thanked(network, &letter.mark(), (on, today));
        decided = Some(letter);
        change
    })?;
    let Some(mut letter) = decided.filter(|_| !args.writing.dry_run) else {
        return Ok(Outcome::Done);
    };
    letter.written = written;
    let network = around.read(context)?;
    if args.form.meant() == DraftFormat::Json {
        context.json("thanks", &letter)?;
        return Ok(Outcome::Done);
    }
    let heading = format!("{}: thanks to {}", on.long(), plain(&letter.name));
    let lines = vec![format!(
        "for {} (`{}`)",
        letter.date.long(),
        letter.place.file
    )];
    let person = network.person(id).map(Subject::Person);
    let step = person.map(|person| afterwards::next_step(&network, person, today));
    context.print(&afterwards::answer(&heading, lines, step.as_ref()));
    Ok(Outcome::Done)
}
