//! Who or what is meant where that may be a person, a circle, a goal or something on the shelf.
//!
//! What may live here: the look-up by what was typed, which ids are taken, and whose names. What may not: what becomes of it.

use crate::error::Failure;
use crate::facts::names::Who;
use crate::facts::traces::renamed::Namesake;
use crate::facts::{goals, shelf};
use crate::model::ids::{GoalId, ResourceId};
use crate::model::network::Scope;
use crate::model::trace::Named;
use crate::shell::context::Context;
use crate::shell::gather::gather;
use crate::shell::roll;

/// A person or circle as ever; `goal:` and `resource:` before what is typed ask for one of those.
pub fn named(context: &mut Context<'_>, typed: &str) -> Result<Named, Failure> {
    if let Some(exact) = exact(context, typed)? {
        return Ok(exact);
    }
    if let Some(goal) = typed.strip_prefix("goal:") {
        let network = context.read(&Scope::RosterOf(Vec::new()))?;
        return goals::resolve(goal, &network.goals).map(Named::Goal);
    }
    if let Some(resource) = typed.strip_prefix("resource:") {
        let network = context.read(&Scope::Shelf)?;
        let found = shelf::resolve(resource, &network.resources)?;
        return Ok(Named::Resource(found.id.clone()));
    }
    Ok(match context.who(typed)? {
        Who::Person(id) => Named::Person(id),
        Who::Circle(id) => Named::Circle(id),
    })
}

/// A goal or something on the shelf whose id is exactly this: no file is opened, so that one that cannot be
/// read is named as well.
fn exact(context: &mut Context<'_>, typed: &str) -> Result<Option<Named>, Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let kinds = [
        ("goal:", "goals", Named::Goal(GoalId::new(""))),
        (
            "resource:",
            "resources",
            Named::Resource(ResourceId::new("")),
        ),
    ];
    let found = kinds.into_iter().find_map(|(prefix, shelf, kind)| {
        let id = typed.strip_prefix(prefix)?;
        store.is_shelved(shelf, id).then(|| kind.like(id))
    });
    Ok(found)
}

/// The ids of its kind that are taken.
pub fn taken(context: &mut Context<'_>, named: &Named) -> Result<Vec<String>, Failure> {
    let all = roll::everyone(context)?;
    Ok(match named {
        Named::Person(_) => all.people.iter().map(ToString::to_string).collect(),
        Named::Circle(_) => all.circles.iter().map(ToString::to_string).collect(),
        Named::Goal(_) => {
            let network = context.read(&Scope::RosterOf(Vec::new()))?;
            network.goals.iter().map(|one| one.id.to_string()).collect()
        }
        Named::Resource(_) => {
            let network = context.read(&Scope::Shelf)?;
            network
                .resources
                .iter()
                .map(|one| one.id.to_string())
                .collect()
        }
    })
}

/// Who else is called by this name; nobody where it is no person who gets it.
pub fn namesakes(
    context: &mut Context<'_>,
    of: &Named,
    name: Option<&str>,
) -> Result<Vec<Namesake>, Failure> {
    let (Named::Person(own), Some(name)) = (of, name) else {
        return Ok(Vec::new());
    };
    let (_, found) = gather(context, &Scope::Roster, |_, person| {
        let other = person.id != *own;
        other.then(|| Namesake::of(&person, name)).flatten()
    })?;
    Ok(found.into_iter().flatten().collect())
}
