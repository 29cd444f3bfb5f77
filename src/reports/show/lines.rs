//! Lines that the pages of people and circles share: actions and events.
//!
//! What may live here: one action or event as one item. What may not: which of them a page shows.

use crate::facts::actions::Item;
use crate::facts::next_step::step::{ago, ahead};
use crate::facts::timeline::{Event, What};
use crate::model::action::Owner;
use crate::model::day::Day;
use crate::text::doc::{Doc, Item as Line, plain};
use crate::text::figure::fixed;
use crate::text::phrase::count;

/// How many events a page shows where not all are asked for.
pub const EVENTS: usize = 12;

/// An open action: what, by when, how old, its handle and its place.
pub fn action(item: &Item<'_>, today: Day, handle: usize) -> Line {
    let mut facts: Vec<String> = Vec::new();
    if let Some(due) = item.action.due {
        let days = due.days_since(today);
        let when = if days < 0 { ago(-days) } else { ahead(days) };
        facts.push(format!("due {}, {when}", due.long()));
    }
    if let Some(start) = item.action.start.filter(|start| *start > today) {
        facts.push(format!("from {} on", start.long()));
    }
    match item.age {
        Some(0) | None => {}
        Some(age) => {
            let meetings = count(
                usize::try_from(age).unwrap_or(usize::MAX),
                "meeting",
                "meetings",
            );
            facts.push(format!("{meetings} since"));
        }
    }
    if item.put_off {
        facts.push("put off three times: drop it, shrink it or hand it over?".to_owned());
    }
    if item.private {
        facts.push("private".to_owned());
    }
    facts.push(item.place().to_string());
    let short = item.handle.short(handle);
    Line::task(
        format!("{} ({}) `{short}`", item.action.text, facts.join("; ")),
        false,
    )
}

/// Adds open actions under a paragraph that says whose they are; nothing where there are none.
pub fn actions(doc: &mut Doc, whose: &str, items: &[&Item<'_>], today: Day, handle: usize) {
    if items.is_empty() {
        return;
    }
    doc.para(whose);
    doc.list(
        items
            .iter()
            .map(|item| action(item, today, handle))
            .collect(),
    );
}

/// Whose an action is that is neither the owner's nor that of the person the page is about.
pub fn owner<'a>(item: &Item<'a>) -> &'a str {
    match &item.action.owner {
        Owner::Me => "me",
        Owner::Person(id) => id.as_str(),
    }
}

/// Adds the timeline, latest first: all of it, or the latest with a word about the rest.
pub fn timeline(doc: &mut Doc, events: &[Event], folder: &str, all: Option<&str>) {
    doc.heading(2, "Timeline");
    if events.is_empty() {
        doc.para("Nothing is written down yet.");
        return;
    }
    let shown = if all.is_some() { EVENTS } else { events.len() };
    let lines = events.iter().take(shown).map(|event| line(event, folder));
    doc.list(lines.collect());
    if let (Some(command), Some(more)) = (all, events.len().checked_sub(shown))
        && more > 0
    {
        doc.para(format!("… and {more} earlier: `{command}`"));
    }
}

/// An event in one line; what a Private section says stands under it.
fn line(event: &Event, folder: &str) -> Line {
    let what = match &event.what {
        What::Meeting => "met".to_owned(),
        What::Circle(id) => format!("circle {}", plain(id.as_str())),
        What::Touch(kind) => kind.as_str().to_owned(),
        What::Debrief(None) => "debrief".to_owned(),
        What::Debrief(Some(how)) => format!("debrief, {how}"),
    };
    let mut facts: Vec<String> = Vec::new();
    facts.extend(event.kind.map(|kind| kind.to_string()));
    facts.extend(event.minutes.map(|minutes| format!("{minutes} minutes")));
    facts.extend(event.medium.map(|medium| medium.to_string()));
    facts.extend(event.rating.map(|rating| {
        let text = fixed(rating, 2);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        format!("rated {text}")
    }));
    if event.private {
        facts.push("confidential".to_owned());
    }
    if event.place.file.folder() != folder {
        facts.push(format!("in {}", event.place.file));
    }
    let facts = if facts.is_empty() {
        String::new()
    } else {
        format!(" ({})", facts.join(", "))
    };
    let text = event
        .text
        .as_ref()
        .map_or_else(String::new, |text| format!(": {text}"));
    let mut line = Line::new(format!("**{}** {what}{facts}{text}", event.day));
    for whisper in &event.whispers {
        line = line.with(Line::new(format!("private: {whisper}")));
    }
    line
}

/// A list of labelled lines; what is not known is left out.
#[derive(Default)]
pub struct List(pub Vec<Line>);

impl List {
    /// Adds a line, where there is something to say.
    pub fn add(&mut self, label: &str, text: Option<String>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.0.push(Line::new(format!("**{label}:** {text}")));
        }
    }

    /// Adds lines under the last one, or under objectives where there is none.
    pub fn under(&mut self, lines: impl Iterator<Item = String>) {
        let lines: Vec<Line> = lines.map(Line::new).collect();
        if lines.is_empty() {
            return;
        }
        if self.0.is_empty() {
            self.0.push(Line::new("**Objectives:**"));
        }
        if let Some(last) = self.0.last_mut() {
            last.under.extend(lines);
        }
    }
}

/// Several things in one line; `None` for nothing.
pub fn joined(parts: Vec<String>) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join("; "))
}
