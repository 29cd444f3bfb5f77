//! What is said where nothing was found: why, and what would fill it.

use super::answer::Recall;
use super::request::Section;
use crate::model::note::SectionKey;
use crate::model::words::TouchKind;
use crate::text::phrase::count;

/// The sentence in place of the lines. `filter`: what was asked for, in words.
pub fn said(recall: &Recall, filter: &str) -> String {
    if recall.all > 0 {
        let all = count(recall.all, "line", "lines");
        return format!("Nothing {filter}. Of everyone and all times there is more: {all}.");
    }
    format!("Nothing is written down yet. {}", fills(recall.section))
}

/// What a section is filled by, as a sentence.
fn fills(section: Section) -> String {
    let heading = section.title();
    match section {
        Section::Line(kind) => {
            format!("A line of this kind in somebody's log.md fills it: `- DATE {kind}: …`.")
        }
        Section::Key(key) => match at(key) {
            At::Meeting => format!("Section {heading} of a meeting's notes fills it."),
            At::Log(kind) => format!(
                "Section {heading} of a meeting's notes fills it, and so do lines `- DATE {kind}: …` in somebody's log.md."
            ),
            At::Debrief => {
                format!("Section {heading} of a debrief fills it, which `close` writes.")
            }
            At::Goal => format!("Section {heading} in the file of a goal fills it."),
            At::Shelf => format!("Section {heading} of something on the shelf fills it."),
        },
    }
}

/// Where a section belongs.
pub enum At {
    /// In the notes of a meeting.
    Meeting,
    /// There, and in `log.md` as lines of this kind.
    Log(TouchKind),
    /// In a debrief.
    Debrief,
    /// In a goal's file.
    Goal,
    /// In a file of the shelf.
    Shelf,
}

/// Where a section belongs (format.md).
pub fn at(key: SectionKey) -> At {
    match key {
        SectionKey::Takeaways
        | SectionKey::Actions
        | SectionKey::Decisions
        | SectionKey::Feedback
        | SectionKey::Stories
        | SectionKey::SendAhead
        | SectionKey::Private => At::Meeting,
        SectionKey::Gave => At::Log(TouchKind::Gave),
        SectionKey::Received => At::Log(TouchKind::Received),
        SectionKey::NextTime => At::Log(TouchKind::Next),
        SectionKey::Achieved
        | SectionKey::Open
        | SectionKey::MostUseful
        | SectionKey::LeastUseful
        | SectionKey::Lessons
        | SectionKey::NextRelationship
        | SectionKey::Appreciation => At::Debrief,
        SectionKey::Strengths
        | SectionKey::GrowthAreas
        | SectionKey::ExternalChallenges
        | SectionKey::Expectations
        | SectionKey::Milestones => At::Goal,
        SectionKey::Notes => At::Shelf,
    }
}
