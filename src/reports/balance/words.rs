//! Sentences that both pages of the balance share.

use super::value::{Row, Total};
use crate::facts::giving::{Idea, IdeaKind};
use crate::facts::ledger::balance::{Measure, OfQuarter, Sum, Sums};
use crate::facts::ledger::due::{PEER_LEAST, PEER_MOST, Prompt, QUARTER, UPWARD};
use crate::model::day::Day;
use crate::text::doc::{Doc, Item, Table, code};
use crate::text::figure::percent;
use crate::text::phrase::{clause, count, times};

/// So many ideas are shown of one person.
const IDEAS: usize = 3;
/// So many quarters are shown.
const QUARTERS: usize = 4;

/// `You gave 5 times (8 points) and received 3 times (6): 8 ÷ (8 + 6) = 57.1 % of it came from you.`
pub(super) fn summary(total: &Total, since: Option<Day>) -> String {
    let since = since.map_or(String::new(), |day| format!("Since {}: you", day.long()));
    let you = if since.is_empty() { "You" } else { &since };
    let (gave, received) = (total.gave, total.received);
    let both = gave.number > 0 && received.number > 0;
    let share = total.share.filter(|_| both).map_or(String::new(), |share| {
        let sums = Sums { gave, received };
        format!(
            ": {} = {} of it came from you",
            division(sums),
            percent(share)
        )
    });
    let way = |sum: Sum| match sum.number {
        0 => "nothing".to_owned(),
        number => format!(
            "{} ({})",
            times(number),
            count(points(sum), "point", "points")
        ),
    };
    format!(
        "{you} gave {} and received {}{share}.",
        way(gave),
        way(received)
    )
}

/// The points of a sum as a number of things.
pub(super) fn points(sum: Sum) -> usize {
    usize::try_from(sum.points).unwrap_or(usize::MAX)
}

/// `8 ÷ (8 + 6)`
fn division(sums: Sums) -> String {
    let (gave, received) = (sums.gave.points, sums.received.points);
    format!("{gave} ÷ ({gave} + {received})")
}

/// Why something is prompted for, with the days and the arithmetic: a sentence without a full stop.
pub(super) fn because(row: &Row, prompt: Prompt, today: Day) -> String {
    let came = |share: f64| {
        let came = match (row.whole.gave.number, row.whole.received.number) {
            (_, 0) => "what is noted came from you, and nothing from them is".to_owned(),
            (0, _) => "what is noted came from them, and nothing from you is".to_owned(),
            _ => format!("{} came from you", percent(share)),
        };
        format!("{came} ({})", division(row.whole))
    };
    match (prompt, &row.last_gave) {
        (Prompt::Quarter { .. }, Some(last)) => format!(
            "you gave last on {}, {} days ago: {} ({}); something each quarter keeps it two-way",
            last.date.long(),
            today.days_since(last.date),
            clause(&last.text),
            last.place
        ),
        (Prompt::Quarter { since: Some(since) }, None) => format!(
            "nothing from you is written since {}; something each quarter keeps it two-way",
            since.plus_days(-QUARTER - 1).long()
        ),
        (Prompt::Quarter { since: None }, None) => {
            "nothing from you is written yet; something each quarter keeps it two-way".to_owned()
        }
        (Prompt::Give { share, .. }, _) if row.measure == Measure::Peer => format!(
            "{}; between peers {:.0} to {:.0} % is even",
            came(share),
            PEER_LEAST * 100.0,
            PEER_MOST * 100.0
        ),
        (Prompt::Give { share, .. }, _) => {
            format!("{}; {:.0} % keeps it two-way", came(share), UPWARD * 100.0)
        }
        (Prompt::Ask { share, .. }, _) => format!(
            "{}; between peers up to {:.0} % is even, and being asked is a compliment",
            came(share),
            PEER_MOST * 100.0
        ),
    }
}

/// The ideas for a person, each with its command.
pub(super) fn ideas(row: &Row) -> Vec<Item> {
    let ideas = row.ideas.iter().take(IDEAS);
    let item = |idea: &Idea| Item::new(format!("{}: {}", sentence(&idea.why), code(&idea.command)));
    ideas.map(item).collect()
}

/// A clause with a capital at its beginning.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The last quarters, the latest first.
pub(super) fn by_quarter(quarters: &[OfQuarter], who: &str, doc: &mut Doc) {
    if quarters.is_empty() {
        return;
    }
    doc.heading(2, "By quarter");
    let cell = |sum: Sum| format!("{} ({})", sum.number, sum.points);
    let line = |of: &OfQuarter| {
        let share = of.sums.share().map_or("–".to_owned(), percent);
        let (gave, received) = (cell(of.sums.gave), cell(of.sums.received));
        vec![of.quarter.to_string(), gave, received, share]
    };
    doc.table(Table {
        head: ["quarter", "you gave", "you received", "your part"]
            .map(str::to_owned)
            .to_vec(),
        right: vec![1, 2, 3],
        rows: quarters.iter().rev().take(QUARTERS).map(line).collect(),
    });
    let command = code(&format!("mentor touch --received \"@{who} …\""));
    doc.para(format!(
        "In brackets the points: light 1, medium 2, heavy 3. An hour of theirs counts where it is noted: {command}"
    ));
}

/// The next action in a sentence.
pub(super) fn step(idea: &Idea, name: &str) -> String {
    let what = match idea.kind {
        IdeaKind::Promise => format!("keep what you promised {name}, and tick or note it"),
        IdeaKind::Result => format!("tell {name} what came of their help"),
        IdeaKind::Resource => format!("send it to {name}, with a note ready to go"),
        IdeaKind::Introduction => format!("ask {name} whether they would like to meet"),
        IdeaKind::Skill | IdeaKind::Offer | IdeaKind::Interest => {
            format!("give {name} something of it, and note it")
        }
        IdeaKind::Ask => format!("ask {name} what they care about, and keep it"),
    };
    format!("Next: {what}: {}", code(&idea.command))
}
