//! `log.md`: one line a touch.
//!
//! What may live here: which lines mean something. What may not: what they mean on a day.

use crate::model::day::Day;
use crate::model::problem::{Problem, Severity};
use crate::model::touch::Touch;
use crate::model::words::{TouchKind, Weight};
use crate::store::source::Source;
use crate::text::outline::{Block, Kind, outline};

/// Reads the touches of a log in the order of the file; other lines are kept and ignored.
pub fn read(source: Source<'_>) -> (Vec<Touch>, Vec<Problem>) {
    let mut touches = Vec::new();
    let mut problems = Vec::new();
    for block in outline(source.text, source.start()).blocks {
        if block.kind == Kind::Item && block.task.is_none() {
            let line = block.one_line(source.text);
            match touch(&line, block.line) {
                Some(touch) => touches.push(touch),
                None if source.full(&problems, Severity::Warning) => {}
                None => problems.extend(slip(source, &block, &line)),
            }
        }
    }
    (touches, problems)
}

/// `DATE kind: text`, the kind in any case.
fn touch(line: &str, number: usize) -> Option<Touch> {
    let (date, rest) = line.split_once(' ')?;
    let day = Day::parse(date)?;
    let (kind, text) = rest.split_once(':')?;
    let kind = TouchKind::parse(kind)?;
    let text = text.trim();
    let (text, weight) = match text.rsplit_once("weight:") {
        Some((before, word)) if before.is_empty() || before.ends_with(' ') => {
            match Weight::parse(word) {
                Some(weight) => (before.trim_end(), Some(weight)),
                None => (text, None),
            }
        }
        _ => (text, None),
    };
    Some(Touch {
        day,
        kind,
        text: text.to_owned(),
        weight,
        line: number,
    })
}

/// A line that was surely meant to be one: a date that does not exist, or a kind with a slip of the keyboard.
fn slip(source: Source<'_>, block: &Block, line: &str) -> Option<Problem> {
    let place = block.text.first()?.clone();
    let (date, rest) = line.split_once(' ')?;
    let (kind, _) = rest.split_once(':')?;
    let like_a_date = date.len() == 10
        && date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if let Some(day) = Day::meant(date) {
        TouchKind::parse(kind)?;
        let message = format!("the day is written {day}, so this line is not read");
        let at = place.start..place.start + date.len();
        // In front of the day there may be marks that the line does not show.
        let mend = source
            .instead(at, day.to_string())
            .filter(|mend| mend.was(date));
        let hint = match mend {
            Some(_) => format!("`mentor check --fix` writes {day}"),
            None => format!("write {day} at the beginning of the line"),
        };
        let problem = source.warning("log-line", place, message);
        return Some(problem.hint(hint).mend(mend));
    }
    if !like_a_date {
        return None;
    }
    if Day::parse(date).is_none() {
        let known = TouchKind::parse(kind).is_some();
        return known.then(|| {
            source
                .warning(
                    "log-line",
                    place,
                    format!("there is no day {date}, so this line is not read"),
                )
                .hint("write the day as it is in the calendar")
        });
    }
    let word = kind.trim().to_lowercase();
    let meant = TouchKind::WORDS
        .iter()
        .find(|known| strsim::osa_distance(known, &word) <= 1 + usize::from(known.len() > 6))?;
    Some(
        source
            .warning(
                "log-line",
                place,
                format!("`{word}` is no kind of line, so this one is not read"),
            )
            .hint(format!("did you mean `{meant}`?")),
    )
}
