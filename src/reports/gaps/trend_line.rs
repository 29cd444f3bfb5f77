//! Coverage over the last quarters, drawn in one line.

use super::answer::Gaps;
use super::parts::{Parts, Told};
use super::words::{part_of, some_names};
use crate::facts::contact;
use crate::facts::dates;
use crate::facts::trend::Point;
use crate::model::day::Day;
use crate::model::person::Person;
use crate::text::doc::plain;

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
pub(super) fn explain<'g>(answer: &'g Gaps<'_>) -> Parts<'g> {
    let mut parts = Parts::default();
    if answer.trend.points.is_empty() {
        return parts;
    }
    let cells = answer.now.totals.cells;
    parts.blocks(|doc| {
        doc.heading(2, "Over time");
        doc.para("The people who are active today and the needs of today, with the contact there was up to each day: what changes is with whom you were in touch. In brackets the last contact up to that day.");
    });
    for (at, point) in answer.trend.points.iter().enumerate() {
        let (trend, day) = (&answer.trend, point.day);
        let nearer = if at == 0 {
            "in touch"
        } else {
            "newly in touch"
        };
        parts.add(move |_| {
            let covered = part_of(point.covered, cells, "needs covered");
            Told::Begin(format!("{} {day}: {covered}", bar(point, cells)))
        });
        for (what, who) in [
            (nearer, trend.nearer(answer.network, at)),
            ("quiet now", trend.quieter(answer.network, at)),
        ] {
            let who = who.iter().filter_map(|id| answer.network.person(id));
            let who: Vec<&Person> = who.collect();
            if !who.is_empty() {
                parts.add(move |_| Told::Under(format!("{what}: ")));
                parts.listed_again(who, day, move |person| then(answer, person, day));
            }
        }
        parts.add(|_| Told::End);
    }
    parts
}

/// Somebody with the last contact up to a day, and the place where it is written.
fn then(answer: &Gaps<'_>, person: &Person, day: Day) -> String {
    let name = plain(&person.name);
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
