//! Lines of `log.md` that were surely meant to say something, and are read by nobody.
//!
//! What may live here: telling them from remarks, and what they were meant to be. What may not: reading a log.

use std::ops::Range;

use crate::model::day::Day;
use crate::model::human_date::{self, Towards};
use crate::model::problem::Problem;
use crate::model::words::TouchKind;
use crate::store::source::Source;
use crate::store::toml::words::short;
use crate::text::outline::Block;

const RULE: &str = "log-line";
/// Marks that may stand around a day or a kind.
const MARKS: [char; 4] = ['*', '_', '`', '~'];

/// What is wrong with an item that is no touch; `None` where it may be a remark.
pub fn of(source: Source<'_>, block: &Block, line: &str) -> Option<Problem> {
    let place = block.text.first()?.clone();
    let (first, rest) = line.split_once(' ')?;
    if let Some((kind, _)) = rest.split_once(':')
        && let Some(told) = day_or_kind(source, &place, first, kind)
    {
        return Some(told);
    }
    misshaped(source, &place, first, rest).or_else(|| without_day(source, &place, line))
}

/// A line of that shape whose day or kind is a slip.
fn day_or_kind(
    source: Source<'_>,
    place: &Range<usize>,
    date: &str,
    kind: &str,
) -> Option<Problem> {
    let known = TouchKind::parse(kind).is_some();
    let warn = |message: String| source.warning(RULE, place.clone(), message);
    if let Some(day) = Day::meant(date).filter(|_| known) {
        let at = place.start..place.start + date.len();
        // In front of the day there may be marks that the line does not show.
        let mend = source
            .instead(at, day.to_string())
            .filter(|mend| mend.was(date));
        let hint = match mend {
            Some(_) => format!("`mentor check --fix` writes {day}"),
            None => format!("write {day} at the beginning of the line"),
        };
        let problem = warn(format!(
            "the day is written {day}, so this line is not read"
        ));
        return Some(problem.hint(hint).mend(mend));
    }
    if !is_like_a_day(date) {
        return None;
    }
    if Day::parse(date).is_none() {
        let message = format!("there is no day {date}, so this line is not read");
        return known.then(|| warn(message).hint("write the day as it is in the calendar"));
    }
    let word = kind.trim().to_lowercase();
    let near =
        |known: &&&str| strsim::osa_distance(known, &word) <= 1 + usize::from(known.len() > 6);
    let meant = TouchKind::WORDS.iter().find(near)?;
    let message = format!("`{word}` is no kind of line, so this one is not read");
    Some(warn(message).hint(format!("did you mean `{meant}`?")))
}

/// Ten characters of which only the numbers can be wrong.
fn is_like_a_day(date: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    date.len() == 10 && date.bytes().enumerate().all(fits)
}

/// A day and a kind, with something else between or around them than a blank and a colon:
/// `2026-11-05 gave a book`, `2026-11-05: gave …`, `**2026-11-05** gave: …`, `5.11.2026 gave: …`.
fn misshaped(source: Source<'_>, place: &Range<usize>, first: &str, rest: &str) -> Option<Problem> {
    let around =
        |c: char| MARKS.contains(&c) || matches!(c, ':' | ',' | ';' | '(' | ')' | '[' | ']');
    let date = first.trim_matches(around);
    let between = |c: char| around(c) || matches!(c, ' ' | '-' | '–' | '—' | '|');
    let said = rest.trim_start_matches(between);
    let word = said.split(|c: char| !c.is_alphabetic()).next()?;
    let kind = TouchKind::parse(word)?;
    let after = said.get(word.len()..)?.trim_start_matches(MARKS);
    let colon = after.trim_start().starts_with(':');
    let Some(day) = Day::parse(date).or_else(|| Day::meant(date)) else {
        let known = in_numbers(date).or_else(|| human(date))?;
        return known.then(|| {
            let message = format!("`{}` is no day here, so this line is not read", short(date));
            let hint = format!("write year-month-day: `- 2026-12-01 {kind}: …`");
            source.warning(RULE, place.clone(), message).hint(hint)
        });
    };
    let now = format!("{day} {kind}:");
    // Up to the colon, or to the end of the kind where there is none.
    let tail = if colon {
        after.split_once(':')?.1
    } else {
        after
    };
    let was = source.text.get(place.clone())?;
    let length = was.len().checked_sub(tail.len())?;
    // What is told by a verb leaves no doubt; `2026-11-05 next week she is away` does.
    let sure = colon || is_deed(kind);
    let mend = source
        .instead(place.start..place.start + length, now.clone())
        .filter(|_| sure && was.ends_with(tail));
    let message = format!("a line is written `- {now} …`, and this one is not read");
    let hint = match mend {
        Some(_) => format!("`mentor check --fix` writes `- {now}`"),
        None => format!("write `- {now} …`, if that is meant"),
    };
    let problem = source.warning(RULE, place.clone(), message);
    Some(problem.hint(hint).mend(mend))
}

/// Whether the word is a verb of the past, which begins no other sentence after a day.
fn is_deed(kind: TouchKind) -> bool {
    use TouchKind::{Asked, Gave, Introduced, Received, Thanked};
    matches!(kind, Asked | Gave | Introduced | Received | Thanked)
}

/// Whether it is a day in numbers of which only its writer knows which is the month: `5.11.2026`, `11/5/26`.
fn in_numbers(date: &str) -> Option<bool> {
    let joint = ['.', '/', '-']
        .into_iter()
        .find(|joint| date.contains(*joint))?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = date.split(joint).collect();
    ((2..=3).contains(&parts.len()) && parts.into_iter().all(digits)).then_some(true)
}

/// Whether people say days so: `yesterday`, `Nov 5`.
fn human(words: &str) -> Option<bool> {
    // Whether it is a day at all does not hang on which day it is.
    let today = Day::new(2026, 1, 1)?;
    let read = human_date::parse(words, today, Towards::Past).is_ok();
    read.then_some(true)
}

/// A kind with no day before it, or with one as people say it: `gave: a book`, `Nov 5 gave: a book`.
fn without_day(source: Source<'_>, place: &Range<usize>, line: &str) -> Option<Problem> {
    let (before, _) = line.split_once(':')?;
    let (words, kind) = match before.trim().rsplit_once(' ') {
        Some((words, kind)) => (words.trim(), kind),
        None => ("", before),
    };
    let kind = TouchKind::parse(kind.trim_matches(MARKS))?;
    if !words.is_empty() {
        human(words)?;
    }
    let message = format!("no day stands before `{kind}`, so this line is not read");
    let hint = format!("write it as `- 2026-12-01 {kind}: …`");
    Some(source.warning(RULE, place.clone(), message).hint(hint))
}

/// What is wrong with a line that has all but its bullet: it belongs to the line before, or to nothing.
pub fn without_bullet(source: Source<'_>, place: Range<usize>) -> Option<Problem> {
    let (date, _) = source.text.get(place.clone())?.split_once(' ')?;
    let at = place.start..place.start + date.len();
    let mend = source.instead(at, format!("- {date}"));
    let message = "no `- ` stands before this line, so it is not read".to_owned();
    let problem = source.warning(RULE, place, message);
    Some(problem.hint("`mentor check --fix` writes it").mend(mend))
}
