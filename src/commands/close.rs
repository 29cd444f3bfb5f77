//! `mentor close`: arguments as typed; the debrief is `reports::debrief`, the change `changes::close`.

mod answer;
mod asking;
mod drafts;
mod farewell;
mod flags;
mod places;
mod questions;
mod said;

use crate::changes::close;
use crate::error::Failure;
use crate::facts::placement::{self, Destination, Wishes};
use crate::facts::subject::Subject;
use crate::model::ids::Home;
use crate::model::network::{Network, Scope};
use crate::model::words::EndedAs;
use crate::reports::debrief::evidence::debrief;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};

/// End or renew a relationship, with a debrief
///
/// Writes `closing-DATE.md` from what the files hold: what came of purpose and objectives, the action
/// plan, what was said and given. What only you can say is asked on a terminal, or given with flags; the
/// rest is left open in the note. Every open action gets a place: it is carried to a goal, handed to
/// somebody, or dropped with a reason; in a renewed relationship it goes on where it stands.
///
/// Before it, --agenda drafts the closing meeting, and --thanks the farewell note: both are for others,
/// and write nothing.
///
/// Examples:
///   mentor close jose --agenda
///   mentor close jose --thanks --appreciation "For never cancelling an hour"
///   mentor close circle:ops --thanks --appreciation "For never saying best practice"
///   mentor close jose --as completed --dry-run
///   mentor close jose --as completed --stay-in-touch "6 months" --lesson "Ask earlier" --rest carry:director
///   mentor close priya --as renewed --until 2027-12-11 --hand 3f2a9c=sam --rest "drop:overtaken"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom: an id or a name; `circle:ID` for a circle
    #[arg(value_name = "WHO")]
    who: String,

    #[command(flatten)]
    ending: flags::Ending,

    #[command(flatten)]
    said: said::Said,

    #[command(flatten)]
    places: places::Places,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    drafts: drafts::Drafts,
}

/// Runs the command.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let today = context.today();
    let who = context.who(&args.who)?;
    if args.drafts.asked()? {
        drafts::draft(args, &who, context)?;
        return Ok(Outcome::Done);
    }
    let home = who.home();
    let mut wishes = args.places.wishes(context)?;
    let (mut request, mut asked) = args.requests(context)?;
    if request.how == EndedAs::Renewed {
        // The two go on, and so does what they promised one another.
        wishes.rest.get_or_insert(Destination::Stay);
    }
    let network = context.read(&scope(&home, &wishes))?;
    let subject = find(&network, &home)?;
    close::check(subject, &request, today)?;
    asked.said.verdicts = args.said.verdicts(&network, subject)?;
    if context.input().is_asked() {
        asking::places(&network, subject, &mut wishes, context)?;
        questions::words(&network, subject, &mut asked, context)?;
        request.stay_in_touch.clone_from(&asked.stay_in_touch);
    }
    let scope = scope(&home, &wishes);
    let mut made = None;
    let written = context.change(&scope, args.writing.dry_run, |network| {
        let subject = find(network, &home)?;
        close::check(subject, &request, today)?;
        let placed = placement::place(network, subject, &wishes, today)?;
        let debrief = debrief(network, subject, &asked, &placed, today);
        let note = debrief.note();
        made = Some(debrief);
        close::close(network, subject, &request, &placed, note, today)
    })?;
    if let Some(debrief) = made {
        let written = (!args.writing.dry_run).then_some(written);
        answer::say(args.drafts.json(), &debrief, written, context)?;
    }
    Ok(Outcome::Done)
}

fn find<'a>(network: &'a Network, home: &Home) -> Result<Subject<'a>, Failure> {
    let subject = Subject::of(network, home);
    let subject = subject.ok_or_else(|| Failure::new("they are gone: nothing was done"))?;
    subject.card_read()?;
    subject.all_read().map(|()| subject)
}

/// Their folder, and those of the people to whom something is handed.
fn scope(home: &Home, wishes: &Wishes) -> Scope {
    let mut people = wishes.receivers();
    if let Home::Person(id) = home {
        people.push(id.clone());
    }
    Scope::People(people)
}
