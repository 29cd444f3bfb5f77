//! Questions on a terminal: asked until the answer can be read, or is left open.
//!
//! What may live here: the one way of asking, and of saying why an answer cannot be taken. What may not: any question.

use crate::error::Failure;
use crate::shell::context::Context;

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Replied<T> {
    /// An answer that can be read.
    With(T),
    /// Enter: it is left open.
    Open,
    /// The end of the input (Ctrl-D): nothing more will be answered.
    End,
}

/// Asks until the answer can be read, is left open, or the input ends.
fn reply<T>(
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

/// One question after another, up to the end of the input.
pub struct Asking<'a, 'c> {
    /// Where it is asked.
    pub context: &'a mut Context<'c>,
    ended: bool,
}

impl<'a, 'c> Asking<'a, 'c> {
    /// Questions of which none is asked yet.
    pub fn new(context: &'a mut Context<'c>) -> Self {
        Self {
            context,
            ended: false,
        }
    }

    /// An answer that can be read; none where the question is left open, and after the end, where nothing is asked.
    pub fn reply<T>(
        &mut self,
        question: &str,
        read: impl Fn(&str) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        self.reply_with(question, |typed, _| read(typed))
    }

    /// [`Asking::reply`], where an answer is looked up before it can be read.
    pub fn reply_with<T>(
        &mut self,
        question: &str,
        read: impl FnMut(&str, &mut Context<'_>) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        if self.ended {
            return Ok(None);
        }
        let replied = reply(question, self.context, read)?;
        self.ended = matches!(replied, Replied::End);
        Ok(match replied {
            Replied::With(value) => Some(value),
            Replied::Open | Replied::End => None,
        })
    }

    /// Ends the questions; whether the input had ended before them.
    pub fn end(self) -> bool {
        if self.ended {
            // Ctrl-D leaves the cursor behind the prompt.
            self.context.note("");
        }
        self.ended
    }
}

/// What a word says to a question that is answered with yes or no; `None`: neither.
pub fn yes_or_no(typed: &str) -> Option<bool> {
    match typed.trim().to_lowercase().as_str() {
        "yes" | "y" => Some(true),
        "no" | "n" => Some(false),
        _ => None,
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
