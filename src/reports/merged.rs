//! A merge as it is told: before it is done, and when it is.

use crate::facts::traces::merged::{Differ, Merged, Rhythm};
use crate::facts::traces::told::{files, items};
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::phrase::{count, listed};

/// The document; `done`: it is told afterwards.
pub fn doc(merged: &Merged, done: bool) -> Doc {
    let mut doc = Doc::default();
    let (from, into) = (merged.from.as_str(), merged.into.as_str());
    let name = plain(&merged.name);
    doc.heading(
        1,
        if done {
            format!("{} and {} are one: {name}", code(from), code(into))
        } else {
            format!("Merge {} into {}?", code(from), code(into))
        },
    );
    doc.para(format!(
        "{} goes; what it holds comes to {}.",
        code(&format!("people/{from}")),
        code(&format!("people/{into}"))
    ));
    doc.list(joined(merged));
    differ(&mut doc, merged);
    if let Some(rhythm) = &merged.rhythm {
        doc.para(rhythm_line(rhythm, (from, into)));
    }
    if let Some(kept) = &merged.kept {
        doc.para(format!(
            "{} keeps what {} said, comments too: remove it when you have looked at it.",
            code(kept.as_str()),
            code(from)
        ));
    }
    if !merged.places.is_empty() {
        let places = count(merged.places.len(), "place", "places");
        let of = count(files(&merged.places), "other file", "other files");
        let name = match (done, merged.places.len()) {
            (true, 1) => "now names",
            (true, _) => "now name",
            (false, _) => "will name",
        };
        doc.para(format!(
            "{places} in {of} {name} {} instead of {}:",
            code(into),
            code(from)
        ));
        doc.list(items(&merged.places));
    }
    if !merged.left.is_empty() {
        doc.para("Left as they are, for you to look at:");
        doc.list(items(&merged.left));
    }
    let next = if done {
        format!("Next: {}", code(&format!("mentor show {into}")))
    } else {
        format!(
            "Next: to merge them: {}",
            code(&format!("mentor merge {from} {into} --yes"))
        )
    };
    doc.para(next);
    doc
}

/// What becomes of how often they are met.
fn rhythm_line(rhythm: &Rhythm, (from, into): (&str, &str)) -> String {
    let days = |days: i64| count(usize::try_from(days).unwrap_or(0), "day", "days");
    let said = |length: Option<i64>| length.map_or("no rhythm".to_owned(), days);
    let (before, now) = (said(rhythm.days_before), said(rhythm.days_now));
    let from = code(from);
    if rhythm.kept {
        return format!(
            "With the roles and tags of {from} there would be no rhythm; the one in force, {before}, stays and is written as {}.",
            code("cadence")
        );
    }
    let back = rhythm.days_before.map_or_else(String::new, |before| {
        let command = format!("mentor set {into} cadence=\"{}\"", days(before));
        format!(" {} leaves it as it was.", code(&command))
    });
    format!(
        "With the roles and tags of {from} you mean to be in touch at another rhythm: {before} before, {now} from now on.{back}"
    )
}

/// Keys in which the two say different things.
fn differ(doc: &mut Doc, merged: &Merged) {
    if !merged.differ.is_empty() {
        doc.para("Where the two say different things, this stays:");
        let line = |differ: &Differ| {
            let other = differ
                .other
                .as_deref()
                .map_or_else(|| "something else".to_owned(), code);
            let stays = if differ.absent {
                "nothing is written, and stays so".to_owned()
            } else if differ.stays.is_empty() {
                "what is there".to_owned()
            } else {
                code(&differ.stays)
            };
            Item::new(format!("{}: {stays}, not {other}", plain(&differ.key)))
        };
        doc.list(merged.differ.iter().map(line).collect());
    }
}

fn joined(merged: &Merged) -> Vec<Item> {
    let mut lines = Vec::new();
    if !merged.keys.is_empty() {
        let keys: Vec<String> = merged.keys.iter().map(|key| plain(key)).collect();
        lines.push(format!(
            "{} gets from {}: {}",
            code("person.toml"),
            code(merged.from.as_str()),
            listed(&keys)
        ));
    }
    if merged.log > 0 {
        let entries = count(merged.log, "entry", "entries");
        lines.push(format!("{entries} of {} by their days", code("log.md")));
    }
    if merged.plan {
        lines.push(format!("{} below the other", code("plan.md")));
    }
    for (from, to) in &merged.moved {
        let (old, new) = (from.file_name(), to.file_name());
        lines.push(if old == new {
            code(old)
        } else {
            format!("{} as {}", code(old), code(new))
        });
    }
    for path in &merged.same {
        lines.push(format!(
            "{} goes: what it says is there already",
            code(path.as_str())
        ));
    }
    lines.into_iter().map(Item::new).collect()
}
