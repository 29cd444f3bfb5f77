//! Promises of both sides: what is open now, what lies ahead, what was kept since last time.

use super::case::Case;
use super::line::{Line, Source};
use crate::facts::actions::{Item, Status};
use crate::facts::points::results_to_report;
use crate::model::action::Owner;

/// How many promises of one sort an agenda shows before it says how many more there are.
const SHOWN: usize = 6;
/// What was put later this often is asked about.
const PUT_OFF: u32 = 3;
/// How many that were kept.
const SHOWN_DONE: usize = 3;

/// What to go through: overdue, due by the day of the meeting, or promised last time without a day.
pub fn now(case: &Case<'_>) -> Vec<Line> {
    let mut items: Vec<&Item<'_>> = case
        .items
        .iter()
        .filter(|item| is_now(case, item))
        .collect();
    items.sort_by_key(|item| (item.action.due.is_none(), item.action.due, !item.is_mine()));
    lines(case, &items, SHOWN)
}

/// What is promised for later: not a topic of this meeting, and not gone through before.
pub fn ahead(case: &Case<'_>) -> Vec<Line> {
    let items = case.items.iter().filter(|item| item.is_open());
    let mut items: Vec<&Item<'_>> = items
        .filter(|item| !is_now(case, item) && !case.topics.holds(item))
        .collect();
    items.sort_by_key(|item| (item.action.due.is_none(), item.action.due, !item.is_mine()));
    lines(case, &items, SHOWN)
}

/// Everything that is open, soonest first.
pub fn open(case: &Case<'_>) -> Vec<Line> {
    let mut items: Vec<&Item<'_>> = case.items.iter().filter(|item| item.is_open()).collect();
    items.sort_by_key(|item| (item.action.due.is_none(), item.action.due, !item.is_mine()));
    lines(case, &items, usize::MAX)
}

/// Everything that is open on one side, soonest first.
pub fn of_side(case: &Case<'_>, mine: bool) -> Vec<Line> {
    let open = case.items.iter().filter(|item| item.is_open());
    let mut items: Vec<&Item<'_>> = open.filter(|item| item.is_mine() == mine).collect();
    items.sort_by_key(|item| (item.action.due.is_none(), item.action.due));
    lines(case, &items, SHOWN)
}

/// What was kept since last time and is not reported as a result of advice.
pub fn kept(case: &Case<'_>) -> Vec<Line> {
    let Some(met) = case.last_met() else {
        return Vec::new();
    };
    let reported = results_to_report(case.person, case.today);
    let is_reported = |item: &Item<'_>| reported.iter().any(|r| r.handle == item.handle);
    let mut items: Vec<&Item<'_>> = case.items.iter().collect();
    items.retain(|item| {
        let since = item.done.or(item.noted).is_some_and(|day| day >= met);
        item.status == Status::Done && since && !is_reported(item)
    });
    items.sort_by_key(|item| item.done);
    let lines = items.iter().map(|item| done(case, item));
    lines.take(SHOWN_DONE).collect()
}

/// An action that is done, with its result and its day.
pub fn done(case: &Case<'_>, item: &Item<'_>) -> Line {
    let day = item.done.map_or("done".to_owned(), |day| {
        format!("done {}", case.voice.day(day))
    });
    let text = match &item.action.result {
        Some(result) => format!("{} → {result}", item.action.text),
        None => item.action.text.clone(),
    };
    line(case, item, text).tail(day)
}

fn is_now(case: &Case<'_>, item: &Item<'_>) -> bool {
    let by_then = item.action.due.is_some_and(|due| due <= case.meeting_day());
    let last_time =
        item.action.due.is_none() && item.noted.is_some() && item.noted == case.last_met();
    item.is_open() && (by_then || last_time || item.put_off)
}

fn lines(case: &Case<'_>, items: &[&Item<'_>], most: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for item in items.iter().take(most) {
        let away = item
            .action
            .due
            .map_or(String::new(), |due| case.voice.away(due));
        let line = line(case, item, item.action.text.clone());
        lines.push(line.tail(dates(case, item)).away(away));
        if item.put_off && (item.is_mine() || !case.voice.shared) {
            lines.push(put_off(item));
        }
    }
    let more = items.len().saturating_sub(most);
    if more > 0 {
        let line = Line::new(Source::Practice, "", format!("and {more} more"));
        lines.push(
            line.command(format!("mentor show {}", case.typed()))
                .for_me(),
        );
    }
    lines
}

/// An action with its owner before it.
fn line(case: &Case<'_>, item: &Item<'_>, text: String) -> Line {
    let lead = match &item.action.owner {
        Owner::Me => "Mine".to_owned(),
        Owner::Person(id) if *id == case.person.id => case.voice.theirs(),
        Owner::Person(id) => case.network.name_of(id).to_owned(),
    };
    let mut line = Line::new(Source::Action, lead, text)
        .at(&item.place())
        .private(item.private);
    line.handle = Some(item.handle.to_string());
    // What somebody else promised is between the owner and them.
    line.mine = matches!(&item.action.owner, Owner::Person(id) if *id != case.person.id);
    line
}

/// How many meetings it has seen and when it is due.
fn dates(case: &Case<'_>, item: &Item<'_>) -> String {
    let age = item.age.filter(|age| *age > 0).map(|age| {
        let meetings = if age == 1 { "meeting" } else { "meetings" };
        format!("open for {age} {meetings}")
    });
    let due = item.action.due.map(|due| match case.voice.shared {
        true => format!("by {}", case.voice.day(due)),
        false => case.voice.due(due),
    });
    let parts: Vec<String> = age.into_iter().chain(due).collect();
    match item.noted {
        Some(noted) if parts.is_empty() => format!("since {}", case.voice.day(noted)),
        _ => parts.join(", "),
    }
}

/// The question for what was put off three times.
fn put_off(item: &Item<'_>) -> Line {
    let why = if item.action.moved >= PUT_OFF {
        format!("put later {} times", item.action.moved)
    } else {
        "past its day for three meetings".to_owned()
    };
    Line::under(Source::Action, "Drop it, shrink it, or hand it over?")
        .tail(why)
        .private(item.private)
}
