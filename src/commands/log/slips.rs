//! What is wrong with a text, shown with its line before anything is written.

use std::cell::RefCell;

use crate::changes::log::edited::Slip;
use crate::changes::log::request::Request;
use crate::changes::log::target::Target;
use crate::error::Failure;
use crate::facts::promise::LookUp;
use crate::facts::subject::Subject;
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::problem::{Problem, Severity};
use crate::shell::context::Context;

/// Hands the day and the look-up of names to `read`.
pub fn with_names<T>(context: &mut Context<'_>, read: impl FnOnce(Day, LookUp<'_>) -> T) -> T {
    let today = context.today();
    let names = RefCell::new(context);
    read(today, &|typed| names.borrow_mut().person(typed))
}

/// What was read, where nothing is wrong with the text; what is wrong is shown on stderr.
pub fn checked<T>(
    read: Result<T, Slip>,
    text: &str,
    target: &Target,
    network: &Network,
    context: &mut Context<'_>,
) -> Result<Result<T, ()>, Failure> {
    let mut problems: Vec<Problem> = context.input().problems_in(target.note(), text, network)?;
    problems.retain(|problem| problem.severity == Severity::Error);
    let read = read.map_err(|slip| problems.push(slip.problem(target.note(), text)));
    problems
        .iter()
        .for_each(|problem| context.input().show(problem));
    Ok(if problems.is_empty() { read } else { Err(()) })
}

/// Waits before the editor opens again; where nobody can be asked, that is the end.
pub fn again(
    who: &[Subject<'_>],
    request: &Request,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let who: Vec<String> = who.iter().map(|subject| subject.typed()).collect();
    let (who, day) = (who.join(" "), request.day);
    let answer = context
        .input()
        .ask("Enter to edit it again, q to leave it:")?;
    match answer.as_deref() {
        None | Some("q" | "Q") => Err(Failure::new(
            "the note cannot be taken as it is, nothing was written",
        )
        .hint(format!(
            "mend it where it is kept, and give it with `mentor log {who} --date {day} --file PATH`"
        ))),
        Some(_) => Ok(()),
    }
}
