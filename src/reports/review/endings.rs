//! Agreements to look at, and purposes that nobody has written down.

use super::case::{Case, quote};
use super::item::Item;
use crate::facts::agreement_end::{End, LOOK_AHEAD, MANAGER_RULE, ending};
use crate::facts::contact::meetings_of_this_round;
use crate::facts::dates::short;
use crate::facts::next_step::step::{ago, ahead};
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::GoalId;
use crate::model::words::{Role, Stage, Style};
use crate::text::phrase::listed;

/// An end so near is for now …
const NEAR: i64 = 7;
/// … and so near, for soon.
const SOON: i64 = 14;
/// So many meetings ask for a purpose.
const MEETINGS: usize = 2;

/// The item `agreement`.
pub(super) fn agreement(case: &Case<'_>) -> Option<Item> {
    let within = LOOK_AHEAD.max(case.ask.ahead);
    match ending(case.network, case.person, case.today(), within)? {
        End::Until(until) => Some(until_day(case, until)),
        End::Manager => Some(manager(case)),
        End::GoalsReached(goals) => Some(reached(case, &goals)),
    }
}

fn until_day(case: &Case<'_>, until: Day) -> Item {
    let id = &case.person.id;
    let days = until.days_since(case.today());
    let (text, command) = if days < 0 {
        (
            format!(
                "agreed until {}, {}: close it well, or agree on another round",
                short(until, case.today()),
                ago(-days)
            ),
            format!("mentor close {id} --as completed"),
        )
    } else {
        (
            format!(
                "agreed until {}, {}: look back together, then end it well or agree on another round",
                short(until, case.today()),
                ahead(days)
            ),
            format!("mentor agenda {id} --kind closing"),
        )
    };
    let urgency = match days {
        days if days <= NEAR => Urgency::Now,
        days if days <= SOON => Urgency::Soon,
        _ => Urgency::WhenYouCan,
    };
    let mut item = case.item(ReviewKind::Agreement, text, command);
    if days < 0 {
        item = item.or(
            "a last meeting first",
            format!("mentor close {id} --agenda"),
        );
    }
    let item = item
        .or(
            "another round",
            format!(
                "mentor close {id} --as renewed --until {}",
                until.plus_months(12)
            ),
        )
        .urgent(urgency)
        .in_key(case.person.file(), "relationship.until");
    case.with_last(case.since(item, until))
}

/// A mentor who judges the owner's work as well (domain.md 7.5): agree anew, or end that part well.
fn manager(case: &Case<'_>) -> Item {
    let id = &case.person.id;
    let text = "your mentor and your manager now, who also weighs your work: agree anew on what stays between the two of you, or end the mentoring well";
    let command = format!("mentor agenda {id} --kind closing");
    let item = case.item(ReviewKind::Agreement, text, command);
    let roles = case.person.relationship.roles.iter();
    let others = roles.filter(|role| **role != Role::Mentor);
    let others: Vec<&str> = others.map(|role| role.as_str()).collect();
    let roles = if others.is_empty() {
        "sponsor".to_owned()
    } else {
        others.join(",")
    };
    let item = item
        .or(
            "what stays between you",
            format!("mentor set {id} confidentiality=\"…\""),
        )
        .or(
            "a manager's own part",
            format!("mentor set {id} roles={roles}"),
        )
        .or(
            "a good ending",
            format!("mentor close {id} --as agreed-early"),
        )
        .or(
            "where it is meant so",
            format!("mentor set me ignore+={MANAGER_RULE}:people/{id}"),
        )
        .urgent(Urgency::Soon)
        .in_key(case.person.file(), "relation");
    case.with_last(item)
}

fn reached(case: &Case<'_>, goals: &[GoalId]) -> Item {
    let id = &case.person.id;
    let title = |goal: &GoalId| {
        let found = case.network.goal(goal);
        quote(found.map_or(goal.as_str(), |goal| goal.title.as_str()))
    };
    let titles: Vec<String> = goals.iter().map(title).collect();
    let text = format!(
        "you worked on {}, and that is no longer an active goal: agree on what comes next, or end it well",
        listed(&titles)
    );
    let item = case.item(
        ReviewKind::Agreement,
        text,
        format!("mentor agenda {id} --kind closing"),
    );
    let item = item
        .urgent(Urgency::WhenYouCan)
        .in_key(case.person.file(), "relationship.goals");
    case.with_last(item)
}

/// The item `purpose`: two meetings, and nobody wrote down what for.
pub(super) fn purpose(case: &Case<'_>) -> Option<Item> {
    let agreed = &case.person.relationship;
    let free = matches!(
        agreed.style,
        Some(Style::Flash | Style::Informal | Style::Circle)
    );
    if agreed.stage() != Stage::Active || free || agreed.purpose.is_some() {
        return None;
    }
    let mut meetings = meetings_of_this_round(case.person, case.today());
    let second = meetings.nth(MEETINGS - 1)?;
    let text = format!(
        "{} meetings, and what they are for is not written down",
        case.standing.meetings
    );
    let command = format!("mentor set {} purpose=\"…\"", case.person.id);
    let item = case.item(ReviewKind::Purpose, text, command);
    let item = case.since(item.urgent(Urgency::WhenYouCan), second.day);
    Some(case.with_last(item.in_key(case.person.file(), "relationship")))
}
