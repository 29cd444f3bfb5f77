//! (a) Active people who could cover a need and were never asked.

use super::ground::{Ground, MOST, Step, StepKind, agreed, begins_later, quiet_since};
use super::words::{sayable, topic};
use crate::facts::could::{self, Evidence};
use crate::facts::coverage::{Cell, NeedKind};
use crate::facts::load::Overload;
use crate::facts::supply::Supporter;
use crate::model::person::Person;
use crate::model::words::{Function, Relation};
use crate::text::figure::percent;
use crate::text::phrase::shell_word;

/// The steps, those who are free, in touch and not loaded first, then by the weight of the evidence.
pub(super) fn steps(ground: &Ground<'_>, cell: &Cell) -> Vec<Step> {
    let mut found = Vec::new();
    for supporter in ground.supply {
        let (id, person) = (supporter.id(), supporter.person);
        let later = begins_later(person, ground.today).is_some() && !supporter.effective;
        if later || cell.supporters.binary_search(id).is_ok() {
            continue;
        }
        let introduced = ground.introduced.get(id).copied();
        let evidence = could::evidence(ground.network, supporter, introduced, cell, ground.today);
        if let Some(evidence) = evidence {
            let order = (
                better_not_manager(person, cell),
                ground.busy(person).is_some(),
                !supporter.effective,
                !ground.overload(id).is_empty(),
                evidence.rank(),
                id,
            );
            found.push((order, supporter, evidence));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
        .iter()
        .take(MOST)
        .map(|(_, supporter, evidence)| step(ground, supporter, evidence, cell))
        .collect()
}

fn step(
    ground: &Ground<'_>,
    supporter: &Supporter<'_>,
    evidence: &Evidence<'_>,
    cell: &Cell,
) -> Step {
    let person = supporter.person;
    let mut why = vec![evidence.sentence(person, cell)];
    if better_not_manager(person, cell) {
        why.push("but they are your manager, and for this somebody else is better".to_owned());
    }
    why.extend(ground.overload(&person.id).first().map(much));
    if !supporter.effective {
        why.push(quiet_since(&supporter.standing));
    }
    why.extend(ground.busy(person));
    let topic = topic(&cell.goal);
    let help = match cell.kind {
        NeedKind::Function => "",
        NeedKind::Skill => "help with ",
    };
    let command = match ground.noted(person, &cell.need) {
        Some(noted) => {
            why.push(noted);
            format!("mentor agenda {}", shell_word(person.id.as_str()))
        }
        None => {
            let point = format!(
                "@{} ask for {help}{}{topic}",
                person.id,
                sayable(&cell.need)
            );
            format!("mentor touch --next {}", shell_word(&point))
        }
    };
    Step {
        kind: StepKind::Ask,
        who: Some(person.id.clone()),
        why: why.join("; "),
        command,
        after: Some(agreed(person, cell, &[])),
    }
}

/// A mentor is better not one's own manager (article 002); to sponsor and to open doors is a manager's work.
fn better_not_manager(person: &Person, cell: &Cell) -> bool {
    let fits = matches!(
        Function::parse(&cell.key),
        Some(Function::Sponsorship | Function::Access)
    );
    person.relation == Some(Relation::Manager) && cell.kind == NeedKind::Function && !fits
}

fn much(overload: &Overload) -> String {
    match overload {
        Overload::Share(share) => {
            let part = percent(*share);
            format!("but {part} of what is covered rests on them already")
        }
        Overload::Functions(n) => format!("but they give {n} kinds of support already"),
        Overload::Minutes { .. } => "but the hours they named are full already".to_owned(),
    }
}
