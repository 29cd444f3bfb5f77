//! The balance with people who were named: everything that counts, and what could be given.

use super::value::{Answer, Row};
use super::words::{because, by_quarter, ideas, step, summary};
use crate::facts::exchange::Side;
use crate::facts::ledger::balance::Measure;
use crate::facts::ledger::due::Prompt;
use crate::facts::ledger::entries::{Because, Entry};
use crate::model::day::Day;
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item, code, plain};

/// So many entries are shown of one person; `--json` has all.
const ENTRIES: usize = 12;

/// The page: one person after another.
pub(super) fn doc(answer: &Answer, today: Day) -> Doc {
    let mut doc = Doc::default();
    for row in &answer.people {
        person(row, answer.since, &mut doc, today);
    }
    doc
}

fn person(row: &Row, since: Option<Day>, doc: &mut Doc, today: Day) {
    doc.heading(1, format!("Give and take with {}", plain(&row.name)));
    if row.is_empty() {
        let since = since.map_or(String::new(), |day| format!(" since {}", day.long()));
        doc.para(format!("Nothing given or received is written down{since}."));
    } else {
        doc.para(summary(&row.total, since));
    }
    doc.para(measured(row, today));
    let ideas = ideas(row);
    if !ideas.is_empty() {
        doc.heading(2, "What you could give");
        doc.list(ideas);
    }
    let entries = row.entries.as_deref().unwrap_or_default();
    if !entries.is_empty() {
        doc.heading(2, "What counts");
        doc.list(entries.iter().rev().take(ENTRIES).map(entry).collect());
        if let Some(more) = entries.len().checked_sub(ENTRIES).filter(|more| *more > 0) {
            let command = code(&format!("mentor balance {} --json", row.id));
            doc.para(format!("And {more} earlier: {command}"));
        }
    }
    by_quarter(&row.quarters, row.id.as_str(), doc);
    doc.para(next(row));
}

/// What it is held against, and how it stands.
fn measured(row: &Row, today: Day) -> String {
    let stage = row.stage;
    let at_rest = match stage {
        None => Some("person.toml cannot be read, so nothing is held against it."),
        Some(Stage::Active) if row.flash => {
            Some("You meet once, for one question: nothing is held against it.")
        }
        Some(Stage::Active) => None,
        Some(Stage::Prospect | Stage::Invited) => Some(
            "Nothing is agreed yet, and nothing is held against it; a give before the ask opens the door.",
        ),
        Some(Stage::Paused) => Some("It is paused: nothing is held against it."),
        Some(Stage::Closed) => Some("It has ended: nothing is held against it."),
        Some(Stage::Declined) => Some("They declined: nothing is held against it."),
    };
    let busy = row
        .busy
        .as_ref()
        .map(|busy| format!(" They are {}.", plain(busy)));
    let told = match (at_rest, row.prompt, row.measure) {
        (Some(told), ..) => told.to_owned(),
        (None, Some(prompt @ Prompt::Ask { .. }), _) => {
            format!(
                "Something could be asked for: {}.",
                because(row, prompt, today)
            )
        }
        (None, Some(prompt), _) => {
            format!("A good time to give: {}.", because(row, prompt, today))
        }
        (None, None, Measure::Upward) => {
            "That is even: something each quarter and at least 15 % from you keep it two-way."
                .to_owned()
        }
        (None, None, Measure::Peer) if row.whole.share().is_none() => {
            "Between peers 35 to 65 % from each side is even.".to_owned()
        }
        (None, None, Measure::Peer) => {
            "That is even: between peers 35 to 65 % from each side.".to_owned()
        }
        (None, None, Measure::Coach) => {
            "A coach's work is paid for: nothing is held against anything.".to_owned()
        }
        (None, None, Measure::Forward) => {
            "What you give here is how help goes forward: nothing is held against anything."
                .to_owned()
        }
        (None, None, Measure::None) => format!(
            "No role is written, so nothing is held against it: {}",
            code(&format!("mentor set {} roles+=peer", row.id))
        ),
    };
    format!("{told}{}", busy.unwrap_or_default())
}

fn entry(entry: &Entry) -> Item {
    let gift = &entry.gift;
    let side = match gift.side {
        Side::Gave => "gave",
        Side::Received => "received",
    };
    let why = match entry.because {
        Because::Written => String::new(),
        because => format!(", {because}"),
    };
    let private = if gift.private { ", private" } else { "" };
    Item::new(format!(
        "{} {side}: {} ({}{why}{private}; {})",
        gift.day, gift.text, entry.points, gift.place
    ))
}

fn next(row: &Row) -> String {
    let id = &row.id;
    if let Some(Prompt::Ask { .. }) = row.prompt {
        let command = code(&format!("mentor touch --next \"@{id} ask …\""));
        return format!("Next: think of something they could help with: {command}");
    }
    match row.ideas.first() {
        Some(idea) => step(idea, &plain(&row.name)),
        None => format!("Next: {}", code(&format!("mentor show {id}"))),
    }
}
