//! What is asked for: the day, the front matter, the entries.

use crate::model::change::Value;
use crate::model::day::Day;
use crate::model::ids::{PersonId, RelPath};
use crate::model::note::SectionKey;
use crate::model::words::{Medium, MeetingKind};

/// A meeting to be logged.
#[derive(Clone, Debug)]
pub struct Request {
    /// The day on which it was.
    pub day: Day,
    /// A second meeting of that day, whatever is there.
    pub new: bool,
    /// What follows the date in the file's name.
    pub slug: Option<String>,
    /// Keys of the front matter.
    pub front: Front,
    /// What was said, in the order of the sections.
    pub entries: Vec<Entry>,
    /// A text beside the entries; `None`: there is none.
    pub text: Option<Text>,
}

/// Keys of the front matter; what is not given is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The kind of the meeting.
    pub kind: Option<MeetingKind>,
    /// How long it took.
    pub minutes: Option<u32>,
    /// How they met.
    pub medium: Option<Medium>,
    /// The date agreed for the next one.
    pub next_meeting: Option<Day>,
    /// Who was there (circles).
    pub present: Vec<PersonId>,
    /// Who led (circles): an id or `me`.
    pub led_by: Option<String>,
    /// Who had a hot seat (circles).
    pub hot_seats: Vec<PersonId>,
}

/// An entry of a section, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The section.
    pub section: SectionKey,
    /// The whole line, with its dash.
    pub line: String,
}

/// A text that was written elsewhere.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Whether it takes the place of what is there (an editor gave it back), or is added to it.
    pub whole: bool,
    /// The file it was made from, and what stood in it; `None` where there was none.
    pub base: Option<(RelPath, String)>,
}

impl Front {
    /// The keys that are given, in the order in which a new note writes them.
    pub fn keys(&self) -> Vec<(&'static str, Value)> {
        let text = |word: &str| Value::Text(word.to_owned());
        let mut keys = Vec::new();
        keys.extend(self.kind.map(|kind| ("kind", text(kind.as_str()))));
        keys.extend(self.minutes.map(|m| ("minutes", Value::Integer(m.into()))));
        keys.extend(self.medium.map(|medium| ("medium", text(medium.as_str()))));
        keys.extend(
            self.next_meeting
                .map(|day| ("next-meeting", Value::Day(day))),
        );
        let mut list = |key, ids: &[PersonId]| {
            if !ids.is_empty() {
                let ids = ids.iter().map(|id| text(id.as_str()));
                keys.push((key, Value::List(ids.collect())));
            }
        };
        list("present", &self.present);
        list("hot-seats", &self.hot_seats);
        keys.extend(self.led_by.as_deref().map(|who| ("led-by", text(who))));
        keys
    }

    /// The front matter with its fences; empty where nothing is given.
    pub fn fenced(&self) -> String {
        let keys = self.keys();
        if keys.is_empty() {
            return String::new();
        }
        let lines: Vec<String> = keys.iter().map(|(k, v)| format!("{k} = {v}\n")).collect();
        format!("+++\n{}+++\n", lines.concat())
    }
}

impl Request {
    /// Whether it says nothing but a day and a kind: which note is to be prepared, not what stands in it.
    pub fn says_nothing(&self) -> bool {
        let kind = self.front.kind;
        let only_kind = Front {
            kind,
            ..Front::default()
        };
        self.entries.is_empty() && self.text.is_none() && self.front == only_kind
    }
}
