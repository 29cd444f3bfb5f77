//! (d) Who could introduce: a way to a prospect, else whoever brought somebody before.

use super::ground::{Ground, Step, StepKind};
use crate::facts::broker::{self, link};
use crate::facts::could::Evidence;
use crate::facts::coverage::{Cell, GoalKey};
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::phrase::shell_word;

/// A step for each prospect to whom there is a way; where there is none, somebody who is asked
/// who comes to mind.
pub(super) fn steps(ground: &Ground<'_>, prospects: &[&Person], cell: &Cell) -> Vec<Step> {
    let mut out = Vec::new();
    for prospect in prospects {
        // Somebody who was invited needs an answer, not another door.
        if prospect.relationship.stage() == Stage::Prospect
            && let Some(way) = ground.acquaintances.way(&ground.brokers, &prospect.id)
        {
            out.extend(introduction(ground, &way, prospect));
        }
    }
    if out.is_empty() {
        out.extend(recommendation(ground, cell));
    }
    out
}

fn introduction(ground: &Ground<'_>, way: &[&Person], to: &Person) -> Option<Step> {
    let broker = way.first()?;
    let mut chain = broker.name.clone();
    for (at, next) in way.iter().skip(1).copied().chain([to]).enumerate() {
        let word = if at == 0 { " knows " } else { ", who knows " };
        chain.push_str(word);
        chain.push_str(&next.name);
    }
    let last = way.last().unwrap_or(&to);
    let mut why = vec![format!("{chain} ({})", link(last, &to.id, Some(to)))];
    let command = match broker::asked(broker, &to.id, ground.today).last() {
        Some(asked) => {
            let place = format!("{}/log.md:{}", broker.folder(), asked.line);
            why.push(format!("you asked on {} ({place})", asked.day));
            format!("mentor agenda {}", broker.id)
        }
        None => format!("mentor intro --to {}", to.id),
    };
    why.extend(ground.busy(broker));
    Some(Step {
        kind: StepKind::Introduce,
        who: Some(broker.id.clone()),
        why: why.join("; "),
        command,
        after: None,
    })
}

/// Whoever covers it today, or brought somebody before, is asked who comes to mind: for a need on which
/// little rests the one who gives it, else somebody who serves the goal before somebody who does not.
fn recommendation(ground: &Ground<'_>, cell: &Cell) -> Option<Step> {
    let covers = |broker: &&&Person| cell.effective.binary_search(&broker.id).is_ok();
    let served = |broker: &&&Person| match &cell.goal {
        GoalKey::Goal(id) => broker.relationship.goals.contains(id),
        GoalKey::Standing => true,
    };
    let brought = |broker: &&&Person| ground.introduced.contains_key(&broker.id);
    let brokers = || ground.brokers.iter();
    let broker = brokers()
        .find(covers)
        .or_else(|| brokers().filter(brought).find(served))
        .or_else(|| brokers().find(brought))?;
    let (reason, else_) = match ground.introduced.get(&broker.id) {
        Some(met) if !covers(&broker) => (Evidence::Introduced(met).sentence(broker, cell), ""),
        _ => {
            let name = &broker.name;
            (
                format!("{name} covers it today and may know who else could"),
                " else",
            )
        }
    };
    let mut why = vec![reason];
    let command = match ground.noted(broker, &cell.need) {
        Some(noted) => {
            why.push(noted);
            format!("mentor agenda {}", broker.id)
        }
        None => {
            let (id, need) = (&broker.id, &cell.need);
            let text = format!("@{id} ask who{else_} comes to mind for {need}");
            format!("mentor touch --next {}", shell_word(&text))
        }
    };
    why.extend(ground.busy(broker));
    Some(Step {
        kind: StepKind::Introduce,
        who: Some(broker.id.clone()),
        why: why.join("; "),
        command,
        after: None,
    })
}
