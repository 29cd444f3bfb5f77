//! The balance over everyone as a page.

use super::person_page;
use super::value::{Answer, Row};
use super::words::{because, by_quarter, ideas, points, step, summary};
use crate::facts::ledger::balance::{Measure, Quarter, Sum, Sums};
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::model::words::Stage;
use crate::text::doc::{Block, Doc, Item, Table, code, plain};
use crate::text::figure::percent;
use crate::text::phrase::{clause, count, listed};

/// The page.
pub fn doc(answer: &Answer, today: Day) -> Doc {
    if answer.named {
        return person_page::doc(answer, today);
    }
    let mut doc = Doc::default();
    doc.heading(1, "Give and take");
    if answer.total.share.is_none() {
        let since = answer
            .since
            .map_or(String::new(), |day| format!(" since {day}"));
        doc.para(format!("Nothing given or received is written down{since}."));
        if answer.next.is_empty() {
            let command = code("mentor touch --gave \"@WHO …\"");
            doc.para(format!("Next: note the next thing you give: {command}"));
            return doc;
        }
    } else {
        doc.para(summary(&answer.total, answer.since));
    }
    welcome(answer, &mut doc, today);
    asks(answer, &mut doc);
    forward(answer, &mut doc, today);
    doc.heading(2, "What went each way");
    doc.table(people(answer));
    by_quarter(&answer.quarters, "WHO", &mut doc);
    doc.para(next(answer));
    doc
}

/// Those to whom something could be given next.
fn welcome(answer: &Answer, doc: &mut Doc, today: Day) {
    let row = |id: &PersonId| answer.people.iter().find(|row| row.id == *id);
    let next: Vec<&Row> = answer.next.iter().filter_map(row).collect();
    if next.is_empty() {
        return;
    }
    doc.heading(2, "A good time to give");
    let item = |row: &&Row| {
        let why = row.prompt.map(|prompt| because(row, prompt, today));
        let busy = row.busy.as_ref().map(|busy| format!("; {}", plain(busy)));
        let mut item = Item::new(format!(
            "**{}**: {}{}",
            plain(&row.name),
            why.unwrap_or_default(),
            busy.unwrap_or_default()
        ));
        item.under = ideas(row);
        item
    };
    doc.blocks
        .push(Block::Numbered(next.iter().map(item).collect()));
    let all = answer
        .people
        .iter()
        .filter(|row| row.wants_a_give())
        .count();
    let more = all.saturating_sub(next.len());
    if more > 0 {
        let command = code("mentor balance --json");
        let others = count(more, "other", "others");
        doc.para(format!("And {others} in turn: {command}"));
    }
}

/// Peers who could be asked for something.
fn asks(answer: &Answer, doc: &mut Doc) {
    let asked = answer.people.iter().filter_map(|row| {
        let prompt = row.prompt.filter(|prompt| !prompt.is_give())?;
        let command = format!("mentor touch --next \"@{} ask …\"", row.id);
        let why = because(row, prompt, Day::new(1, 1, 1)?);
        Some(Item::new(format!(
            "**{}**: {why}: {}",
            plain(&row.name),
            code(&command)
        )))
    });
    let items: Vec<Item> = asked.collect();
    if !items.is_empty() {
        doc.heading(2, "Something you could ask for");
        doc.list(items);
    }
}

/// Giving back may go forward.
fn forward(answer: &Answer, doc: &mut Doc, today: Day) {
    let mentees: Vec<&Row> = answer
        .people
        .iter()
        .filter(|row| row.measure == Measure::Forward && row.stage == Some(Stage::Active))
        .collect();
    if mentees.is_empty() {
        return;
    }
    doc.heading(2, "Forward");
    let names: Vec<String> = mentees.iter().map(|row| plain(&row.name)).collect();
    let now = Quarter::of(today);
    let given = mentees.iter().flat_map(|row| &row.quarters);
    let given = given.filter(|of| of.quarter == now);
    let gave = given
        .fold(Sums::default(), |sums, of| sums.plus(of.sums))
        .gave;
    let this = match gave.number {
        0 => "nothing is noted as given yet".to_owned(),
        some => format!(
            "{} noted ({})",
            count(some, "give is", "gives are"),
            count(points(gave), "point", "points")
        ),
    };
    doc.para(format!(
        "What you give {} is how help goes forward; nothing is held against it. This quarter {this}, beside your time.",
        listed(&names)
    ));
    let rows = answer.people.iter();
    let quiet = rows.filter(|row| answer.forward.contains(&row.id));
    let item = |row: &Row| {
        let last = row.last_gave.as_ref();
        let last = last.map_or("nothing is noted as given yet".to_owned(), |last| {
            let ago = today.days_since(last.date);
            let (day, text) = (last.date.long(), clause(&last.text));
            format!("last on {day}, {ago} days ago: {text} ({})", last.place)
        });
        let mut item = Item::new(format!("**{}**: {last}", plain(&row.name)));
        item.under = ideas(row);
        item
    };
    doc.list(quiet.map(item).collect());
}

fn people(answer: &Answer) -> Table {
    let head = ["who", "you gave", "you received", "your part", "last give"];
    let rows = answer.people.iter().filter(|row| !row.is_empty());
    let cell = |sum: Sum| match sum.number {
        0 => "–".to_owned(),
        number => format!("{number} ({})", sum.points),
    };
    let line = |row: &Row| {
        let stage = row.stage.filter(|stage| *stage != Stage::Active);
        let stage = stage.map_or(String::new(), |stage| format!(" ({stage})"));
        vec![
            format!("{}{stage}", plain(&row.name)),
            cell(row.total.gave),
            cell(row.total.received),
            part(row),
            row.last_gave
                .as_ref()
                .map_or("–".to_owned(), |last| last.date.to_string()),
        ]
    };
    Table {
        head: head.map(str::to_owned).to_vec(),
        right: vec![1, 2, 3],
        rows: rows.map(line).collect(),
    }
}

/// The share, where it is held against anything.
fn part(row: &Row) -> String {
    match row.measure {
        Measure::Coach => "n/a".to_owned(),
        Measure::Forward => "forward".to_owned(),
        Measure::Upward | Measure::Peer | Measure::None => {
            row.total.share.map_or("–".to_owned(), percent)
        }
    }
}

fn next(answer: &Answer) -> String {
    let ids = answer.next.iter().chain(&answer.forward);
    let rows = ids.filter_map(|id| answer.people.iter().find(|row| row.id == *id));
    let mut proposed = rows.filter_map(|row| Some((row, row.ideas.first()?)));
    match proposed.next() {
        Some((row, idea)) => step(idea, &plain(&row.name)),
        None => {
            let command = code("mentor intro --suggest");
            format!("Next: it is even. Perhaps two people should meet: {command}")
        }
    }
}
