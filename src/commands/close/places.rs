//! The flags of `mentor close` that say where the open actions go.

use crate::error::Failure;
use crate::facts::goals;
use crate::facts::placement::{Destination, Wishes};
use crate::model::network::Scope;
use crate::shell::context::Context;

/// Where the open actions go.
#[derive(clap::Args, Debug)]
pub struct Places {
    /// Carry an open action to a goal
    #[arg(long, value_name = "ACTION=GOAL")]
    carry: Vec<String>,
    /// Hand an open action to somebody: it goes to the plan with them
    #[arg(long, value_name = "ACTION=WHO")]
    hand: Vec<String>,
    /// Drop an open action with a reason
    #[arg(long, value_name = "ACTION=WHY")]
    drop: Vec<String>,
    /// Where all the others go: carry:GOAL or drop:WHY
    #[arg(long, value_name = "PLACE")]
    rest: Option<String>,
}

impl Places {
    /// The wishes, with goals and people looked up.
    pub fn wishes(&self, context: &mut Context<'_>) -> Result<Wishes, Failure> {
        let mut wishes = Wishes::default();
        let flags = [
            ("carry", &self.carry),
            ("hand", &self.hand),
            ("drop", &self.drop),
        ];
        for (place, typed) in flags {
            for one in typed {
                let (action, to) = one.split_once('=').ok_or_else(|| {
                    Failure::usage(format!("--{place} {one} names no place")).hint(format!(
                        "the handle of the action, then the place: --{place} 3f2a9c=…"
                    ))
                })?;
                let to = destination(place, to, context)?;
                wishes.each.push((action.trim().to_owned(), to));
            }
        }
        if let Some(rest) = &self.rest {
            wishes.rest = Some(for_all(rest, context)?);
        }
        Ok(wishes)
    }
}

/// `carry:GOAL` or `drop:WHY`: nobody is handed whatever is left.
fn for_all(typed: &str, context: &mut Context<'_>) -> Result<Destination, Failure> {
    const HINT: &str = "--rest carry:GOAL or --rest \"drop:WHY\"";
    match typed.split_once(':') {
        Some((place, _)) if place.trim() == "hand" => {
            Err(Failure::usage("--rest is carry:GOAL or drop:WHY")
                .hint("hand actions on one by one: --hand 3f2a9c=WHO"))
        }
        Some((place, to)) if matches!(place.trim(), "carry" | "drop") => {
            destination(place.trim(), to, context)
        }
        _ => Err(no_place(typed).hint(HINT)),
    }
}

/// `carry:GOAL`, `hand:WHO` or `drop:WHY`.
pub fn place(typed: &str, context: &mut Context<'_>) -> Result<Destination, Failure> {
    match typed.split_once(':') {
        Some((place, to)) => destination(place.trim(), to, context),
        None => Err(unknown(typed)),
    }
}

fn destination(place: &str, to: &str, context: &mut Context<'_>) -> Result<Destination, Failure> {
    match place {
        "carry" => {
            let network = context.read(&Scope::People(Vec::new()))?;
            Ok(Destination::Carry(goals::resolve(
                to.trim(),
                &network.goals,
            )?))
        }
        "hand" => Ok(Destination::Hand(context.person(to.trim())?)),
        "drop" => Ok(Destination::Drop(
            to.split_whitespace().collect::<Vec<_>>().join(" "),
        )),
        other => Err(unknown(other)),
    }
}

fn unknown(typed: &str) -> Failure {
    no_place(typed).hint("carry:GOAL, hand:WHO or drop:WHY")
}

fn no_place(typed: &str) -> Failure {
    Failure::usage(match typed.trim() {
        "carry" => "`carry` alone does not say to which goal".to_owned(),
        "hand" => "`hand` alone does not say to whom".to_owned(),
        "drop" => "`drop` alone does not say why".to_owned(),
        other => format!("`{other}` is no place for an action"),
    })
}
