//! (d) Who could introduce: a way to a prospect, else whoever brought somebody before.

use super::ground::{Ground, Step, StepKind};
use super::words::{option, sayable};
use crate::facts::asking::REMIND_AFTER;
use crate::facts::broker::{self, link};
use crate::facts::could::Evidence;
use crate::facts::coverage::{Cell, GoalKey};
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::phrase::shell_word;

/// A way to a prospect, and whether somebody was asked to go it.
pub(super) struct Way<'a> {
    /// To whom.
    pub(super) to: &'a PersonId,
    /// That somebody was asked already, as a clause.
    pub(super) asked: Option<String>,
    /// The step.
    pub(super) step: Step,
}

/// The ways to the prospects to whom there is one.
pub(super) fn ways<'a>(ground: &Ground<'a>, prospects: &[&'a Person]) -> Vec<Way<'a>> {
    // Somebody who was invited needs an answer, not another door.
    let open = prospects
        .iter()
        .filter(|person| person.relationship.stage() == Stage::Prospect);
    let ways = open.filter_map(|prospect| {
        let way = ground.acquaintances.way(&ground.brokers, &prospect.id)?;
        introduction(ground, &way, prospect)
    });
    ways.collect()
}

fn introduction<'a>(ground: &Ground<'_>, way: &[&Person], to: &'a Person) -> Option<Way<'a>> {
    let broker = way.first()?;
    let mut chain = broker.name.clone();
    for (at, next) in way.iter().skip(1).copied().chain([to]).enumerate() {
        let word = if at == 0 { " knows " } else { ", who knows " };
        chain.push_str(word);
        chain.push_str(&next.name);
    }
    let last = way.last().unwrap_or(&to);
    let mut why = vec![format!("{chain} ({})", link(last, &to.id, Some(to)))];
    let asked = broker::asked(broker, &to.id, ground.today);
    let mut pending = None;
    let mut command = format!("mentor intro{}", option("--to", to.id.as_str()));
    if let (Some(first), Some(last)) = (asked.first(), asked.last()) {
        let (day, name) = (first.day, &broker.name);
        let place = format!("{}/log.md:{}", broker.folder(), first.line);
        let from = day.plus_days(REMIND_AFTER);
        let then = if asked.len() > 1 {
            command = format!("mentor agenda {}", shell_word(broker.id.as_str()));
            format!("and again on {}, so let it rest until you meet", last.day)
        } else if from > ground.today {
            command = format!("mentor agenda {}", shell_word(broker.id.as_str()));
            format!("a reminder can wait until {from}")
        } else {
            "one friendly reminder is in order, then let it rest".to_owned()
        };
        why.push(format!("you asked on {day} ({place}); {then}"));
        pending = Some(format!(
            "you asked {name} on {day} to introduce you ({place}); {then}"
        ));
    }
    why.extend(ground.busy(broker));
    Some(Way {
        to: &to.id,
        asked: pending,
        step: Step {
            kind: StepKind::Introduce,
            who: Some(broker.id.clone()),
            why: why.join("; "),
            command,
            after: None,
        },
    })
}

/// Whoever covers it today, or brought somebody before, is asked who comes to mind: for a need on which
/// little rests the one who gives it, else somebody who serves the goal before somebody who does not.
pub(super) fn recommendation(ground: &Ground<'_>, cell: &Cell) -> Option<Step> {
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
            format!("mentor agenda {}", shell_word(broker.id.as_str()))
        }
        None => {
            let (id, need) = (&broker.id, sayable(&cell.need));
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
