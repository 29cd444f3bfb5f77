//! `mentor touch`: arguments as typed; the change is `changes::touch`.

mod kind;

use serde::Serialize;

use crate::changes::touch::{Request, called, touch};
use crate::commands::touch::kind::{Kind, weight};
use crate::error::Failure;
use crate::facts::next_step::step::Step;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::model::words::{TouchKind, Weight};
use crate::reports::afterwards::{self, Tie};
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};
use crate::shell::gather::gather_to_write;
use crate::text::doc::plain;

/// Note a contact, a favour or a point for next time in one line
///
/// The people are found in the sentence: by a capitalised name, first name or nickname, or by @id.
/// It may begin with its date and a colon; without one it is today. Everyone who is named gets the line
/// in their log.md. Without one of the kinds below it is a contact.
///
/// Examples:
///   mentor touch "yesterday: sent Grace the report"
///   mentor touch --received "an hour on the memo from Sam" --weight medium
///   mentor touch --next "ask @grace-okafor how her second round went"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// What happened, as a sentence: "yesterday: sent Grace the report"
    #[arg(required = true, value_name = "SENTENCE")]
    text: Vec<String>,

    #[command(flatten)]
    kind: Kind,

    /// How much it was: light, medium or heavy (with --gave and --received)
    #[arg(long, value_name = "WEIGHT", value_parser = weight)]
    weight: Option<Weight>,

    /// The day, where the sentence does not begin with it
    #[arg(long, value_name = "DATE")]
    on: Option<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// What is answered in JSON.
#[derive(Serialize)]
struct Noted {
    date: Day,
    kind: TouchKind,
    text: String,
    people: Vec<Tie>,
    next_step: Option<Step>,
    written: Vec<Written>,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let mean = |on: &String| human_date::parse(on, today, Towards::Past);
    let request = Request {
        text: args.text.join(" "),
        kind: args.kind.meant(),
        on: args.on.as_ref().map(mean).transpose()?,
        weight: args.weight,
    };
    // Of everybody no more than the names; then the log of who is named, which is written to.
    let (rest, people) = gather_to_write(context, &Scope::Roster, |_, person| called(person))?;
    let (named, _) = touch(&Network { people, ..rest }, &request, today)?;
    let named = Scope::RosterOf(named.people);
    let mut said = None;
    let written = context.change(&named, args.writing.dry_run, |network| {
        let (touched, change) = touch(network, &request, today)?;
        said = Some(touched);
        Ok(change)
    })?;
    let Some(touched) = said.filter(|_| !args.writing.dry_run) else {
        return Ok(Outcome::Done);
    };
    let network = context.read(&Scope::People(touched.people.clone()))?;
    let people = touched.people.iter().filter_map(|id| network.person(id));
    let people: Vec<&Person> = people.collect();
    let tie = |person: &&Person| afterwards::tie(&network, person, today);
    let first = people.first();
    let noted = Noted {
        date: touched.day,
        kind: request.kind,
        people: people.iter().map(tie).collect(),
        next_step: first.map(|first| afterwards::after_touch(&network, request.kind, first, today)),
        text: touched.text,
        written,
    };
    if args.json {
        context.json("touch", &noted)?;
    } else {
        let heading = format!("{}: {}", noted.date.long(), noted.kind);
        let mut lines = vec![plain(&noted.text)];
        lines.extend(noted.people.iter().map(Tie::line));
        context.print(&afterwards::answer(
            &heading,
            lines,
            noted.next_step.as_ref(),
        ));
    }
    Ok(Outcome::Done)
}
