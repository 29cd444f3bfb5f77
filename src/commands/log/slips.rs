//! What is wrong with a text, shown with its line before anything is written.

use std::cell::RefCell;

use crate::changes::log::edited::Slip;
use crate::changes::log::target::Target;
use crate::facts::promise::LookUp;
use crate::model::day::Day;
use crate::model::network::Network;
use crate::model::problem::{Problem, Severity};
use crate::shell::context::Context;
use crate::shell::editing::Tried;

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
) -> Tried<T> {
    let mut problems: Vec<Problem> = context.input().problems_in(target.note(), text, network)?;
    problems.retain(|problem| problem.severity == Severity::Error);
    let read = read.map_err(|slip| problems.push(slip.problem(target.note(), text)));
    problems
        .iter()
        .for_each(|problem| context.input().show(problem));
    Ok(if problems.is_empty() { read } else { Err(()) })
}
