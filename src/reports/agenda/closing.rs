//! The last meeting: results against the purpose, what worked, lessons, open items, what we become.

use super::case::Case;
use super::line::{Line, Source};
use super::voice::{clause, untagged};
use super::{advice, ending, give, promises, questions};
use crate::facts::actions::{Item, Status};
use crate::facts::contact::meetings_of_this_round;
use crate::facts::exchange::{self, Side};
use crate::facts::measures::measures;
use crate::facts::points::Point;
use crate::facts::telling::{self, Feedback};
use crate::model::goal::Goal;
use crate::model::note::SectionKey;
use crate::model::words::MeetingKind;
use crate::text::wording::{shared, topics};

/// How many results stand for an objective.
const PROOFS: usize = 2;
/// How many pieces of advice, feedback and gifts are recalled.
const RECALLED: usize = 2;

/// The lines of each block.
pub fn fill(case: &Case<'_>, _minutes: &[u32]) -> Vec<Vec<Line>> {
    vec![
        results(case),
        worked(case),
        lessons(case),
        open(case),
        after(case),
    ]
}

fn results(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let agreed = &case.person.relationship;
    if let Some(purpose) = &agreed.purpose {
        let since = agreed.since.map_or(String::new(), |day| {
            format!(", since {}", case.voice.day(day))
        });
        let count = meetings_of_this_round(case.person, case.today).count();
        let meetings = if count == 1 { "meeting" } else { "meetings" };
        let line = Line::new(Source::Agreement, "What we set out to do", clause(purpose));
        lines.push(
            line.tail(format!("{count} {meetings}{since}"))
                .in_file(case.person.file()),
        );
    }
    let proofs = by_objective(case);
    for (objective, items) in agreed.objectives.iter().zip(&proofs) {
        let line = Line::new(Source::Agreement, "Objective", clause(objective));
        lines.push(line.in_file(case.person.file()));
        if items.is_empty() {
            let text = "The files hold no result: what would show it?";
            lines.push(Line::under(Source::Practice, text));
        }
        lines.extend(items.iter().take(PROOFS).map(|item| proof(case, item)));
    }
    if !agreed.goals.is_empty() {
        lines.extend(
            case.goals()
                .into_iter()
                .filter_map(|goal| of_goal(case, goal)),
        );
    }
    lines.extend(kept_promises(case));
    lines.extend(advice::to_report(case));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 1, 1));
    lines
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
    let mut text = format!("{} of {all} done ({:.1} %)", counts.done, share * 100.0);
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

fn worked(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut done: Vec<&Item<'_>> = case.items.iter().collect();
    done.retain(|item| {
        item.status == Status::Done && item.is_mine() && item.action.result.is_some()
    });
    done.sort_by_key(|item| std::cmp::Reverse(item.done));
    let told: Vec<Line> = advice::to_report(case);
    let chains = done.iter().map(|item| advice::chain(case, item));
    let of_advice = chains.filter(|line| line.text.starts_with('“') && !told.contains(line));
    lines.extend(of_advice.take(RECALLED));
    let put_off = case
        .items
        .iter()
        .filter(|item| item.put_off && item.is_mine());
    lines.extend(put_off.map(|item| {
        let text = format!("{}: what stood in the way?", clause(&item.action.text));
        let mut line = Line::new(Source::Action, "What was put off", text);
        line.handle = Some(item.handle.to_string());
        line.at(&item.place()).private(item.private)
    }));
    lines.extend(said(case));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 2, 2));
    lines
}

/// The first and the latest feedback of this person: what has changed in between.
fn said(case: &Case<'_>) -> Vec<Line> {
    let said = telling::feedback(case.person, case.today, case.audience);
    let received: Vec<_> = said
        .iter()
        .filter(|said| said.mark == Feedback::Received)
        .collect();
    let (Some(first), Some(last)) = (received.first(), received.last()) else {
        return Vec::new();
    };
    let line = |lead: &str, point: &Point| {
        Line::new(Source::Note, lead, format!("“{}”", untagged(&point.text)))
            .tail(case.voice.day(point.day))
            .at(&point.place)
            .private(point.private)
    };
    let mut lines = vec![line("First feedback", &first.point)];
    if received.len() > 1 {
        lines.push(line("Latest feedback", &last.point));
    }
    lines
}

fn lessons(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    // An earlier round with the same person taught something already.
    for closing in case
        .person
        .closings
        .iter()
        .filter(|closing| closing.day <= case.today)
    {
        let Some(note) = case.audience.text(closing) else {
            continue;
        };
        let shown = case.audience.entries(note, SectionKey::Lessons);
        lines.extend(shown.iter().take(1).map(|shown| {
            let mut line = Line::new(
                Source::Lesson,
                "Learned in the round before",
                shown.entry.text.clone(),
            )
            .tail(case.voice.day(closing.day))
            .private(shown.private);
            line.file = Some(closing.path.clone());
            line.at = Some(shown.entry.line);
            line
        }));
    }
    lines.extend(questions::of_block(case, MeetingKind::Closing, 3, 2));
    let text = case.voice.say(
        "one sentence each, written down: it comes back before my next first meeting",
        "one sentence each, and we write it down",
    );
    lines.push(Line::new(Source::Practice, "Lessons", text));
    lines
}

fn open(case: &Case<'_>) -> Vec<Line> {
    let mut lines = give::answers(case);
    lines.extend(promises::open(case));
    for point in &case.points {
        let line = Line::new(Source::Note, "Kept for this meeting", point.text.clone());
        let when = format!("kept on {}", case.voice.day(point.day));
        let when = if case.voice.shared { "" } else { when.as_str() };
        lines.push(line.tail(when).at(&point.place).private(point.private));
    }
    let text = "kept by one of us, handed on, or let go";
    lines.push(Line::new(Source::Practice, "Each of these", text));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 4, 1));
    lines
}

fn after(case: &Case<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gifts = exchange::gifts(case.person, case.today, case.audience);
    gifts.retain(|gift| gift.side == Side::Received);
    gifts.sort_by_key(|gift| {
        (
            std::cmp::Reverse(gift.points()),
            std::cmp::Reverse(gift.day),
        )
    });
    lines.extend(gifts.iter().take(RECALLED).map(|gift| {
        Line::new(Source::Note, "Thank them for", gift.text.clone())
            .tail(case.voice.day(gift.day))
            .at(&gift.place)
            .private(gift.private)
            .for_me()
    }));
    lines.extend(give::reminders(case));
    lines.extend(questions::of_block(case, MeetingKind::Closing, 5, 2));
    let text = case
        .voice
        .say("may I name them in future?", "may I name you in future?");
    lines.push(Line::new(Source::Practice, "One permission", text));
    lines.push(ending::actions());
    lines.push(ending::next_date(case, "A first hello afterwards"));
    lines
}
