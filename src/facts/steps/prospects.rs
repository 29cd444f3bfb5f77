//! (c) Prospects and invited people who would fill a gap.

use super::ground::{Ground, MOST, Step, StepKind, agreed, fills};
use super::introductions::Way;
use crate::facts::asking::REMIND_AFTER;
use crate::facts::coverage::{Cell, GoalKey, NeedKind};
use crate::facts::supply;
use crate::model::person::Person;
use crate::model::words::Stage;
use crate::text::phrase::{listed, shell_word};

/// Those who would fill it: who is not busy and was found for this goal first, then by id.
pub(super) fn of<'a>(ground: &Ground<'a>, cell: &Cell) -> Vec<&'a Person> {
    let mut found = Vec::new();
    for person in &ground.people {
        let stage = person.relationship.stage();
        let open = match stage {
            Stage::Prospect => true,
            Stage::Invited => ground.asked(person).count() < 2,
            Stage::Active | Stage::Paused | Stage::Closed | Stage::Declined => false,
        };
        let fits = open && !ground.counts(&person.id) && !excluded(ground, person);
        if fits && fills(&ground.network.policy, person, cell) {
            let serves = match &cell.goal {
                GoalKey::Goal(id) => supply::serves(person, id),
                GoalKey::Standing => true,
            };
            found.push((ground.busy(person).is_some(), !serves, *person));
        }
    }
    found.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    found.into_iter().take(MOST).map(|(_, _, p)| p).collect()
}

/// The step towards one of them: a small question, or the one reminder that an invitation deserves.
/// Somebody to whom an introduction was asked for is not written to meanwhile: that is settled first.
pub(super) fn step(
    ground: &Ground<'_>,
    person: &Person,
    cell: &Cell,
    asked_for: Option<&Way<'_>>,
) -> Step {
    let id = shell_word(person.id.as_str());
    let mut why = vec![would(person, cell)];
    let last = ground.asked(person).max_by_key(|touch| touch.day);
    let invited = person.relationship.stage() == Stage::Invited;
    let command = if let Some(way) = asked_for {
        why.extend(way.asked.clone());
        way.step.command.clone()
    } else if !invited {
        why.push("a prospect; begin with one small question".to_owned());
        format!("mentor pitch {id}")
    } else if let Some(asked) = last {
        let place = format!("{}/log.md:{}", person.folder(), asked.line);
        why.push(format!("asked on {} ({place}), no answer yet", asked.day));
        let from = asked.day.plus_days(REMIND_AFTER);
        if from <= ground.today {
            why.push("one friendly reminder is in order, then let it rest".to_owned());
            format!("mentor pitch {id} --follow-up")
        } else {
            why.push(format!("a reminder can wait until {from}"));
            format!("mentor show {id}")
        }
    } else {
        why.push("invited, and no date is written for it".to_owned());
        format!("mentor show {id}")
    };
    why.extend(ground.busy(person));
    Step {
        kind: StepKind::Prospect,
        who: Some(person.id.clone()),
        why: why.join("; "),
        command,
        // Without a day it would count for nothing until the first contact is written.
        after: Some(agreed(
            person,
            cell,
            &["stage=active", &format!("since={}", ground.today)],
        )),
    }
}

/// Whether a prospect is known to fall short of a deal-breaker.
fn excluded(ground: &Ground<'_>, person: &Person) -> bool {
    let breakers = &ground.network.policy.deal_breakers;
    breakers.iter().any(|(criterion, least)| {
        let mut known = person.fit.iter();
        known.any(|(rated, rating)| rated == criterion && rating < least)
    })
}

fn would(person: &Person, cell: &Cell) -> String {
    let (name, need, file) = (&person.name, &cell.need, person.file());
    match (cell.kind, supply::gives(person, &cell.key)) {
        (NeedKind::Skill, _) => format!("{name} knows {need} (expertise in {file})"),
        (NeedKind::Function, Some(true)) => {
            let roles: Vec<&str> = person
                .relationship
                .roles
                .iter()
                .map(|role| role.as_str())
                .collect();
            format!(
                "{name} could give {need} as {} (roles in {file})",
                listed(&roles)
            )
        }
        (NeedKind::Function, _) => format!("{name} could give {need} (functions in {file})"),
    }
}
