//! Goals that stand still.

use std::collections::BTreeMap;

use super::case::dated;
use super::item::Item;
use crate::facts::dates::short;
use crate::facts::goal_pulse::{Pulse, Pulses, Stillness, stillness};
use crate::facts::next_step::step::ago;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::goal::Goal;
use crate::model::ids::{GoalId, Home, PersonId};

/// A goal of this priority is for soon.
const FIRST: u32 = 3;

/// The items `goal`. `helpers`: for each goal who serves it by name.
pub(super) fn items(
    goals: &[Goal],
    pulses: &Pulses,
    helpers: &BTreeMap<GoalId, (Option<Day>, PersonId)>,
    today: Day,
) -> Vec<Item> {
    let of = |goal: &Goal| {
        let pulse = pulses.get(&goal.id).copied().unwrap_or_default();
        let still = stillness(goal, pulse, today)?;
        Some(item(
            goal,
            (still, pulse),
            helpers.get(&goal.id).map(|(_, id)| id),
            today,
        ))
    };
    goals.iter().filter_map(of).collect()
}

fn item(
    goal: &Goal,
    (still, pulse): (Stillness, Pulse),
    helper: Option<&PersonId>,
    today: Day,
) -> Item {
    let id = &goal.id;
    let plan = format!("mentor plan --goal {id}");
    let step = helper.map_or_else(
        || plan.clone(),
        |who| format!("mentor action add {who} \"…\" --goal {id}"),
    );
    let moved = pulse.moved.map_or(String::new(), |day| {
        format!(
            "; it moved last on {}, {}",
            short(day, today),
            ago(today.days_since(day))
        )
    });
    let (text, command, since, key) = match still {
        Stillness::Past(by) => (
            format!(
                "its day was {}, {}: reached, reached in part, or another day?",
                short(by, today),
                ago(today.days_since(by))
            ),
            format!("mentor goal set {id} status=achieved"),
            Some(by),
            "by",
        ),
        Stillness::NoNextAction => (
            format!("no next step stands open ({} done{moved})", pulse.done),
            step,
            pulse.moved,
            "title",
        ),
        Stillness::NoMovement(since) => (
            format!(
                "{} open, and nothing was done or agreed since {}, {}",
                pulse.open,
                short(since, today),
                ago(today.days_since(since))
            ),
            plan,
            Some(since),
            "title",
        ),
    };
    let urgency = if goal.priority >= FIRST || key == "by" {
        Urgency::Soon
    } else {
        Urgency::WhenYouCan
    };
    let who = Some(Home::Goal(id.clone()));
    let item = Item::new(ReviewKind::Goal, who, text, command);
    let item = item.urgent(urgency).in_key(goal.file(), key);
    let item = with_ways(item, still, id);
    match since {
        Some(since) => dated(item, since, None, today),
        None => item,
    }
}

/// A goal whose day is past may end otherwise than reached.
fn with_ways(item: Item, still: Stillness, id: &GoalId) -> Item {
    match still {
        Stillness::Past(_) => item
            .or("in part", format!("mentor goal set {id} status=partly"))
            .or(
                "another day",
                format!("mentor goal set {id} by=\"in 3 months\""),
            ),
        Stillness::NoNextAction | Stillness::NoMovement(_) => item,
    }
}
