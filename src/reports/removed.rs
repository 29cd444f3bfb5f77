//! A removal as it is told: before it is done, and when it is.

use crate::facts::dates;
use crate::facts::traces::removal::{OpenPromise, Removal};
use crate::facts::traces::told::{Told, items};
use crate::model::day::Day;
use crate::model::trace::Named;
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::phrase::{count, listed, shell_word};

/// The document; `done`: it is told afterwards.
pub fn doc(removal: &Removal, done: bool, today: Day) -> Doc {
    let mut doc = Doc::default();
    let name = plain(&removal.name);
    doc.heading(
        1,
        if done {
            format!("{name} is removed")
        } else {
            format!("Remove {name}?")
        },
    );
    doc.para(what_goes(removal));
    promises(&mut doc, removal, today);
    let named = match removal.forgotten {
        true => "Words that become “someone”:",
        false => "Words that become the name:",
    };
    for (head, places) in [
        ("Taken out of these keys:", &removal.taken),
        (named, &removal.named),
        (
            "Open actions of theirs elsewhere, which are dropped:",
            &removal.dropped,
        ),
        (
            "Notes that only pointed to a note that goes; the day of the meeting stays, its text goes:",
            &removal.emptied,
        ),
        ("Left as they are, for you to look at:", &removal.left),
    ] {
        if !places.is_empty() {
            doc.para(head);
            doc.list(items(places));
        }
    }
    if !removal.every_goal.is_empty() {
        let who: Vec<String> = removal
            .every_goal
            .iter()
            .map(|id| code(id.as_str()))
            .collect();
        doc.para(format!(
            "Without another goal in the list, every goal is served by {}.",
            listed(&who)
        ));
    }
    doc.para(next(removal, done));
    doc
}

/// How many files, and of what kind.
fn what_goes(removal: &Removal) -> String {
    let path = code(removal.who.path().as_str());
    if !removal.who.is_folder() {
        return format!("{path} goes.");
    }
    let notes = match removal.notes {
        0 => String::new(),
        notes => format!(", {} of meetings among them", count(notes, "note", "notes")),
    };
    let files = count(removal.files.len(), "file", "files");
    let root = removal.who.path();
    let own = |path: &&crate::model::ids::RelPath| {
        let name = path.below(&root).unwrap_or_default();
        !(name.ends_with(".md") || name.ends_with(".toml"))
    };
    let others: Vec<String> = removal
        .files
        .iter()
        .filter(own)
        .map(|path| code(path.as_str()))
        .collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        format!(" Also: {}.", listed(&others))
    };
    format!("{path} goes, with {files}{notes}.{others}")
}

fn promises(doc: &mut Doc, removal: &Removal, today: Day) {
    for (waiting, head) in [
        (false, "Your open promises that go:"),
        (true, "Their open promises that go:"),
    ] {
        let of_side = removal.open.iter().filter(|one| one.waiting == waiting);
        let lines: Vec<Item> = of_side.map(|one| promise(one, today)).collect();
        if !lines.is_empty() {
            doc.para(head);
            doc.list(lines);
        }
    }
}

fn promise(one: &OpenPromise, today: Day) -> Item {
    let due = one.due.map_or_else(String::new, |day| {
        format!(", due {}", dates::on(day, today))
    });
    Item::new(format!(
        "{}{due} ({})",
        one.text,
        code(&one.place.to_string())
    ))
}

/// The other way before, and where the name may still stand afterwards.
fn next(removal: &Removal, done: bool) -> String {
    if done {
        let search = format!(
            "mentor search {}",
            shell_word(&format!("\"{}\"", removal.name))
        );
        return format!("Next: see where the name still stands: {}", code(&search));
    }
    let other = match &removal.who {
        Named::Person(id) if removal.unread => {
            let check = code(&format!("mentor check {id}"));
            format!("To mend it and keep it, see what is wrong: {check}. ")
        }
        Named::Circle(_) if removal.unread => {
            let check = code("mentor check");
            format!("To mend it and keep it, see what is wrong: {check}. ")
        }
        // There is nothing to end with somebody who never began, or with whom it is over.
        Named::Person(_) | Named::Circle(_) if !removal.goes_on => String::new(),
        Named::Person(id) => {
            format!(
                "To end it and keep the history: {}. ",
                code(&format!("mentor close {id} --as completed"))
            )
        }
        Named::Circle(id) => {
            format!(
                "To end it and keep the notes: {}. ",
                code(&format!("mentor close circle:{id} --as completed"))
            )
        }
        Named::Goal(_) | Named::Resource(_) => String::new(),
    };
    let sure = code(&format!("mentor remove {} --yes", removal.who.typed()));
    format!("{other}Next: to remove it: {sure}")
}

/// The places that other files lose, for JSON.
pub fn changed(removal: &Removal) -> Vec<Told> {
    let all = [
        &removal.taken,
        &removal.named,
        &removal.dropped,
        &removal.emptied,
    ];
    all.into_iter().flatten().cloned().collect()
}
