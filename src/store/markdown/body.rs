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
    /// Whether what stands outside of the sections that have a meaning is kept; actions always are.
    pub whole: bool,
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
    let found = outline(source.text, from);
    let mut reader = Reader {
        source,
        rules,
        body: Body::default(),
        section: Section::default(),
        private: None,
        meant: None,
        actions_of: Vec::new(),
    };
    for (at, block) in found.blocks.iter().enumerate() {
        match block.kind {
            Kind::Heading(level) => reader.heading(level, block),
            Kind::Paragraph | Kind::Item => reader.entry(at, block, &found),
        }
    }
    let Reader {
        mut body, section, ..
    } = reader;
    put(&mut body.sections, section);
    body
}

/// A text that is read block by block.
struct Reader<'a> {
    source: Source<'a>,
    rules: Rules<'a>,
    body: Body,
    /// The section that is being read.
    section: Section,
    /// The level of the outermost Private section.
    private: Option<u8>,
    /// The level of the outermost section with a meaning.
    meant: Option<u8>,
    /// Where the action of each item stands, so that its `result:` finds it.
    actions_of: Vec<(usize, usize)>,
}

impl Reader<'_> {
    fn heading(&mut self, level: u8, block: &Block) {
        let heading = block.one_line(self.source.text);
        for inside in [&mut self.private, &mut self.meant] {
            if inside.is_some_and(|outer| level <= outer) {
                *inside = None;
            }
        }
        let key = meaning(&heading, self.rules.kind, self.rules.aliases);
        if key.is_some() {
            self.meant.get_or_insert(level);
        }
        if key == Some(SectionKey::Private) {
            self.private.get_or_insert(level);
        }
        let body = &mut self.body;
        if level == 1 && key.is_none() && body.title.is_none() && !heading.is_empty() {
            body.title = Some(heading.clone());
        }
        let next = Section {
            heading,
            level,
            key,
            private: self.private.is_some(),
            line: block.line,
            entries: Vec::new(),
        };
        put(
            &mut body.sections,
            std::mem::replace(&mut self.section, next),
        );
    }

    fn entry(&mut self, at: usize, block: &Block, found: &Outline) {
        let result = result_of(found, block, &self.actions_of);
        let kept = self.rules.whole || self.meant.is_some();
        if !kept && block.task.is_none() && result.is_none() {
            return;
        }
        let line = block.one_line(self.source.text);
        if line.is_empty() {
            return;
        }
        let (body, entries) = (&mut self.body, &mut self.section.entries);
        let entry = |text: String| Entry {
            text,
            line: block.line,
            depth: block.depth,
            task: block.task.is_some(),
        };
        let key = self.section.key;
        if matches!(key, Some(SectionKey::Gave | SectionKey::Received)) {
            let told = weight_slip::of(self.source, block, &line, &body.problems);
            body.problems.extend(told);
        }
        if let Some(task) = block.task {
            if kept {
                entries.push(entry(line.clone()));
            }
            let words = (block, task, line);
            let known = self.rules.known;
            let mut action = action_words::read(self.source, words, known, &mut body.problems);
            action.private = self.section.private;
            self.actions_of.push((at, body.actions.len()));
            body.actions.push(action);
            return;
        }
        if let Some(action) = result.and_then(|action| body.actions.get_mut(action))
            && action.result.is_none()
            && let Some((key, said)) = line.split_once(':')
            && key.eq_ignore_ascii_case("result")
        {
            action.result = Some(said.trim().to_owned());
        }
        if kept {
            entries.push(entry(line));
        }
    }
}

/// Keeps a section; the text before the first heading only where there is some.
fn put(sections: &mut Vec<Section>, section: Section) {
    if section.level > 0 || !section.entries.is_empty() {
        sections.push(section);
    }
}

/// The action that a nested item may tell the result of.
fn result_of(found: &Outline, block: &Block, actions_of: &[(usize, usize)]) -> Option<usize> {
    let parent = block.parent.filter(|_| block.kind == Kind::Item)?;
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
    let english = english.map(|(key, _)| *key);
    if english.is_some() || aliases.is_empty() {
        return english;
    }
    let folded = bare.to_lowercase();
    let alias = aliases
        .iter()
        .find(|(alias, _)| alias.trim().to_lowercase() == folded);
    alias.map(|(_, key)| *key)
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
