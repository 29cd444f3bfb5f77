//! Markdown files as the format reads them: front matter, sections, entries, actions.

use super::action::Action;
use super::day::Day;
use super::ids::{PersonId, RelPath};
use super::words::{Medium, MeetingKind};

/// A dated file: a meeting's notes, a prepared agenda or a debrief. Its date is in its name.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The file.
    pub path: RelPath,
    /// The date in its name.
    pub day: Day,
    /// What follows the date in its name.
    pub slug: Option<String>,
    /// What it says; `None` where the scope does not ask for it or it cannot be read.
    pub note: Option<Box<Note>>,
    /// The note of another's folder that `see` points to, without its Private section;
    /// `None` where there is none, it is confidential, or the scope does not ask for it.
    pub seen: Option<Box<Note>>,
}

impl Meeting {
    /// What is known of the meeting: its own text, or where that only points elsewhere, the text it points to.
    pub fn text(&self) -> Option<&Note> {
        self.seen.as_deref().or(self.note.as_deref())
    }
}

/// A Markdown file of the network.
#[derive(Clone, Debug, Default)]
pub struct Note {
    /// The file; empty only in tests.
    pub path: Option<RelPath>,
    /// Its front matter.
    pub front: Front,
    /// The first heading of level one.
    pub title: Option<String>,
    /// Every heading with what stands under it, in the order of the file.
    pub sections: Vec<Section>,
    /// Every action, in the order of the file.
    pub actions: Vec<Action>,
}

/// Front matter of a meeting's notes, a circle's notes and a debrief.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// The kind of the meeting.
    pub kind: Option<MeetingKind>,
    /// How long it took, in minutes.
    pub minutes: Option<u32>,
    /// How they met.
    pub medium: Option<Medium>,
    /// The date agreed for the next one.
    pub next_meeting: Option<Day>,
    /// When the recap was sent.
    pub recapped: Option<Day>,
    /// When thanks were said.
    pub thanked: Option<Day>,
    /// 1-5, how useful it was; private.
    pub rating: Option<f64>,
    /// Nothing of it goes to anyone else.
    pub confidential: bool,
    /// The note this one points to, as a path in the network; `None` where nothing is written or it leads outside.
    pub see: Option<RelPath>,
    /// Who was there (circles).
    pub present: Vec<PersonId>,
    /// Who led (circles), as written.
    pub led_by: Option<String>,
    /// Who had a hot seat (circles).
    pub hot_seats: Vec<PersonId>,
    /// Session rating by its four parts, 1-5; private.
    pub session: Vec<(String, f64)>,
    /// Health check of the owner's side, ten numbers, 0 for blank; private.
    pub health_me: Vec<f64>,
    /// Health check of their side.
    pub health_them: Vec<f64>,
    /// How the relationship ended (debriefs).
    pub ended_as: Option<super::words::EndedAs>,
    /// When it began (debriefs).
    pub since: Option<Day>,
    /// When it ended (debriefs).
    pub until: Option<Day>,
    /// How often to stay in touch (debriefs).
    pub stay_in_touch: Option<super::length::Cadence>,
    /// Whether they may be named (debriefs).
    pub may_name: Option<bool>,
}

/// The sections that the program knows by their heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // each is the heading of format.md that it is named after
pub enum SectionKey {
    Takeaways,
    Actions,
    Decisions,
    Feedback,
    Gave,
    Received,
    Stories,
    NextTime,
    SendAhead,
    Private,
    Strengths,
    GrowthAreas,
    ExternalChallenges,
    Expectations,
    Milestones,
    Achieved,
    Open,
    MostUseful,
    LeastUseful,
    Lessons,
    NextRelationship,
    Appreciation,
    Notes,
}

impl SectionKey {
    /// Every key with its English heading.
    pub const HEADINGS: &'static [(Self, &'static str)] = &[
        (Self::Takeaways, "Takeaways"),
        (Self::Actions, "Actions"),
        (Self::Decisions, "Decisions"),
        (Self::Feedback, "Feedback"),
        (Self::Gave, "Gave"),
        (Self::Received, "Received"),
        (Self::Stories, "Stories"),
        (Self::NextTime, "Next time"),
        (Self::SendAhead, "Send ahead"),
        (Self::Private, "Private"),
        (Self::Strengths, "Strengths"),
        (Self::GrowthAreas, "Growth areas"),
        (Self::ExternalChallenges, "External challenges"),
        (Self::Expectations, "Expectations"),
        (Self::Milestones, "Milestones"),
        (Self::Achieved, "Achieved"),
        (Self::Open, "Open"),
        (Self::MostUseful, "Most useful"),
        (Self::LeastUseful, "Least useful"),
        (Self::Lessons, "Lessons"),
        (Self::NextRelationship, "Next relationship"),
        (Self::Appreciation, "Appreciation"),
        (Self::Notes, "Notes"),
    ];

    /// The English heading.
    pub fn heading(self) -> &'static str {
        Self::HEADINGS
            .iter()
            .find(|(key, _)| *key == self)
            .map_or("", |(_, heading)| heading)
    }
}

/// A heading and what stands under it, up to the next heading of its level or higher.
/// Text before the first heading is a section with an empty heading and level 0.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The heading as written.
    pub heading: String,
    /// 1-6; 0 for the text before the first heading.
    pub level: u8,
    /// The section's meaning; `None` for the owner's own headings.
    pub key: Option<SectionKey>,
    /// True inside a Private section (its sub-headings too).
    pub private: bool,
    /// The line of the heading, from 1.
    pub line: usize,
    /// List items and paragraphs directly under this heading (those of its sub-headings are in their sections).
    /// Task-list items are among them, marked as such, and are actions too.
    pub entries: Vec<Entry>,
}

/// A list item or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its text in one line, Markdown marks kept, without nested items.
    pub text: String,
    /// Its first line, from 1.
    pub line: usize,
    /// Nesting in lists: 0 for a paragraph or an item of the outermost list.
    pub depth: u8,
    /// Whether it is a task-list item (`- [ ]`); then `text` is without the box.
    pub task: bool,
}

impl Note {
    /// The entries of every section with this meaning, sub-headings included, in the order of the file.
    /// Entries of a Private section are given only for [`SectionKey::Private`].
    pub fn entries(&self, key: SectionKey) -> impl Iterator<Item = &Entry> {
        let mut inside: Option<u8> = None;
        self.sections.iter().flat_map(move |section| {
            if inside.is_some_and(|level| section.level <= level) {
                inside = None;
            }
            if inside.is_none() && section.key == Some(key) {
                inside = Some(section.level);
            }
            let wanted = inside.is_some() && (key == SectionKey::Private || !section.private);
            section.entries.iter().filter(move |_| wanted)
        })
    }
}
