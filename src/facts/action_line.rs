//! One action in one line, the same wherever actions are listed.
//!
//! What may live here: the words about one action. What may not: which actions are listed.

use std::fmt::{Display, Write};

use super::action_book::Names;
use super::actions::{Item, Status};
use super::next_step::step::{ago, ahead};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::model::ids::Home;
use crate::text::doc::{self, plain};
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
    let mut out = String::with_capacity(160);
    let _ = write!(out, "`{}` ", item.handle.short(handle_length));
    if let Owner::Person(id) = &action.owner {
        let _ = write!(out, "{}: ", plain(names.person(id)));
    }
    out.push_str(&action.text);
    let mut said = Details {
        out: &mut out,
        any: false,
    };
    match (item.status, item.done, action.due) {
        (Status::Done, Some(done), _) => said.add(format_args!("done {}", done.long())),
        (Status::Done, None, _) => said.add("done, on a day that is not written"),
        (Status::Dropped, _, _) => said.add("dropped"),
        (Status::Open, _, Some(due)) => {
            let days = due.days_since(today);
            let away = if days < 0 { ago(-days) } else { ahead(days) };
            said.add(format_args!("due {}, {away}", due.long()));
        }
        (Status::Open, _, None) => {}
    }
    if with {
        match (&item.home, &action.owner) {
            // Their own promise begins with their name already.
            (Home::Person(id), Owner::Person(owner)) if id == owner => {}
            (Home::Person(id), _) => said.add(plain(names.person(id))),
            (Home::Circle(id), _) => said.add(plain(names.circle(id))),
            (Home::Goal(id), _) => said.add(format_args!("goal {}", plain(id.as_str()))),
        }
    }
    if item.is_open() {
        if let Some(age) = item.age.filter(|age| *age > 0) {
            let meetings = count(age as usize, "meeting", "meetings");
            said.add(format_args!("{meetings} since"));
        }
        match action.moved {
            0 => {}
            1 => said.add("put off once"),
            2 => said.add("put off twice"),
            times => said.add(format_args!("put off {times} times")),
        }
    }
    if item.private {
        said.add("private");
    }
    let _ = write!(out, " ({}:{})", item.file, action.line);
    out
}

/// What is said of an action behind its text.
struct Details<'o> {
    out: &'o mut String,
    any: bool,
}

impl Details<'_> {
    fn add(&mut self, detail: impl Display) {
        let joint = if self.any { "·" } else { "—" };
        self.any = true;
        let _ = write!(self.out, " {joint} {detail}");
    }
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
