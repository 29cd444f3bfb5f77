//! What `mentor close` asks on a terminal; Enter leaves any question open.

use crate::commands::close::{flags, places};
use crate::error::Failure;
use crate::facts::actions::short_len;
use crate::facts::placement::{self, Wishes};
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::reports::debrief::value::Request;
use crate::shell::context::Context;

/// Asks where each open action goes that no flag names.
pub fn places(
    network: &Network,
    subject: Subject<'_>,
    wishes: &mut Wishes,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let today = context.today();
    let open = placement::unplaced(subject, wishes, today)?;
    let length = short_len(&subject.actions(today));
    if !open.is_empty() {
        context.note("Each open action gets a place: carry:GOAL, hand:WHO or drop:WHY.");
    }
    for item in open {
        loop {
            let question = format!("{}\n ", placement::line(&item, length));
            let answer = context.input().ask(&question)?.unwrap_or_default();
            if answer.is_empty() {
                break;
            }
            let to = places::place(&answer, context)
                .and_then(|to| placement::check(network, subject, &to).map(|()| to));
            match to {
                Ok(to) => {
                    wishes.each.push((item.handle.to_string(), to));
                    break;
                }
                Err(failure) => complain(&failure, context),
            }
        }
    }
    // What was left open fails here, before anything else is asked.
    placement::place(network, subject, wishes, today).map(|_| ())
}

/// Asks what only people can say.
pub fn words(
    subject: Subject<'_>,
    asked: &mut Request,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    context.note("Enter leaves a question open.");
    let said = &mut asked.said;
    for (question, answers) in [
        ("What was most useful?", &mut said.most_useful),
        ("What was least useful?", &mut said.least_useful),
        ("What do you do differently next time?", &mut said.lessons),
        (
            "What are you to one another from now on?",
            &mut said.next_relationship,
        ),
        ("What do you thank them for?", &mut said.appreciation),
    ] {
        if !answers.is_empty() {
            continue;
        }
        let mut prompt = question;
        while let Some(answer) = context.input().ask(prompt)?.filter(|a| !a.is_empty()) {
            answers.push(answer);
            prompt = "  What else?";
        }
    }
    if asked.stay_in_touch.is_none() {
        let question = "How often do you stay in touch? (\"6 months\", yearly, none …)";
        asked.stay_in_touch = answer(question, flags::length, context)?;
    }
    if asked.may_name.is_none() && matches!(subject, Subject::Person(_)) {
        asked.may_name = answer("May you name them? (yes or no)", flags::yes_or_no, context)?;
    }
    Ok(())
}

/// Asks until the answer can be read, or is left open.
fn answer<T>(
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
    context: &mut Context<'_>,
) -> Result<Option<T>, Failure> {
    loop {
        let answer = context.input().ask(question)?.unwrap_or_default();
        if answer.is_empty() {
            return Ok(None);
        }
        match read(&answer) {
            Ok(value) => return Ok(Some(value)),
            Err(wanted) => context.note(format!("that is not {wanted}")),
        }
    }
}

fn complain(failure: &Failure, context: &mut Context<'_>) {
    context.note(&failure.message);
    failure
        .details
        .iter()
        .for_each(|detail| context.note(format!("  {detail}")));
    failure
        .hints
        .iter()
        .for_each(|hint| context.note(format!("hint: {hint}")));
}
