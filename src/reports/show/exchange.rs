//! Give and take on the page of a person: a prompt, never a debt.
//!
//! What may live here: how much went each way, and when a give would be welcome. What may not: the ledger itself.

use super::person::Shown;
use crate::facts::exchange::Gift;
use crate::facts::ledger::balance::Sum;
use crate::facts::ledger::due::{Prompt, prompt};
use crate::facts::ledger::entries::{Because, Entry};
use crate::text::doc::{Doc, Item as Line, plain};
use crate::text::figure::percent;
use crate::text::phrase::times;

/// How the owner's side begins.
const GAVE: &str = "You gave";

/// Adds what went each way; nothing where nothing did.
pub fn add(doc: &mut Doc, shown: &Shown<'_>) {
    if shown.ledger.is_empty() {
        return;
    }
    doc.heading(2, "Give and take");
    let balance = shown.balance();
    let reports = shown.ledger.iter();
    let told = reports
        .filter(|entry| entry.because == Because::Report)
        .count();
    let side = |sum: Sum, last: &Option<Entry>, gave: &str| {
        let last = gift(&last.as_ref()?.gift);
        let mut text = format!("{gave} {}", times(sum.number));
        if told > 0 && gave == GAVE {
            text.push_str(&format!(" (reports of what came of it: {told})"));
        }
        Some(Line::new(format!("{text}, last {last}")))
    };
    let both = [
        side(balance.sums.gave, &balance.last_gave, GAVE),
        side(
            balance.sums.received,
            &balance.last_received,
            "You received",
        ),
    ];
    doc.list(both.into_iter().flatten().collect());
    if let Some(share) = balance.sums.share() {
        let part = percent(share);
        let mut text = match (balance.sums.gave.number, balance.sums.received.number) {
            (0, _) => "Nothing from you is written down yet.".to_owned(),
            (_, 0) => "What they gave is not written down yet.".to_owned(),
            _ => format!("By weight, {part} of it came from you."),
        };
        let gives = prompt(shown.person, &balance, shown.today).is_some_and(Prompt::is_give);
        if let (true, Some(idea)) = (gives, idea(shown)) {
            text.push_str(&format!(" Something for {idea} would be welcome."));
        }
        doc.para(text);
    }
}

fn gift(gift: &Gift) -> String {
    let weight = gift
        .weight
        .map_or_else(String::new, |weight| format!(", {weight}"));
    let private = if gift.private { ", private" } else { "" };
    format!(
        "on {}: {} ({}{weight}{private})",
        gift.day.long(),
        gift.text,
        gift.place
    )
}

/// What they care about, where the files say it.
fn idea(shown: &Shown<'_>) -> Option<String> {
    let interest = shown.person.interests.first()?;
    Some(format!("their interest in {}", plain(interest)))
}
