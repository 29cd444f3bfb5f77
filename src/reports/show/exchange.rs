//! Give and take on the page of a person: a prompt, never a debt.
//!
//! What may live here: how much went each way, and when a give would be welcome. What may not: the ledger itself.

use super::person::Shown;
use crate::facts::exchange::{Gift, Side, latest};
use crate::model::words::Stage;
use crate::text::doc::{Doc, Item as Line, plain};

/// The days within which a give keeps a tie two-way (domain.md 7.3).
const QUARTER: i64 = 90;
/// From this share on, what was given came mostly from the owner (domain.md 7.3, peers).
const MOSTLY_MINE: f64 = 0.65;

/// Adds what went each way; nothing where nothing did.
pub fn add(doc: &mut Doc, shown: &Shown<'_>) {
    if shown.gifts.is_empty() {
        return;
    }
    doc.heading(2, "Give and take");
    let side = |side, gave: &str| {
        let number = shown.gifts.iter().filter(|gift| gift.side == side).count();
        let last = latest(&shown.gifts, side)?;
        let times = times(number);
        Some(Line::new(format!("{gave} {times}, last {}", gift(last))))
    };
    let both = [
        side(Side::Gave, "You gave"),
        side(Side::Received, "You received"),
    ];
    doc.list(both.into_iter().flatten().collect());
    if let Some(share) = shown.balance() {
        let percent = share * 100.0;
        let mut text = if share > 0.0 {
            format!("By weight, {percent:.1} % of it came from you.")
        } else {
            "Nothing from you is written down yet.".to_owned()
        };
        if let (true, Some(idea)) = (wants_a_give(shown, share), idea(shown)) {
            text.push_str(&format!(" Something for {idea} would be welcome."));
        }
        doc.para(text);
    }
}

/// A give each quarter keeps a tie two-way; where most came from the owner anyway, nothing is said.
fn wants_a_give(shown: &Shown<'_>, share: f64) -> bool {
    let living = shown.person.relationship.stage() == Stage::Active;
    let helped = shown.person.relationship.only_mentee();
    let gave = latest(&shown.gifts, Side::Gave).map(|gift| gift.day);
    let quiet = gave.is_none_or(|day| shown.today.days_since(day) > QUARTER);
    living && !helped && quiet && share < MOSTLY_MINE
}

fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        number => format!("{number} times"),
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
