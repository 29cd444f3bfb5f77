//! `log.md`: one line a touch.
//!
//! What may live here: which lines mean something. What may not: what they mean on a day.

use super::log_slip;
use super::weight_slip;
use crate::model::day::Day;
use crate::model::problem::{Problem, Severity};
use crate::model::touch::{Touch, weighed};
use crate::model::words::TouchKind;
use crate::store::source::Source;
use crate::text::outline::{Kind, outline};

/// Reads the touches of a log in the order of the file; other lines are kept and ignored.
pub fn read(source: Source<'_>) -> (Vec<Touch>, Vec<Problem>) {
    let mut touches = Vec::new();
    let mut problems = Vec::new();
    for block in outline(source.text, source.start()).blocks {
        let item = block.kind == Kind::Item;
        if block.task.is_some() || !(item || block.kind == Kind::Paragraph) {
            continue;
        }
        if item {
            let line = block.one_line(source.text);
            match touch(&line, block.line) {
                Some(touch) => {
                    if matches!(touch.kind, TouchKind::Gave | TouchKind::Received) {
                        problems.extend(weight_slip::of(source, &block, &line, &problems));
                    }
                    touches.push(touch);
                }
                None if source.full(&problems, Severity::Warning) => {}
                None => {
                    // A line without its bullet hangs on the one before, and is told by itself.
                    let own = block.text.first().filter(|_| block.text.only().is_none());
                    let own = own.and_then(|own| source.text.get(own.clone()));
                    problems.extend(log_slip::of(source, &block, own.unwrap_or(&line).trim()));
                }
            }
        }
        // An item's own line has its bullet.
        for place in block.text.iter().skip(usize::from(item)) {
            let line = source.text.get(place.clone()).unwrap_or("");
            let told = source.full(&problems, Severity::Warning);
            if !told && touch(line.trim(), 0).is_some() {
                problems.extend(log_slip::without_bullet(source, place.clone()));
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
    let (text, weight) = weighed(text);
    Some(Touch {
        day,
        kind,
        text: text.to_owned(),
        weight,
        line: number,
    })
}
