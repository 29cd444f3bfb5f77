//! Where `mentor init` talks: question by question, until the end, `q`, Ctrl-D or Ctrl-C.

use crate::changes::workshop::interview::{Interview, Known};
use crate::changes::workshop::told::told;
use crate::commands::init::showing::show;
use crate::error::Failure;
use crate::shell::asking::complain;
use crate::shell::context::Context;
use crate::shell::input::Heard;

/// What comes of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What was said is to be written.
    Write,
    /// Nothing is to be written.
    Leave,
}

/// Talks until the end, or until it is stopped; tells back what was said, and asks whether to write it. With
/// `dry_run` that is not asked.
pub fn talk(
    interview: &mut Interview<'_>,
    known: Known<'_>,
    dry_run: bool,
    context: &mut Context<'_>,
) -> Result<Wish, Failure> {
    loop {
        let whole = questions(interview, context)?;
        // A new network may begin with nothing said; one that is there gains nothing by it.
        if interview.said().is_empty() && !(whole && interview.is_first()) {
            context.note("\nnothing was said, so nothing was written");
            return Ok(Wish::Leave);
        }
        if dry_run {
            return Ok(Wish::Write);
        }
        context.note("");
        context.print(&told(interview.said(), known));
        match agreed(context)? {
            Some(wish) => return Ok(wish),
            None => {
                context.note("");
                if whole {
                    interview.back();
                }
            }
        }
    }
}

/// Asks question after question; false where it was stopped.
fn questions(interview: &mut Interview<'_>, context: &mut Context<'_>) -> Result<bool, Failure> {
    let mut about = String::new();
    while let Some(question) = interview.question() {
        if !about.is_empty() {
            context.note("");
        }
        show(&question, &about, context);
        about = question.about;
        loop {
            let Heard::Line(line) = context.input().ask_on(">")? else {
                context.note("");
                return Ok(false);
            };
            match line.to_lowercase().as_str() {
                "q" | "quit" => return Ok(false),
                "back" if !interview.back() => context.note("this is the first question"),
                "back" => break,
                _ => match interview.answer(&line) {
                    Ok(understood) => {
                        understood
                            .iter()
                            .for_each(|read| context.note(format!("  {read}")));
                        break;
                    }
                    Err(failure) => complain(&failure, context),
                },
            }
        }
    }
    Ok(true)
}

/// Whether to write it; `None`: back to the questions.
fn agreed(context: &mut Context<'_>) -> Result<Option<Wish>, Failure> {
    loop {
        let question = "\nWrite it? yes or no; back returns to the questions\n>";
        let Heard::Line(line) = context.input().ask_on(question)? else {
            context.note("\nnothing was written");
            return Ok(Some(Wish::Leave));
        };
        match line.to_lowercase().as_str() {
            "yes" | "y" => return Ok(Some(Wish::Write)),
            "no" | "n" | "q" | "quit" => {
                context.note("nothing was written");
                return Ok(Some(Wish::Leave));
            }
            "back" => return Ok(None),
            _ => {}
        }
    }
}
