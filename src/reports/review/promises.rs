//! Promises: the owner's own past their day, what is due soon, and what others promised.

use std::collections::BTreeMap;

use super::case::{dated, quote};
use super::item::Item;
use crate::facts::actions::Item as Action;
use crate::facts::dates::short;
use crate::facts::next_step::step::{ago, ahead};
use crate::model::action::Owner;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId};

/// After so many days a promise wants a decision rather than haste.
const DECIDE_AFTER: i64 = 30;
/// What is due within so many days is for now.
const AT_ONCE: i64 = 1;

/// The promises of one folder or goal, whose meetings have this rhythm in days.
pub(super) struct Folder<'i, 'n> {
    pub(super) actions: &'i [Action<'n>],
    pub(super) cadence: Option<i64>,
    pub(super) today: Day,
    pub(super) until: Day,
    /// Whether what others promised is told.
    pub(super) of_others: bool,
}

impl Folder<'_, '_> {
    /// The items: `overdue` and `action`.
    pub(super) fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self
            .actions
            .iter()
            .filter_map(|one| self.mine(one))
            .collect();
        if self.of_others {
            items.extend(self.theirs());
        }
        items
    }

    fn mine(&self, one: &Action<'_>) -> Option<Item> {
        let due = one.action.due.filter(|due| *due <= self.until)?;
        if !one.is_open() || !one.is_mine() {
            return None;
        }
        let days = due.days_since(self.today);
        let kind = if one.overdue {
            ReviewKind::Overdue
        } else {
            ReviewKind::Action
        };
        let decide = one.put_off || -days > DECIDE_AFTER;
        let mut text = format!("{}, {}", quote(&one.action.text), when(due, self.today));
        if one.put_off {
            text.push_str("; put off three times: keep it, make it smaller, or let it go");
        } else if decide {
            text.push_str("; keep it, give it a day that holds, or let it go");
        }
        let mut item = Item::new(kind, Some(one.home.clone()), text, "mentor done");
        if decide {
            item = item.or_with_actions("let it go", "mentor action drop");
        }
        let urgency = match days {
            days if days < -DECIDE_AFTER => Urgency::Soon,
            days if days <= AT_ONCE => Urgency::Now,
            days if days <= super::ask::AHEAD => Urgency::Soon,
            _ => Urgency::WhenYouCan,
        };
        let item = dated(item, due, self.cadence, self.today);
        Some(self.placed(item.urgent(urgency), &[one]))
    }

    /// What others promised, an item for each of them.
    fn theirs(&self) -> Vec<Item> {
        let mut of: BTreeMap<&PersonId, Vec<&Action<'_>>> = BTreeMap::new();
        for one in self.actions.iter().filter(|one| one.waiting) {
            if let Owner::Person(id) = &one.action.owner
                && one.action.due.is_some_and(|due| due <= self.until)
            {
                of.entry(id).or_default().push(one);
            }
        }
        let item = |(id, mut theirs): (&PersonId, Vec<&Action<'_>>)| {
            theirs.sort_by_key(|one| (one.action.due, one.place()));
            let first = theirs.first()?;
            let due = first.action.due?;
            let more = match theirs.len() {
                1 => String::new(),
                all => format!("; and {} more", all - 1),
            };
            let text = format!(
                "promised {}, {}{more}",
                quote(&first.action.text),
                when(due, self.today)
            );
            let who = Home::Person(id.clone());
            let item = Item::new(ReviewKind::Action, Some(who), text, "mentor done");
            let urgency = if due < self.today {
                Urgency::Soon
            } else {
                Urgency::WhenYouCan
            };
            let item = dated(item.urgent(urgency), due, self.cadence, self.today);
            let item = self.placed(item, &theirs);
            Some(Item {
                theirs: true,
                ..item
            })
        };
        of.into_iter().filter_map(item).collect()
    }

    /// The item at the first of its actions, with the handles of all.
    fn placed(&self, item: Item, actions: &[&Action<'_>]) -> Item {
        let Some(first) = actions.first() else {
            return item;
        };
        let item = item.at(first.place());
        Item {
            handles: actions.iter().map(|one| one.handle).collect(),
            private: first.private,
            ..item
        }
    }
}

/// `due Fri 27 Nov 2026, in 6 days`.
fn when(due: Day, today: Day) -> String {
    let days = due.days_since(today);
    let away = if days < 0 { ago(-days) } else { ahead(days) };
    format!("due {}, {away}", short(due, today))
}
