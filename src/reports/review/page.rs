//! The review as a page to be read on a Monday: what to do first, then a heading for each kind.

use std::collections::BTreeSet;

use super::ask::AHEAD;
use super::build::Review;
use super::item::Item;
use crate::facts::dates::short;
use crate::model::attention::{ReviewKind, Urgency};
use crate::model::day::Day;
use crate::text::doc::{self, AT_ONCE, Doc, Later, Piece, code, long_list, plain};
use crate::text::phrase::count;

/// So many items of a kind are shown where not all are asked for.
const MOST: usize = 7;
/// How many days ago the last review was, unless it is said.
const BACK: i64 = 7;

/// Items under one heading, by their numbers.
struct Group {
    heading: &'static str,
    shown: Vec<usize>,
    /// How many more there are.
    more: usize,
}

impl Review {
    /// The page, piece by piece; every item of a kind with `all`, else the first seven.
    pub fn pieces(&self, all: bool) -> impl Iterator<Item = Later<'_>> {
        let (mut head, mut tail) = (Doc::default(), Doc::default());
        match self.first() {
            None => {
                let (today, until) = (self.today.long(), self.until.long());
                head.para(format!("{today}: nothing due, up to {until}."));
                let further = code("mentor review --ahead 30");
                tail.para(format!("Next: {further} looks further ahead."));
            }
            Some(first) => {
                head.para(format!("First: {} {}", said(&first), code(&first.command)));
                head.heading(1, self.title());
                tail.para(format!("Next: {}", code(&first.command)));
            }
        }
        let groups = self.groups(all);
        let groups = groups.into_iter().flat_map(move |group| {
            let count = group.shown.len() + group.more;
            let heading = format!("{} ({count})", group.heading);
            let parts = group.shown.chunks(AT_ONCE).map(<[usize]>::to_vec);
            let points = move |shown: Vec<usize>| {
                let items = shown
                    .into_iter()
                    .filter_map(|number| self.items.get(number));
                items.map(|item| point(&item, self.today)).collect()
            };
            let parts: Vec<Vec<usize>> = parts.collect();
            let more = (group.more > 0).then(|| {
                let command = code(&self.with_all());
                let mut doc = Doc::default();
                let more = format!("and {} more: {command}", group.more);
                doc.list(vec![doc::Item::new(more)]);
                Later::from(Piece { doc, goes_on: true })
            });
            long_list((2, heading), parts.into_iter(), points).chain(more)
        });
        let [head, tail] = [head, tail].map(|doc| Later::from(Piece::from(doc)));
        std::iter::once(head).chain(groups).chain([tail])
    }

    /// The whole page.
    pub fn to_doc(&self, all: bool) -> Doc {
        self.pieces(all).map(|later| later()).collect()
    }

    /// The numbers of the items that the page shows.
    pub fn shown(&self, all: bool) -> BTreeSet<usize> {
        let groups = self.groups(all).into_iter();
        groups.flat_map(|group| group.shown).collect()
    }

    fn groups(&self, all: bool) -> Vec<Group> {
        let rows = self.items.rows();
        let found = groups().filter_map(|(kind, theirs)| {
            let rows = rows.iter().enumerate();
            let of_it = rows.filter(|(_, row)| row.kind == kind && row.theirs == theirs);
            let mut shown: Vec<usize> = of_it.map(|(number, _)| number).collect();
            let count = shown.len();
            shown.truncate(if all { count } else { MOST });
            let more = count - shown.len();
            let heading = heading(kind, theirs);
            (count > 0).then_some(Group {
                heading,
                shown,
                more,
            })
        });
        found.collect()
    }

    /// The command that shows all of it, asked for as this was.
    fn with_all(&self) -> String {
        let mut command = "mentor review --all".to_owned();
        let ahead = self.until.days_since(self.today);
        if ahead != AHEAD {
            command.push_str(&format!(" --ahead {ahead}"));
        }
        if self.today.days_since(self.since) != BACK {
            command.push_str(&format!(" --since {}", self.since));
        }
        command
    }

    /// `Review of Mon 23 Nov 2026: 21 things, 4 of them now`.
    pub fn title(&self) -> String {
        let day = self.today.long();
        if self.is_empty() {
            return format!("Review of {day}: nothing due");
        }
        let all = count(self.items.len(), "thing", "things");
        let now = match self.counts.now {
            0 => "nothing presses".to_owned(),
            now if now == self.items.len() => "now".to_owned(),
            now => format!("{now} of them now"),
        };
        format!("Review of {day}: {all}, {now}")
    }
}

