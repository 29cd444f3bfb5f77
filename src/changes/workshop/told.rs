//! What was said, told back before it is written.

use crate::changes::workshop::answers::{Answers, NewPerson, OfGoal, OfPerson};
use crate::changes::workshop::interview::Known;
use crate::text::doc::{Doc, Item, plain};
use crate::text::phrase::listed;

/// Everything that was said, for the one who said it.
pub fn told(answers: &Answers, known: Known<'_>) -> Doc {
    let mut items = Vec::new();
    items.extend(of_me(answers));
    for goal in &answers.goals {
        let mut item = Item::new(format!("**{}**", plain(&goal.title)));
        if goal.first {
            item.text.push_str(", which comes first");
        }
        item.under = of_goal(&goal.of);
        items.push(item);
    }
    for (id, of) in &answers.known_goals {
        let goal = known.goals.iter().find(|goal| goal.id == *id);
        let title = goal.map_or(id.as_str(), |goal| &goal.title);
        let mut item = Item::new(format!("**{}**", plain(title)));
        item.under = of_goal(of);
        items.push(item);
    }
    items.extend(answers.people.iter().map(new_person));
    for (id, of) in &answers.known_people {
        let name = name_of(known, id.as_str());
        items.push(Item::new(format!(
            "**{}**: {}",
            plain(name),
            known_person(of)
        )));
    }
    if !answers.crisis.is_empty() {
        let names = answers
            .crisis
            .iter()
            .map(|id| plain(name_of(known, id.as_str())));
        let names: Vec<String> = names.collect();
        items.push(Item::new(format!(
            "When things are on fire: {}",
            listed(&names)
        )));
    }
    let mut doc = Doc::default();
    doc.para(match items.is_empty() {
        true => {
            "You skipped every question, which is fine: settings and folders are a beginning too."
        }
        false => "**This is what you said:**",
    });
    doc.list(items);
    doc
}

fn name_of<'a>(known: Known<'a>, id: &'a str) -> &'a str {
    let seen = known.people.iter().find(|seen| seen.id.as_str() == id);
    seen.map_or(id, |seen| &seen.name)
}

fn of_me(answers: &Answers) -> Option<Item> {
    let who: Vec<String> = [&answers.name, &answers.organization]
        .into_iter()
        .flatten()
        .map(|text| plain(text))
        .collect();
    let mut item = Item::new(format!("**You**: {}", who.join(", ")));
    if who.is_empty() {
        item.text = "**You**".to_owned();
    }
    let mut under = |what: &str, text: String| {
        if !text.is_empty() {
            item.under
                .push(Item::new(format!("{what}: {}", plain(&text))));
        }
    };
    under(
        "where you are going",
        answers.purpose.clone().unwrap_or_default(),
    );
    under("you can give", answers.give.join(", "));
    let must: Vec<&str> = answers
        .must
        .iter()
        .map(|criterion| criterion.as_str())
        .collect();
    under("whoever helps you must have", must.join(", "));
    let empty = who.is_empty() && item.under.is_empty();
    (!empty).then_some(item)
}

fn of_goal(of: &OfGoal) -> Vec<Item> {
    let step = of.step.as_ref();
    let rows = [
        ("by", of.by.map(|day| day.long()).unwrap_or_default()),
        ("because", of.why.clone().unwrap_or_default()),
        ("kinds of help", of.functions.join(", ")),
        ("skills around you", of.needs.join(", ")),
        ("you bring", of.strengths.join("; ")),
        ("to learn", of.growth.join("; ")),
        ("in the way", of.challenges.join("; ")),
        (
            "first step",
            step.map(|(text, day)| format!("{text} (due {})", day.long()))
                .unwrap_or_default(),
        ),
    ];
    let said = rows.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(what, text)| Item::new(format!("{what}: {}", plain(&text))))
        .collect()
}

fn new_person(person: &NewPerson) -> Item {
    let mut text = format!("**{}**", plain(&person.name));
    if let Some(organization) = &person.organization {
        text.push_str(&format!(" ({})", plain(organization)));
    }
    let roles: Vec<&str> = person.roles.iter().map(|role| role.as_str()).collect();
    let mut parts = Vec::new();
    if !roles.is_empty() {
        parts.push(listed(&roles));
    }
    parts.push(match person.talk {
        Some(day) => format!("last talk {}", day.long()),
        None => "somebody to ask".to_owned(),
    });
    parts.extend(person.source.map(|source| format!("met: {source}")));
    if let Some(purpose) = &person.purpose {
        parts.push(format!("for: {}", plain(purpose)));
    }
    if !person.good_at.is_empty() {
        parts.push(format!("good at {}", plain(&listed(&person.good_at))));
    }
    Item::new(format!("{text}: {}", parts.join("; ")))
}

fn known_person(of: &OfPerson) -> String {
    let roles: Vec<&str> = of.roles.iter().map(|role| role.as_str()).collect();
    let rows = [
        ("", listed(&roles)),
        (
            "for: ",
            of.purpose.as_deref().map(plain).unwrap_or_default(),
        ),
        ("rhythm: ", of.cadence.clone().unwrap_or_default()),
        (
            "last talk ",
            of.talk.map(|day| day.long()).unwrap_or_default(),
        ),
        (
            "between you: ",
            of.confidentiality.as_deref().map(plain).unwrap_or_default(),
        ),
        (
            "met: ",
            of.source
                .map(|source| source.to_string())
                .unwrap_or_default(),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
    let rows: Vec<String> = rows.map(|(what, text)| format!("{what}{text}")).collect();
    rows.join("; ")
}
