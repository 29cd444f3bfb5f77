//! A circle's last meeting: results against what it met for, what worked, lessons, open items, what becomes of it.
//!
//! What may live here: those five blocks. What may not: a circle's other meetings (`blocks`).

use super::blocks::{asked, promise, share};
use super::gathering::Gathering;
use crate::facts::actions::Item;
use crate::facts::contact::up_to;
use crate::facts::gathered::{kept, stayed};
use crate::model::note::SectionKey;
use crate::reports::agenda::line::{Line, Source};
use crate::reports::agenda::voice::clause;
use crate::text::phrase::count;

/// How many results are recalled.
const RESULTS: usize = 4;
/// How many takeaways, one of a meeting, the latest first.
const STAYED: usize = 4;

/// The lines of each block; `minutes` are those of the blocks.
pub fn fill(of: &Gathering<'_>, minutes: &[u32]) -> Vec<Vec<Line>> {
    let of_block = |at: usize| minutes.get(at).copied().unwrap_or(0);
    vec![
        results(of, of_block(0)),
        worked(of),
        lessons(of, of_block(2)),
        open(of),
        after(of, of_block(4)),
    ]
}

fn results(of: &Gathering<'_>, minutes: u32) -> Vec<Line> {
    let mut lines = Vec::new();
    let met = up_to(&of.circle.meetings, of.today).count();
    let since = of.circle.since.map_or(String::new(), |day| {
        format!(", since {}", of.voice.day(day))
    });
    if let Some(theme) = &of.circle.theme {
        let line = Line::new(Source::Agreement, "What we set out to do", clause(theme));
        let meetings = count(met, "meeting", "meetings");
        lines.push(
            line.tail(format!("{meetings}{since}"))
                .in_file(of.circle.file()),
        );
    }
    lines.extend(
        kept(&of.items)
            .into_iter()
            .filter_map(|item| promise(of, item))
            .take(RESULTS),
    );
    let each = share(of, minutes);
    let text = format!("{each} each: what I can do now that I could not at the start");
    lines.push(Line::new(Source::Practice, "Round", text));
    lines.extend(asked(of, 1, 1));
    lines
}

fn worked(of: &Gathering<'_>) -> Vec<Line> {
    let meetings = up_to(&of.circle.meetings, of.today);
    let stayed: Vec<Line> = stayed(meetings.rev(), of.audience)
        .take(STAYED)
        .map(|point| {
            Line::under(Source::Note, point.text.clone())
                .tail(of.voice.day(point.day))
                .at(&point.place)
                .private(point.private)
        })
        .collect();
    let mut lines = Vec::new();
    if !stayed.is_empty() {
        lines.push(Line::new(Source::Note, "What stayed", ""));
        lines.extend(stayed);
    }
    lines.extend(asked(of, 2, 1));
    let text = "the form of the meetings too: what to keep in the next circle, what to leave out";
    lines.push(Line::new(Source::Practice, "What did not work", text));
    lines
}

fn lessons(of: &Gathering<'_>, minutes: u32) -> Vec<Line> {
    let each = share(of, minutes);
    let text = format!("{each} each, one sentence at the end of it, and we write it down");
    let mut lines = asked(of, 3, 1);
    lines.push(Line::new(Source::Practice, "Lessons", text));
    lines
}

fn open(of: &Gathering<'_>) -> Vec<Line> {
    let mut open: Vec<&Item<'_>> = of.items.iter().filter(|item| item.is_open()).collect();
    open.sort_by_key(|item| (item.action.due.is_none(), item.action.due));
    let mut lines: Vec<Line> = open
        .into_iter()
        .filter_map(|item| promise(of, item))
        .collect();
    let kept = of.last_entries(SectionKey::NextTime);
    lines.extend(kept.into_iter().map(|point| {
        let line = Line::new(Source::Note, "Kept for this time", point.text.clone());
        line.at(&point.place).private(point.private)
    }));
    let text = "kept by one of us, handed on, or let go";
    lines.push(Line::new(Source::Practice, "Each of these", text));
    lines.extend(asked(of, 4, 1));
    lines
}

fn after(of: &Gathering<'_>, minutes: u32) -> Vec<Line> {
    let each = share(of, minutes);
    let text = format!("{each} each: one thing that somebody here did, and what it changed");
    let mut lines = vec![Line::new(Source::Practice, "Thanks", text)];
    lines.extend(asked(of, 5, 1));
    let text = "may we name one another, and say that we met?";
    lines.push(Line::new(Source::Practice, "One permission", text));
    let text = "who stays in touch with whom, how often, and who writes first";
    lines.push(Line::new(Source::Practice, "From now on", text));
    lines
}
