//! What the files do not hold for an agenda, with the command that puts it there.

use super::case::Case;
use super::value::Missing;
use crate::model::words::{MeetingKind, Role};

/// What the files do not hold, with the command that puts it there.
pub fn missing(case: &Case<'_>, ask: bool, expect: bool) -> Vec<Missing> {
    let typed = case.typed();
    let set = |key: &str, value: &str| format!("mentor set {typed} {key}\"{value}\"");
    let agreed = &case.person.relationship;
    if !case.person.readable {
        let file = case.person.file();
        let what = format!("{file} could not be read: name, role and agreement are unknown");
        return vec![Missing::new(what, "mentor check".to_owned())];
    }
    let mut missing = Vec::new();
    let mut add = |absent: bool, what: &str, command: String| {
        if absent {
            missing.push(Missing::new(what, command));
        }
    };
    let mentee = case.is(Role::Mentee);
    let touch = format!("mentor touch \"@{typed} …\" --next");
    add(
        agreed.roles.is_empty(),
        "what they are to you",
        set("roles+=", "mentor"),
    );
    add(
        agreed.purpose.is_none() && case.plan.kind != MeetingKind::Flash,
        "what you meet for",
        set("purpose=", "…"),
    );
    add(
        !ask && !case.only_mentee(),
        "what you want from this meeting",
        touch,
    );
    add(
        !ask && case.only_mentee(),
        "what they need from you",
        set("objectives+=", "…"),
    );
    add(
        mentee && agreed.feedback.is_none(),
        "how they like feedback",
        set("feedback=", "…"),
    );
    add(!expect, "what they can expect of you", set("offer=", "…"));
    if case.plan.date.is_none() {
        let day = case
            .plan
            .proposed
            .map_or("DATE".to_owned(), |day| day.to_string());
        let command = format!("mentor agenda {typed}{} --date {day}", case.plan.typed);
        add(true, "a date for this meeting", command);
    }
    missing
}
