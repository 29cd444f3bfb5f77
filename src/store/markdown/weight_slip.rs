//! A `weight:` that was surely meant to say how much something given or received was, and is not read.
//!
//! What may live here: telling it, and where it stands. What may not: reading weights (`model::touch`).

use crate::model::problem::{Problem, Severity};
use crate::model::touch::weighed;
use crate::model::words::Weight;
use crate::store::source::Source;
use crate::text::outline::Block;

const RULE: &str = "weight-word";
const WORD: &str = "weight:";

/// What is wrong with the weight of an entry or line; `None` where it has none, or one that is read.
pub fn of(source: Source<'_>, block: &Block, line: &str, problems: &[Problem]) -> Option<Problem> {
    if !holds_word(line) || weighed(line).1.is_some() || source.full(problems, Severity::Warning) {
        return None;
    }
    let at = block.text.iter().find_map(|place| {
        let written = source.text.get(place.clone())?;
        let (start, word) = words(written).find(|(_, word)| holds_word(word))?;
        Some(place.start + start..place.start + start + word.len())
    })?;
    let word = source.text.get(at.clone())?;
    let value = word.get(WORD.len()..).unwrap_or_default();
    let message = match Weight::parse(value) {
        Some(_) if word.starts_with(WORD) => {
            format!("`{word}` does not stand at the end of the line, so it is not read")
        }
        _ => format!("`{word}` is not read as a weight"),
    };
    let known: Vec<String> = Weight::WORDS
        .iter()
        .map(|known| format!("{WORD}{known}"))
        .collect();
    let hint = format!("at the end of the line write one of {}", known.join(", "));
    Some(source.warning(RULE, at, message).hint(hint))
}

/// Whether the text has a word that begins so, in any case.
fn holds_word(text: &str) -> bool {
    words(text).any(|(_, word)| {
        let begins = word.get(..WORD.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(WORD))
    })
}

/// The words of a text with the bytes where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end())
    })
}
