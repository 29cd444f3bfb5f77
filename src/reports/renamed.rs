//! A rename as it is told: before it is done, and when it is.

use crate::facts::traces::renamed::Renamed;
use crate::facts::traces::told::{files, items};
use crate::model::trace::Named;
use crate::text::doc::{Doc, code, plain};
use crate::text::phrase::{count, listed, shell_word};

/// The document.
pub fn doc(renaming: &Renamed, done: bool) -> Doc {
    let (from, to) = (&renaming.from, &renaming.to);
    let (before, now) = (renaming.name_before.as_str(), renaming.name.as_str());
    let mut doc = Doc::default();
    let (was, is) = if before == now {
        (code(&from.typed()), code(&to.typed()))
    } else {
        (plain(before), plain(now))
    };
    doc.heading(
        1,
        if done {
            format!("{was} is now {is}")
        } else {
            format!("Rename {was} to {is}?")
        },
    );
    if from != to {
        let along = match renaming.files {
            0 => String::new(),
            files => format!(", with {}", count(files, "file", "files")),
        };
        let (old, new) = (from.path(), to.path());
        let is = if done { "is now" } else { "becomes" };
        let (old, new) = (code(old.as_str()), code(new.as_str()));
        doc.para(format!("{old} {is} {new}{along}."));
        followed(&mut doc, renaming, done);
    }
    if renaming.kept {
        let taken = shell_word(&format!("also-={before}"));
        let taken = format!("mentor set {} {taken}", to.typed());
        doc.para(if done {
            format!(
                "The old name still finds them, as one they are also known by; {} takes it out.",
                code(&taken)
            )
        } else {
            "The old name stays as one they are also known by; `--drop-old-name` leaves it out."
                .to_owned()
        });
    }
    if let Some(shared) = shared(renaming, done) {
        doc.para(shared);
    }
    doc.para(next(renaming, done));
    doc
}

/// Who else is called so, and how the two are told apart: two people may have one name.
pub fn shared(renaming: &Renamed, done: bool) -> Option<String> {
    let others = renaming.namesakes.iter().map(|other| {
        let is = match other.nickname {
            true => "is also known by this name",
            false => "has this name too",
        };
        format!(
            "{} ({}) {is}",
            code(other.id.as_str()),
            code(other.file.as_str())
        )
    });
    let others: Vec<String> = others.collect();
    let first = renaming.namesakes.first()?;
    let one = match others.len() {
        1 => "the two",
        _ => "two of them",
    };
    let now = if done { &renaming.to } else { &renaming.from };
    let merge = code(&format!("mentor merge {} {}", now.id(), first.id));
    Some(format!(
        "{}. People may share a name; the id {} always means this one. If {one} are one person: {merge}",
        listed(&others),
        code(&renaming.to.typed()),
    ))
}

/// What to look at afterwards, or how to go on.
fn next(renaming: &Renamed, done: bool) -> String {
    let (from, to) = (&renaming.from, &renaming.to);
    let (before, now) = (renaming.name_before.as_str(), renaming.name.as_str());
    if done {
        let next = match to {
            Named::Person(_) | Named::Circle(_) => format!("mentor show {}", to.typed()),
            Named::Goal(id) => format!("mentor gaps --goal {id}"),
            Named::Resource(id) => format!("mentor resource share {id}"),
        };
        return format!("Next: {}", code(&next));
    }
    let mut typed = format!("mentor rename {}", from.typed());
    if before != now {
        typed.push_str(&format!(" {}", shell_word(now)));
    }
    if from != to {
        typed.push_str(&format!(" --id {}", to.id()));
    }
    if before != now && !renaming.kept && matches!(from, Named::Person(_)) {
        typed.push_str(" --drop-old-name");
    }
    format!("Next: to rename it: {}", code(&format!("{typed} --yes")))
}

fn followed(doc: &mut Doc, renaming: &Renamed, done: bool) {
    let (from, to) = (&renaming.from, &renaming.to);
    let (places, left) = (&renaming.places, &renaming.left);
    if places.is_empty() {
        doc.para(format!("Nothing else names {}.", code(from.id())));
    } else {
        let (name, follow) = match (done, places.len()) {
            (true, _) => ("named", "now name"),
            (false, 1) => ("names", "follows to"),
            (false, _) => ("name", "follow to"),
        };
        doc.para(format!(
            "{} in {} {name} {}, and {follow} {}:",
            count(places.len(), "place", "places"),
            count(files(places), "file", "files"),
            code(from.id()),
            code(to.id()),
        ));
        doc.list(items(places));
    }
    if !left.is_empty() {
        let id = code(from.id());
        doc.para(format!(
            "Left as they are, since {id} is a plain word or code there:"
        ));
        doc.list(items(left));
    }
}
