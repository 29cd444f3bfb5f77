//! `mentor recap --sent`: marks the note of the meeting.

use super::Args;
use crate::changes::marked;
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::reports::afterwards;
use crate::reports::recap::build::meeting;
use crate::shell::args::DraftFormat;
use crate::shell::context::{Context, Outcome};
use crate::shell::recap::read;
use crate::text::doc::plain;

/// Notes that it went out.
pub fn sent(
    args: &Args,
    home: &Home,
    (on, day): (Option<Day>, Day),
    context: &mut Context<'_>,
) -> Result<Outcome, Failure> {
    let today = context.today();
    let (scope, _) = read(home, context)?;
    let gone = || Failure::new("the folder is not there any more");
    let mut of = None;
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let subject = Subject::of(network, home).ok_or_else(gone)?;
        let meeting = meeting(subject, on, today)?;
        of = Some(meeting.day);
        marked::recapped(subject.name(), meeting, day, today)
    })?;
    let Some(of) = of.filter(|_| !args.writing.dry_run) else {
        return Ok(Outcome::Done);
    };
    let network = context.read(&scope)?;
    let subject = Subject::of(&network, home).ok_or_else(gone)?;
    if args.form.meant() == DraftFormat::Json {
        let noted = afterwards::Noted {
            who: subject.typed(),
            date: of,
            sent: day,
            written,
        };
        context.json("recap", &noted)?;
        return Ok(Outcome::Done);
    }
    let heading = format!("{}: a recap to {}", day.long(), plain(subject.name()));
    let step = afterwards::next_step(&network, subject, today);
    let lines = vec![format!("of {}", of.long())];
    context.print(&afterwards::answer(&heading, lines, Some(&step)));
    Ok(Outcome::Done)
}
