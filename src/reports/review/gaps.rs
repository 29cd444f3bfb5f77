//! Needs that lost cover since the last review.

use std::collections::{BTreeMap, BTreeSet};

use super::item::Item;
use crate::facts::coverage::{GoalKey, NeedKind, State};
use crate::facts::coverage_change::{Opened, Part, opened};
use crate::facts::dates::short;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::{Home, PersonId, RelPath};
use crate::model::network::Network;
use crate::text::phrase::listed;

/// A need of a goal of this priority that nobody in touch covers is for soon.
const FIRST: u32 = 3;

/// What the standing needs are called.
const STANDING: &str = "Standing needs";

/// The items `gap`: one for each goal, in the order of gaps.
pub(super) fn items(
    network: &Network,
    parts: &[Part],
    names: &BTreeMap<PersonId, Box<str>>,
    (since, today): (Day, Day),
) -> Vec<Item> {
    let found = opened(network, parts);
    let mut of_goals: Vec<(&GoalKey, Vec<&Opened>)> = Vec::new();
    for one in &found {
        let goal = &one.cell.goal;
        match of_goals.iter_mut().find(|(other, _)| *other == goal) {
            Some((_, list)) => list.push(one),
            None => of_goals.push((goal, vec![one])),
        }
    }
    let items = of_goals
        .into_iter()
        .filter_map(|(goal, list)| item((goal, &list), names, (since, today)));
    items.collect()
}

fn item(
    (goal, needs): (&GoalKey, &[&Opened]),
    names: &BTreeMap<PersonId, Box<str>>,
    (since, today): (Day, Day),
) -> Option<Item> {
    let named = |ids: &[PersonId]| {
        let name = |id: &PersonId| names.get(id).map_or(id.to_string(), ToString::to_string);
        listed(&ids.iter().map(name).collect::<Vec<_>>())
    };
    let one = |opened: &&Opened| {
        let cell = &opened.cell;
        match cell.state {
            State::None => format!("nobody is left for {}", cell.need),
            State::Stale => format!("whoever could help with {} has gone quiet", cell.need),
            State::Single | State::Ok => {
                format!("{} rests on {} alone", cell.need, named(&cell.effective))
            }
        }
    };
    let mut text = needs.iter().map(one).collect::<Vec<_>>().join("; ");
    let lost = needs.iter().flat_map(|opened| opened.lost.iter().cloned());
    let lost: Vec<PersonId> = lost.collect::<BTreeSet<_>>().into_iter().collect();
    if !lost.is_empty() {
        let (who, until) = (named(&lost), short(since, today));
        text.push_str(&format!(". On {until} {who} counted too"));
    }
    let first = &needs.first()?.cell;
    let key = match (goal, first.kind) {
        (GoalKey::Goal(_), NeedKind::Function) => "functions",
        (GoalKey::Goal(_), NeedKind::Skill) => "needs",
        (GoalKey::Standing, NeedKind::Function) => "coverage.functions",
        (GoalKey::Standing, NeedKind::Skill) => "coverage.skills",
    };
    let (who, name, file) = match goal {
        GoalKey::Goal(id) => {
            let file = RelPath::new(format!("goals/{id}.md"));
            (Some(Home::Goal(id.clone())), None, file)
        }
        GoalKey::Standing => (None, Some(STANDING.to_owned()), RelPath::new("mentor.toml")),
    };
    let bare = first.state != State::Single && first.priority >= FIRST;
    let command = format!("mentor gaps --goal {goal}");
    let item = Item::new(ReviewKind::Gap, who, text, command);
    let item = item.in_key(file, key).in_value(&first.need);
    let item = item.urgent(if bare {
        Urgency::Soon
    } else {
        Urgency::WhenYouCan
    });
    Some(Item {
        name,
        since: Some(since),
        ..item
    })
}
