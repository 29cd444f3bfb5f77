//! (d) Who could introduce: a way to a prospect, else whoever brought somebody before.

use super::ground::{Ground, Step, StepKind};
use crate::facts::could::Evidence;
use crate::facts::coverage::Cell;
use crate::model::ids::PersonId;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::phrase::shell_word;

/// A step for each prospect to whom there is a way; where there is none, one who is asked who comes to mind.
pub(super) fn steps(ground: &Ground<'_>, prospects: &[&Person], cell: &Cell) -> Vec<Step> {
    let mut out = Vec::new();
    for prospect in prospects {
        // Somebody who was invited needs an answer, not another door.
        if prospect.relationship.stage() == Stage::Prospect
            && let Some(way) = ground.acquaintances.way(&ground.brokers, prospect)
        {
            out.extend(introduction(ground, &way, prospect));
        }
    }
    if out.is_empty() {
        let mut brokers = ground.brokers.iter();
        out.extend(brokers.find_map(|broker| recommendation(ground, broker, cell)));
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
    let mut why = vec![format!("{chain} ({})", last_link(way, to))];
    let mut asked = ground.asked(broker);
    let command = match asked.rfind(|touch| mentions(&touch.text, &to.id)) {
        Some(asked) => {
            let place = format!("{}/log.md:{}", broker.folder(), asked.line);
            why.push(format!("you asked on {} ({place})", asked.day));
            format!("mentor agenda {}", broker.id)
        }
        None => {
            let text = format!("@{} for an introduction to {}", broker.id, to.id);
            format!("mentor touch --asked {}", shell_word(&text))
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

/// The file in which the last link of a way stands.
fn last_link(way: &[&Person], to: &Person) -> String {
    let writes = |p: &Person, id: &PersonId| p.knows.iter().flatten().any(|known| known == id);
    match way.last() {
        Some(last) if writes(last, &to.id) => format!("knows in {}", last.file()),
        Some(last) if writes(to, &last.id) => format!("knows in {}", to.file()),
        _ => format!("introduced-by in {}", to.file()),
    }
}

/// Whether a text mentions a whole id: `@ana` is not in `@ana-ruiz`.
fn mentions(text: &str, id: &PersonId) -> bool {
    text.split('@').skip(1).any(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        rest.get(..end.unwrap_or(rest.len())) == Some(id.as_str())
    })
}

fn recommendation(ground: &Ground<'_>, broker: &Person, cell: &Cell) -> Option<Step> {
    let met = ground.introduced.get(&broker.id)?;
    let mut why = vec![Evidence::Introduced(met).sentence(broker, cell)];
    why.extend(ground.busy(broker));
    let text = format!("@{} ask who comes to mind for {}", broker.id, cell.need);
    Some(Step {
        kind: StepKind::Introduce,
        who: Some(broker.id.clone()),
        why: why.join("; "),
        command: format!("mentor touch --next {}", shell_word(&text)),
        after: None,
    })
}
