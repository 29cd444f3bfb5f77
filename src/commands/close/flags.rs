//! The flags of `mentor close`, and what they mean.

use crate::changes::close;
use crate::commands::close::Args;
use crate::error::Failure;
use crate::model::human_date::{self, Towards};
use crate::model::length::Cadence;
use crate::model::words::EndedAs;
use crate::reports::debrief::value;
use crate::shell::asking;
use crate::shell::context::Context;

/// How and when it ends.
#[derive(clap::Args, Debug)]
pub struct Ending {
    /// How it ends: completed, renewed, agreed-early, faded, conflict or cancelled
    #[arg(long = "as", value_name = "HOW", value_parser = how, required_unless_present_any = ["agenda", "thanks"])]
    how: Option<EndedAs>,
    /// The last day [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The agreed end of the new round (with --as renewed)
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// How often to stay in touch from now on: "6 months", quarterly, none …
    #[arg(long, value_name = "LENGTH", value_parser = length)]
    stay_in_touch: Option<String>,
    /// Whether you may name them: yes or no
    #[arg(long, value_name = "ANSWER", value_parser = yes_or_no)]
    may_name: Option<bool>,
}

impl Args {
    /// What is asked of the change, and what of the debrief.
    pub fn requests(
        &self,
        context: &Context<'_>,
    ) -> Result<(close::Request, value::Request), Failure> {
        let (ending, today) = (&self.ending, context.today());
        let day = |typed: &Option<String>, towards| {
            let typed = typed.as_deref();
            typed
                .map(|typed| human_date::parse(typed, today, towards))
                .transpose()
        };
        let on = day(&ending.on, Towards::Past)?.unwrap_or(today);
        let until = day(&ending.until, Towards::Future)?;
        // Only a draft goes without it, and a draft says no word of how it ends.
        let how = ending.how.unwrap_or(EndedAs::Completed);
        if until.is_some() && how != EndedAs::Renewed {
            return Err(Failure::usage("--until is the end of a new round")
                .hint("it goes with --as renewed; the last day of this one is --on"));
        }
        let request = close::Request {
            how,
            on,
            until,
            stay_in_touch: ending.stay_in_touch.clone(),
        };
        let asked = value::Request {
            how,
            on,
            stay_in_touch: ending.stay_in_touch.clone(),
            may_name: ending.may_name,
            said: self.said.said(),
        };
        Ok((request, asked))
    }
}

fn how(typed: &str) -> Result<EndedAs, String> {
    EndedAs::parse(typed).ok_or_else(|| format!("one of {}", EndedAs::WORDS.join(", ")))
}

/// A length or `none`, as it will be written.
pub fn length(typed: &str) -> Result<String, String> {
    match Cadence::parse(typed) {
        Some(_) => Ok(typed.trim().to_lowercase()),
        None => Err("a length such as \"6 months\", quarterly, yearly; or none".to_owned()),
    }
}

/// An answer to a question.
pub fn yes_or_no(typed: &str) -> Result<bool, String> {
    let said = match typed.trim() {
        "true" => Some(true),
        "false" => Some(false),
        other => asking::yes_or_no(other),
    };
    said.ok_or_else(|| "yes or no".to_owned())
}
