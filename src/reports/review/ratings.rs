//! Health checks and ratings that ask for a word. For the owner's eyes.

use super::case::Case;
use super::item::Item;
use crate::facts::dates::short;
use crate::facts::health::{Health, Verdict, latest};
use crate::facts::session::{GOOD, rated, trend};
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::model::ids::RelPath;
use crate::model::words::Stage;
use crate::text::figure::fixed;
use crate::text::phrase::listed;

/// A check or a rating is spoken of for so many days.
const FRESH: i64 = 30;
/// So many of the sentences that want a word are named.
const FLAGGED: usize = 3;

/// The items `health`: the check, and beside it the trend of the ratings, else the last of them.
pub(super) fn items(case: &Case<'_>) -> Vec<Item> {
    if case.person.relationship.stage() != Stage::Active {
        return Vec::new();
    }
    let rated = falling(case).or_else(|| low(case));
    let found = [check(case), rated];
    let found = found.into_iter().flatten();
    found.map(|item| case.with_last(item)).collect()
}

fn is_fresh(case: &Case<'_>, day: Day) -> bool {
    case.today().days_since(day) <= FRESH
}

fn check(case: &Case<'_>) -> Option<Item> {
    let (person, id) = (case.person, &case.person.id);
    let health = latest(person, case.today()).filter(|health| is_fresh(case, health.day))?;
    let verdict = health.verdict();
    let healthy = verdict.is_none_or(|verdict| verdict == Verdict::Healthy);
    if healthy && health.flagged.is_empty() {
        return None;
    }
    let poor = |health: &Health| health.verdict() == Some(Verdict::RenegotiateOrClose);
    let before = latest(person, health.day.plus_days(-1));
    let twice = poor(&health) && before.as_ref().is_some_and(poor);
    let mut text = format!("the health check of {}", short(health.day, case.today()));
    let means = [("yours", health.mine), ("theirs", health.theirs)];
    let means = means
        .into_iter()
        .filter_map(|(side, mean)| Some(format!("{side} {}", fixed(mean?, 1))));
    let means: Vec<String> = means.collect();
    if !means.is_empty() {
        text.push_str(&format!(", {}", means.join(", ")));
    }
    if let Some(verdict) = verdict {
        text.push_str(&format!(": {}", verdict.as_str()));
    }
    if !health.flagged.is_empty() {
        text.push_str(&a_word_on(&health.flagged_lowest(before.as_ref())));
    }
    let mut item = case.item(
        ReviewKind::Health,
        text,
        format!("mentor agenda {id} --kind progress"),
    );
    if twice {
        let end = format!("mentor close {id} --as agreed-early");
        item = item.or("it is the second time: a good ending", end);
    }
    let urgency = if poor(&health) {
        Urgency::Now
    } else {
        Urgency::Soon
    };
    let notes = person.meetings.iter();
    let mut notes = notes.filter(|note| note.day == health.day);
    let note = notes.next()?;
    let item = case.since(item.urgent(urgency), health.day);
    Some(item.in_key(note.path.clone(), "health"))
}

/// The first few of what is flagged; how many more there are.
fn a_word_on(flagged: &[&str]) -> String {
    let (first, more) = flagged.split_at_checked(FLAGGED).unwrap_or((flagged, &[]));
    let more = match more.len() {
        0 => String::new(),
        more => format!(", then on {more} more"),
    };
    format!("; a word on {} would help{more}", listed(first))
}

fn falling(case: &Case<'_>) -> Option<Item> {
    let last = rated(case.person, case.today()).next();
    let last = last.filter(|last| is_fresh(case, last.day))?;
    let trend = trend(case.person, case.today()).filter(|trend| trend.flagged)?;
    let text = format!(
        "the last three ratings are lower than the three before, by {}: what should you change together?",
        fixed(-trend.change, 2)
    );
    Some(change(case, text, last.day, &last.file))
}

fn low(case: &Case<'_>) -> Option<Item> {
    let last = rated(case.person, case.today()).next();
    let last = last.filter(|last| is_fresh(case, last.day))?;
    if last.mean >= GOOD {
        return None;
    }
    let text = format!(
        "{} was rated {} of 5: what should you change together?",
        short(last.day, case.today()),
        fixed(last.mean, 1)
    );
    Some(change(case, text, last.day, &last.file))
}

fn change(case: &Case<'_>, text: String, on: Day, file: &RelPath) -> Item {
    let command = format!(
        "mentor touch --next \"@{} what we could change in how we meet\"",
        case.person.id
    );
    let item = case.item(ReviewKind::Health, text, command);
    // `session` is looked for first, then the line is that of the file.
    case.since(item, on).in_key(file.clone(), "session")
}
