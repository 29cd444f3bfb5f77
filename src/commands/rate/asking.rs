//! What `mentor rate` asks on a terminal; Enter skips any question.

use crate::changes::rate::{Answers, answer};
use crate::error::Failure;
use crate::facts::health::{SENTENCES, latest, of_meeting};
use crate::facts::session::PARTS;
use crate::model::note::{Front, Meeting};
use crate::model::person::Person;
use crate::shell::asking::{self, Replied};
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
    let mut asking = Asking {
        context,
        ended: false,
    };
    let mut answers = Answers::default();
    for (slot, (_, sentence)) in answers.session.iter_mut().zip(PARTS) {
        *slot = asking.number(&capitalised(sentence))?;
    }
    let last = latest(person, meeting.day).map(|health| health.day);
    let fresh = last.is_some_and(|day| meeting.day.days_since(day) <= QUARTER);
    if !fresh || of_meeting(meeting).is_some() {
        let name = person.first_name();
        let mine = "The relationship, once a quarter: ten sentences, as you see it? yes, or Enter";
        let front = meeting.note.as_deref().map(|note| &note.front);
        let held = |side: fn(&Front) -> &Vec<f64>| front.map_or(&[][..], |front| side(front));
        answers.me = asking.ten(mine, held(|front| &front.health_me))?;
        let theirs = format!("The same ten as {name} sees it, if you were told? yes, or Enter");
        answers.them = asking.ten(&theirs, held(|front| &front.health_them))?;
    }
    let ended = asking.ended;
    if ended {
        // Ctrl-D leaves the cursor behind the prompt.
        context.note("");
    }
    context.note("");
    Ok(Asked { answers, ended })
}

/// The questions about one meeting, up to the end of the input.
struct Asking<'a, 'c> {
    context: &'a mut Context<'c>,
    ended: bool,
}

impl Asking<'_, '_> {
    /// A number; none where it is skipped, and after the end.
    fn number(&mut self, question: &str) -> Result<Option<f64>, Failure> {
        self.reply(question, answer)
    }

    /// The ten sentences of one side: what is skipped stays as it is held, 0 where it is open. None where
    /// they are not wanted, or all are open.
    fn ten(&mut self, question: &str, held: &[f64]) -> Result<Option<Vec<f64>>, Failure> {
        if self.reply(question, yes_or_no)? != Some(true) {
            return Ok(None);
        }
        let mut ten = Vec::new();
        for (at, (word, sentence)) in SENTENCES.iter().enumerate() {
            let before = held.get(at).copied().unwrap_or(0.0);
            let question = format!("{word}: {sentence}");
            ten.push(self.number(&question)?.unwrap_or(before));
        }
        Ok(ten.iter().any(|n| *n > 0.0).then_some(ten))
    }

    fn reply<T>(
        &mut self,
        question: &str,
        read: impl Fn(&str) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        if self.ended {
            return Ok(None);
        }
        let replied = asking::reply(question, self.context, |typed, _| read(typed))?;
        self.ended = matches!(replied, Replied::End);
        Ok(match replied {
            Replied::With(value) => Some(value),
            Replied::Open | Replied::End => None,
        })
    }
}

fn yes_or_no(typed: &str) -> Result<bool, Failure> {
    match typed.to_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err(Failure::new(format!("`{typed}` is neither yes nor no"))),
    }
}
