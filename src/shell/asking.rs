//! Questions on a terminal: asked until the answer can be read, or is left open.
//!
//! What may live here: the one way of asking, and of saying why an answer cannot be taken. What may not: any question.

use crate::error::Failure;
use crate::shell::context::Context;

/// Asks until the answer can be read; `None` where it is left open with Enter, or the input ends.
pub fn until<T>(
    question: &str,
    context: &mut Context<'_>,
    mut read: impl FnMut(&str, &mut Context<'_>) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    loop {
        let answer = context.input().ask(question)?.unwrap_or_default();
        if answer.is_empty() {
            return Ok(None);
        }
        match read(&answer, context) {
            Ok(value) => return Ok(Some(value)),
            Err(failure) => complain(&failure, context),
        }
    }
}

/// Says why an answer cannot be taken.
pub fn complain(failure: &Failure, context: &mut Context<'_>) {
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
