//! Questions on a terminal: asked until the answer can be read, or is left open.
//!
//! What may live here: the one way of asking, and of saying why an answer cannot be taken. What may not: any question.

use crate::error::Failure;
use crate::shell::context::Context;

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replied<T> {
    /// An answer that can be read.
    With(T),
    /// Enter: it is left open.
    Open,
    /// The end of the input (Ctrl-D): nothing more will be answered.
    End,
}

/// Asks until the answer can be read, is left open, or the input ends.
pub fn reply<T>(
    question: &str,
    context: &mut Context<'_>,
    mut read: impl FnMut(&str, &mut Context<'_>) -> Result<T, Failure>,
) -> Result<Replied<T>, Failure> {
    let question = format!("\n{question}\n>");
    loop {
        let Some(answer) = context.input().ask(&question)? else {
            return Ok(Replied::End);
        };
        if answer.is_empty() {
            return Ok(Replied::Open);
        }
        match read(&answer, context) {
            Ok(value) => return Ok(Replied::With(value)),
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
