//! `mentor action add`: a new action in a person's plan.

use std::cell::RefCell;

use crate::changes::action::add;
use crate::error::Failure;
use crate::facts::actions::{Item, of_person};
use crate::facts::names::Who;
use crate::facts::promise::{promise, with_due, with_goal};
use crate::facts::smart;
use crate::model::network::Scope;
use crate::reports::settled::settled;
use crate::shell::args::Writing;
use crate::shell::context::{Context, Outcome};

/// Add an action to what is agreed with a person, in their plan.md
///
/// What the action still lacks to be specific, measurable, achievable, relevant and time-bound is
/// said as a hint, and never in the way.
///
/// Examples:
///   mentor action add grace "Draft the memo due:fri #director-by-2027"
///   mentor action add grace "@grace Send the reading list" --due "in 2 weeks"
#[derive(clap::Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// With whom it is agreed
    who: String,

    /// What will be done; `@id` first says who does it where it is not you
    #[arg(value_name = "ACTION", required = true)]
    text: Vec<String>,

    /// Until when, where the text does not say it
    #[arg(long, value_name = "DATE")]
    due: Option<String>,

    /// The goal it belongs to, where the text does not say it
    #[arg(long, value_name = "ID")]
    goal: Option<String>,

    #[command(flatten)]
    writing: Writing,

    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Adds the action.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<Outcome, Failure> {
    let id = match context.who(&args.who)? {
        Who::Person(id) => id,
        Who::Circle(id) => {
            return Err(
                Failure::new(format!("a circle has no plan, and `{id}` is one")).hint(format!(
                    "what it agrees on stands in its notes: `mentor log circle:{id} --action \"…\"`"
                )),
            );
        }
    };
    let today = context.today();
    let typed = with_due(&args.text.join(" "), args.due.as_deref(), today)?;
    let promised = {
        let context = RefCell::new(&mut *context);
        promise(&typed, today, &|name| context.borrow_mut().person(name))?
    };
    promised.echoes.iter().for_each(|line| context.note(line));
    let scope = Scope::People(vec![id.clone()]);
    let dry_run = args.writing.dry_run;
    let mut raw = String::new();
    let written = context.change(&scope, dry_run, |network| {
        let text = with_goal(&promised.text, args.goal.as_deref(), &network.goals)?;
        raw.clone_from(&text);
        Ok(add(network, &id, &text))
    })?;
    if dry_run {
        return Ok(Outcome::Done);
    }
    let network = context.read(&scope)?;
    let person = network.person(&id);
    let items = person.map_or(Vec::new(), |person| of_person(person, today));
    // The new one is the last of its words in the plan.
    let new = items.iter().rfind(|item| {
        let plan = item.noted.is_none();
        // The backslash that keeps a word from opening a block is no part of the words.
        plan && item.action.raw == raw.strip_prefix('\\').unwrap_or(&raw)
    });
    for hint in new.map_or(Vec::new(), |item| smart::hints(&network, item, today)) {
        context.note(hint);
    }
    let same = |item: &&Item<'_>| {
        let other = new.filter(|new| new.handle != item.handle);
        item.is_open() && other.is_some_and(|new| new.action.text == item.action.text)
    };
    if let Some(same) = items.iter().find(same) {
        context.note(format!(
            "the same words stand open in {} too; `mentor undo` takes these back",
            same.place()
        ));
    }
    let new: Vec<_> = new.cloned().into_iter().collect();
    let answer = settled(&network, "Planned", &new, written, today);
    if args.json {
        context.json("action", &answer)?;
    } else {
        context.print(&answer.to_doc());
    }
    Ok(Outcome::Done)
}
