//! What stands below a note's front matter: title, sections, entries.
//!
//! What may live here: which heading means which section. What may not: front matter, files.

use super::action_words::{self, Known};
use super::weight_slip;
use crate::model::action::Action;
use crate::model::ids::RelPath;
use crate::model::note::{Entry, Section, SectionKey};
use crate::model::problem::Problem;
use crate::store::source::Source;
use crate::text::outline::{Block, Kind, Outline, outline};

/// The kinds of Markdown files; each knows its own headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A meeting's notes, a prepared agenda, `plan.md`, a circle's notes.
    Meeting,
    /// `closing-DATE.md`
    Closing,
    /// A goal.
    Goal,
    /// A resource.
    Resource,
}

impl FileKind {
    /// The kind of the Markdown file at a path of the network.
    pub fn of(path: &RelPath) -> Self {
        match path.as_str() {
            path if path.starts_with("goals/") => Self::Goal,
            path if path.starts_with("resources/") => Self::Resource,
            _ if path.file_name().starts_with("closing-") => Self::Closing,
            _ => Self::Meeting,
        }
    }
}

/// What reading a body needs to know of the network.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The kind of the file.
    pub kind: FileKind,
    /// The owner's own headings.
    pub aliases: &'a [(String, SectionKey)],
    /// What the words of an action may name.
    pub known: Known<'a>,
}

/// What a body says.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The first heading of level one that is no section of the format.
    pub title: Option<String>,
    /// Every heading with what stands under it.
    pub sections: Vec<Section>,
    /// Every action.
    pub actions: Vec<Action>,
    /// Words of actions, and weights, that do not mean what they look like.
    pub problems: Vec<Problem>,
}

/// Reads the text from byte `from` on.
pub fn read(source: Source<'_>, from: usize, rules: Rules<'_>) -> Body {
    let text = source.text;
    let found = outline(text, from);
    let mut body = Body::default();
    let mut private: Option<u8> = None;
    let mut section = Section::default();
    // Where the last action for each item stands, so that its `result:` finds it.
    let mut actions_of: Vec<(usize, usize)> = Vec::new();
    for (at, block) in found.blocks.iter().enumerate() {
        let line = block.one_line(text);
        if let Kind::Heading(level) = block.kind {
            if private.is_some_and(|outer| level <= outer) {
                private = None;
            }
            let key = meaning(&line, rules.kind, rules.aliases);
            if key == Some(SectionKey::Private) && private.is_none() {
                private = Some(level);
            }
            if level == 1 && key.is_none() && body.title.is_none() && !line.is_empty() {
                body.title = Some(line.clone());
            }
            let next = Section {
                heading: line,
                level,
                key,
                private: private.is_some(),
                line: block.line,
                entries: Vec::new(),
            };
            put(&mut body.sections, std::mem::replace(&mut section, next));
            continue;
        }
        if let Some(task) = block.task
            && !line.is_empty()
        {
            let mut action =
                action_words::read(source, block, task, rules.known, &mut body.problems);
            action.private = section.private;
            actions_of.push((at, body.actions.len()));
            body.actions.push(action);
        } else if let Some(result) = result_of(&found, block, &line, &actions_of)
            && let Some(action) = body.actions.get_mut(result)
            && action.result.is_none()
        {
            action.result = line.split_once(':').map(|(_, rest)| rest.trim().to_owned());
        }
        if matches!(section.key, Some(SectionKey::Gave | SectionKey::Received)) {
            let told = weight_slip::of(source, block, &line, &body.problems);
            body.problems.extend(told);
        }
        if !line.is_empty() {
            section.entries.push(Entry {
                text: line,
                line: block.line,
                depth: block.depth,
                task: block.task.is_some(),
            });
        }
    }
    put(&mut body.sections, section);
    body
}

/// Keeps a section; the text before the first heading only where there is some.
fn put(sections: &mut Vec<Section>, section: Section) {
    if section.level > 0 || !section.entries.is_empty() {
        sections.push(section);
    }
}

/// The action that a nested line is the result of.
fn result_of(
    found: &Outline,
    block: &Block,
    line: &str,
    actions_of: &[(usize, usize)],
) -> Option<usize> {
    let begins = line
        .get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("result:"));
    if !begins || block.kind != Kind::Item {
        return None;
    }
    let parent = block.parent?;
    found.blocks.get(parent)?.task?;
    let at = actions_of
        .binary_search_by_key(&parent, |(block, _)| *block)
        .ok()?;
    actions_of.get(at).map(|(_, action)| *action)
}

/// The meaning of a heading in a file of this kind: the English headings first, then the owner's own.
pub fn meaning(
    heading: &str,
    kind: FileKind,
    aliases: &[(String, SectionKey)],
) -> Option<SectionKey> {
    let bare =
        heading.trim_matches(|c: char| matches!(c, '*' | '_' | ':' | '#') || c.is_whitespace());
    // Some letters of other scripts are English ones in lower case (K, the sign of Kelvin).
    let folded = (!bare.is_ascii()).then(|| bare.to_lowercase());
    let bare = folded.as_deref().unwrap_or(bare);
    let english = SectionKey::HEADINGS
        .iter()
        .find(|(key, english)| belongs(*key, kind) && english.eq_ignore_ascii_case(bare));
    english.map(|(key, _)| *key).or_else(|| {
        let folded = bare.to_lowercase();
        aliases
            .iter()
            .find(|(alias, _)| alias.trim().to_lowercase() == folded)
            .map(|(_, key)| *key)
    })
}

/// Whether a file of this kind has this section.
fn belongs(key: SectionKey, kind: FileKind) -> bool {
    use SectionKey as K;
    match key {
        K::Private | K::Actions => true,
        K::Takeaways => matches!(kind, FileKind::Meeting | FileKind::Resource),
        K::Decisions
        | K::Feedback
        | K::Gave
        | K::Received
        | K::Stories
        | K::NextTime
        | K::SendAhead => kind == FileKind::Meeting,
        K::Strengths | K::GrowthAreas | K::ExternalChallenges | K::Expectations | K::Milestones => {
            kind == FileKind::Goal
        }
        K::Notes => kind == FileKind::Resource,
        K::Achieved
        | K::Open
        | K::MostUseful
        | K::LeastUseful
        | K::Lessons
        | K::NextRelationship
        | K::Appreciation => kind == FileKind::Closing,
    }
}
