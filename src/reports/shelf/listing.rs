//! What stands on the shelf.

use std::cmp::Reverse;

use serde::Serialize;

use super::kept::Readers;
use super::value::{Shelved, shelved};
use crate::model::day::Day;
use crate::text::doc::{Doc, Item, code, plain};
use crate::text::fold::fold;
use crate::text::phrase::{count, spoken};

/// How many of those who would care are named in a list.
const NAMED: usize = 3;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Words that all have to be there.
    pub words: Vec<String>,
    /// Tags that all have to be there.
    pub tags: Vec<String>,
}

/// The shelf.
#[derive(Clone, Debug, Serialize)]
pub struct Listing {
    /// What fits, by id.
    pub resources: Vec<Shelved>,
    /// How many there are in all.
    pub all: usize,
}

/// What stands on the shelf and fits.
pub fn listing(readers: &Readers, request: &Request, today: Day) -> Listing {
    let network = &readers.network;
    let skill = |tag: &str| spoken(&network.policy.skill(tag.trim_start_matches('#')));
    let fits = |one: &Shelved| {
        let by = one.by.as_deref().unwrap_or("");
        let text = [
            &one.title,
            by,
            &one.tags.join(" "),
            &one.takeaways.join(" "),
        ]
        .join(" ");
        let text = fold(&text);
        let has = |tag: &String| one.tags.iter().any(|own| skill(own) == skill(tag));
        request.words.iter().all(|word| text.contains(&fold(word))) && request.tags.iter().all(has)
    };
    let all = network
        .resources
        .iter()
        .map(|one| shelved(readers, one, today));
    Listing {
        resources: all.filter(fits).collect(),
        all: network.resources.len(),
    }
}

impl Listing {
    /// The answer for people.
    pub fn doc(&self, today: Day) -> Doc {
        let mut doc = Doc::default();
        doc.heading(1, "The shelf");
        if self.resources.is_empty() {
            let (said, step) = match self.all {
                0 => (
                    "Nothing stands on it yet. A book, an article or a talk with one takeaway of yours is a start."
                        .to_owned(),
                    "mentor resource add \"TITLE\" --takeaway \"…\"",
                ),
                all => (
                    format!("Nothing fits, of {}.", count(all, "thing", "things")),
                    "mentor resource list",
                ),
            };
            doc.para(said).para(format!("Next: {}", code(step)));
            return doc;
        }
        doc.list(self.resources.iter().map(|one| item(one, today)).collect());
        let strongest = self
            .resources
            .iter()
            .filter_map(|one| Some((one, one.would_care.first()?)))
            .max_by_key(|(one, cares)| (cares.strength, Reverse(&one.id)));
        let next = match strongest {
            Some((one, cares)) => format!(
                "Next: Send “{}” to {}, who {}: {}",
                plain(&one.title),
                plain(&cares.name),
                cares.strongest(),
                code(&cares.command)
            ),
            None => format!(
                "Next: Nobody stands out who has not had it; put something new there: {}",
                code("mentor resource add \"TITLE\" --takeaway \"…\"")
            ),
        };
        doc.para(next);
        doc
    }
}

fn item(one: &Shelved, today: Day) -> Item {
    let about = match one.about() {
        about if about.is_empty() => String::new(),
        about => format!(", {about}"),
    };
    let tags: Vec<String> = one
        .tags
        .iter()
        .map(|tag| format!("#{}", plain(tag)))
        .collect();
    let tags = match tags.join(" ") {
        tags if tags.is_empty() => tags,
        tags => format!("; {tags}"),
    };
    let takeaways = match one.takeaways.len() {
        0 => "no takeaway yet".to_owned(),
        n => count(n, "takeaway", "takeaways"),
    };
    let head = format!(
        "**{}**{about}{tags}; {takeaways} ({})",
        plain(&one.title),
        code(&one.file)
    );
    let sent = match one.sent(today) {
        sent if sent.is_empty() => "sent to nobody yet".to_owned(),
        sent => format!("sent to {sent}"),
    };
    let mut item = Item::new(head).with(Item::new(sent));
    let named = one.would_care.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|cares| format!("{} ({})", plain(&cares.name), cares.strongest()))
        .collect();
    if !named.is_empty() {
        let more = one.would_care.len().saturating_sub(NAMED);
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let command = code(&format!("mentor resource share {}", one.id));
        let line = format!("would care: {}{more}: {command}", named.join(", "));
        item = item.with(Item::new(line));
    }
    item
}