/// The groups of the page: the kinds in their order, and what others promised after what the owner did.
fn groups() -> impl Iterator<Item = (ReviewKind, bool)> {
    let kinds = ReviewKind::ALL.iter();
    kinds.flat_map(|kind| [(*kind, false), (*kind, true)])
}

/// What a kind is called on the page.
fn heading(kind: ReviewKind, theirs: bool) -> &'static str {
    match kind {
        ReviewKind::Overdue => "Promises of yours past their day",
        ReviewKind::OwedAnswer => "Answers that others wait for",
        ReviewKind::Recap => "Recaps to send",
        ReviewKind::Thanks => "Thanks to say",
        ReviewKind::Agenda => "Meetings to prepare or write down",
        ReviewKind::Action if theirs => "Promised to you",
        ReviewKind::Action => "Due soon",
        ReviewKind::Person => "People to be in touch with",
        ReviewKind::Agreement => "Agreements to look at together",
        ReviewKind::Asked => "Questions that wait for an answer",
        ReviewKind::ReportBack => "Results to tell",
        ReviewKind::Goal => "Goals that want a next step",
        ReviewKind::Give => "Something to give",
        ReviewKind::Prospect => "People you could ask",
        ReviewKind::Purpose => "Purposes to write down",
        ReviewKind::Health => "How it goes between you",
        ReviewKind::Gap => "Needs that lost cover",
    }
}

/// The item as a line, and what settles it under it.
fn point(item: &Item, today: Day) -> doc::Item {
    let soon = match item.urgency {
        Urgency::Now => "**Now** · ",
        Urgency::Soon => "Soon · ",
        Urgency::WhenYouCan => "When you can · ",
    };
    let last = item.last.as_ref().map_or(String::new(), |last| {
        format!(
            " Last topic, {}: {}.",
            short(last.date, today),
            plain(&last.text)
        )
    });
    let private = if item.private { ", private" } else { "" };
    let line = format!("{soon}{}{last} ({}{private})", said(item), item.place);
    let ways = item.ways.iter();
    let ways = ways.map(|way| format!(" · {}: {}", way.what, code(&way.command)));
    let ways: String = ways.collect();
    let command = format!("{}{}{ways}", once(item), code(&item.command));
    // A promise needs one line: what it is, and the tick.
    if item.ways.is_empty() && matches!(item.kind, ReviewKind::Overdue | ReviewKind::Action) {
        return doc::Item::new(format!("{line} {command}"));
    }
    doc::Item::new(line).with(doc::Item::new(command))
}

/// When the command is typed, where it only notes what was done.
fn once(item: &Item) -> &'static str {
    let notes = item.command.starts_with("mentor touch --");
    match item.kind {
        ReviewKind::Action if item.theirs => "once it is there: ",
        ReviewKind::OwedAnswer | ReviewKind::Give | ReviewKind::Person if notes => "once done: ",
        ReviewKind::Asked if notes => "once asked: ",
        _ => "",
    }
}

/// Who and what, as a sentence.
fn said(item: &Item) -> String {
    let text = ended(plain(&item.text));
    match &item.name {
        Some(name) => format!("**{}:** {text}", plain(name)),
        None => capital(&text),
    }
}

/// The text with a full stop, where it does not end a sentence already.
fn ended(text: String) -> String {
    if text.ends_with(['.', '?', '!', '…']) {
        text
    } else {
        text + "."
    }
}

/// The text with its first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
