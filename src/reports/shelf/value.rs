//! Something of the shelf as a value, with who had it and who would care.

use serde::Serialize;

use super::kept::{Cares, Readers};
use crate::facts::dates;
use crate::facts::privacy::Audience;
use crate::model::day::Day;
use crate::model::note::SectionKey;
use crate::model::resource::Resource;
use crate::model::words::ResourceKind;
use crate::text::doc::plain;
use crate::text::phrase::listed;

/// Something of the shelf.
#[derive(Clone, Debug, Serialize)]
pub struct Shelved {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who made it.
    pub by: Option<String>,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// Where it is.
    pub url: Option<String>,
    /// What it is about.
    pub tags: Vec<String>,
    /// What the owner took from it.
    pub takeaways: Vec<String>,
    /// Who was sent it, in the order of the file.
    pub shared: Vec<Sent>,
    /// Who would care and has not had it, the strongest reasons first.
    pub would_care: Vec<Cares>,
    /// The file.
    pub file: String,
}

/// Somebody who was sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// When; `null`: not written.
    pub on: Option<Day>,
}

/// A resource as a value.
pub fn shelved(readers: &Readers, resource: &Resource, today: Day) -> Shelved {
    let takeaways = resource.note.as_deref().map_or_else(Vec::new, |note| {
        let shown = Audience::Owner.entries(note, SectionKey::Takeaways);
        shown.iter().map(|shown| shown.entry.text.clone()).collect()
    });
    // A day to come is not seen yet.
    let sent = resource.shared.iter();
    let sent = sent.filter(|(_, on)| on.is_none_or(|on| on <= today));
    let shared = sent.map(|(id, on)| Sent {
        id: id.to_string(),
        name: readers.name(id).to_owned(),
        on: *on,
    });
    Shelved {
        id: resource.id.to_string(),
        title: resource.title.clone(),
        by: resource.by.clone(),
        kind: resource.kind,
        url: resource.url.clone(),
        tags: resource.tags.clone(),
        takeaways,
        shared: shared.collect(),
        would_care: readers.of(resource).to_vec(),
        file: resource.file().to_string(),
    }
}

impl Shelved {
    /// `book by Matthew Skelton, Manuel Pais; team-topologies`, in inline Markdown.
    pub fn about(&self) -> String {
        let kind = self.kind.map(|kind| kind.to_string());
        let by = self.by.as_ref().map(|by| format!("by {}", plain(by)));
        let made: Vec<String> = kind.into_iter().chain(by).collect();
        made.join(" ")
    }

    /// Who was sent it, as half a sentence; empty: nobody.
    pub fn sent(&self, today: Day) -> String {
        let one = |sent: &Sent| {
            let day = sent.on.map(|day| format!(" ({})", dates::date(day, today)));
            format!("{}{}", plain(&sent.name), day.unwrap_or_default())
        };
        let sent: Vec<String> = self.shared.iter().map(one).collect();
        listed(&sent)
    }
}
