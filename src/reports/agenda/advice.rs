//! What came of the other person's advice: the advice, what was done with it, and the result.

use super::case::Case;
use super::line::{Line, Source};
use crate::facts::actions::Item;
use crate::facts::contact::up_to;
use crate::facts::points::results_to_report;
use crate::model::note::{Entry, SectionKey};
use crate::text::wording::topics;

/// How many results are told.
const TOLD: usize = 4;

/// The results not told yet, latest first.
pub fn to_report(case: &Case<'_>) -> Vec<Line> {
    let mut items = results_to_report(case.person, case.today);
    items.retain(|item| case.audience.sees_action(item));
    items.sort_by_key(|item| std::cmp::Reverse(item.done));
    items
        .iter()
        .take(TOLD)
        .map(|item| chain(case, item))
        .collect()
}

/// Advice, action and result in one line.
pub fn chain(case: &Case<'_>, item: &Item<'_>) -> Line {
    let done = item
        .done
        .map_or(String::new(), |day| format!(" ({})", case.voice.day(day)));
    let result = item.action.result.as_deref().unwrap_or("");
    let mut text = format!("{}{done} → {result}", item.action.text);
    let lead = match advice(case, item) {
        Some((advice, said)) => {
            text = format!("“{advice}” ({said}) → {text}");
            format!("{} advice at work", case.voice.whose())
        }
        None if case.only_mentee() => format!("What I did for {}", case.voice.they()),
        None => "What came of it".to_owned(),
    };
    let mut line = Line::new(Source::Action, lead, text).at(&item.place());
    line.handle = Some(item.handle.to_string());
    line.private(item.private)
}

/// The takeaway of the action's own meeting that speaks of the same thing, with its day. The only
/// takeaway of a meeting is taken without asking.
fn advice(case: &Case<'_>, item: &Item<'_>) -> Option<(String, String)> {
    if case.only_mentee() {
        return None;
    }
    let meeting = up_to(&case.person.meetings, case.today).find(|m| m.path == item.file)?;
    let note = case.audience.text(meeting)?;
    let takeaways = case.audience.entries(note, SectionKey::Takeaways);
    let entries: Vec<&Entry> = takeaways.iter().map(|shown| shown.entry).collect();
    let mut words = topics(&item.action.text);
    words.extend(topics(item.action.result.as_deref().unwrap_or("")));
    let overlap = |entry: &Entry| topics(&entry.text).intersection(&words).count();
    let best = match entries.as_slice() {
        [only] => only,
        // Of equals the first.
        several => several
            .iter()
            .filter(|entry| overlap(entry) > 0)
            .reduce(|best, next| {
                if overlap(next) > overlap(best) {
                    next
                } else {
                    best
                }
            })?,
    };
    Some((best.text.clone(), case.voice.day(meeting.day)))
}
