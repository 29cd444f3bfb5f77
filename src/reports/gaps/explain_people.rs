//! What each figure takes from each person: contact, rhythm, what they give, how strong the tie is, whom they know.

use super::answer::Gaps;
use super::words::{name, ratio};
use crate::facts::contact;
use crate::facts::supply::Supporter;
use crate::facts::ties;
use crate::model::ids::PersonId;
use crate::text::doc::{Doc, Item, plain};
use crate::text::phrase::listed;

/// Who knows whom, and the formulas over it.
pub(super) fn ties(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "Ties");
    let Some(ties) = answer.now.ties else {
        doc.para("Nobody active has the key `knows`, so these figures are unknown.");
        return;
    };
    let (n, t) = (ties.people, ties.ties);
    doc.para(format!(
        "Effective size = n − 2t ÷ n = {n} − 2 × {t} ÷ {n} = {}; efficiency = that ÷ n = {}. Constraint = the sum over people of (own share + shares through those who know them)², with you tied to everybody = {}; the least it can be is 1 ÷ n. `knows` counts both ways.",
        ratio(ties.effective_size),
        ratio(ties.efficiency),
        ratio(ties.constraint)
    ));
    let supply = &answer.now.supply;
    let active = |id: &&PersonId| supply.binary_search_by(|one| one.id().cmp(id)).is_ok();
    let items = supply.iter().filter_map(|one| {
        let knows: Vec<String> = one
            .person
            .knows
            .iter()
            .flatten()
            .filter(active)
            .map(|id| name(answer, id))
            .collect();
        (!knows.is_empty()).then(|| {
            let file = one.person.file();
            Item::new(format!(
                "{} knows {} ({file})",
                plain(&one.person.name),
                listed(&knows)
            ))
        })
    });
    doc.list(items.collect());
}

/// Every active person with the facts that the figures take from them.
pub(super) fn people(answer: &Gaps<'_>, doc: &mut Doc) {
    doc.heading(2, "People");
    doc.para("Strength = the mean of what is known among frequency (cadence up to 7 days 1, 31 days 0.75, 92 days 0.5, 366 days 0.25, longer 0), closeness ((c − 1) ÷ 4), confiding (1 or 0) and reciprocity by `log.md` (both have given 1; one side alone 0, or unknown where notes may say more).");
    // Asked about one goal, only those are told who are counted for it.
    let counted = |one: &&Supporter<'_>| {
        let mut cells = answer.now.cells.iter();
        answer.request.goal.is_none()
            || cells.any(|cell| cell.supporters.binary_search(one.id()).is_ok())
    };
    let items = answer.now.supply.iter().filter(counted).map(|one| {
        Item::new(format!("**{}**", plain(&one.person.name)))
            .with(Item::new(contact_of(answer, one)))
            .with(Item::new(gives(one)))
            .with(Item::new(strength(answer, one)))
    });
    doc.list(items.collect());
}

fn contact_of(answer: &Gaps<'_>, one: &Supporter<'_>) -> String {
    let standing = &one.standing;
    let last = match contact::last_place(answer.network, one.person, answer.today) {
        Some((day, place)) => format!("last contact {day} ({})", plain(&place)),
        None => match one.person.relationship.since {
            Some(day) => format!(
                "no contact yet, counted from since = {day} ({})",
                one.person.file()
            ),
            None => "no contact and no first day written".to_owned(),
        },
    };
    let state = match (standing.days_since, standing.cadence, standing.ratio) {
        (Some(days), Some(every), Some(r)) => {
            let state = standing.freshness.map_or("unknown", |state| state.as_str());
            format!("{days} days ÷ {} = {}: {state}", every.days(), ratio(r))
        }
        (Some(days), None, _) => format!("{days} days ago, no cadence"),
        _ => "nothing to count from".to_owned(),
    };
    let effective = match (one.effective, standing.effective) {
        (true, true) => "effective",
        (true, false) => "counted as effective, because you ask what if",
        (false, _) => "not effective",
    };
    format!("{last}; {state}; {effective}")
}

fn gives(one: &Supporter<'_>) -> String {
    let relationship = &one.person.relationship;
    let goals: Vec<&str> = relationship
        .goals
        .iter()
        .map(|goal| goal.as_str())
        .collect();
    let goals = if goals.is_empty() {
        "every goal".to_owned()
    } else {
        listed(&goals)
    };
    let (functions, skills) = (one.functions(), one.skills());
    let assumed = functions.iter().any(|offer| offer.assumed);
    let functions: Vec<&str> = functions.iter().map(|offer| &*offer.function).collect();
    let functions = match (functions.is_empty(), assumed) {
        (true, _) => "no functions".to_owned(),
        (false, true) => format!("{} (assumed from the role)", listed(&functions)),
        (false, false) => listed(&functions),
    };
    let skills = if skills.is_empty() {
        "no skills".to_owned()
    } else {
        format!("skills {}", listed(&skills))
    };
    plain(&format!(
        "serves {goals}; gives {functions}; {skills} ({})",
        one.person.file()
    ))
}

fn strength(answer: &Gaps<'_>, one: &Supporter<'_>) -> String {
    let strength = ties::strength(one, answer.today);
    let parts: Vec<String> = [
        ("frequency", strength.frequency),
        ("closeness", strength.closeness),
        ("confiding", strength.confiding),
        ("reciprocity", strength.reciprocity),
    ]
    .into_iter()
    .filter_map(|(what, part)| Some(format!("{what} {}", ratio(part?))))
    .collect();
    match strength.mean() {
        Some(mean) => format!("strength {} = mean of {}", ratio(mean), listed(&parts)),
        None => "strength unknown".to_owned(),
    }
}
