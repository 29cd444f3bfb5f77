//! The rhythm of the one who stays: a merge never takes it away, and says where it changes.
//!
//! What may live here: that look at both. What may not: which keys join (`card`).

use super::decide::Request;
use super::state::Merge;
use crate::facts::contact::standing_after;
use crate::facts::traces::merged::Rhythm;
use crate::model::change::Value;
use crate::model::length::Length;
use crate::model::person::Person;

/// Keys that say how things stand with somebody and how often they are met. They belong together: none of
/// them joins those of another relationship.
const OF_A_RELATIONSHIP: [&str; 7] = [
    "stage", "style", "cadence", "since", "until", "snooze", "ended",
];

/// Whether a key of the one who goes says how things stood with them.
pub(super) fn is_of_a_relationship(path: &[&str]) -> bool {
    matches!(path, ["relationship", key, ..] if OF_A_RELATIONSHIP.contains(key))
}

/// Looks at the rhythm before and after: roles and tags join, and may bring another one. Where they would end
/// it, it is written as the own cadence.
pub(super) fn keep(merge: &mut Merge<'_>, request: &Request) {
    let people = (
        merge.network.person(&request.from),
        merge.network.person(&request.into),
    );
    let (Some(from), Some(into)) = people else {
        return;
    };
    if !merge.merged.keeps_its_relationship {
        return;
    }
    let mut joined = into.clone();
    let roles = &mut joined.relationship.roles;
    for role in &from.relationship.roles {
        if !roles.contains(role) {
            roles.push(*role);
        }
    }
    joined.tags.extend(from.tags.iter().cloned());
    let policy = &merge.network.policy;
    let of = |person: &Person| standing_after(policy, person, None, request.today).cadence;
    let (before, now) = (of(into), of(&joined));
    if before == now {
        return;
    }
    let kept = now.is_none();
    if let Some(before) = before.filter(|_| kept) {
        let cadence = Value::Text(before.to_string());
        let card = merge.into.card();
        merge.set.set(&card, &["relationship", "cadence"], cadence);
    }
    merge.merged.rhythm = Some(Rhythm {
        days_before: before.map(Length::days),
        days_now: if kept { before } else { now }.map(Length::days),
        kept,
    });
}
