//! Coverage over the last quarters, drawn in one line.

use super::answer::Gaps;
use super::words::{name, part_of, some_names};
use crate::facts::contact;
use crate::facts::dates;
use crate::facts::trend::Point;
use crate::model::day::Day;
use crate::model::ids::PersonId;
use crate::text::doc::{Doc, Item, plain};
use crate::text::phrase::listed;

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
    let (trend, today) = (&answer.trend, earlier.len());
    let begun = trend.begun(answer.network, today);
    let mut again = trend.nearer(answer.network, today);
    again.retain(|id| !begun.contains(id));
    for (what, who) in [
        ("Quiet", trend.quieter(answer.network, today)),
        ("In touch again", again),
        ("Begun", begun),
    ] {
        if !who.is_empty() {
            let who = some_names(answer, &who);
            told.push_str(&format!(" {what} since then: {who}."));
        }
    }
    Some(told)
}

/// Each day with its figure, and who came and went since the one before, each with the last contact there was.
pub(super) fn explain(answer: &Gaps<'_>, doc: &mut Doc) {
    if answer.trend.points.is_empty() {
        return;
    }
    let cells = answer.now.totals.cells;
    doc.heading(2, "Over time");
    doc.para("The people who are active today and the needs of today, with the contact there was up to each day: what changes is with whom you were in touch. In brackets the last contact up to that day.");
    let points = answer.trend.points.iter().enumerate();
    let item = |(at, point): (usize, &Point)| {
        let covered = part_of(point.covered, cells, "needs covered");
        let mut item = Item::new(format!("{} {}: {covered}", bar(point, cells), point.day));
        let first = at == 0;
        let trend = &answer.trend;
        for (what, who) in [
            (
                if first { "in touch" } else { "newly in touch" },
                trend.nearer(answer.network, at),
            ),
            ("quiet now", trend.quieter(answer.network, at)),
        ] {
            let told: Vec<String> = who.iter().map(|id| then(answer, id, point.day)).collect();
            if !told.is_empty() {
                item = item.with(Item::new(format!("{what}: {}", listed(&told))));
            }
        }
        item
    };
    doc.list(points.map(item).collect());
}

/// Somebody with the last contact up to a day, and the place where it is written.
fn then(answer: &Gaps<'_>, id: &PersonId, day: Day) -> String {
    let name = name(answer, id);
    let Some(person) = answer.network.person(id) else {
        return name;
    };
    match contact::last_place(answer.network, person, day) {
        Some((last, place)) => format!("{name} ({last}, {})", plain(&place)),
        None => match person.relationship.since {
            Some(since) => format!("{name} (since {since}, {})", person.file()),
            None => name,
        },
    }
}

fn bar(point: &Point, cells: usize) -> char {
    let most = BARS.len() - 1;
    let height = (point.covered * most * 2 + cells).checked_div(cells * 2);
    let bar = BARS.get(height.unwrap_or(0).min(most));
    bar.copied().unwrap_or(' ')
}
