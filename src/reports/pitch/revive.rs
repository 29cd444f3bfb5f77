//! What two people did together, and what has come of it: the ground for coming back.

use super::case::Case;
use super::value::History;
use crate::facts::advice::chains;
use crate::facts::contact::up_to;
use crate::model::note::SectionKey;
use crate::text::phrase::clause;

/// The words that a line of it may have.
const WORDS: usize = 20;

/// The history; what came of it is the first line that the debrief names, else the latest result.
pub(super) fn history(case: &Case<'_>) -> History {
    let agreed = &case.person.relationship;
    History {
        since: agreed.since,
        until: agreed.ended.map(|ended| ended.on).or(agreed.until),
        purpose: agreed
            .purpose
            .as_deref()
            .and_then(|text| case.turned(text, WORDS)),
        came: achieved(case).or_else(|| result(case)),
    }
}

fn achieved(case: &Case<'_>) -> Option<String> {
    let closing = up_to(&case.person.closings, case.today).next_back()?;
    let note = closing.note.as_deref()?;
    let entries = case.audience.entries(note, SectionKey::Achieved);
    let mut lines = entries
        .iter()
        .filter_map(|shown| case.turned(&shown.entry.text, WORDS));
    lines.next()
}

fn result(case: &Case<'_>) -> Option<String> {
    let mut chains = chains(case.person, case.today, case.audience);
    chains.sort_by_key(|chain| std::cmp::Reverse(chain.item.done));
    chains.iter().find_map(|chain| {
        let result = chain.item.action.result.as_deref()?;
        case.said(
            &format!("{}: {}", clause(&chain.item.action.text), clause(result)),
            WORDS,
        )
    })
}
