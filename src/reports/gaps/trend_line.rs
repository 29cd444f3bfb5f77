//! Coverage over the last quarters, drawn in one line.

use super::answer::Gaps;
use super::words::{part_of, some_names};
use crate::facts::dates;
use crate::facts::trend::Point;
use crate::text::doc::{Doc, Item};

/// The bars, from nothing to everything.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The line under coverage and depth; nothing where no earlier quarter had anything covered.
pub(super) fn tell(answer: &Gaps<'_>) -> Option<String> {
    let (today, earlier) = answer.trend.points.split_last()?;
    let first = earlier.first()?;
    let last = earlier.last()?;
    let cells = answer.now.totals.cells;
    if earlier.iter().all(|point| point.covered == 0) {
        return None;
    }
    let bars: String = answer.trend.points.iter().map(|p| bar(p, cells)).collect();
    let at = |point: &Point| dates::date(point.day, answer.today);
    let mut told = format!(
        "Quarter by quarter, the same people and needs as today: {bars}, from {} of {cells} on {} over {} on {} to {} today.",
        first.covered,
        at(first),
        last.covered,
        at(last),
        today.covered
    );
    if !answer.trend.quieter.is_empty() {
        told.push_str(&format!(
            " Quiet since then: {}.",
            some_names(answer, &answer.trend.quieter)
        ));
    }
    if !answer.trend.nearer.is_empty() {
        told.push_str(&format!(
            " In touch since then: {}.",
            some_names(answer, &answer.trend.nearer)
        ));
    }
    Some(told)
}

/// Each day with its figure.
pub(super) fn explain(answer: &Gaps<'_>, doc: &mut Doc) {
    if answer.trend.points.is_empty() {
        return;
    }
    let cells = answer.now.totals.cells;
    doc.heading(2, "Over time");
    doc.para("The people who are active today and the needs of today, with the contact there was up to each day: what changes is with whom you were in touch.");
    let points = answer.trend.points.iter();
    let item = |point: &Point| {
        let covered = part_of(point.covered, cells, "needs covered");
        Item::new(format!("{} {}: {covered}", bar(point, cells), point.day))
    };
    doc.list(points.map(item).collect());
}

fn bar(point: &Point, cells: usize) -> char {
    let most = BARS.len() - 1;
    let height = (point.covered * most * 2 + cells).checked_div(cells * 2);
    let bar = BARS.get(height.unwrap_or(0).min(most));
    bar.copied().unwrap_or(' ')
}
