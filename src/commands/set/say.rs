//! What is said of keys once they are set: what was so already, slips, the keys, what follows.

use crate::error::Failure;
use crate::facts::setting::{Keyed, Setting};
use crate::facts::slips;
use crate::model::change::Written;
use crate::model::ids::{Home, PersonId};
use crate::model::network::Scope;
use crate::reports::keyed::{answer, follows};
use crate::shell::context::Context;

/// A command that mends a slip names so many people; more are piped to it.
const NAMED: usize = 6;

/// Says it, or prints it as one JSON object.
pub fn say(
    context: &mut Context<'_>,
    each: &[Keyed],
    written: Vec<Written>,
    json: bool,
) -> Result<(), Failure> {
    let today = context.today();
    // The notes of the only one decide what is next with them; of several no note is opened.
    let changed = each.iter().filter(|one| one.changed);
    let homes: Vec<&Home> = changed.filter_map(|one| one.home.as_ref()).collect();
    let only: Vec<PersonId> = match homes.as_slice() {
        [Home::Person(id)] => vec![id.clone()],
        _ => Vec::new(),
    };
    let next = match written.is_empty() {
        true => None,
        false => {
            let network = context.read(&Scope::People(only))?;
            follows::next(&network, each, today)
        }
    };
    let answer = answer(each, written, next);
    misspelt(context, each);
    if json {
        return context.json("set", &answer);
    }
    answer.notes().iter().for_each(|line| context.note(line));
    if let Some(next) = answer.next() {
        context.print(&format!("{}\n", answer.lines()));
        context.print(&next);
    }
    Ok(())
}

/// What is said beside the diff of a dry run.
pub fn beside(context: &mut Context<'_>, each: &[Keyed]) {
    misspelt(context, each);
    let answer = answer(each, Vec::new(), None);
    answer.notes().iter().for_each(|line| context.note(line));
}

/// Kinds of support that look like one of the twelve: they may be the owner's own, so they are written and told.
fn misspelt(context: &mut Context<'_>, each: &[Keyed]) {
    let mut kinds: Vec<&str> = Vec::new();
    let settings = each.iter().flat_map(|one| &one.settings);
    for kind in settings.flat_map(Setting::kinds_of_support) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    for kind in kinds {
        let has = |one: &&Keyed| {
            one.settings
                .iter()
                .any(|one| one.kinds_of_support().contains(&kind))
        };
        let who: Vec<&str> = each
            .iter()
            .filter(has)
            .map(|one| one.typed.as_str())
            .collect();
        let set = match who.len() {
            many if many > NAMED => {
                format!("mentor list --ids support:{kind} | mentor set -")
            }
            _ => format!("mentor set {}", who.join(" ")),
        };
        let lines = slips::lines(std::iter::once(kind), &set);
        lines.iter().for_each(|line| context.note(line));
    }
}
