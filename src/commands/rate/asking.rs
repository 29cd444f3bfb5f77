//! What `mentor rate` asks on a terminal; Enter skips any question.

use crate::changes::rate::{Answers, answer};
use crate::error::Failure;
use crate::facts::health::{SENTENCES, latest, of_meeting};
use crate::facts::session::PARTS;
use crate::model::note::{Front, Meeting};
use crate::model::person::Person;
use crate::shell::asking::{Asking, yes_or_no};
use crate::shell::context::Context;
use crate::text::address::capitalised;

/// The ten sentences are asked again after so many days.
const QUARTER: i64 = 90;

/// What was answered about a meeting.
pub struct Asked {
    /// The answers; what was skipped is left open.
    pub answers: Answers,
    /// Whether the input ended (Ctrl-D): nobody is asked about anything more.
    pub ended: bool,
}

/// Asks the four parts, and the ten sentences where nobody answered them for a quarter.
pub fn answers(
    person: &Person,
    meeting: &Meeting,
    context: &mut Context<'_>,
) -> Result<Asked, Failure> {
    context.note(format!("{}, {}", person.name, meeting.day.long()));
    context
        .note("1 (not at all) to 5 (fully), halves too. Enter skips, Ctrl-D ends the questions.");
    let mut asking = Asking::new(context);
    let mut answers = Answers::default();
    for (slot, (_, sentence)) in answers.session.iter_mut().zip(PARTS) {
        *slot = asking.reply(&capitalised(sentence), answer)?;
    }
    let last = latest(person, meeting.day).map(|health| health.day);
    let fresh = last.is_some_and(|day| meeting.day.days_since(day) <= QUARTER);
    if !fresh || of_meeting(meeting).is_some() {
        let name = person.first_name();
        let mine = "The relationship, once a quarter: ten sentences, as you see it? yes, or Enter";
        let front = meeting.note.as_deref().map(|note| &note.front);
        let held = |side: fn(&Front) -> &Vec<f64>| front.map_or(&[][..], |front| side(front));
        answers.me = ten(&mut asking, mine, held(|front| &front.health_me))?;
        let theirs = format!("The same ten as {name} sees it, if you were told? yes, or Enter");
        answers.them = ten(&mut asking, &theirs, held(|front| &front.health_them))?;
    }
    let ended = asking.end();
    context.note("");
    Ok(Asked { answers, ended })
}

/// The ten sentences of one side: what is skipped stays as it is held, 0 where it is open. None where
/// they are not wanted, or all are open.
fn ten(
    asking: &mut Asking<'_, '_>,
    question: &str,
    held: &[f64],
) -> Result<Option<Vec<f64>>, Failure> {
    let wanted = asking.reply(question, |typed| {
        yes_or_no(typed).ok_or_else(|| Failure::new(format!("`{typed}` is neither yes nor no")))
    })?;
    if wanted != Some(true) {
        return Ok(None);
    }
    let mut ten = Vec::new();
    for (at, (word, sentence)) in SENTENCES.iter().enumerate() {
        let before = held.get(at).copied().unwrap_or(0.0);
        let question = format!("{word}: {sentence}");
        ten.push(asking.reply(&question, answer)?.unwrap_or(before));
    }
    Ok(ten.iter().any(|n| *n > 0.0).then_some(ten))
}
