//! What `mentor rate` asks on a terminal; Enter skips any question.

use crate::changes::rate::{Answers, answer};
use crate::error::Failure;
use crate::facts::health::{SENTENCES, latest, of_meeting};
use crate::facts::session::PARTS;
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::shell::asking;
use crate::shell::context::Context;

/// The ten sentences are asked again after so many days.
const QUARTER: i64 = 90;

/// Asks the four parts, and the ten sentences where nobody answered them for a quarter.
pub fn answers(
    person: &Person,
    meeting: &Meeting,
    context: &mut Context<'_>,
) -> Result<Answers, Failure> {
    let (name, day) = (&person.name, meeting.day.long());
    context.note(format!(
        "{name}, {day}. From 1 (not at all) to 5 (fully); Enter skips a question."
    ));
    let mut answers = Answers::default();
    for (slot, (_, sentence)) in answers.session.iter_mut().zip(PARTS) {
        *slot = one(sentence, context)?;
    }
    let last = latest(person, meeting.day).map(|health| health.day);
    let fresh = last.is_some_and(|day| meeting.day.days_since(day) <= QUARTER);
    if fresh && of_meeting(meeting).is_none() {
        return Ok(answers);
    }
    for (who, side) in [("You", &mut answers.me), ("They", &mut answers.them)] {
        let question = match who {
            "You" => {
                "And the relationship: ten sentences, as you see it? (yes or Enter)".to_owned()
            }
            _ => "Their answers, if you have them? (yes or Enter)".to_owned(),
        };
        let yes = context.input().ask(&question)?.unwrap_or_default();
        if !yes.to_lowercase().starts_with('y') {
            continue;
        }
        let mut ten = Vec::new();
        for (word, sentence) in SENTENCES {
            let question = format!("{word}: {sentence}");
            ten.push(one(&question, context)?.unwrap_or(0.0));
        }
        *side = ten.iter().any(|n| *n > 0.0).then_some(ten);
    }
    Ok(answers)
}

/// A number, or none.
fn one(question: &str, context: &mut Context<'_>) -> Result<Option<f64>, Failure> {
    asking::until(question, context, |typed, _| answer(typed))
}
