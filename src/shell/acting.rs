//! Actions that are named by their handles: found in the whole network, changed, and read again.
//!
//! What may live here: the way from typed handles to actions. What may not: what becomes of them.

use crate::error::Failure;
use crate::facts::actions::{Handle, Item, find, of_network};
use crate::model::change::{ChangeSet, Written};
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId};
use crate::model::network::{Network, Scope};
use crate::shell::context::Context;

/// Actions after a change.
pub struct Acted {
    /// Their folders as they are now.
    pub network: Network,
    /// Which they are, in the order typed.
    pub handles: Vec<Handle>,
    /// What was written.
    pub written: Vec<Written>,
}

impl Acted {
    /// The actions as they are now.
    pub fn items(&self, today: Day) -> Vec<Item<'_>> {
        let all = of_network(&self.network, today);
        let wanted = self.handles.iter();
        let found = wanted.filter_map(|handle| all.iter().find(|item| item.handle == *handle));
        found.cloned().collect()
    }
}

/// Finds the actions whose handles begin as typed (`-` reads handles from standard input, one a line,
/// what follows on a line is not looked at), and carries out what `decide` makes of them, all or nothing.
/// `None` after a dry run. Handles that fit no action, or several, are a failure that lists them.
pub fn act(
    context: &mut Context<'_>,
    typed: &[String],
    dry_run: bool,
    decide: impl FnOnce(&[&Item<'_>], Day) -> Result<ChangeSet, Failure>,
) -> Result<Option<Acted>, Failure> {
    let typed = handles(context, typed)?;
    let today = context.today();
    let mut meant: Vec<(Handle, Home)> = Vec::new();
    let written = context.change(&Scope::Everything, dry_run, |network| {
        let all = of_network(network, today);
        let mut items: Vec<&Item<'_>> = Vec::new();
        for one in &typed {
            let item = find(&all, one)?;
            if !items.iter().any(|other| other.handle == item.handle) {
                items.push(item);
            }
        }
        meant.extend(items.iter().map(|item| (item.handle, item.home.clone())));
        decide(&items, today)
    })?;
    if dry_run {
        return Ok(None);
    }
    let people: Vec<PersonId> = meant
        .iter()
        .filter_map(|(_, home)| match home {
            Home::Person(id) => Some(id.clone()),
            Home::Circle(_) | Home::Goal(_) => None,
        })
        .collect();
    Ok(Some(Acted {
        network: context.read(&Scope::People(people))?,
        handles: meant.into_iter().map(|(handle, _)| handle).collect(),
        written,
    }))
}

fn handles(context: &mut Context<'_>, typed: &[String]) -> Result<Vec<String>, Failure> {
    let mut handles = Vec::new();
    for one in typed {
        if one != "-" {
            handles.push(one.clone());
            continue;
        }
        let lines = context.input().lines()?;
        let first = |line: &String| line.split_whitespace().next().map(str::to_owned);
        handles.extend(lines.iter().filter_map(first));
    }
    Ok(handles)
}
