//! Something of the shelf is given: written down, and answered with a note for each of them.

use serde::Serialize;

use crate::changes::shelf::share::{self, Request};
use crate::commands::resource::share::{Args, letters};
use crate::error::Failure;
use crate::facts::beside::card;
use crate::facts::shelf::resolve;
use crate::model::change::Written;
use crate::model::human_date::{self, Towards};
use crate::model::ids::{PersonId, ResourceId};
use crate::model::network::{Network, Scope};
use crate::model::person::Person;
use crate::model::resource::Resource;
use crate::reports::shelf::value::{Shelved, shelved};
use crate::shell::args::DraftFormat;
use crate::shell::context::Context;
use crate::shell::{lightly, shelf};

#[derive(Serialize)]
struct Given {
    resource: Shelved,
    people: Vec<PersonId>,
    /// The note to each of them, of whom one is written.
    notes: Vec<letters::ToOne>,
    written: Vec<Written>,
}

/// Writes it down, and answers.
pub fn give(args: &Args, who: &[PersonId], context: &mut Context<'_>) -> Result<(), Failure> {
    let today = context.today();
    let on = match args.on.as_deref() {
        Some(on) => human_date::parse(on, today, Towards::Past)?,
        None => today,
    };
    let form = args.form.meant();
    let mut shared = None;
    let whole = |_: &Network, person: Person| {
        let whole = who.contains(&person.id);
        if whole { person } else { card(person) }
    };
    let edited = [Scope::People(who.to_vec()), Scope::Shelf];
    let dry_run = args.writing.dry_run;
    let written = lightly::change(context, &edited, dry_run, whole, |network| {
        let people = who.iter().filter_map(|id| network.person(id));
        let people: Vec<&Person> = people.collect();
        // What cannot be sent is not written down as sent.
        if form == DraftFormat::Eml {
            letters::addressed(&people, &network.policy.me)?;
        }
        let resource = resolve(&args.id, &network.resources)?;
        let request = Request {
            resource,
            people,
            on,
        };
        let done = share::share(&request, today)?;
        shared = Some((resource.id.clone(), done.people, done.notes));
        Ok(done.change)
    })?;
    let Some((id, people, notes)) = shared else {
        return Ok(());
    };
    if args.on.is_some() {
        context.note(format!("on {on}, {}", on.long()));
    }
    notes.iter().for_each(|line| context.note(line));
    if args.writing.dry_run {
        return Ok(());
    }
    // Nobody confidential is named in a note: everybody's names are read.
    let network = lightly::read(context, whole)?;
    let resource = on_the_shelf(&network, &id)?;
    let to = people.iter().filter_map(|id| network.person(id));
    if form == DraftFormat::Json {
        let notes = letters::in_json(&network, resource, to, &args.form, context)?;
        let readers = shelf::readers(context, |one| one.id == id)?;
        let resource = on_the_shelf(&readers.network, &id)?;
        let given = Given {
            resource: shelved(&readers, resource, today),
            people,
            notes,
            written,
        };
        return context.json("resource-share", &given);
    }
    letters::print(&network, resource, to, &args.form, context)?;
    context.note(format!(
        "next: who else would care: `mentor resource share {id}`"
    ));
    Ok(())
}

fn on_the_shelf<'n>(network: &'n Network, id: &ResourceId) -> Result<&'n Resource, Failure> {
    let found = network.resources.iter().find(|one| one.id == *id);
    found.ok_or_else(|| Failure::new("what was written is gone already"))
}
