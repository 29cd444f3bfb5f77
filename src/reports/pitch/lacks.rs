//! What a pitch would say and the files do not hold, part by part, with the command that puts it there.

use super::case::Case;
use super::value::{Kind, Pitch};
use crate::model::draft::Missing;

/// A longer first talk is hard to grant.
const SMALL: u32 = 30;

/// What is missing; of a reminder only the owner's name.
pub(super) fn missing(case: &Case<'_>, pitch: &Pitch) -> Vec<Missing> {
    let mut missing = Vec::new();
    if case.network.policy.me.name.is_none() {
        missing.push(Missing::new("your name", "mentor set me name=\"…\""));
    }
    if pitch.kind == Kind::FollowUp {
        return missing;
    }
    if pitch.kind == Kind::First {
        missing.extend(of_a_first_one(case, pitch));
    }
    let id = &case.person.id;
    if pitch
        .history
        .as_ref()
        .is_some_and(|past| past.came.is_none())
    {
        let command = format!("mentor log {id} --action \"…\"");
        missing.push(Missing::new("what has come of their help", command));
    }
    if pitch.gave.is_none() && pitch.offer.is_none() {
        let command = format!("mentor set {id} offer=\"…\"");
        missing.push(Missing::new("what you can give them", command));
    }
    if pitch.goal.is_none() && !case.person.relationship.only_mentee() {
        missing.push(Missing::yours("part 2, your goal: a file goals/ID.md"));
    }
    if pitch.minutes > SMALL {
        missing.push(Missing::yours(format!(
            "a small first step: {} minutes is much, 20 to 30 is easy to grant",
            pitch.minutes
        )));
    }
    missing
}

/// What a first question lacks.
fn of_a_first_one(case: &Case<'_>, pitch: &Pitch) -> Vec<Missing> {
    let id = &case.person.id;
    let mut missing = Vec::new();
    let mut add = |absent: bool, what: &str, command: String| {
        if absent {
            missing.push(Missing::new(what, command));
        }
    };
    add(
        pitch.role.is_none(),
        "what they could be to you",
        format!("mentor set {id} roles+=\"mentor\""),
    );
    add(
        pitch.intro.is_none(),
        "part 1, who you are in one sentence",
        "mentor set me intro=\"…\"".to_owned(),
    );
    let need = if case.person.relationship.only_mentee() {
        "part 2, what you could help with"
    } else {
        "part 2, the guidance you need"
    };
    add(
        pitch.need.is_none() && pitch.learn.is_empty(),
        need,
        format!("mentor set {id} purpose=\"…\""),
    );
    add(
        pitch.seen.is_none(),
        "part 3, one concrete thing you saw of them",
        format!("mentor set {id} works+=\"…\""),
    );
    missing
}
