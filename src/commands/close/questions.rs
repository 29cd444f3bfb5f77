//! What `mentor close` asks on a terminal for the debrief; Enter leaves any question open, Ctrl-D the rest.

use crate::commands::close::flags;
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::reports::debrief::afterwards::usual_afterwards;
use crate::reports::debrief::value::{Request, Verdict};
use crate::reports::debrief::verdict;
use crate::shell::asking::Asking;
use crate::shell::context::Context;

/// Asks what only people can say.
pub fn words(
    network: &Network,
    subject: Subject<'_>,
    asked: &mut Request,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    context.note("Enter leaves a question open; Ctrl-D ends the questions, and what you answered is written.");
    let mut asking = Asking::new(context);
    outcomes(&mut asking, network, subject, &mut asked.said.verdicts)?;
    let said = &mut asked.said;
    for (question, answers) in [
        ("What was most useful?", &mut said.most_useful),
        ("What was least useful?", &mut said.least_useful),
        ("What do you do differently next time?", &mut said.lessons),
        ("What do they do differently?", &mut said.their_lessons),
        ("What did you learn about yourself?", &mut said.about_me),
        (
            "What did you learn about choosing people?",
            &mut said.about_choosing,
        ),
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
        while let Some(answer) = asking.reply(prompt, |typed| Ok(typed.to_owned()))? {
            answers.push(answer);
            prompt = "What else?";
        }
    }
    if asked.stay_in_touch.is_none() {
        let usual = usual_afterwards(subject);
        let question = format!("How often do you stay in touch? ({usual} is usual; none …)");
        asked.stay_in_touch = asking.reply(&question, |typed| wanted(flags::length(typed)))?;
    }
    if asked.may_name.is_none() && matches!(subject, Subject::Person(_)) {
        let question = "May you name them? (yes or no)";
        asked.may_name = asking.reply(question, |typed| wanted(flags::yes_or_no(typed)))?;
    }
    asking.end();
    Ok(())
}

/// Asks what came of each aim of which nothing was said.
fn outcomes(
    asking: &mut Asking<'_, '_>,
    network: &Network,
    subject: Subject<'_>,
    said: &mut Vec<Verdict>,
) -> Result<(), Failure> {
    let mut aims = verdict::aims(network, subject);
    aims.retain(|(aim, _, _)| !said.iter().any(|one| one.of == *aim));
    if !aims.is_empty() {
        asking
            .context
            .note("What came of it: met, partly, not or changed, a colon, and how that shows.");
    }
    for (aim, word, text) in aims {
        let question = format!("{word}: {text}");
        let verdict = asking.reply(&question, |answer| verdict::word_of(aim.clone(), answer))?;
        said.extend(verdict);
    }
    Ok(())
}

/// Says what would be an answer.
fn wanted<T>(read: Result<T, String>) -> Result<T, Failure> {
    read.map_err(|wanted| Failure::new(format!("that is not {wanted}")))
}
