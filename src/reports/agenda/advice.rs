//! The lines that say what came of the other person's advice.

use super::case::Case;
use super::line::{Line, Source};
use crate::facts::actions::Item;
use crate::facts::advice;
use crate::facts::points::Point;

/// How many results are told.
const TOLD: usize = 4;

/// The results not told yet, latest first.
pub fn to_report(case: &Case<'_>) -> Vec<Line> {
    let chains = advice::to_report(case.person, case.today, case.audience);
    chains
        .iter()
        .take(TOLD)
        .map(|chain| line(case, &chain.item, chain.advice.as_ref()))
        .collect()
}

/// Advice, action and result in one line.
pub fn chain(case: &Case<'_>, item: &Item<'_>) -> Line {
    let advice = advice::advice(case.person, item, case.today, case.audience);
    line(case, item, advice.as_ref())
}

fn line(case: &Case<'_>, item: &Item<'_>, advice: Option<&Point>) -> Line {
    let done = item
        .done
        .map_or(String::new(), |day| format!(" ({})", case.voice.day(day)));
    let result = item.action.result.as_deref().unwrap_or("");
    let mut text = format!("{}{done} → {result}", item.action.text);
    let lead = match advice {
        Some(advice) => {
            let said = case.voice.day(advice.day);
            text = format!("“{}” ({said}) → {text}", advice.text);
            format!("{} advice at work", case.voice.whose())
        }
        None if case.only_mentee() => format!("What I did for {}", case.voice.they()),
        None => "What came of it".to_owned(),
    };
    let mut line = Line::new(Source::Action, lead, text).at(&item.place());
    line.handle = Some(item.handle.to_string());
    line.private(item.private)
}
