//! Whose keys are meant by what was typed.

use crate::changes::set::target::Target;
use crate::error::Failure;
use crate::facts::names::Who;
use crate::shell::context::Context;

/// Whose keys, each once, in the order typed.
pub fn targets(who: &[String], context: &mut Context<'_>) -> Result<Vec<Target>, Failure> {
    let mut targets = Vec::new();
    for one in context.input().names(who)? {
        let target = match one.as_str() {
            "me" => Target::Me,
            one => match elsewhere(one).map_or_else(|| context.who(one), Err)? {
                Who::Person(id) => Target::Person(id),
                Who::Circle(id) => Target::Circle(id),
            },
        };
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    Ok(targets)
}

/// What other commands look after.
fn elsewhere(typed: &str) -> Option<Failure> {
    if let Some(goal) = typed.strip_prefix("goal:") {
        let failure = Failure::new("the keys of a goal have a command of their own");
        return Some(failure.hint(format!("mentor goal set {goal} KEY=VALUE...")));
    }
    let failure = Failure::new("what is on the shelf is changed in its file");
    typed
        .starts_with("resource:")
        .then(|| failure.hint(format!("mentor edit {typed}")))
}
