//! The flags of `mentor intro` that record a step.

use crate::changes::intro::{Event, Request, record};
use crate::commands::intro::who::both;
use crate::error::Failure;
use crate::facts::privacy::Audience;
use crate::model::change::Written;
use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::model::ids::PersonId;
use crate::shell::context::Context;

/// The flags that record a step, as typed.
#[derive(clap::Args, Debug)]
#[group(id = "step", multiple = false)]
pub struct Steps {
    /// The letter that was due was sent [default: today]
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = "today", conflicts_with_all = ["to", "suggest"])]
    sent: Option<String>,

    /// One of the two would like it
    #[arg(long, value_name = "WHO", conflicts_with_all = ["to", "suggest"])]
    yes: Option<String>,

    /// One of the two would rather not
    #[arg(long, value_name = "WHO", conflicts_with_all = ["to", "suggest"])]
    no: Option<String>,

    /// They met
    #[arg(long, conflicts_with_all = ["to", "suggest"])]
    happened: bool,
}

/// What belongs to a step.
#[derive(clap::Args, Debug)]
pub struct Noting {
    /// The day of the answer, or on which they met [default: today]
    #[arg(long, value_name = "DATE", requires = "step", conflicts_with = "sent")]
    on: Option<String>,

    /// Print what would be written as a diff, and write nothing
    #[arg(long, requires = "step")]
    pub dry_run: bool,
}

/// A step that is to be recorded.
pub struct Step {
    event: Event,
    on: Day,
}

impl Steps {
    /// The step that is meant; `None` where no flag was given.
    pub fn meant(
        &self,
        context: &mut Context<'_>,
        noting: &Noting,
    ) -> Result<Option<Step>, Failure> {
        let event = match (&self.sent, &self.yes, &self.no) {
            (Some(_), ..) => Event::Sent,
            (_, Some(who), _) => Event::Yes(context.person(who)?),
            (_, _, Some(who)) => Event::No(context.person(who)?),
            _ if self.happened => Event::Happened,
            _ => return Ok(None),
        };
        let today = context.today();
        let typed = self
            .sent
            .as_deref()
            .filter(|day| *day != "today")
            .or(noting.on.as_deref());
        let on = match typed {
            Some(typed) => {
                let day = human_date::parse(typed, today, Towards::Past)?;
                context.note(format!("date: {}", day.long()));
                day
            }
            None => today,
        };
        Ok(Some(Step { event, on }))
    }
}

impl Step {
    /// Writes it into the logs, or shows what would be written.
    pub fn record(
        &self,
        context: &mut Context<'_>,
        people: &(PersonId, PersonId),
        audience: Audience,
        dry_run: bool,
    ) -> Result<Vec<Written>, Failure> {
        let today = context.today();
        let request = Request {
            people: people.clone(),
            event: self.event.clone(),
            on: self.on,
            audience,
        };
        let mut there = None;
        let written = context.change(&both(people), dry_run, |network| {
            let (said, change) = record(network, &request, today)?;
            there = said;
            Ok(change)
        })?;
        if let Some(there) = there {
            context.note(there);
        }
        Ok(written)
    }
}
