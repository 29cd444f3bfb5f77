//! Actions that are named by their handles: found in the whole network, changed, and read again.
//!
//! What may live here: the way from typed handles to actions. What may not: what becomes of them.

use crate::error::Failure;
use crate::facts::action_book::{Book, Packer, folder};
use crate::facts::actions::{Handle, Item, of_network, of_person};
use crate::facts::handle;
use crate::model::change::{ChangeSet, Written};
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId};
use crate::model::network::{Network, Scope};
use crate::reports::settled::settled;
use crate::shell::context::Context;
use crate::shell::gather::gather_to_write;

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

impl Acted {
    /// Answers with what became of them, under a heading.
    pub fn tell(
        &self,
        context: &mut Context<'_>,
        schema: &str,
        heading: impl Into<String>,
        json: bool,
    ) -> Result<(), Failure> {
        let today = context.today();
        let items = self.items(today);
        let written = self.written.clone();
        let answer = settled(&self.network, heading, &items, written, today);
        if json {
            context.json(schema, &answer)?;
        } else {
            context.print(&answer.to_doc());
        }
        Ok(())
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
    let typed = context.input().handles(typed)?;
    let today = context.today();
    let meant = meant(context, &typed, today)?;
    let scope = Scope::People(meant.iter().filter_map(|(_, home)| person(home)).collect());
    let written = context.change(&scope, dry_run, |network| {
        let all = of_network(network, today);
        let mut items: Vec<&Item<'_>> = Vec::new();
        for (handle, home) in &meant {
            let is = |item: &&Item<'_>| item.handle == *handle && item.home == *home;
            // Somebody may have written meanwhile.
            let item = all.iter().find(is).ok_or_else(|| handle::unknown(handle))?;
            items.push(item);
        }
        decide(&items, today)
    })?;
    if dry_run {
        return Ok(None);
    }
    Ok(Some(Acted {
        network: context.read(&scope)?,
        handles: meant.into_iter().map(|(handle, _)| handle).collect(),
        written,
    }))
}

/// The actions that are meant, each once, with their homes; of everybody's only those that could be are kept.
fn meant(
    context: &mut Context<'_>,
    typed: &[String],
    today: Day,
) -> Result<Vec<(Handle, Home)>, Failure> {
    let packer = Packer::default();
    let fits = |item: &Item<'_>| typed.iter().any(|typed| item.handle.begins(typed));
    let (network, people) = gather_to_write(context, &Scope::Actions, |_, person| {
        folder(&packer, &person, &of_person(&person, today), fits)
    })?;
    let book = Book::new(packer, &network, people, today, fits);
    let mut meant: Vec<(Handle, Home)> = Vec::new();
    for one in typed {
        let found = book.find(one)?;
        if !meant.contains(&found) {
            meant.push(found);
        }
    }
    Ok(meant)
}

fn person(home: &Home) -> Option<PersonId> {
    match home {
        Home::Person(id) => Some(id.clone()),
        Home::Circle(_) | Home::Goal(_) => None,
    }
}
