//! Gives: something of use to those who give much. A prompt, never a debt.

use super::case::{Case, placed};
use super::item::Item;
use super::reason::to_give;
use crate::facts::dates::short;
use crate::facts::ledger::balance::{Measure, of_entries};
use crate::facts::ledger::due::{Prompt, prompt};
use crate::facts::ledger::entries::entries_with;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::ids::Place;

/// The item `give`. Whoever is busy is given something later.
pub(super) fn item(case: &Case<'_>) -> Option<Item> {
    if case.free.is_some() {
        return None;
    }
    let entries = entries_with(case.person, &case.actions, case.today());
    let ledger = of_entries(Measure::of(&case.person.relationship), &entries);
    let prompt = prompt(case.person, &ledger, case.today()).filter(|prompt| prompt.is_give())?;
    let last = ledger.last_gave.as_ref();
    let given = match (prompt, last) {
        (_, None) => "nothing is noted as given yet".to_owned(),
        (Prompt::Give { .. }, Some(gave)) => format!(
            "much came from them, and you gave last on {}",
            short(gave.gift.day, case.today())
        ),
        (_, Some(gave)) => format!("you gave last on {}", short(gave.gift.day, case.today())),
    };
    let give = to_give(case);
    let text = format!("{}; {given}", give.said);
    let item = case
        .item(ReviewKind::Give, text, give.command)
        .urgent(Urgency::WhenYouCan);
    let item = match prompt.since() {
        Some(since) => case.since(item, since),
        None => item,
    };
    let place: Option<&Place> = last.map(|entry| &entry.gift.place);
    Some(match place {
        Some(place) => item.at(place.clone()),
        None => placed(case, item),
    })
}
