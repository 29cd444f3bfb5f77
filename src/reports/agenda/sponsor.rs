//! What a sponsor needs to speak for somebody: facts that can be quoted, and an opening.

use super::case::Case;
use super::line::{Line, Source};
use crate::facts::actions::{Item, Status, of_goal};
use crate::facts::points::results_to_report;
use crate::model::day::Day;
use crate::model::words::{ActionKind, TouchKind};

/// How many facts to bring.
const FACTS: usize = 2;
/// A fact older than this many days is no news.
const NEWS: i64 = 120;

/// Facts, what came of the last time they spoke, and the next opening.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    let mut lines = facts(case);
    lines.extend(spoken(case));
    lines.extend(opening(case));
    lines
}

/// The latest results of the goals that they serve.
fn facts(case: &Case<'_>) -> Vec<Line> {
    let told = results_to_report(case.person, case.today);
    let mut items = milestones(case);
    items.retain(|item| {
        let fresh = item
            .done
            .is_some_and(|done| case.today.days_since(done) <= NEWS);
        let again = told.iter().any(|t| t.action.result == item.action.result);
        item.status == Status::Done && fresh && item.action.result.is_some() && !again
    });
    items.sort_by_key(|item| std::cmp::Reverse(item.done));
    let line = |item: &Item<'_>| {
        let result = item.action.result.as_deref().unwrap_or("");
        let lead = case.voice.say("A fact to quote", "A fact you can quote");
        Line::new(
            Source::Goal,
            lead,
            format!("{} → {result}", item.action.text),
        )
        .tail(item.done.map_or(String::new(), |day| case.voice.day(day)))
        .at(&item.place())
        .private(item.private)
    };
    items.iter().take(FACTS).map(line).collect()
}

/// The last time they spoke for the owner: what came of it is worth telling, or asking.
fn spoken(case: &Case<'_>) -> Option<Line> {
    let fresh = |day: Day| day <= case.today && case.today.days_since(day) <= NEWS;
    let log = case.person.log.iter();
    let last = log
        .filter(|touch| touch.kind == TouchKind::Opportunity && fresh(touch.day))
        .max_by_key(|touch| (touch.day, touch.line))?;
    let lead = case.voice.say(
        "They spoke for me, what came of it?",
        "You spoke for me, what came of it?",
    );
    let place = case.place("log.md", last.line);
    Some(
        Line::new(Source::Log, lead, last.text.clone())
            .tail(case.voice.day(last.day))
            .at(&place),
    )
}

/// The next milestone that takes a meeting, an introduction or a stage; else the next that has a day.
fn opening(case: &Case<'_>) -> Option<Line> {
    let mut items = milestones(case);
    items.retain(|item| item.is_open() && item.action.due.is_some_and(|due| due >= case.today));
    let needs_a_door = |item: &Item<'_>| {
        matches!(
            item.action.kind,
            Some(
                ActionKind::Meet
                    | ActionKind::Introduce
                    | ActionKind::Event
                    | ActionKind::Interview
            )
        )
    };
    items.sort_by_key(|item| (!needs_a_door(item), item.action.due, item.file.clone()));
    let item = items.first()?;
    let due = item
        .action
        .due
        .map_or(String::new(), |due| format!("by {}", case.voice.day(due)));
    let lead = case
        .voice
        .say("An opening they could make", "An opening you could make");
    Some(
        Line::new(Source::Goal, lead, item.action.text.clone())
            .tail(due)
            .at(&item.place())
            .private(item.private),
    )
}

fn milestones<'a>(case: &Case<'a>) -> Vec<Item<'a>> {
    let goals = case.goals();
    let items = goals.iter().flat_map(|goal| of_goal(goal, case.today));
    items
        .filter(|item| item.is_mine() && case.audience.sees_action(item))
        .collect()
}
