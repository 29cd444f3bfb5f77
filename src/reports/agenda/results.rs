//! What came of a relationship so far: results for each objective, goals, promises in numbers, advice at
//! work, what was put off.

use super::advice;
use super::case::Case;
use super::line::{Line, Source};
use super::voice::clause;
use crate::facts::actions::{Item, Status};
use crate::facts::measures::measures;
use crate::model::goal::Goal;
use crate::text::figure::percent;
use crate::text::wording::{shared, topics};

/// How many results stand for an objective.
const PROOFS: usize = 2;
/// How many pieces of advice are recalled.
const RECALLED: usize = 2;

/// Each objective with its results, the goals that this relationship serves, the promises in numbers, and
/// the results that were not told yet.
pub fn lines(case: &Case<'_>) -> Vec<Line> {
    let agreed = &case.person.relationship;
    let mut lines = Vec::new();
    for (objective, items) in agreed.objectives.iter().zip(&by_objective(case)) {
        let line = Line::new(Source::Agreement, "Objective", clause(objective));
        lines.push(line.in_file(case.person.file()));
        if items.is_empty() {
            let text = "The files hold no result: what would show it?";
            lines.push(Line::under(Source::Practice, text));
        }
        lines.extend(items.iter().take(PROOFS).map(|item| proof(case, item)));
    }
    if !agreed.goals.is_empty() {
        let goals = case.goals().into_iter();
        lines.extend(goals.filter_map(|goal| of_goal(case, goal)));
    }
    lines.extend(kept_promises(case));
    lines.extend(advice::to_report(case));
    lines
}

/// Advice that was put to work, beside what is told as news.
pub fn advice_at_work(case: &Case<'_>) -> Vec<Line> {
    let mut done: Vec<&Item<'_>> = case.items.iter().collect();
    done.retain(|item| {
        item.status == Status::Done && item.is_mine() && item.action.result.is_some()
    });
    done.sort_by_key(|item| std::cmp::Reverse(item.done));
    let told: Vec<Line> = advice::to_report(case);
    let chains = done.iter().map(|item| advice::chain(case, item));
    let of_advice = chains.filter(|line| line.text.starts_with('“') && !told.contains(line));
    of_advice.take(RECALLED).collect()
}

/// The owner's promises that were put off three times, each with the question what stood in the way.
pub fn put_off(case: &Case<'_>) -> Vec<Line> {
    let put_off = case
        .items
        .iter()
        .filter(|item| item.put_off && item.is_mine());
    let lines = put_off.map(|item| {
        let text = format!("{}: what stood in the way?", clause(&item.action.text));
        let mut line = Line::new(Source::Action, "What was put off", text);
        line.handle = Some(item.handle.to_string());
        line.at(&item.place()).private(item.private)
    });
    lines.collect()
}

/// The done actions that speak of each objective: by their own words before those found by the heading
/// above them, with a result before without, the latest first. Each goes to the objective with which it
/// shares most words.
fn by_objective<'c>(case: &'c Case<'_>) -> Vec<Vec<&'c Item<'c>>> {
    let objectives = &case.person.relationship.objectives;
    let words: Vec<_> = objectives.iter().map(|text| topics(text)).collect();
    let mut sorted: Vec<Vec<(bool, &Item<'_>)>> = vec![Vec::new(); objectives.len()];
    for item in case.items.iter().filter(|item| item.status == Status::Done) {
        let own = topics(&item.action.text);
        let mut all = own.clone();
        all.extend(topics(heading(case, item).unwrap_or("")));
        let fits = words.iter().map(|words| shared(words, &all)).enumerate();
        // Of equals the first.
        let best = fits.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some((at, _)) = best.filter(|(_, count)| *count > 0) else {
            continue;
        };
        if let (Some(words), Some(list)) = (words.get(at), sorted.get_mut(at)) {
            list.push((shared(words, &own) > 0, item));
        }
    }
    let proofs = sorted.into_iter().map(|mut list| {
        list.sort_by_key(|(own, item)| {
            (
                !own,
                item.action.result.is_none(),
                std::cmp::Reverse(item.done),
            )
        });
        let by_own_words = list.iter().any(|(own, _)| *own);
        list.retain(|(own, _)| *own || !by_own_words);
        list.into_iter().map(|(_, item)| item).collect()
    });
    proofs.collect()
}

/// The owner's own heading above an action of the plan.
fn heading<'c>(case: &'c Case<'_>, item: &Item<'_>) -> Option<&'c str> {
    let plan = case
        .person
        .plan
        .as_deref()
        .filter(|_| item.noted.is_none())?;
    let above = plan
        .sections
        .iter()
        .rfind(|section| section.line < item.action.line)?;
    (above.level >= 2).then_some(above.heading.as_str())
}

fn proof(case: &Case<'_>, item: &Item<'_>) -> Line {
    let text = match &item.action.result {
        Some(result) => format!("{} → {result}", item.action.text),
        None => item.action.text.clone(),
    };
    let mut line = Line::under(Source::Action, text)
        .at(&item.place())
        .private(item.private);
    line.tail = item.done.map_or(String::new(), |day| case.voice.day(day));
    line.handle = Some(item.handle.to_string());
    line
}

fn of_goal(case: &Case<'_>, goal: &Goal) -> Option<Line> {
    let items = crate::facts::actions::of_goal(goal, case.today);
    let counts = measures(&items).counts;
    let all = counts.done + counts.open;
    if all == 0 {
        return None;
    }
    let by = goal
        .by
        .map_or(String::new(), |by| format!(", by {}", case.voice.day(by)));
    let text = format!(
        "{}: {} of {all} milestones done",
        clause(&goal.title),
        counts.done
    );
    Some(
        Line::new(Source::Goal, "Goal", text)
            .tail(format!("{}{by}", goal.status))
            .in_file(goal.file()),
    )
}

/// How the action plan went, in numbers.
fn kept_promises(case: &Case<'_>) -> Option<Line> {
    let measured = measures(&case.items);
    let counts = measured.counts;
    let share = measured.completion?;
    let all = counts.done + counts.open;
    let mut text = format!("{} of {all} done ({})", counts.done, percent(share));
    if counts.dated > 0 {
        text.push_str(&format!(
            ", {} of {} by their day",
            counts.in_time, counts.dated
        ));
    }
    if counts.open > 0 {
        text.push_str(&format!(", {} open", counts.open));
    }
    if counts.overdue > 0 {
        text.push_str(&format!(" ({} past their day)", counts.overdue));
    }
    if counts.dropped > 0 {
        text.push_str(&format!(", {} dropped", counts.dropped));
    }
    Some(Line::new(Source::Action, "Promises of both sides", text))
}
