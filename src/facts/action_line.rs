//! One action in one line, the same wherever actions are listed.
//!
//! What may live here: the words about one action. What may not: which actions are listed.

use super::action_book::Names;
use super::actions::{Item, Status};
use super::next_step::step::{ago, ahead};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::text::doc::{self, code, plain};
use crate::text::phrase::count;

/// The action as an item of a list, with what came of it under it.
pub fn item(
    names: &impl Names,
    item: &Item<'_>,
    with: bool,
    handle_length: usize,
    today: Day,
) -> doc::Item {
    let point = doc::Item::new(line(names, item, with, handle_length, today));
    match item.result() {
        Some(result) => point.with(doc::Item::new(format!("result: {result}"))),
        None => point,
    }
}

/// The action: what, whose, until when, with whom, how old, its handle and its place. `with` is left
/// out where the list stands under that name already.
fn line(
    names: &impl Names,
    item: &Item<'_>,
    with: bool,
    handle_length: usize,
    today: Day,
) -> String {
    let action = item.action;
    let mut parts: Vec<String> = Vec::new();
    match (item.status, item.done, action.due) {
        (Status::Done, Some(done), _) => parts.push(format!("done {}", done.long())),
        (Status::Done, None, _) => parts.push("done, on a day that is not written".to_owned()),
        (Status::Dropped, _, _) => parts.push("dropped".to_owned()),
        (Status::Open, _, Some(due)) => {
            let days = due.days_since(today);
            let away = if days < 0 { ago(-days) } else { ahead(days) };
            parts.push(format!("due {}, {away}", due.long()));
        }
        (Status::Open, _, None) => {}
    }
    if with {
        match &item.home {
            // Their own promise begins with their name already.
            Home::Person(id) if action.owner == Owner::Person(id.clone()) => {}
            Home::Person(id) => parts.push(plain(names.person(id))),
            Home::Circle(id) => parts.push(plain(names.circle(id))),
            Home::Goal(id) => parts.push(format!("goal {}", plain(id.as_str()))),
        }
    }
    if item.is_open() {
        if let Some(age) = item.age.filter(|age| *age > 0) {
            let meetings = count(age as usize, "meeting", "meetings");
            parts.push(format!("{meetings} since"));
        }
        match action.moved {
            0 => {}
            1 => parts.push("put off once".to_owned()),
            2 => parts.push("put off twice".to_owned()),
            times => parts.push(format!("put off {times} times")),
        }
    }
    if item.private {
        parts.push("private".to_owned());
    }
    let owner = match &action.owner {
        Owner::Me => String::new(),
        Owner::Person(id) => format!("{}: ", plain(names.person(id))),
    };
    let handle = code(&item.handle.short(handle_length));
    let detail = match parts.join(" · ") {
        detail if detail.is_empty() => String::new(),
        detail => format!(" — {detail}"),
    };
    format!("{handle} {owner}{}{detail} ({})", action.text, item.place())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::actions::of_person;
    use crate::facts::fixture::{day, met, network, person, promise};
    use crate::model::action::Mark;
    use crate::model::ids::PersonId;

    fn lines(with: bool) -> Vec<String> {
        let mut grace = person("grace", &[]);
        grace.name = "Grace Okafor".to_owned();
        let note = met(&mut grace, "2026-10-14");
        let open = promise(note, "Draft the memo");
        open.due = Some(day("2026-11-20"));
        open.moved = 2;
        let theirs = promise(note, "Send the list");
        theirs.owner = Owner::Person(PersonId::new("grace"));
        let done = promise(note, "Lead the review");
        done.mark = Mark::Done;
        done.done = Some(day("2026-10-20"));
        met(&mut grace, "2026-11-18");
        let network = network(vec![grace]);
        let items = of_person(&network.people[0], day("2026-11-21"));
        items
            .iter()
            .map(|item| line(&network, item, with, 6, day("2026-11-21")).split_off(9))
            .collect()
    }

    #[test]
    fn an_action_is_told_with_whose_until_when_and_how_old_it_is() {
        assert_eq!(
            lines(false),
            [
                "Draft the memo — due Fri 20 Nov 2026, yesterday · 1 meeting since · put off twice (people/grace/2026-10-14.md:1)",
                "Grace Okafor: Send the list — 1 meeting since (people/grace/2026-10-14.md:2)",
                "Lead the review — done Tue 20 Oct 2026 (people/grace/2026-10-14.md:3)",
            ]
        );
        assert!(lines(true)[2].contains("done Tue 20 Oct 2026 · Grace Okafor"));
    }
}
