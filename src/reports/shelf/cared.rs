//! Who would care for one thing of the shelf, each with the reason and the command.

use serde::Serialize;

use super::kept::Readers;
use super::value::{Shelved, shelved};
use crate::model::day::Day;
use crate::model::resource::Resource;
use crate::text::doc::{Doc, Item, code, plain};

/// Who would care for it.
#[derive(Clone, Debug, Serialize)]
pub struct Cared {
    /// The resource with everything about it.
    pub resource: Shelved,
}

/// Who would care for a resource.
pub fn cared(readers: &Readers, resource: &Resource, today: Day) -> Cared {
    Cared {
        resource: shelved(readers, resource, today),
    }
}

impl Cared {
    /// The answer for people. `heading`: what stands above it.
    pub fn doc(&self, heading: &str, today: Day) -> Doc {
        let one = &self.resource;
        let mut doc = Doc::default();
        doc.heading(1, heading);
        let about = match one.about() {
            about if about.is_empty() => String::new(),
            about => format!(
                "{}{}, ",
                about.get(..1).unwrap_or("").to_uppercase(),
                about.get(1..).unwrap_or("")
            ),
        };
        doc.para(format!("{about}{}", code(&one.file)));
        let sent = one.sent(today);
        if !sent.is_empty() {
            doc.para(format!("Sent to {sent}."));
        }
        if one.would_care.is_empty() {
            let tags = if one.tags.is_empty() {
                "It has no tags yet, and by them those who would care are found"
            } else {
                "Nobody who has not had it names one of its tags among interests, skills, objectives or goals"
            };
            doc.para(format!("{tags}."));
            doc.para(format!(
                "Next: name what it is about, or share it with whom you like: {}",
                code(&format!("$EDITOR {}", one.file))
            ));
            return doc;
        }
        doc.heading(2, "Who would care");
        let line = |cares: &super::kept::Cares| {
            let (name, because) = (plain(&cares.name), cares.because());
            Item::new(format!("**{name}:** {because}: {}", code(&cares.command)))
        };
        doc.list(one.would_care.iter().map(line).collect());
        if let Some(first) = one.would_care.first() {
            let command = code(&first.command);
            let name = plain(&first.name);
            doc.para(format!(
                "Next: send it to {name}, with a note ready to go: {command}"
            ));
        }
        doc
    }
}
